import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { listDemands } from './demands.queries.ts';
import {
  Demand,
  DemandCreate,
  DemandList,
  DemandPage,
  DemandParams,
  DemandUpdate,
} from './demands.schemas.ts';
import { changeDemand, createDemand, deactivateDemand, getDemand } from './demands.service.ts';

const tag = 'Planning';

const EXAMPLE = {
  product_id: 1,
  quantity: '12.000',
  due_date: '2026-12-14',
  demand_type: 'CUSTOMER_ORDER',
  reference_number: 'SIP-2026-0187',
};

export function demandRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/demands',
      tag,
      access: 'read:planning',
      summary: 'List independent demand',
      description:
        'What customers have ordered, what is forecast and what was entered by hand, the first due first. The search looks into code and name of the product and the reference.',
      query: DemandList,
      response: DemandPage,
    },
    ({ db, query }) => listDemands(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/demands',
      tag,
      access: 'write:planning',
      summary: 'Enter a demand',
      description:
        'Says that so much of a product is needed on a day. What its components need follows from the recipes and is not entered.',
      body: DemandCreate,
      response: Demand,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createDemand(tx, body),
  );

  api.read(
    {
      url: '/planning/demands/:demand_id',
      tag,
      access: 'read:planning',
      summary: 'Get a demand',
      description: 'One demand, active or not. Its ETag can be sent back as If-Match with a change.',
      params: DemandParams,
      response: Demand,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getDemand(db, params.demand_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/planning/demands/:demand_id',
      tag,
      access: 'write:planning',
      summary: 'Change a demand',
      description:
        'Changes the fields that are sent and leaves the others. The product stays: for another product enter another demand. With If-Match it fails when somebody was faster.',
      params: DemandParams,
      body: DemandUpdate,
      response: Demand,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { quantity: '15.000', due_date: '2026-12-21' } },
    },
    ({ tx, params, body, expectedVersion }) => changeDemand(tx, params.demand_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/planning/demands/:demand_id',
      tag,
      access: 'write:planning',
      summary: 'Deactivate a demand',
      description: 'Nothing is planned for it any more. It stays as history and can be brought back.',
      params: DemandParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      const { demand_id, product_code } = await deactivateDemand(tx, params.demand_id);
      return success(tx, say`Demand ${demand_id} for ${product_code} is inactive now.`);
    },
  );
}
