import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { ScenarioOverlay } from './scenario-overlay.schemas.ts';
import { findReferences } from './scenario-references.queries.ts';

interface Problem {
  /** 'overlay.boms.2.bom_id' */
  readonly field: string;
  readonly message: Sentence;
}

/**
 * Whatever an overlay names is there and fits together.
 *
 * @throws NOT_FOUND when a product, supplier, recipe or order does not exist; VALIDATION_ERROR when what exists does not fit.
 * The details name every entry that is wrong.
 */
export async function requireSoundOverlay(db: Db, overlay: ScenarioOverlay): Promise<void> {
  const contradictions = contradictionsIn(overlay);
  if (contradictions.length > 0) throw wrong('VALIDATION_ERROR', contradictions);
  const { missing, unfit } = await problemsOf(db, overlay);
  if (missing.length > 0) throw wrong('NOT_FOUND', missing);
  if (unfit.length > 0) throw wrong('VALIDATION_ERROR', unfit);
}

function wrong(code: 'NOT_FOUND' | 'VALIDATION_ERROR', problems: readonly Problem[]): AppError {
  const [first] = problems;
  if (first === undefined) throw new Error('Nothing is wrong');
  return new AppError(
    code,
    say`${first.field}: ${first.message}`,
    problems.map((problem) => ({ ...problem })),
  );
}

const ONCE = [
  ['lead_times', 'product_id'],
  ['supplier_lead_times', 'supplier_id'],
  ['suppliers', 'product_id'],
  ['boms', 'product_id'],
  ['supplier_capacities', 'supplier_id'],
] as const;

/** The same thing said twice, and periods that end before they begin. */
function contradictionsIn(overlay: ScenarioOverlay): Problem[] {
  const found: Problem[] = [];
  const once = (list: string, field: string, keys: readonly string[]) => {
    const seen = new Set<string>();
    for (const [place, key] of keys.entries()) {
      if (seen.has(key))
        found.push({
          field: `overlay.${list}.${place}.${field}`,
          message: say`is there twice. Keep one entry.`,
        });
      seen.add(key);
    }
  };
  for (const [list, field] of ONCE) {
    const rows: readonly object[] = overlay[list] ?? [];
    once(
      list,
      field,
      rows.map((row) => String((row as Record<string, unknown>)[field])),
    );
  }
  once(
    'orders',
    'id',
    (overlay.orders ?? []).map((one) => `${one.kind} ${one.id}`),
  );
  for (const [place, { from, until }] of (overlay.demand_factors ?? []).entries()) {
    if (from !== undefined && until !== undefined && until < from)
      found.push({
        field: `overlay.demand_factors.${place}.until`,
        message: say`is before from. Exchange them.`,
      });
  }
  return found;
}

interface Named {
  readonly field: string;
  readonly kind: 'PRODUCT' | 'SUPPLIER' | 'BOM' | 'PURCHASE_ORDER' | 'PRODUCTION_ORDER';
  readonly id: number;
}

const WORDS = {
  PRODUCT: say`product`,
  SUPPLIER: say`supplier`,
  BOM: say`BOM`,
  PURCHASE_ORDER: say`purchase order line`,
  PRODUCTION_ORDER: say`production order`,
} as const;

const PRODUCT_LISTS = ['demand_factors', 'demands', 'lead_times', 'suppliers', 'boms', 'stock'] as const;
const SUPPLIER_LISTS = ['supplier_lead_times', 'suppliers', 'supplier_capacities'] as const;

/** Everything that the overlay names, each with its path. */
function namedIn(overlay: ScenarioOverlay): Named[] {
  return [
    ...PRODUCT_LISTS.flatMap((list) =>
      (overlay[list] ?? []).flatMap(({ product_id: id }, place): Named[] =>
        id === null ? [] : [{ field: `overlay.${list}.${place}.product_id`, kind: 'PRODUCT', id }],
      ),
    ),
    ...SUPPLIER_LISTS.flatMap((list) =>
      (overlay[list] ?? []).map(
        ({ supplier_id: id }, place): Named => ({
          field: `overlay.${list}.${place}.supplier_id`,
          kind: 'SUPPLIER',
          id,
        }),
      ),
    ),
    ...(overlay.boms ?? []).map(
      ({ bom_id: id }, place): Named => ({ field: `overlay.boms.${place}.bom_id`, kind: 'BOM', id }),
    ),
    ...(overlay.orders ?? []).map(
      ({ kind, id }, place): Named => ({ field: `overlay.orders.${place}.id`, kind, id }),
    ),
  ];
}

async function problemsOf(
  db: Db,
  overlay: ScenarioOverlay,
): Promise<{ missing: Problem[]; unfit: Problem[] }> {
  const named = namedIn(overlay);
  const ids = (kind: Named['kind']) => [
    ...new Set(named.flatMap((one) => (one.kind === kind ? [one.id] : []))),
  ];
  const found = await findReferences(db, {
    products: ids('PRODUCT'),
    suppliers: ids('SUPPLIER'),
    boms: ids('BOM'),
    purchaseLines: ids('PURCHASE_ORDER'),
    productionOrders: ids('PRODUCTION_ORDER'),
    linked: [...new Set((overlay.suppliers ?? []).map((one) => one.product_id))],
  });
  const missing = named.flatMap(({ field, kind, id }): Problem[] => {
    const key = `${kind} ${id}`;
    if (found.records.has(key) || found.orders.has(key)) return [];
    return [{ field, message: say`there is no ${WORDS[kind]} ${id}. Check the id.` }];
  });
  const unfit = [
    ...named.flatMap(({ field, kind, id }): Problem[] =>
      found.orders.get(`${kind} ${id}`) === false
        ? [{ field, message: say`nothing is to come of ${WORDS[kind]} ${id} any more. Leave the entry out.` }]
        : [],
    ),
    ...(overlay.suppliers ?? []).flatMap(({ product_id, supplier_id }, place): Problem[] => {
      if (found.links.has(`${product_id} ${supplier_id}`)) return [];
      const message = say`supplier ${supplier_id} does not deliver product ${product_id}. Link them first.`;
      return [{ field: `overlay.suppliers.${place}.supplier_id`, message }];
    }),
    ...(overlay.boms ?? []).flatMap(({ product_id, bom_id }, place): Problem[] => {
      if (found.records.get(`BOM ${bom_id}`) === product_id) return [];
      const message = say`BOM ${bom_id} does not make product ${product_id}. Choose a version of its own recipe.`;
      return [{ field: `overlay.boms.${place}.bom_id`, message }];
    }),
  ];
  return { missing, unfit };
}
