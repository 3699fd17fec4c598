import type { Api } from '../../platform/http/api.ts';

export function inventorySummaryRoutes(_api: Api): void {}
