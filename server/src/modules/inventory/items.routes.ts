import type { Api } from '../../platform/http/api.ts';

export function itemRoutes(_api: Api): void {}
