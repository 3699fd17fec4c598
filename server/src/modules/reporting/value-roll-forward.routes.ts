import type { Api } from '../../platform/http/api.ts';
import { ValueRollForward, ValueRollForwardQuery } from './value-roll-forward.schemas.ts';
import { valueRollForward, valueRollForwardTable } from './value-roll-forward.service.ts';

export function valueRollForwardRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/stock/value-roll-forward',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products'],
      summary: 'Stock value from one day to another',
      description:
        'Opening value, what came in and went out in between by kind of movement, and the closing value, by product type ' +
        'or product. Days are those on which things were booked, in the time zone of the factory, as in ' +
        '`/reports/inventory/summary?as_of=`: its value as of `to` is the closing value, to the last digit.',
      query: ValueRollForwardQuery,
      response: ValueRollForward,
    },
    ({ db, query }) => valueRollForward(db, query),
    ({ db, query }) => valueRollForwardTable(db, query),
  );
}
