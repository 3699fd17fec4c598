import type { Db } from '../../platform/database/database.ts';
import { groupBy } from '../../platform/group-by.ts';
import type { Language } from '../../platform/words/language.ts';
import { causesOf, parentsOf } from './plan-causes.ts';
import { pairedOrders } from './plan-changes.ts';
import { rowsOfRun } from './plan-of-run.ts';
import { changedAmong, changedOrders, changedProducts, previousRun } from './run-changes.queries.ts';
import type { ProductChanges, RunChangeList, RunChanges } from './run-changes.schemas.ts';

/** @throws NOT_FOUND; CONFLICT when the run, or the one before it, has no plan or so old a one that it is not kept */
export async function changesOfRun(
  db: Db,
  runId: number,
  list: RunChangeList,
  language: Language,
): Promise<RunChanges> {
  const now = await rowsOfRun(db, runId);
  const previousId = await previousRun(db, runId);
  const before = previousId === undefined ? null : await rowsOfRun(db, previousId);
  const page = await changedProducts(db, runId, list);
  const wanted = new Set(page.items.map((product) => product.product_id));
  const parents = before === null ? new Map<number, Set<number>>() : parentsOf([before, now], wanted);
  const [orders, changed] = await Promise.all([
    changedOrders(db, runId, [...wanted]),
    changedAmong(db, runId, [...new Set([...parents.values()].flatMap((ids) => [...ids]))]),
  ]);
  const causes = before === null ? null : causesOf({ before, now, wanted, parents, changed }, language);
  const added = groupBy(
    orders.filter((order) => order.is_new),
    (order) => order.product_id,
  );
  const ended = groupBy(
    orders.filter((order) => !order.is_new),
    (order) => order.product_id,
  );
  const items = page.items.map((product): ProductChanges => {
    const { product_id, unit_of_measure } = product;
    return {
      ...product,
      orders: pairedOrders(
        ended.get(product_id) ?? [],
        added.get(product_id) ?? [],
        unit_of_measure,
        language,
      ),
      causes: causes?.ofProduct.get(product_id) ?? [],
    };
  });
  return { run_id: runId, previous_run_id: previousId ?? null, causes: causes?.ofAll ?? [], ...page, items };
}
