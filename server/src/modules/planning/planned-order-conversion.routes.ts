import type { Api } from '../../platform/http/api.ts';
import { Conversion, ConversionRequest } from './planned-order-conversion.schemas.ts';
import { convertPlannedOrders } from './planned-order-conversion.service.ts';

export function plannedOrderConversionRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/planning/planned-orders/convert',
      tag: 'Planning',
      access: 'write:planning',
      summary: 'Turn planned orders into real ones',
      description:
        'Makes production orders of what is made and draft purchase orders of what is bought, one per supplier, week, warehouse and currency; planned orders of one product in one of them become one line, so that price breaks are reached. All of it or nothing, and each planned order once. With `preview` it answers the same and changes nothing.',
      body: ConversionRequest,
      response: Conversion,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_BOM', 'WAREHOUSE_TYPE_MISMATCH', 'CIRCULAR_BOM'],
      example: { body: { planned_order_ids: [1, 2], preview: true } },
    },
    ({ tx, body }) => convertPlannedOrders(tx, body),
  );
}
