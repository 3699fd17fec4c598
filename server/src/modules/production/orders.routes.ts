import type { Api } from '../../platform/http/api.ts';
import { orderIn } from './order-progress.ts';
import {
  OrderParams,
  ProductionComponentList,
  ProductionOrder,
  ProductionOrderList,
  ProductionOrderPage,
  ProductionOrderRequest,
} from './orders.schemas.ts';
import { createOrder, getComponents, getOrder, listOrders } from './orders.service.ts';
import { ProductionStatusUpdate } from './status.schemas.ts';
import { changeStatus } from './status.service.ts';

const tag = 'Production';

export function productionOrderRoutes(api: Api): void {
  api.read(
    {
      url: '/production/orders',
      tag,
      access: 'read:production',
      summary: 'List production orders',
      description:
        'Orders with their progress: how far their components are and why, what is short, when it is due, and whether they are late.',
      query: ProductionOrderList,
      response: ProductionOrderPage,
    },
    ({ db, actor, query }) => listOrders(db, query, actor.language),
  );

  api.write(
    {
      method: 'POST',
      url: '/production/orders',
      tag,
      access: 'write:production',
      summary: 'Create a production order',
      description:
        'Explodes the recipe and reserves every material, oldest stock first, over all active warehouses. When anything is short there is no order, and the answer names all that is short; with allow_shortage the order is made with what there is. With create_sub_orders, what is short of semi-finished products gets orders of its own at every level, one for each product, all or nothing.',
      body: ProductionOrderRequest,
      response: ProductionOrder,
      status: 201,
      errors: [
        'NOT_FOUND',
        'CONFLICT',
        'INVALID_BOM',
        'CIRCULAR_BOM',
        'WAREHOUSE_TYPE_MISMATCH',
        'INSUFFICIENT_STOCK',
      ],
      example: {
        body: { product_id: 3, bom_id: 1, warehouse_id: 2, planned_quantity: '10.000', priority: 3 },
      },
    },
    async ({ tx, actor, body }) => orderIn(actor.language, await createOrder(tx, body)),
  );

  api.read(
    {
      url: '/production/orders/:order_id',
      tag,
      access: 'read:production',
      summary: 'Get a production order',
      description:
        'One order with its components and the layers behind them, the order above it and the sub-orders below it.',
      params: OrderParams,
      response: ProductionOrder,
      errors: ['NOT_FOUND'],
    },
    async ({ db, actor, params }) => orderIn(actor.language, await getOrder(db, params.order_id)),
  );

  api.read(
    {
      url: '/production/orders/:order_id/components',
      tag,
      access: 'read:production',
      summary: 'Get the components of a production order',
      description: 'Required, allocated and consumed quantities, and the layers behind each component.',
      params: OrderParams,
      response: ProductionComponentList,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getComponents(db, params.order_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/production/orders/:order_id/status',
      tag,
      access: 'write:production',
      summary: 'Change the status of a production order',
      description:
        'PLANNED → RELEASED → IN_PROGRESS → COMPLETED; ON_HOLD from any of the first three and back. RELEASED reserves what is still missing, and is refused while something is short. IN_PROGRESS waits for the sub-orders. CANCELLED from any but COMPLETED gives all reservations back and cancels the sub-orders that nobody has released and no other order needs; those under way go on, and their output becomes free stock. COMPLETED needs completion_data.',
      params: OrderParams,
      body: ProductionStatusUpdate,
      response: ProductionOrder,
      errors: [
        'NOT_FOUND',
        'CONFLICT',
        'INVALID_STATUS_TRANSITION',
        'INSUFFICIENT_STOCK',
        'PRODUCTION_ORDER_ERROR',
      ],
      example: { body: { status: 'RELEASED' } },
    },
    async ({ tx, actor, params, body, expectedVersion }) =>
      orderIn(actor.language, await changeStatus(tx, params.order_id, body, expectedVersion)),
  );
}
