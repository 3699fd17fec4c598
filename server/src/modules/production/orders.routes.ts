import type { Api } from '../../platform/http/api.ts';

export function productionOrderRoutes(_api: Api): void {}
