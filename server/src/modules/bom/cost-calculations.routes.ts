import type { Api } from '../../platform/http/api.ts';
import { BomParams } from './boms.schemas.ts';
import {
  BomCostCalculation,
  CostCalculationListQuery,
  CostCalculationPage,
  CostCalculationRequest,
} from './cost-calculations.schemas.ts';
import { calculateBomCost, costHistory } from './cost-calculations.service.ts';

const tag = 'Bills of materials';

export function costCalculationRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/bom/:bom_id/cost-calculation',
      tag,
      access: 'write:bom',
      summary: 'Calculate and store the cost of a bill of materials',
      description:
        'Rolls material, labour and overhead up over all levels, with the recipes that are active today, and keeps the result. What the basis cannot cost is costed at the last purchase price, else the preferred supplier’s, else the standard cost, and its row says so.',
      params: BomParams,
      body: CostCalculationRequest,
      response: BomCostCalculation,
      status: 201,
      errors: ['NOT_FOUND', 'CIRCULAR_BOM', 'INVALID_UNIT', 'INVALID_BOM'],
      example: { body: { quantity: '10.000', basis: 'FIFO' } },
    },
    ({ tx, params, body }) => calculateBomCost(tx, params.bom_id, body),
  );

  api.read(
    {
      url: '/bom/:bom_id/cost-calculation',
      tag,
      access: 'read:bom',
      summary: 'List the stored cost calculations of a bill of materials',
      description: 'The history of its cost, newest first.',
      params: BomParams,
      query: CostCalculationListQuery,
      response: CostCalculationPage,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => costHistory(db, params.bom_id, query),
  );
}
