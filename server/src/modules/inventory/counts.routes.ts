import Type from 'typebox';
import type { Api } from '../../platform/http/api.ts';
import { id, parameters } from '../../platform/http/schemas.ts';
import { listCounts } from './counts.queries.ts';
import { StockCount, StockCountPage, StockCountParams, StockCountRequest } from './counts.schemas.ts';
import { getCount, postCount } from './counts.service.ts';

const tag = 'Inventory';

export function countRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/count',
      tag,
      access: 'write:inventory',
      summary: 'Post a stock count',
      description:
        'Makes the ledger say what was counted in a warehouse, per product or per batch. What is missing leaves, oldest layer first; what is found enters as a new layer at the cost given, else the newest layer’s, else a known price. Reserved stock stays. All lines or none.',
      body: StockCountRequest,
      response: StockCount,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH', 'IN_USE'],
      example: {
        body: {
          warehouse_id: 1,
          lines: [{ product_id: 1, counted_quantity: '98.500' }],
          notes: 'Yıl sonu sayımı',
        },
      },
    },
    ({ tx, body }) => postCount(tx, body),
  );

  api.read(
    {
      url: '/inventory/counts',
      tag,
      access: 'read:inventory',
      summary: 'List stock counts',
      description: 'Counts with what their differences are worth, newest first. The lines are in each count.',
      query: parameters({
        warehouse_id: Type.Optional(id('Counts of this warehouse.')),
        page: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 1_000_000_000, default: 1, description: 'Page, from 1.' }),
        ),
        page_size: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Rows on a page, 1 to 100.' }),
        ),
      }),
      response: StockCountPage,
    },
    ({ db, query }) => listCounts(db, query),
  );

  api.read(
    {
      url: '/inventory/counts/:stock_count_id',
      tag,
      access: 'read:inventory',
      summary: 'Get a stock count',
      description: 'What the ledger said, what was counted, and what the difference was worth.',
      params: StockCountParams,
      response: StockCount,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getCount(db, params.stock_count_id),
  );
}
