import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { HOME_WAREHOUSE_TYPES, lockScopes } from '../inventory/index.ts';
import { createProductionOrder } from '../production/index.ts';
import { requireStanding, type ToMake, toBuy, toMake } from './convertible-orders.ts';
import {
  type ConvertedTo,
  componentsOf,
  lockOrdersToConvert,
  saveConversion,
  shareMasterData,
} from './planned-order-conversion.queries.ts';
import type { Conversion, ConversionRequest } from './planned-order-conversion.schemas.ts';
import { saveParents } from './planned-order-origins.queries.ts';
import { notesWith, type Origins, originsOf, parentsFirst } from './planned-order-origins.ts';
import { amountsOf, makePurchase, type Purchase, purchasesOf } from './planned-order-purchases.ts';
import { undone } from './preview.ts';

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
  readonly purchases: readonly Purchase[];
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
  const purchases = await purchasesOf(tx, bought, request);
  await lockScopes(tx, { productIds: [...new Set([...components, ...scopesOf])] });
  return { purchases, made, origins, notes: request.notes ?? null };
}

export async function carryOut(
  tx: Tx,
  { purchases, made, origins, notes }: PreparedConversion,
): Promise<Conversion> {
  const converted: ConvertedTo[] = [];
  const purchaseOrders: ConvertedPurchase[] = [];
  for (const one of purchases) purchaseOrders.push(await makePurchase(tx, one, notes, converted));
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
