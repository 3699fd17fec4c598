import type { Api } from '../../platform/http/api.ts';

export function reservationRoutes(_api: Api): void {}
