import type { Api } from '../../platform/http/api.ts';

export function completionRoutes(_api: Api): void {}
