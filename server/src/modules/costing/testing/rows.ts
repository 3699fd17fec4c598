import type { TestDatabase } from '../../../../../tests/harness/database.ts';

type Line = [
  place: string,
  quantity: string,
  valueBefore: string,
  valueAfter: string,
  movementId?: number | null,
];

/** A correction of a layer's cost as production books it, written behind the API's back: this module only reads them. */
export async function putRevaluation(
  db: TestDatabase,
  inventoryItemId: number,
  revaluation: {
    readonly number: string;
    readonly at: string;
    readonly before: [unitCost: string, value: string];
    readonly after: [unitCost: string, value: string];
    readonly lines: readonly Line[];
  },
): Promise<void> {
  const { number, at, before, after, lines } = revaluation;
  const [row] = await db.sql<{ id: number }>(
    `insert into stock_revaluations (revaluation_number, inventory_item_id, unit_cost_before, unit_cost_after, value_before,
       value_after, reason, revalued_at, request_id)
     values ($1, $2, $3, $4, $5, $6, 'Fatura farkı', $7, 'test') returning stock_revaluation_id as id`,
    [number, inventoryItemId, before[0], after[0], before[1], after[1], at],
  );
  for (const [place, [where, quantity, was, is, movementId = null]] of lines.entries()) {
    await db.sql(
      `insert into stock_revaluation_lines (stock_revaluation_id, line_number, place, inventory_item_id, movement_id, quantity,
         value_before, value_after) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row?.id, place + 1, where, inventoryItemId, movementId, quantity, was, is],
    );
  }
}

/** A standard cost with the moment from which it held: a test cannot wait for months between two of them. */
export async function putStandardCost(
  db: TestDatabase,
  productId: number,
  unitCost: string,
  recordedAt: string,
): Promise<void> {
  await db.sql(
    `with changed as (update products set standard_cost = $2 where product_id = $1)
     insert into product_cost_history (product_id, cost_type, unit_cost, recorded_at) values ($1, 'STANDARD', $2, $3)`,
    [productId, unitCost, recordedAt],
  );
}
