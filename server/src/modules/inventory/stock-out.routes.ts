import type { Api } from '../../platform/http/api.ts';

export function stockOutRoutes(_api: Api): void {}
