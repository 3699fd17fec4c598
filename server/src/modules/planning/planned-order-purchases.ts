import { type Amount, amount, formatAmount, formatQuantity, plus, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { groupBy } from '../../platform/group-by.ts';
import { say } from '../../platform/words/sentence.ts';
import { createPurchaseOrder, supplierPrices } from '../procurement/index.ts';
import { refusal, type ToBuy } from './convertible-orders.ts';
import type { ConvertedTo } from './planned-order-conversion.queries.ts';
import type { Conversion, ConversionRequest } from './planned-order-conversion.schemas.ts';

/** The buying half of a conversion: which planned orders are bought on one document, and the drafts that are made of them. */

/** Planned orders of one product that are bought together. */
interface Line {
  readonly first: ToBuy;
  readonly quantity: string;
  /** the earliest of theirs */
  readonly dueDay: string;
  readonly plannedOrderIds: readonly number[];
}

/** A draft to be made. */
export interface Purchase {
  readonly first: ToBuy;
  readonly currency: string;
  /** null: of the company's own currency */
  readonly rate: string | null;
  readonly lines: readonly Line[];
}

type ConvertedPurchase = Conversion['purchase_orders'][number];

/**
 * Lines first and their currency after: which price holds follows from the sum of what is bought together.
 *
 * @throws CONFLICT when a product has no price; VALIDATION_ERROR when the rate of a foreign currency is not given
 */
export async function purchasesOf(
  tx: Tx,
  bought: readonly ToBuy[],
  request: ConversionRequest,
): Promise<Purchase[]> {
  const documentOf = (one: ToBuy) => `${one.supplier_id} ${one.week} ${one.warehouse_id}`;
  const lines = [...groupBy(bought, (one) => `${documentOf(one)} ${one.product_id}`).values()].map(lineOf);
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
        say`has no price. Enter what ${supplier_code} takes for product ${product_code} first.`,
      );
    }
    return { line, currency };
  });
  const documents = groupBy(priced, ({ line, currency }) => `${documentOf(line.first)} ${currency}`);
  return [...documents.values()]
    .map((group) => ({
      first: group[0].line.first,
      currency: group[0].currency,
      lines: group
        .map(({ line }) => line)
        .sort((a, b) => compare(a.first.product_code, b.first.product_code)),
    }))
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
    .map((purchase) => ({ ...purchase, rate: rateOf(tx, purchase.currency, request) }));
}

const placeOf = ({ first, currency }: Pick<Purchase, 'first' | 'currency'>) =>
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
function rateOf(tx: Tx, currency: string, { exchange_rates = [] }: ConversionRequest): string | null {
  if (currency === tx.policy.companyCurrency) return null;
  const rate = exchange_rates.find((one) => one.currency === currency);
  if (rate === undefined) throw invalidField('exchange_rates', say`needs the rate of ${currency}`);
  return rate.exchange_rate;
}

/** @param converted is told what has become of each planned order */
export async function makePurchase(
  tx: Tx,
  { first, currency, lines, rate }: Purchase,
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

export function amountsOf(orders: readonly ConvertedPurchase[]): Conversion['totals']['amounts'] {
  const sums = new Map<string, Amount>();
  for (const { currency, total_amount } of orders) {
    const before = sums.get(currency);
    sums.set(currency, before === undefined ? amount(total_amount) : plus(before, amount(total_amount)));
  }
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, sum]) => ({ currency, total_amount: formatAmount(sum) }));
}
