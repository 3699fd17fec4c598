import { issueStock, receiveStock } from '../../modules/inventory/index.ts';
import { completeOrder } from '../../modules/production/completions.service.ts';
import { createOrder } from '../../modules/production/orders.service.ts';
import { changeStatus } from '../../modules/production/status.service.ts';
import { MADE } from './factory-data.ts';
import { makeDemand } from './factory-demand.ts';
import { numberOf, type Places } from './factory-master-data.ts';
import {
  leavePurchasesOpen,
  orderForFortnight,
  orderWhatStaysAway,
  receiveOrders,
} from './factory-purchasing.ts';
import { makeStockEvents } from './factory-stock-events.ts';
import { daysAfter } from './numbers.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;
const FORTNIGHTS = 13;

export async function makeHistory(
  stage: Stage,
  places: Places,
  onProgress: (message: string) => void,
): Promise<void> {
  const mondayOf = (fortnight: number) =>
    new Date(stage.end.getTime() - (FORTNIGHTS - fortnight) * 14 * DAY_MS);
  let ordered: number[] = [];
  for (let fortnight = 0; fortnight < FORTNIGHTS; fortnight += 1) {
    const monday = mondayOf(fortnight);
    const at = (day: number, minutes: number) =>
      stage.clock.set(new Date(monday.getTime() + day * DAY_MS + minutes * 60_000));
    at(0, 0);
    if (fortnight === 0) ordered = await orderForFortnight(stage, places, 0, monday);
    await receiveOrders(stage, ordered, fortnight);
    for (const [place, made] of MADE.entries()) {
      at(1 + place, 0);
      await produce(stage, places, made, fortnight);
    }
    at(11, 0);
    await ship(stage, places);
    if (fortnight + 1 < FORTNIGHTS)
      ordered = await orderForFortnight(stage, places, fortnight + 1, mondayOf(fortnight + 1));
    if (fortnight % 4 === 3)
      onProgress(`  ${Math.round(((fortnight + 1) * 100) / FORTNIGHTS)} % of the history is made`);
  }
  await orderWhatStaysAway(stage, places);
  stage.clock.set(stage.end);
  await receiveSpecials(stage, places);
  await makeStockEvents(stage, places);
  await leaveOrdersOpen(stage, places);
  await leavePurchasesOpen(stage, places);
  await makeDemand(stage, places);
}

async function produce(
  stage: Stage,
  places: Places,
  made: (typeof MADE)[number],
  fortnight: number,
): Promise<void> {
  const order = await started(stage, places, made.code, `${made.lot}.000`);
  const scrapped = made.code === 'SF-PNL-01' && fortnight % 4 === 1 ? 2 : 0;
  await completeOrder(stage.as('prod_mgr'), order, {
    completed_quantity: `${BigInt(made.lot) - BigInt(scrapped)}.000`,
    scrapped_quantity: `${scrapped}.000`,
    ...(fortnight % 5 === 2
      ? { actual_labor_cost: `${BigInt(made.lot) * (BigInt(made.labor) + 3n)}.0000` }
      : {}),
  });
}

/** An order in progress, taking semi-finished products from stock. */
async function started(stage: Stage, places: Places, code: string, quantity: string): Promise<number> {
  const order = await create(stage, places, code, quantity, 'SINGLE_LEVEL');
  for (const status of ['RELEASED', 'IN_PROGRESS'] as const) {
    await changeStatus(stage.as('prod_mgr'), order, { status }, null);
  }
  return order;
}

async function create(
  stage: Stage,
  places: Places,
  code: string,
  quantity: string,
  explosion: 'SINGLE_LEVEL' | 'MULTI_LEVEL',
  dueInDays = 5,
): Promise<number> {
  const made = MADE.find((one) => one.code === code);
  const order = await createOrder(stage.as('prod_mgr'), {
    product_id: numberOf(places.products, code),
    bom_id: numberOf(places.boms, code),
    warehouse_id: numberOf(places.warehouses, made?.warehouse ?? 'SF01'),
    planned_quantity: quantity,
    explosion,
    planned_start_date: daysAfter(stage.clock.today(), Math.min(0, dueInDays - 5)),
    planned_completion_date: daysAfter(stage.clock.today(), dueInDays),
  });
  return order.production_order_id;
}

async function ship(stage: Stage, places: Places): Promise<void> {
  const issue = (code: string, quantity: string, reason: string) =>
    issueStock(stage.as('inv_clerk'), { product_id: numberOf(places.products, code), quantity, reason });
  for (const made of MADE) {
    if (made.shipped !== undefined) await issue(made.code, `${made.shipped}.000`, 'Müşteriye sevkiyat');
  }
  await issue('RM-TNR-01', '12.500', 'Boyahane temizliği');
  await issue('RM-SAC-20', '48.250', 'Kalıphane sarfı');
  await issue('RM-BRU-25', '18.000', 'Bakım');
  await issue('PK-STR-01', '3.000', 'Sevkiyat sarfı');
}

/** Stock that is there and may not be issued, and a batch that will expire. */
async function receiveSpecials(stage: Stage, places: Places): Promise<void> {
  const receipt = (code: string, quantity: string, cost: string, more: object) =>
    receiveStock(stage.as('inv_clerk'), {
      product_id: numberOf(places.products, code),
      warehouse_id: numberOf(places.warehouses, code === 'RM-SAC-15' ? 'RM02' : 'RM01'),
      quantity,
      unit_cost: cost,
      ...more,
    });
  await receipt('RM-SAC-15', '400.000', '34.1500', { notes: 'Giriş kontrolü bekliyor' });
  await receipt('RM-KLT-01', '40.000', '75.5000', {
    quality_status: 'QUARANTINE',
    notes: 'Silindir boşluğu yüksek',
  });
  await receipt('RM-BOY-9005', '12.000', '163.2500', {
    quality_status: 'APPROVED',
    expiry_date: daysAfter(stage.dayOf(stage.end), 12),
  });
  for (const [code, quantity, cost] of [
    ['RM-SAC-10', '900.000', '34.6000'],
    ['RM-PRF-40', '90.000', '92.5000'],
    ['RM-PRF-30', '60.000', '61.4000'],
  ] as const) {
    await receipt(code, quantity, cost, { quality_status: 'APPROVED' });
  }
}

/** What a production manager finds in the morning. */
async function leaveOrdersOpen(stage: Stage, places: Places): Promise<void> {
  const manager = stage.as('prod_mgr');
  const running = await started(stage, places, 'SF-PNL-01', '20.000');
  await completeOrder(manager, running, { completed_quantity: '8.000', is_final: false });
  for (const [code, quantity] of [
    ['SF-RAF-01', '6.000'],
    ['SF-CER-01', '4.000'],
  ] as const) {
    // The frames are late: they were due yesterday.
    const order = await create(stage, places, code, quantity, 'MULTI_LEVEL', code === 'SF-CER-01' ? -1 : 2);
    await changeStatus(manager, order, { status: 'RELEASED' }, null);
  }
  await create(stage, places, 'SF-MAS-01', '3.000', 'MULTI_LEVEL');
  await create(stage, places, 'FP-TBL-120', '1.000', 'MULTI_LEVEL');
  const held = await create(stage, places, 'SF-CER-01', '2.000', 'MULTI_LEVEL');
  await changeStatus(manager, held, { status: 'ON_HOLD', notes: 'Kaynak robotu bakımda' }, null);
  const cancelled = await create(stage, places, 'SF-PNL-01', '4.000', 'MULTI_LEVEL');
  await changeStatus(manager, cancelled, { status: 'CANCELLED', notes: 'Müşteri vazgeçti' }, null);
}
