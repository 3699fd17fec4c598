import type { Api } from '../../platform/http/api.ts';

export function bomRoutes(_api: Api): void {}
