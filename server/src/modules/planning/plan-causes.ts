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
import type { Language } from '../../platform/words/language.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
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

export function causesOf(compared: Compared, language: Language = 'en'): Causes {
  const { before, now, wanted, parents, changed } = compared;
  const found = new Map<number, Cause[]>([...wanted].map((productId) => [productId, []]));
  const add: Add = (productId, cause) =>
    found.get(productId)?.push({ ...NOTHING, ...cause, sentence: cause.sentence.in(language) });
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
      const sentence = say`Its orders follow those of ${known(parent)?.product_code ?? parent}, which have changed.`;
      add(productId, { cause: 'PARENT_ORDERS', id: parent, sentence });
    }
  }
  const ofAll = compareRuns(before, now, language);
  // What nothing else explains follows from the plan itself: a demand that the horizon reaches now, a calendar.
  for (const own of found.values()) if (own.length === 0) own.push(...ofAll);
  return { ofAll, ofProduct: found };
}

type Found = Partial<Omit<Cause, 'sentence'>> & { readonly sentence: Sentence };
type Add = (productId: number, cause: Found & Pick<Cause, 'cause'>) => void;
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

function compareRuns(before: PlanningRows, now: PlanningRows, language: Language): Cause[] {
  const causes: Cause[] = [];
  const add = (cause: Found) =>
    causes.push({ cause: 'PLAN', ...NOTHING, ...cause, sentence: cause.sentence.in(language) });
  const days = dayOf(now.first_day) - dayOf(before.first_day);
  if (days !== 0) {
    const dates = { date: now.first_day, previous_date: before.first_day };
    add({ ...dates, sentence: movedSentence(days, now.first_day) });
  }
  const [value, previous_value] = [String(now.horizon_days), String(before.horizon_days)];
  if (value !== previous_value) {
    const sentence = say`The plan looks ${value} days ahead, before ${previous_value}.`;
    add({ value, previous_value, sentence });
  }
  const calendarOf = ({ working_weekdays, calendar_days }: PlanningRows) =>
    JSON.stringify([working_weekdays, calendar_days]);
  if (calendarOf(before) !== calendarOf(now))
    add({ sentence: say`The calendar has other working days, so lead times reach other dates.` });
  return causes;
}

function movedSentence(days: number, firstDay: string): Sentence {
  if (days === 1) return say`The plan starts one day later (${firstDay}).`;
  if (days === -1) return say`The plan starts one day earlier (${firstDay}).`;
  return days > 0
    ? say`The plan starts ${days} days later (${firstDay}).`
    : say`The plan starts ${-days} days earlier (${firstDay}).`;
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

const LABELS: Readonly<Record<string, Sentence>> = {
  'lead time': say`Lead time`,
  minimum: say`Minimum order quantity`,
  supplier_id: say`Supplier`,
  bom_id: say`Recipe`,
  unit_decimals: say`Unit decimals`,
  safety_stock: say`Safety stock`,
  safety_days_of_cover: say`Safety days of cover`,
  lot_sizing_rule: say`Lot sizing rule`,
  lot_size: say`Lot size`,
  order_multiple: say`Order multiple`,
  maximum_order_quantity: say`Maximum order quantity`,
  ordering_cost: say`Ordering cost`,
  annual_holding_rate: say`Annual holding rate`,
  unit_cost: say`Unit cost`,
  usage_quantity: say`Usage quantity`,
  usage_days: say`Usage days`,
};

function ownName(column: string): string {
  const words = column.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function settingInWords(name: string, value: string | null, unit: string): SentenceValue {
  if (value === null) return say`none`;
  if (name === 'lead time') return say`${value.replace(' days', '')} days`;
  return UNIT_OF.has(name) ? `${value} ${unit}` : value;
}

function compareProducts(before: ProductRow | undefined, now: ProductRow | undefined, add: Add): void {
  if (now === undefined) return;
  if (before === undefined) {
    add(now.product_id, { cause: 'PRODUCT', sentence: say`The product is new in the plan.` });
    return;
  }
  const old = settingsOf(before);
  for (const [name, value] of settingsOf(now)) {
    const previous_value = old.get(name);
    // What an older run has not looked at has not changed.
    if (previous_value === undefined || value === previous_value) continue;
    const said = (one: string | null) => settingInWords(name, one, now.unit_of_measure);
    const label = LABELS[name] ?? ownName(name);
    const sentence = say`${label} ${said(value)}, before ${said(previous_value)}.`;
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
      const sentence = say`Stock is ${value} ${unit}, it was ${previous_value} ${unit}.`;
      add(productId, { cause: 'STOCK', value, previous_value, sentence });
    } else if (current.lots !== previous.lots) {
      const sentence = say`Stock is ${value} ${unit} as before, but expires on other days.`;
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
  readonly nameOf: (row: DatedRow) => Sentence;
  readonly moved: (name: Sentence, date: string, before: string) => Sentence;
  readonly gone: (whole: Sentence) => Sentence;
}

const KINDS: readonly DatedKind[] = [
  {
    cause: 'DEMAND',
    rowsOf: (rows) => rows.demands,
    nameOf: (row) => say`${demandType(row)} demand ${row.id}`,
    moved: (name, date, before) => say`${name} is now for ${date}, before ${before}.`,
    gone: (whole) => say`${whole} is no longer there.`,
  },
  {
    cause: 'COMPONENT_REQUIREMENT',
    rowsOf: (rows) => rows.component_requirements,
    nameOf: (row) => say`What a production order takes (component ${row.id})`,
    moved: (name, date, before) => say`${name} is now needed on ${date}, before ${before}.`,
    gone: (whole) => say`${whole} is no longer needed.`,
  },
  {
    cause: 'PURCHASE_ORDER',
    rowsOf: (rows) => rows.purchases,
    nameOf: (row) => say`Purchase order line ${row.id}`,
    moved: (name, date, before) => say`${name} now arrives ${date}, before ${before}.`,
    gone: (whole) => say`${whole} is no longer open.`,
  },
  {
    cause: 'PRODUCTION_ORDER',
    rowsOf: (rows) => rows.productions,
    nameOf: (row) => say`Production order ${row.id}`,
    moved: (name, date, before) => say`${name} is now finished on ${date}, before ${before}.`,
    gone: (whole) => say`${whole} is no longer open.`,
  },
  {
    cause: 'FIRM_PLANNED_ORDER',
    rowsOf: (rows) => rows.firm_orders,
    nameOf: (row) => say`Firm planned order ${row.id}`,
    moved: (name, date, before) => say`${name} is now due on ${date}, before ${before}.`,
    gone: (whole) => say`${whole} does not stand any more.`,
  },
];

const DEMAND_TYPES: Readonly<Record<string, Sentence>> = {
  CUSTOMER_ORDER: say`Customer order`,
  FORECAST: say`Forecast`,
  MANUAL: say`Manual`,
};

const demandType = (row: DatedRow) =>
  'demand_type' in row ? (DEMAND_TYPES[String(row.demand_type)] ?? '') : '';

function compareDated(kind: DatedKind, { before, now, wanted }: Compared, known: Known, add: Add): void {
  const { cause, nameOf } = kind;
  const old = new Map<number, DatedRow>();
  for (const row of kind.rowsOf(before)) if (wanted.has(row.product_id)) old.set(row.id, row);
  const unitOf = (row: DatedRow) => known(row.product_id)?.unit_of_measure ?? '';
  const whole = (row: DatedRow) => say`${nameOf(row)} of ${row.quantity} ${unitOf(row)} for ${row.day}`;
  for (const row of kind.rowsOf(now)) {
    const { id, product_id, quantity: value, day: date } = row;
    if (!wanted.has(product_id)) continue;
    const previous = old.get(id);
    old.delete(id);
    if (previous === undefined) {
      add(product_id, { cause, id, value, date, sentence: say`${whole(row)} is new.` });
      continue;
    }
    const both = { cause, id, value, previous_value: previous.quantity, date, previous_date: previous.day };
    if (value !== previous.quantity) {
      const sentence = say`${nameOf(row)} is now of ${value} ${unitOf(row)}, before ${previous.quantity}.`;
      add(product_id, { ...both, sentence });
    }
    if (date !== previous.day)
      add(product_id, { ...both, sentence: kind.moved(nameOf(row), date, previous.day) });
  }
  for (const row of old.values()) {
    const { id, quantity: previous_value, day: previous_date } = row;
    add(row.product_id, {
      cause,
      id,
      previous_value,
      previous_date,
      sentence: kind.gone(whole(row)),
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
      const said = (one: string | null) => (one === null ? say`none` : `${one} ${unit}`);
      const code = known(parent)?.product_code ?? String(parent);
      const sentence = say`The recipe of ${code} takes ${said(value)} of it for one, before ${said(previous_value)}.`;
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
