import { type Amount, amount, formatAmount, formatQuantity, plus, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { HOME_WAREHOUSE_TYPES, lockScopes } from '../inventory/index.ts';
import { createPurchaseOrder, supplierPrices } from '../procurement/index.ts';
import { createProductionOrder } from '../production/index.ts';
import {
  type ConvertedTo,
  componentsOf,
  lockOrdersToConvert,
  type OrderToConvert,
  saveConversion,
  shareMasterData,
} from './planned-order-conversion.queries.ts';
import type { Conversion, ConversionRequest } from './planned-order-conversion.schemas.ts';
import { saveParents } from './planned-order-origins.queries.ts';
import { notesWith, type Origins, originsOf, parentsFirst } from './planned-order-origins.ts';
import { undone } from './preview.ts';

type Convertible = OrderToConvert & { readonly warehouse_id: number; readonly warehouse_code: string };
type ToBuy = Convertible & { readonly supplier_id: number; readonly supplier_code: string };
type ToMake = Convertible & { readonly bom_id: number };

/** Planned orders of one product that are bought together. */
interface Line {
  readonly first: ToBuy;
  readonly quantity: string;
  /** the earliest of theirs */
  readonly dueDay: string;
  readonly plannedOrderIds: readonly number[];
}

interface Purchase {
  readonly first: ToBuy;
  readonly currency: string;
  readonly lines: readonly Line[];
}

type ConvertedPurchase = Conversion['purchase_orders'][number];
type ConvertedProduction = Conversion['production_orders'][number];

/**
 * Turns planned orders of reality into production orders and draft purchase orders, all or nothing. A preview does the same and
 * undoes it, so it cannot differ from what will come.
 *
 * @throws NOT_FOUND, CONFLICT (converted, replaced, of a scenario; no supplier, price, recipe or warehouse; inactive),
 *   VALIDATION_ERROR (an exchange rate is missing), and what creating the orders throws
 */
export async function convertPlannedOrders(tx: Tx, request: ConversionRequest): Promise<Conversion> {
  const convert = async () => carryOut(tx, await prepareConversion(tx, request));
  return request.preview === true ? asPreview(await undone(tx, convert)) : convert();
}

const asPreview = (conversion: Conversion): Conversion => ({
  ...conversion,
  preview: true,
  production_orders: conversion.production_orders.map(withoutProductionNumber),
  purchase_orders: conversion.purchase_orders.map(withoutPurchaseNumber),
});

/** As it stands in a preview. */
export const withoutProductionNumber = (order: ConvertedProduction): ConvertedProduction => ({
  ...order,
  production_order_id: null,
  order_number: null,
  parent_production_order_id: null,
});
export const withoutPurchaseNumber = (order: ConvertedPurchase): ConvertedPurchase => ({
  ...order,
  purchase_order_id: null,
  po_number: null,
});

/** What will be made, with everything locked that making it needs. */
export interface PreparedConversion {
  readonly purchases: readonly (Purchase & { readonly rate: string | null })[];
  readonly made: readonly ToMake[];
  readonly origins: Origins;
  readonly notes: string | null;
}

/**
 * All master data is shared and all scopes are locked before the first order takes its number: the second order must not wait
 * for what somebody holds who waits for that number.
 *
 * @param scopesOf products whose stock the caller will change besides
 */
export async function prepareConversion(
  tx: Tx,
  request: ConversionRequest,
  scopesOf: readonly number[] = [],
): Promise<PreparedConversion> {
  const ids = request.planned_order_ids;
  const orders = await lockOrdersToConvert(tx, ids, HOME_WAREHOUSE_TYPES);
  const known = new Map(orders.map((one) => [one.planned_order_id, one]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw notFound('planned order', unknown);
  for (const one of orders) requireStanding(one);
  const bought = orders.filter((one) => one.order_type === 'BUY').map(toBuy);
  const made = orders.filter((one) => one.order_type === 'MAKE').map(toMake);

  const origins = await originsOf(tx, made);
  const components = await componentsOf(tx, [...new Set(made.map((one) => one.bom_id))]);
  await shareMasterData(
    tx,
    bought.map((one) => one.supplier_id),
    [...bought, ...made].map((one) => one.warehouse_id),
    [...orders.map((one) => one.product_id), ...components],
  );
  const purchases = (await purchasesOf(tx, bought)).map((one) => ({
    ...one,
    rate: rateOf(tx, one, request),
  }));
  await lockScopes(tx, { productIds: [...new Set([...components, ...scopesOf])] });
  return { purchases, made, origins, notes: request.notes ?? null };
}

export async function carryOut(
  tx: Tx,
  { purchases, made, origins, notes }: PreparedConversion,
): Promise<Conversion> {
  const converted: ConvertedTo[] = [];
  const purchaseOrders: ConvertedPurchase[] = [];
  for (const one of purchases) purchaseOrders.push(await buy(tx, one, notes, converted));
  const productionOrders = await makeAll(tx, { made, origins, notes }, converted);
  saveConversion(tx, converted);
  return {
    preview: false,
    production_orders: productionOrders,
    purchase_orders: purchaseOrders,
    totals: {
      production_order_count: productionOrders.length,
      purchase_order_count: purchaseOrders.length,
      amounts: amountsOf(purchaseOrders),
    },
  };
}

function refusal(order: OrderToConvert, why: string): AppError {
  const { planned_order_id, product_id, product_code } = order;
  return new AppError('CONFLICT', `Planned order ${planned_order_id} ${why}`, [
    { planned_order_id, product_id, product_code },
  ]);
}

function requireStanding(order: OrderToConvert): void {
  if (order.scenario_id !== null) {
    throw refusal(order, 'belongs to a scenario. Choose orders of the plan of reality.');
  }
  if (order.converted_to !== null) {
    throw refusal(order, `became ${order.converted_to} already. Read the plan again.`);
  }
  if (order.ended_run_id !== null) throw refusal(order, 'was replaced by a later run. Read the plan again.');
}

function withWarehouse(order: OrderToConvert): Convertible {
  const { warehouse_id, warehouse_code, product_code: code, product_type: type } = order;
  if (warehouse_id === null || warehouse_code === null) {
    const home = HOME_WAREHOUSE_TYPES[type] ?? type;
    throw refusal(order, `is of ${code}, and there is no active ${home} warehouse for it. Open one first.`);
  }
  return { ...order, warehouse_id, warehouse_code };
}

function toBuy(order: OrderToConvert): ToBuy {
  const { supplier_id, supplier_code, product_code: code } = order;
  if (supplier_id === null || supplier_code === null) {
    throw refusal(order, `has no supplier. Link product ${code} to one and plan again.`);
  }
  return { ...withWarehouse(order), supplier_id, supplier_code };
}

function toMake(order: OrderToConvert): ToMake {
  const { bom_id, product_code: code } = order;
  if (bom_id === null) {
    throw refusal(order, `has no recipe. Activate one of product ${code} and plan again.`);
  }
  return { ...withWarehouse(order), bom_id };
}

/** The lists under their keys, in the order in which the keys first occur. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Lines first and their currency after: which price holds follows from the sum of what is bought together. */
async function purchasesOf(tx: Tx, bought: readonly ToBuy[]): Promise<Purchase[]> {
  const documentOf = (one: ToBuy) => `${one.supplier_id} ${one.week} ${one.warehouse_id}`;
  const lines = grouped(bought, (one) => `${documentOf(one)} ${one.product_id}`).map(lineOf);
  const prices = await supplierPrices(
    tx,
    lines.map(({ first, quantity: ordered }) => ({
      supplier_id: first.supplier_id,
      product_id: first.product_id,
      quantity_ordered: ordered,
    })),
  );
  const priced = lines.map((line, place) => {
    const currency = prices[place]?.currency;
    const { product_code, supplier_code } = line.first;
    if (currency === undefined) {
      throw refusal(
        line.first,
        `has no price. Enter what ${supplier_code} takes for product ${product_code} first.`,
      );
    }
    return { line, currency };
  });
  return grouped(priced, ({ line, currency }) => `${documentOf(line.first)} ${currency}`)
    .map((group) => ({
      first: group[0].line.first,
      currency: group[0].currency,
      lines: group
        .map(({ line }) => line)
        .sort((a, b) => compare(a.first.product_code, b.first.product_code)),
    }))
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
}

const placeOf = ({ first, currency }: Purchase) =>
  [first.supplier_code, first.week, first.warehouse_code, currency].join(' ');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function lineOf(orders: readonly [ToBuy, ...ToBuy[]]): Line {
  return {
    first: orders[0],
    quantity: formatQuantity(orders.map((one) => quantity(one.quantity)).reduce(plus)),
    dueDay: earliest(orders.map((one) => one.due_day)),
    plannedOrderIds: orders.map((one) => one.planned_order_id),
  };
}

const earliest = (days: readonly string[]) =>
  days.reduce((first, day) => (compare(day, first) < 0 ? day : first));

/** @throws VALIDATION_ERROR when the rate of a foreign currency is not given */
function rateOf(tx: Tx, { currency }: Purchase, { exchange_rates = [] }: ConversionRequest): string | null {
  if (currency === tx.policy.companyCurrency) return null;
  const rate = exchange_rates.find((one) => one.currency === currency);
  if (rate === undefined) throw invalidField('exchange_rates', `needs the rate of ${currency}`);
  return rate.exchange_rate;
}

async function buy(
  tx: Tx,
  { first, currency, lines, rate }: Purchase & { readonly rate: string | null },
  notes: string | null,
  converted: ConvertedTo[],
): Promise<ConvertedPurchase> {
  const { supplier_id, supplier_code, week, warehouse_id, warehouse_code } = first;
  const expected = earliest(lines.map((line) => line.dueDay));
  const order = await createPurchaseOrder(tx, {
    supplier_id,
    warehouse_id,
    currency,
    exchange_rate: rate,
    expected_delivery_date: expected,
    notes,
    items: lines.map((line) => ({
      product_id: line.first.product_id,
      quantity_ordered: line.quantity,
      expected_delivery_date: line.dueDay,
    })),
  });
  // A product stands on one line of the order.
  const items = new Map(order.items.map((item) => [item.product_id, item]));
  const { purchase_order_id, po_number } = order;
  const answered = lines.map((line) => {
    const item = items.get(line.first.product_id);
    if (item === undefined) throw new Error(`Order ${po_number} lacks product ${line.first.product_id}`);
    for (const plannedOrderId of line.plannedOrderIds) {
      converted.push({ plannedOrderId, productionOrderId: null, poItemId: item.po_item_id });
    }
    return {
      planned_order_ids: [...line.plannedOrderIds],
      product_id: item.product_id,
      product_code: item.product_code,
      quantity: item.quantity_ordered,
      unit_price: item.unit_price,
      price_source: item.price_source,
      total_price: item.total_price,
    };
  });
  audit(tx, {
    action: 'planned_order.convert',
    entityType: 'purchase_order',
    entityId: purchase_order_id,
    after: { po_number, planned_order_ids: answered.flatMap((line) => line.planned_order_ids) },
  });
  return {
    ...{ supplier_id, supplier_code, week, warehouse_id, warehouse_code, currency },
    expected_delivery_date: expected,
    total_amount: order.total_amount,
    purchase_order_id,
    po_number,
    lines: answered,
  };
}

type Making = Pick<PreparedConversion, 'made' | 'origins' | 'notes'>;

/** The pegging stays: what is made for one order only becomes its sub-order, and the notes say which demands it is for. */
async function makeAll(
  tx: Tx,
  { made, origins, notes }: Making,
  converted: ConvertedTo[],
): Promise<ConvertedProduction[]> {
  const orders = new Map<number, NewProductionOrder>();
  for (const one of parentsFirst(made, origins)) {
    const order = await make(tx, one, notesWith(origins.get(one.planned_order_id), notes));
    orders.set(one.planned_order_id, order);
  }
  const parents = await saveParents(
    tx,
    [...orders].flatMap(([plannedOrderId, { production_order_id: productionOrderId }]) => {
      const origin = origins.get(plannedOrderId);
      const inThisCall = orders.get(origin?.parentPlannedOrderId ?? 0)?.production_order_id;
      const parentId = inThisCall ?? origin?.parentOrderId ?? null;
      return parentId === null ? [] : [{ productionOrderId, parentId }];
    }),
  );
  return made.flatMap((planned) => {
    const order = orders.get(planned.planned_order_id);
    if (order === undefined) return [];
    const { production_order_id, order_number } = order;
    const parent_production_order_id = parents.get(production_order_id) ?? null;
    const { planned_order_id: plannedOrderId } = planned;
    converted.push({ plannedOrderId, productionOrderId: production_order_id, poItemId: null });
    audit(tx, {
      action: 'planned_order.convert',
      entityType: 'production_order',
      entityId: production_order_id,
      after: { order_number, parent_production_order_id, planned_order_ids: [plannedOrderId] },
    });
    return [
      {
        ...answerOf(planned),
        ...{ production_order_id, order_number, parent_production_order_id },
        origin: origins.get(plannedOrderId)?.sentence ?? null,
      },
    ];
  });
}

interface NewProductionOrder {
  readonly production_order_id: number;
  readonly order_number: string;
}

function make(tx: Tx, planned: ToMake, notes: string | null): Promise<NewProductionOrder> {
  return createProductionOrder(tx, {
    product_id: planned.product_id,
    bom_id: planned.bom_id,
    warehouse_id: planned.warehouse_id,
    planned_quantity: planned.quantity,
    planned_start_date: planned.start_day,
    planned_completion_date: planned.due_day,
    // What it takes has planned orders of its own, and may not be there yet.
    explosion: 'SINGLE_LEVEL',
    allow_shortage: true,
    notes,
  });
}

const answerOf = (planned: ToMake) => ({
  planned_order_id: planned.planned_order_id,
  product_id: planned.product_id,
  product_code: planned.product_code,
  quantity: planned.quantity,
  start_date: planned.start_day,
  due_date: planned.due_day,
  warehouse_id: planned.warehouse_id,
  warehouse_code: planned.warehouse_code,
});

function amountsOf(orders: readonly ConvertedPurchase[]): Conversion['totals']['amounts'] {
  const sums = new Map<string, Amount>();
  for (const { currency, total_amount } of orders) {
    const before = sums.get(currency);
    sums.set(currency, before === undefined ? amount(total_amount) : plus(before, amount(total_amount)));
  }
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, sum]) => ({ currency, total_amount: formatAmount(sum) }));
}
