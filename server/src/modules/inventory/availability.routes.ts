import type { Api } from '../../platform/http/api.ts';

export function availabilityRoutes(_api: Api): void {}
