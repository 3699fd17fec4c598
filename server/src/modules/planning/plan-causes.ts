import {
  addRational,
  dayOf,
  formatQuantity,
  formatRational,
  greatest,
  plus,
  type Quantity,
  quantity,
  type Rational,
  rational,
  toQuantity,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { DatedRow, PlanningRows, ProductRow } from './planning-facts.queries.ts';

/** Pure: what two runs have found otherwise. Everything is gone through once. */

interface Cause {
  readonly cause:
    | 'PLAN'
    | 'PRODUCT'
    | 'STOCK'
    | 'DEMAND'
    | 'COMPONENT_REQUIREMENT'
    | 'PURCHASE_ORDER'
    | 'PRODUCTION_ORDER'
    | 'FIRM_PLANNED_ORDER'
    | 'BOM'
    | 'PARENT_ORDERS';
  readonly id: number | null;
  readonly value: string | null;
  readonly previous_value: string | null;
  readonly date: string | null;
  readonly previous_date: string | null;
  readonly sentence: string;
}

interface Compared {
  readonly before: PlanningRows;
  readonly now: PlanningRows;
  /** only these products are looked into */
  readonly wanted: ReadonlySet<number>;
  /** the products that take each of them, in either run */
  readonly parents: ReadonlyMap<number, ReadonlySet<number>>;
  /** those of the parents whose orders the run has changed */
  readonly changed: ReadonlySet<number>;
}

interface Causes {
  readonly ofAll: Cause[];
  readonly ofProduct: ReadonlyMap<number, Cause[]>;
}

export function causesOf(compared: Compared): Causes {
  const { before, now, wanted, parents, changed } = compared;
  const found = new Map<number, Cause[]>([...wanted].map((productId) => [productId, []]));
  const add: Add = (productId, cause) => found.get(productId)?.push({ ...NOTHING, ...cause });
  const old = new Map(before.products.map((row) => [row.product_id, row]));
  const products = new Map(now.products.map((row) => [row.product_id, row]));
  const known = (productId: number) => products.get(productId) ?? old.get(productId);
  for (const productId of wanted) compareProducts(old.get(productId), products.get(productId), add);
  compareStock(compared, known, add);
  for (const kind of KINDS) compareDated(kind, compared, known, add);
  compareRecipes(compared, known, add);
  for (const productId of wanted) {
    for (const parent of parents.get(productId) ?? []) {
      if (!changed.has(parent)) continue;
      const sentence = `Its orders follow those of ${known(parent)?.product_code ?? parent}, which have changed.`;
      add(productId, { cause: 'PARENT_ORDERS', id: parent, sentence });
    }
  }
  const ofAll = compareRuns(before, now);
  // What nothing else explains follows from the plan itself: a demand that the horizon reaches now, a calendar.
  for (const own of found.values()) if (own.length === 0) own.push(...ofAll);
  return { ofAll, ofProduct: found };
}

type Add = (productId: number, cause: Pick<Cause, 'cause' | 'sentence'> & Partial<Cause>) => void;
type Known = (productId: number) => ProductRow | undefined;

const NOTHING = { id: null, value: null, previous_value: null, date: null, previous_date: null };

/** The products that take each of these, through phantoms up to those that have orders. */
export function parentsOf(
  runs: readonly PlanningRows[],
  wanted: ReadonlySet<number>,
): Map<number, Set<number>> {
  const takenBy = new Map<number, Map<number, boolean>>();
  for (const line of runs.flatMap((rows) => rows.bom_lines)) {
    const uses = takenBy.get(line.component_product_id) ?? new Map<number, boolean>();
    takenBy.set(line.component_product_id, uses);
    const { parent_product_id: parent, is_phantom } = line;
    uses.set(parent, is_phantom || (uses.get(parent) ?? false));
  }
  const found = new Map<number, Set<number>>();
  for (const productId of wanted) {
    const parents = new Set(takenBy.get(productId)?.keys());
    // A set gives what is added to it while it is gone through.
    for (const parent of parents) {
      for (const [above, isPhantom] of takenBy.get(parent) ?? []) if (isPhantom) parents.add(above);
    }
    found.set(productId, parents);
  }
  return found;
}

function compareRuns(before: PlanningRows, now: PlanningRows): Cause[] {
  const causes: Cause[] = [];
  const add = (cause: Partial<Cause> & Pick<Cause, 'sentence'>) =>
    causes.push({ cause: 'PLAN', ...NOTHING, ...cause });
  const days = dayOf(now.first_day) - dayOf(before.first_day);
  if (days !== 0) {
    const count = Math.abs(days) === 1 ? 'one day' : `${Math.abs(days)} days`;
    const moved = `${count} ${days > 0 ? 'later' : 'earlier'}`;
    const dates = { date: now.first_day, previous_date: before.first_day };
    add({ ...dates, sentence: `The plan starts ${moved} (${now.first_day}).` });
  }
  const [value, previous_value] = [String(now.horizon_days), String(before.horizon_days)];
  if (value !== previous_value) {
    const sentence = `The plan looks ${value} days ahead, before ${previous_value}.`;
    add({ value, previous_value, sentence });
  }
  const calendarOf = ({ working_weekdays, calendar_days }: PlanningRows) =>
    JSON.stringify([working_weekdays, calendar_days]);
  if (calendarOf(before) !== calendarOf(now))
    add({ sentence: 'The calendar has other working days, so lead times reach other dates.' });
  return causes;
}

const UNIT_OF: ReadonlySet<string> = new Set([
  'safety_stock',
  'order_multiple',
  'minimum',
  'maximum_order_quantity',
]);
/** Names, and what is said in other words: see settingsOf(). */
const NO_SETTING: ReadonlySet<string> = new Set([
  'product_id',
  'product_code',
  'product_name',
  'unit_of_measure',
  'product_lead_time_days',
  'supplier_lead_time_days',
  'minimum_order_quantity',
  'supplier_minimum',
]);

/** How a product is planned, by what people call it. A column that is new here is compared by its own name. */
function settingsOf(row: ProductRow): Map<string, string | null> {
  const isMade = row.bom_id !== null;
  const lead = (isMade ? null : row.supplier_lead_time_days) ?? row.product_lead_time_days;
  const supplier = quantity((isMade ? null : row.supplier_minimum) ?? '0');
  const settings = new Map<string, string | null>([
    ['lead time', `${lead} days`],
    ['minimum', formatQuantity(greatest(quantity(row.minimum_order_quantity), supplier))],
  ]);
  for (const [name, value] of Object.entries(row)) {
    if (NO_SETTING.has(name) || (name === 'supplier_id' && isMade)) continue;
    settings.set(name, value === null ? null : String(value));
  }
  return settings;
}

const LABELS: Readonly<Record<string, string>> = {
  minimum: 'Minimum order quantity',
  supplier_id: 'Supplier',
  bom_id: 'Recipe',
};

function compareProducts(before: ProductRow | undefined, now: ProductRow | undefined, add: Add): void {
  if (now === undefined) return;
  if (before === undefined) {
    add(now.product_id, { cause: 'PRODUCT', sentence: 'The product is new in the plan.' });
    return;
  }
  const old = settingsOf(before);
  for (const [name, value] of settingsOf(now)) {
    const previous_value = old.get(name);
    // What an older run has not looked at has not changed.
    if (previous_value === undefined || value === previous_value) continue;
    const unit = UNIT_OF.has(name) ? ` ${now.unit_of_measure}` : '';
    const said = (one: string | null) => (one === null ? 'none' : `${one}${unit}`);
    const words = name.replaceAll('_', ' ');
    const label = LABELS[name] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    const sentence = `${label} ${said(value)}, before ${said(previous_value)}.`;
    add(now.product_id, { cause: 'PRODUCT', value, previous_value, sentence });
  }
}

function compareStock({ before, now, wanted }: Compared, known: Known, add: Add): void {
  const [old, fresh] = [stockOf(before, wanted), stockOf(now, wanted)];
  for (const productId of wanted) {
    const unit = known(productId)?.unit_of_measure ?? '';
    const previous = old.get(productId) ?? { total: ZERO_QUANTITY, lots: '' };
    const current = fresh.get(productId) ?? { total: ZERO_QUANTITY, lots: '' };
    const [value, previous_value] = [formatQuantity(current.total), formatQuantity(previous.total)];
    if (value !== previous_value) {
      const sentence = `Stock is ${value} ${unit}, it was ${previous_value} ${unit}.`;
      add(productId, { cause: 'STOCK', value, previous_value, sentence });
    } else if (current.lots !== previous.lots) {
      const sentence = `Stock is ${value} ${unit} as before, but expires on other days.`;
      add(productId, { cause: 'STOCK', value, previous_value, sentence });
    }
  }
}

function stockOf({ stock }: PlanningRows, wanted: ReadonlySet<number>) {
  const found = new Map<number, { total: Quantity; lots: string }>();
  for (const row of stock) {
    if (!wanted.has(row.product_id)) continue;
    const sum = found.get(row.product_id) ?? { total: ZERO_QUANTITY, lots: '' };
    sum.total = plus(sum.total, quantity(row.quantity));
    sum.lots += `${row.expiry_date}: ${row.quantity} `;
    found.set(row.product_id, sum);
  }
  return found;
}

interface DatedKind {
  readonly cause: Cause['cause'];
  readonly rowsOf: (rows: PlanningRows) => readonly DatedRow[];
  readonly nameOf: (row: DatedRow) => string;
  readonly day: string;
  readonly gone: string;
}

const KINDS: readonly DatedKind[] = [
  {
    cause: 'DEMAND',
    rowsOf: (rows) => rows.demands,
    nameOf: (row) => `${demandType(row)} demand ${row.id}`,
    day: 'is now for',
    gone: 'is no longer there',
  },
  {
    cause: 'COMPONENT_REQUIREMENT',
    rowsOf: (rows) => rows.component_requirements,
    nameOf: (row) => `What a production order takes (component ${row.id})`,
    day: 'is now needed on',
    gone: 'is no longer needed',
  },
  {
    cause: 'PURCHASE_ORDER',
    rowsOf: (rows) => rows.purchases,
    nameOf: (row) => `Purchase order line ${row.id}`,
    day: 'now arrives',
    gone: 'is no longer open',
  },
  {
    cause: 'PRODUCTION_ORDER',
    rowsOf: (rows) => rows.productions,
    nameOf: (row) => `Production order ${row.id}`,
    day: 'is now finished on',
    gone: 'is no longer open',
  },
  {
    cause: 'FIRM_PLANNED_ORDER',
    rowsOf: (rows) => rows.firm_orders,
    nameOf: (row) => `Firm planned order ${row.id}`,
    day: 'is now due on',
    gone: 'does not stand any more',
  },
];

/** "Customer order" */
function demandType(row: DatedRow): string {
  const words = 'demand_type' in row ? String(row.demand_type).toLowerCase().replaceAll('_', ' ') : '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function compareDated(kind: DatedKind, { before, now, wanted }: Compared, known: Known, add: Add): void {
  const { cause, nameOf } = kind;
  const old = new Map<number, DatedRow>();
  for (const row of kind.rowsOf(before)) if (wanted.has(row.product_id)) old.set(row.id, row);
  const unitOf = (row: DatedRow) => known(row.product_id)?.unit_of_measure ?? '';
  const whole = (row: DatedRow) => `${nameOf(row)} of ${row.quantity} ${unitOf(row)} for ${row.day}`;
  for (const row of kind.rowsOf(now)) {
    const { id, product_id, quantity: value, day: date } = row;
    if (!wanted.has(product_id)) continue;
    const previous = old.get(id);
    old.delete(id);
    if (previous === undefined) {
      add(product_id, { cause, id, value, date, sentence: `${whole(row)} is new.` });
      continue;
    }
    const both = { cause, id, value, previous_value: previous.quantity, date, previous_date: previous.day };
    if (value !== previous.quantity) {
      const sentence = `${nameOf(row)} is now of ${value} ${unitOf(row)}, before ${previous.quantity}.`;
      add(product_id, { ...both, sentence });
    }
    if (date !== previous.day)
      add(product_id, { ...both, sentence: `${nameOf(row)} ${kind.day} ${date}, before ${previous.day}.` });
  }
  for (const row of old.values()) {
    const { id, quantity: previous_value, day: previous_date } = row;
    add(row.product_id, {
      cause,
      id,
      previous_value,
      previous_date,
      sentence: `${whole(row)} ${kind.gone}.`,
    });
  }
}

function compareRecipes({ before, now, wanted }: Compared, known: Known, add: Add): void {
  const [old, fresh] = [usesOf(before, wanted), usesOf(now, wanted)];
  for (const productId of wanted) {
    const [previous, current] = [old.get(productId) ?? NO_USES, fresh.get(productId) ?? NO_USES];
    for (const parent of new Set([...previous.keys(), ...current.keys()])) {
      const [was, is] = [previous.get(parent), current.get(parent)];
      if (was !== undefined && is !== undefined && formatRational(was) === formatRational(is)) continue;
      const unit = known(productId)?.unit_of_measure ?? '';
      const shown = (one: Rational | undefined) =>
        one === undefined ? null : formatQuantity(toQuantity(one));
      const [value, previous_value] = [shown(is), shown(was)];
      const said = (one: string | null) => (one === null ? 'none' : `${one} ${unit}`);
      const code = known(parent)?.product_code ?? String(parent);
      const sentence = `The recipe of ${code} takes ${said(value)} of it for one, before ${said(previous_value)}.`;
      add(productId, { cause: 'BOM', id: parent, value, previous_value, sentence });
    }
  }
}

const NO_USES: ReadonlyMap<number, Rational> = new Map();

/** How much one of each parent takes of it; two lines of a recipe may name the same component. */
function usesOf(
  { bom_lines }: PlanningRows,
  wanted: ReadonlySet<number>,
): Map<number, Map<number, Rational>> {
  const found = new Map<number, Map<number, Rational>>();
  for (const line of bom_lines) {
    if (!wanted.has(line.component_product_id)) continue;
    const uses = found.get(line.component_product_id) ?? new Map<number, Rational>();
    found.set(line.component_product_id, uses);
    const more = rational(BigInt(line.numerator), BigInt(line.denominator));
    const before = uses.get(line.parent_product_id);
    uses.set(line.parent_product_id, before === undefined ? more : addRational(before, more));
  }
  return found;
}
