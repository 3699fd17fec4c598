import {
  dateOf,
  dayOf,
  formatQuantity,
  fromQuantity,
  greatest,
  least,
  minus,
  multiplyRational,
  parseRational,
  type Quantity,
  quantity,
  toQuantityRoundedHalfUp,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type {
  BomLineRow,
  DatedRow,
  DemandRow,
  PlanningRows,
  ProductRow,
  StockRow,
} from './planning-facts.queries.ts';
import type { ScenarioOverlay } from './scenario-overlay.schemas.ts';

/** What an overlay names and the rows of reality do not have. `readOverlayExtras` reads it. */
export interface OverlayExtras {
  readonly supplier_terms: readonly SupplierTerms[];
  readonly boms: readonly { readonly bom_id: number; readonly lines: readonly BomLineRow[] }[];
  readonly order_components: readonly OrderComponentRow[];
}

export interface SupplierTerms {
  readonly product_id: number;
  readonly supplier_id: number;
  readonly lead_time_days: number | null;
  readonly minimum_order_quantity: string;
}

/** Which component requirements a production order has. */
export interface OrderComponentRow {
  readonly production_order_id: number;
  readonly production_order_component_id: number;
}

/** The rows of a scenario's run say, too, what its suppliers can deliver, so that a comparison can be made later. */
export interface ScenarioRows extends PlanningRows {
  readonly supplier_capacities?: readonly {
    readonly supplier_id: number;
    readonly quantity_per_week: string;
  }[];
}

/**
 * The rows of a factory in which what the overlay says is so. What it says of something that is no longer there, like an order
 * that has come since, changes nothing. The rows given stay as they are, and the same rows and overlay always make the same.
 */
export function overlayRows(
  rows: PlanningRows,
  overlay: ScenarioOverlay,
  extra: OverlayExtras,
): ScenarioRows {
  const moved = movedOrders(rows, overlay, extra);
  return {
    ...rows,
    products: productsWith(rows.products, overlay, extra),
    stock: stockWith(rows.stock, overlay.stock ?? []),
    bom_lines: bomLinesWith(rows.bom_lines, overlay, extra),
    demands: demandsWith(rows, overlay),
    ...moved,
    supplier_capacities: overlay.supplier_capacities ?? [],
  };
}

/** Suppliers first, then their delays, then the lead times that are given outright. */
function productsWith(
  products: readonly ProductRow[],
  overlay: ScenarioOverlay,
  extra: OverlayExtras,
): ProductRow[] {
  const terms = new Map(extra.supplier_terms.map((row) => [`${row.product_id} ${row.supplier_id}`, row]));
  const suppliers = new Map((overlay.suppliers ?? []).map((one) => [one.product_id, one.supplier_id]));
  const delays = new Map(
    (overlay.supplier_lead_times ?? []).map((one) => [one.supplier_id, one.additional_days]),
  );
  const leadTimes = new Map((overlay.lead_times ?? []).map((one) => [one.product_id, one.lead_time_days]));
  const boms = new Map((overlay.boms ?? []).map((one) => [one.product_id, one.bom_id]));
  return products.map((row) => {
    let changed: ProductRow = { ...row, bom_id: boms.get(row.product_id) ?? row.bom_id };
    const chosen = terms.get(`${row.product_id} ${suppliers.get(row.product_id)}`);
    if (chosen !== undefined) {
      changed = {
        ...changed,
        supplier_id: chosen.supplier_id,
        supplier_lead_time_days: chosen.lead_time_days,
        supplier_minimum: chosen.minimum_order_quantity,
      };
    }
    const delay = changed.supplier_id === null ? undefined : delays.get(changed.supplier_id);
    if (delay !== undefined) {
      const usual = changed.supplier_lead_time_days ?? changed.product_lead_time_days;
      changed = { ...changed, supplier_lead_time_days: Math.max(0, usual + delay) };
    }
    const own = leadTimes.get(row.product_id);
    if (own === undefined) return changed;
    return { ...changed, product_lead_time_days: own, supplier_lead_time_days: own };
  });
}

function bomLinesWith(
  lines: readonly BomLineRow[],
  overlay: ScenarioOverlay,
  extra: OverlayExtras,
): BomLineRow[] {
  const chosen = overlay.boms ?? [];
  const replaced = new Set(chosen.map((one) => one.product_id));
  const linesOf = new Map(extra.boms.map((bom) => [bom.bom_id, bom.lines]));
  return [
    ...lines.filter((line) => !replaced.has(line.parent_product_id)),
    ...chosen.flatMap((one) => linesOf.get(one.bom_id) ?? []),
  ];
}

function demandsWith(rows: PlanningRows, overlay: ScenarioOverlay): DemandRow[] {
  const decimals = new Map(rows.products.map((row) => [row.product_id, row.unit_decimals]));
  const factors = overlay.demand_factors ?? [];
  return [
    ...rows.demands.map((row) => multiplied(row, decimals.get(row.product_id) ?? 3, factors)),
    // Numbers below zero are those of no demand that there is.
    ...(overlay.demands ?? []).map((one, place) => ({
      id: -1 - place,
      product_id: one.product_id,
      quantity: one.quantity,
      day: one.due_date,
      demand_type: 'MANUAL' as const,
    })),
  ];
}

function multiplied(
  row: DemandRow,
  decimals: 0 | 1 | 2 | 3,
  factors: NonNullable<ScenarioOverlay['demand_factors']>,
): DemandRow {
  const fitting = factors.filter(
    (one) =>
      (one.product_id ?? row.product_id) === row.product_id &&
      (one.from ?? row.day) <= row.day &&
      row.day <= (one.until ?? row.day),
  );
  if (fitting.length === 0) return row;
  const exact = fitting.reduce(
    (product, one) => multiplyRational(product, parseRational(one.factor)),
    fromQuantity(quantity(row.quantity)),
  );
  const rounded = greatest(toQuantityRoundedHalfUp(exact, decimals), smallest(decimals));
  return { ...row, quantity: formatQuantity(rounded) };
}

/** One of the last decimal. */
const smallest = (decimals: 0 | 1 | 2 | 3): Quantity =>
  quantity(['1', '0.1', '0.01', '0.001'][decimals] ?? '1');

/** What is added keeps for ever; what is taken is taken first expired, first out. */
function stockWith(
  stock: readonly StockRow[],
  changes: NonNullable<ScenarioOverlay['stock']>,
): readonly StockRow[] {
  if (changes.length === 0) return stock;
  const toTake = new Map<number, Quantity>();
  const added: StockRow[] = [];
  for (const { product_id, quantity: text } of changes) {
    const change = quantity(text);
    if (change > 0n) added.push({ product_id, quantity: formatQuantity(change), expiry_date: null });
    if (change < 0n) toTake.set(product_id, minus(toTake.get(product_id) ?? ZERO_QUANTITY, change));
  }
  const lots = [...stock, ...added].toSorted(
    (a, b) => a.product_id - b.product_id || byExpiry(a.expiry_date, b.expiry_date),
  );
  return lots.flatMap((lot) => {
    const there = quantity(lot.quantity);
    const taken = least(there, toTake.get(lot.product_id) ?? ZERO_QUANTITY);
    if (taken <= 0n) return [lot];
    toTake.set(lot.product_id, minus(toTake.get(lot.product_id) ?? ZERO_QUANTITY, taken));
    return taken === there ? [] : [{ ...lot, quantity: formatQuantity(minus(there, taken)) }];
  });
}

const byExpiry = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  return (a ?? '9999-12-31') < (b ?? '9999-12-31') ? -1 : 1;
};

/** A production order takes its components so many days later as it comes later itself. */
function movedOrders(
  rows: PlanningRows,
  overlay: ScenarioOverlay,
  extra: OverlayExtras,
): Pick<PlanningRows, 'purchases' | 'productions' | 'component_requirements'> {
  const moves = overlay.orders ?? [];
  const daysOf = (kind: string) =>
    new Map(moves.filter((one) => one.kind === kind).map((one) => [one.id, one.day] as const));
  const [purchases, productions] = [daysOf('PURCHASE_ORDER'), daysOf('PRODUCTION_ORDER')];
  const before = new Map(rows.productions.map((row) => [row.id, row.day]));
  const orderOf = new Map(
    extra.order_components.map((row) => [row.production_order_component_id, row.production_order_id]),
  );
  return {
    purchases: rows.purchases.flatMap((row) => onDay(row, purchases.get(row.id))),
    productions: rows.productions.flatMap((row) => onDay(row, productions.get(row.id))),
    component_requirements: rows.component_requirements.flatMap((row) => {
      const order = orderOf.get(row.id) ?? 0;
      const day = productions.get(order);
      const usual = before.get(order);
      if (day === undefined || day === null || usual === undefined)
        return onDay(row, day === null ? null : undefined);
      return onDay(row, dateOf(dayOf(row.day) + dayOf(day) - dayOf(usual)));
    }),
  };
}

/** @param day null: not at all; undefined: as it is */
const onDay = (row: DatedRow, day: string | null | undefined): DatedRow[] => {
  if (day === null) return [];
  return [day === undefined ? row : { ...row, day }];
};
