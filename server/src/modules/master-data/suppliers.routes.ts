import type { Api } from '../../platform/http/api.ts';

export function supplierRoutes(_api: Api): void {}
