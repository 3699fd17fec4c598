import type { Api } from '../../platform/http/api.ts';
import { FirmOrderCreate, FirmOrderUpdate, PlannedOrderParams } from './firm-orders.schemas.ts';
import { changePlannedOrder, createFirmOrder, getPlannedOrder } from './firm-orders.service.ts';
import { StandingPlannedOrder } from './planned-orders.schemas.ts';

const tag = 'Planning';

export function firmOrderRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/planning/planned-orders',
      tag,
      access: 'write:planning',
      summary: 'Make a planned order by hand',
      description:
        'It is firm: runs leave it as it is and plan around it. Whether it is made or bought, by which recipe or from whom, and when it starts follows from the product, as in a run. It belongs to the newest run.',
      body: FirmOrderCreate,
      response: StandingPlannedOrder,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { product_id: 1, quantity: '120.000', due_date: '2027-01-15' } },
    },
    ({ tx, body }) => createFirmOrder(tx, body),
  );

  api.read(
    {
      url: '/planning/planned-orders/:planned_order_id',
      tag,
      access: 'read:planning',
      summary: 'Get a planned order',
      description: 'One planned order, of whichever run and whatever became of it.',
      params: PlannedOrderParams,
      response: StandingPlannedOrder,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getPlannedOrder(db, params.planned_order_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/planning/planned-orders/:planned_order_id',
      tag,
      access: 'write:planning',
      summary: 'Change and fix a planned order',
      description:
        'The fields that are sent. Another quantity or day makes it firm: runs leave it as it is and plan around it. `firm: true` fixes it as it is, `firm: false` gives it back to the next run. Only a planned order of reality that stands; another due day may give it another lot number.',
      params: PlannedOrderParams,
      body: FirmOrderUpdate,
      response: StandingPlannedOrder,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { quantity: '120.000', firm: true } },
    },
    ({ tx, params, body }) => changePlannedOrder(tx, params.planned_order_id, body),
  );
}
