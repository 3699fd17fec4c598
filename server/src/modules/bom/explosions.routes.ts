import type { Api } from '../../platform/http/api.ts';

export function explosionRoutes(_api: Api): void {}
