import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const lockBatchNumbers = statement<never>(
  'batch_numbers_lock',
  `select pg_advisory_xact_lock(7306, product) from (
     select distinct product from unnest($1::integer[]) product order by product) ordered`,
);

/** PostgreSQL has room for some thousand locks in all: an import of 10,000 products must not take one for each. */
const LOCKS = 512;

/** The column is ordered by its bytes, in which ":" follows "9": the range holds the prefix and a digit after it. */
const lastBatchNumbers = statement<{ last: number }>(
  'batch_numbers_last',
  `select coalesce((select max(substring(i.batch_number from length(p.prefix) + 1)::integer) from inventory_items i
     where i.batch_number >= p.prefix || '0' and i.batch_number < p.prefix || ':'
       and i.batch_number ~ ('^' || p.prefix || '[0-9]{3,6}$')), 0) as last
   from unnest($1::text[]) with ordinality as p (prefix, place) order by p.place`,
);

export interface BatchOfProduct {
  readonly productId: number;
  readonly productCode: string;
}

/**
 * `{product_code}-{YYMMDD}-{nnn}` for each batch: unique over all warehouses, so a product's numbers are handed out one at a
 * time. To be called last before the posting: everybody who receives the product waits for it.
 */
export async function nextBatchNumbers(tx: Tx, batches: readonly BatchOfProduct[]): Promise<string[]> {
  if (batches.length === 0) return [];
  const day = tx.clock.today().slice(2).replaceAll('-', '');
  const prefixOf = (batch: BatchOfProduct) => `${batch.productCode}-${day}-`;
  const prefixes = [...new Set(batches.map(prefixOf))];
  tx.defer(lockBatchNumbers, [batches.map((batch) => batch.productId % LOCKS)]);
  const rows = await tx.run(lastBatchNumbers, [prefixes]);
  const last = new Map(prefixes.map((prefix, place) => [prefix, rows[place]?.last ?? 0]));
  return batches.map((batch) => {
    const prefix = prefixOf(batch);
    const next = (last.get(prefix) ?? 0) + 1;
    last.set(prefix, next);
    return `${prefix}${String(next).padStart(3, '0')}`;
  });
}

export async function nextBatchNumber(tx: Tx, productId: number, productCode: string): Promise<string> {
  return only(await nextBatchNumbers(tx, [{ productId, productCode }]));
}
