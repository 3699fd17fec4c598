import type { Api } from '../../platform/http/api.ts';

export function unitRoutes(_api: Api): void {}
