import { type Amount, amount, formatAmount } from '@horoz/kernel';
import { setPriceBreaks } from '../../modules/master-data/supplier-price-breaks.service.ts';
import { createPurchaseOrder, transitionPurchaseStatus } from '../../modules/procurement/index.ts';
import { getOrder } from '../../modules/procurement/orders.queries.ts';
import { receiveGoods } from '../../modules/procurement/receiving.service.ts';
import type { PlainDate } from '../../platform/clock.ts';
import { BOUGHT } from './factory-data.ts';
import { numberOf, type Places } from './factory-master-data.ts';
import { daysAfter, priceAt } from './numbers.ts';
import type { Stage } from './stage.ts';

/** Orders that a fortnight's deliveries came from, and what a buyer finds open in the morning. */

type Bought = (typeof BOUGHT)[number];

/** What a supplier delivers to one warehouse: one order. */
interface Delivery {
  readonly supplier: string;
  readonly warehouse: string;
  readonly lines: readonly { readonly code: string; readonly quantity: string; readonly price: string }[];
}

/** The same lines as every fortnight: by supplier and warehouse, at the prices of the time. */
function deliveriesOf(fortnight: number): Delivery[] {
  const groups = new Map<string, Delivery & { lines: Delivery['lines'][number][] }>();
  for (const [place, bought] of BOUGHT.entries()) {
    const [code, , , price, quantity, supplier, , , warehouse] = bought;
    // The first delivery is a quarter larger: nothing was there before.
    const units = fortnight === 0 ? (BigInt(quantity) * 5n + 3n) / 4n : BigInt(quantity);
    const key = `${supplier} ${warehouse}`;
    const group = groups.get(key) ?? { supplier, warehouse, lines: [] };
    group.lines.push({ code, quantity: `${units}.000`, price: priceAt(amount(price), fortnight, place) });
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function order(stage: Stage, places: Places, delivery: Delivery, due: string): Promise<number> {
  const buyer = stage.as('proc_off');
  const made = await createPurchaseOrder(buyer, {
    supplier_id: numberOf(places.suppliers, delivery.supplier),
    warehouse_id: numberOf(places.warehouses, delivery.warehouse),
    expected_delivery_date: due,
    items: delivery.lines.map(({ code, quantity, price }) => ({
      product_id: numberOf(places.products, code),
      quantity_ordered: quantity,
      unit_price: price,
    })),
  });
  return made.purchase_order_id;
}

const send = (stage: Stage, id: number) =>
  transitionPurchaseStatus(stage.as('proc_off'), id, { status: 'SENT' }, null);

/** The paint is late every third time, and the hinges once: each supplier has a score of its own. */
function dueOf(supplier: string, arrival: PlainDate, fortnight: number): string {
  const isLate =
    (supplier === 'S-BOYA' && fortnight % 3 === 1) || (supplier === 'S-HIRDAVAT' && fortnight === 6);
  return daysAfter(arrival, isLate ? -2 : 0);
}

/** Orders what will arrive so many days later. */
export async function orderForFortnight(
  stage: Stage,
  places: Places,
  fortnight: number,
  arrival: Date,
): Promise<number[]> {
  const orders: number[] = [];
  for (const delivery of deliveriesOf(fortnight)) {
    const id = await order(
      stage,
      places,
      delivery,
      dueOf(delivery.supplier, stage.dayOf(arrival), fortnight),
    );
    await send(stage, id);
    orders.push(id);
  }
  return orders;
}

/** Everything that was ordered arrives, good and whole. */
export async function receiveOrders(
  stage: Stage,
  orders: readonly number[],
  fortnight: number,
): Promise<void> {
  for (const [place, id] of orders.entries()) {
    const delivery = {
      receive_all: true,
      quality_status: 'APPROVED' as const,
      delivery_note: `İRS-${String(1000 + fortnight * 10 + place)}`,
    };
    await receiveGoods(stage.as('inv_clerk'), id, delivery, null);
  }
}

/** The black paint should have come the day after it was ordered, and has not. */
export async function orderWhatStaysAway(stage: Stage, places: Places): Promise<void> {
  const line = { code: 'RM-BOY-9005', quantity: '30.000', price: listPrice('RM-BOY-9005', 0n) };
  const delivery = { supplier: 'S-BOYA', warehouse: 'RM01', lines: [line] };
  await send(stage, await order(stage, places, delivery, daysAfter(stage.clock.today(), 1)));
}

/** Steel is cheaper by the ton; the orders that a buyer finds: partly here, confirmed, sent, a draft. */
export async function leavePurchasesOpen(stage: Stage, places: Places): Promise<void> {
  await setPriceBreaks(
    stage.as('proc_off'),
    numberOf(places.suppliers, 'S-ERDEMIR'),
    numberOf(places.products, 'RM-SAC-10'),
    [
      { minimum_quantity: '1000.000', unit_price: '33.9000', valid_from: '2026-01-01' },
      { minimum_quantity: '3000.000', unit_price: '33.2500', valid_from: '2026-01-01' },
    ],
    null,
  );
  const today = stage.clock.today();
  const one = (supplier: string, warehouse: string, lines: Delivery['lines'], days: number) =>
    order(stage, places, { supplier, warehouse, lines }, daysAfter(today, days));
  const line = (code: string, quantity: string, cents = 0n) => ({
    code,
    quantity,
    price: listPrice(code, cents),
  });

  const partly = await one(
    'S-HIRDAVAT',
    'RM01',
    [line('RM-KLT-01', '200.000'), line('RM-MNT-60', '100.000')],
    2,
  );
  await send(stage, partly);
  await receiveFirst(stage, places, partly, 'RM-KLT-01', '60.000');
  const confirmed = await one('S-ERDEMIR', 'RM02', [line('RM-SAC-20', '300.000')], 9);
  await send(stage, confirmed);
  await transitionPurchaseStatus(
    stage.as('proc_off'),
    confirmed,
    { status: 'CONFIRMED', supplier_reference: 'ERD-44871' },
    null,
  );
  await send(stage, await one('S-CIVATA', 'RM01', [line('RM-SMN-M8', '4000.000', 1n)], 5));
  await one('S-AMBALAJ', 'PK01', [line('PK-STR-01', '12.000'), line('PK-KRT-01', '60.000')], 6);
}

function listPrice(code: string, cents: bigint): string {
  const bought: Bought | undefined = BOUGHT.find((one) => one[0] === code);
  return formatAmount((amount(bought?.[3] ?? '0') + cents * 100n) as Amount);
}

async function receiveFirst(
  stage: Stage,
  places: Places,
  orderId: number,
  code: string,
  quantity: string,
): Promise<void> {
  const { items } = await getOrder(stage.as('inv_clerk'), orderId);
  const line = items.find((item) => item.product_id === numberOf(places.products, code));
  const came = {
    po_item_id: line?.po_item_id ?? 0,
    quantity_received: quantity,
    quality_status: 'APPROVED' as const,
  };
  const delivery = { delivery_note: 'İRS-2041', items_received: [came] };
  await receiveGoods(stage.as('inv_clerk'), orderId, delivery, null);
}
