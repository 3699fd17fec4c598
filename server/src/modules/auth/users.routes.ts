import type { Api } from '../../platform/http/api.ts';

export function userRoutes(_api: Api): void {}
