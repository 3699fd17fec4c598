import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  ReleaseReservationRequest,
  ReservationRequest,
  ReservationResponse,
} from './reservations.schemas.ts';
import { releaseReservations, reserveStock } from './reservations.service.ts';

const tag = 'Inventory';

export function reservationRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/reserve',
      tag,
      access: 'allocate:stock',
      summary: 'Reserve stock',
      description:
        'Promises available stock, oldest layer first, whole or not at all. Name the production order that it is for, or a reason.',
      body: ReservationRequest,
      response: ReservationResponse,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'PRODUCTION_ORDER_ERROR', 'INVALID_UNIT', 'INSUFFICIENT_STOCK'],
      example: { body: { product_id: 1, quantity: '12.500', reason: 'Numune için ayrıldı' } },
    },
    ({ tx, body }) => reserveStock(tx, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/inventory/release-reservation',
      tag,
      access: 'allocate:stock',
      summary: 'Release reservations',
      description: 'Makes reserved stock available again: all of the allocations named, or none.',
      body: ReleaseReservationRequest,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { allocation_ids: [1, 2] } },
    },
    async ({ tx, body }) => {
      const count = await releaseReservations(tx, body);
      return success(
        tx,
        count === 1 ? say`${count} reservation released.` : say`${count} reservations released.`,
      );
    },
  );
}
