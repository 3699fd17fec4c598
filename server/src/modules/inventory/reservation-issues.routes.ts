import type { Api } from '../../platform/http/api.ts';
import { ReservationIssue, ReservationIssueRequest } from './reservation-issues.schemas.ts';
import { consumeReservations } from './reservation-issues.service.ts';

export function reservationIssueRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/issue-reservation',
      tag: 'Inventory',
      access: 'write:inventory',
      summary: 'Issue reserved stock',
      description:
        'Hands out what was reserved for a reason, from the very layers that were promised: all of the allocations named, or none. What is reserved for a production order is consumed by its completion instead.',
      body: ReservationIssueRequest,
      response: ReservationIssue,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'PRODUCTION_ORDER_ERROR'],
      example: { body: { allocation_ids: [1], reason: 'Numune teslim edildi' } },
    },
    ({ tx, body }) => consumeReservations(tx, body),
  );
}
