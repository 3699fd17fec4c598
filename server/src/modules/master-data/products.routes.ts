import type { Api } from '../../platform/http/api.ts';

export function productRoutes(_api: Api): void {}
