import type { Api } from '../../platform/http/api.ts';
import { OrderParams } from './orders.schemas.ts';
import { Reprioritisation, ReprioritisationRequest } from './reprioritisation.schemas.ts';
import { reprioritiseOrder } from './reprioritisation.service.ts';

export function reprioritisationRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/production/orders/:order_id/reprioritise',
      tag: 'Production',
      access: 'write:production',
      summary: 'Change the priority of an order and re-allocate material by it',
      description:
        'Gives the order what it lacks: first from free stock, then from PLANNED orders that are less urgent (higher number, then later planned completion, then younger), the least urgent first. The layers stay the same. RELEASED orders and orders at work keep what they have: they were promised that the work can start. Says who gains and who loses what; only with dry_run false it does so.',
      params: OrderParams,
      body: ReprioritisationRequest,
      response: Reprioritisation,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { priority: 1, dry_run: true } },
    },
    ({ tx, params, body, expectedVersion }) => reprioritiseOrder(tx, params.order_id, body, expectedVersion),
  );
}
