import type { Api } from '../../platform/http/api.ts';

export function stockInRoutes(_api: Api): void {}
