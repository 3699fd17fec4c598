import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { generator, type Random } from '../../../../tests/model/random.ts';
import { manualClock } from '../../platform/clock.ts';
import { dayOf, type ModelLayer, type ModelReceipt, modelOf } from './testing/performance-model.ts';

/**
 * Random histories through the API, in a year: orders in two currencies, several receipts each, dates that are put off, parts
 * approved, rejected, set apart, moved, used and sent back, invoices at other prices. After each, and for parts of the year, the
 * program must say what the model says, to the last hundredth.
 */

const clock = manualClock(new Date('2026-01-05T08:00:00.000Z'), 'Europe/Istanbul');
const SUPPLIERS = 3;
const SEEDS = [11, 22, 33];

let t: TestApp;
let f: Factory;
const products: number[] = [];
beforeAll(async () => {
  t = await createTestApp({
    clock,
    config: { accessTokenMinutes: 60 * 24 * 2_000, refreshTokenDays: 2_000 },
  });
  f = await createFactory(t);
  for (const code of ['STEEL', 'PAINT', 'HINGE', 'STRAP']) products.push(await f.product(code));
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

interface Order {
  readonly id: number;
  readonly sentAt: Date;
  readonly currency: string;
  readonly lines: { id: number; productId: number; due: string | null; price: bigint; left: number }[];
  isClosed: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes; the response schemas are checked elsewhere
type Body = any;

function ok(answer: Answer<Body>): Body {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

class History {
  readonly receipts: ModelReceipt[] = [];
  private readonly orders: Order[] = [];
  private readonly supplierId: number;
  private readonly random: Random;

  constructor(supplierId: number, random: Random) {
    this.supplierId = supplierId;
    this.random = random;
  }

  async step(): Promise<void> {
    const steps = [
      'order',
      'receive',
      'receive',
      'receive',
      'judge',
      'judge',
      'move',
      'return',
      'putOff',
      'invoice',
    ];
    const step = this.random.pick(steps) as
      | 'order'
      | 'receive'
      | 'judge'
      | 'move'
      | 'return'
      | 'putOff'
      | 'invoice';
    await this[step]();
  }

  private async order(): Promise<void> {
    const currency = this.random.oneIn(3) ? 'EUR' : 'TRY';
    const due = this.random.oneIn(4) ? null : this.dayIn(this.random.below(12));
    const items = Array.from({ length: 1 + this.random.below(3) }, () => ({
      product_id: this.random.pick(products),
      quantity_ordered: String(10 + this.random.below(50)),
      unit_price: this.random.oneIn(15) ? '0' : this.random.decimal(90_000, 4),
      ...(this.random.oneIn(3) ? { expected_delivery_date: this.dayIn(this.random.below(12)) } : {}),
    }));
    const body = ok(
      await t.as.proc_off.post('/procurement/orders', {
        supplier_id: this.supplierId,
        warehouse_id: f.rawWarehouse,
        currency,
        ...(currency === 'EUR' ? { exchange_rate: '36.5' } : {}),
        ...(due === null ? {} : { expected_delivery_date: due }),
        items,
      }),
    );
    if (this.random.oneIn(2)) this.pass();
    ok(await t.as.proc_off.put(`/procurement/orders/${body.purchase_order_id}/status`, { status: 'SENT' }));
    this.orders.push({
      id: body.purchase_order_id,
      sentAt: clock.now(),
      currency,
      isClosed: false,
      lines: body.items.map((item: Body, place: number) => ({
        id: item.po_item_id,
        productId: item.product_id,
        due: item.expected_delivery_date,
        price: BigInt(item.unit_price.replace('.', '')),
        left: Number(items[place]?.quantity_ordered),
      })),
    });
  }

  private dayIn(days: number): string {
    return dayOf(new Date(clock.now().getTime() + days * 86_400_000));
  }

  /** Some hours or days go by, often over a midnight in Istanbul. */
  pass(): void {
    clock.advance(this.random.below(4 * 24 * 60) * 60_000);
  }

  private open(): Order | undefined {
    const open = this.orders.filter((order) => order.lines.some((line) => line.left > 0));
    return open.length === 0 ? undefined : this.random.pick(open);
  }

  private async receive(): Promise<void> {
    const order = this.open();
    if (order === undefined) return this.order();
    const coming = order.lines.filter((line) => line.left > 0 && !this.random.oneIn(3));
    if (coming.length === 0) return;
    const came = coming.map((line) => ({
      line,
      quantity: this.random.oneIn(2) ? line.left : 1 + this.random.below(line.left),
    }));
    const status = this.random.pick(['PENDING', 'APPROVED', 'QUARANTINE', 'REJECTED']);
    const body = ok(
      await t.as.inv_clerk.put(`/procurement/orders/${order.id}/receive`, {
        items_received: came.map(({ line, quantity }) => ({
          po_item_id: line.id,
          quantity_received: String(quantity),
          quality_status: status,
        })),
      }),
    );
    this.receipts.push({
      at: clock.now(),
      sentAt: order.sentAt,
      currency: order.currency,
      lines: came.map(({ line, quantity }, place) => {
        line.left -= quantity;
        const layer = { id: body.items[place].inventory_item_id, own: BigInt(quantity) * 1000n, status };
        return {
          number: line.id,
          productId: line.productId,
          due: line.due,
          price: line.price,
          layers: [layer],
        };
      }),
    });
  }

  /** A layer, its line's layers, and how much of it is on hand. */
  private async some() {
    const lines = this.receipts.flatMap((receipt) => receipt.lines);
    if (lines.length === 0) return undefined;
    const { layers } = this.random.pick(lines);
    const layer = this.random.pick(layers);
    const item = ok(await t.as.viewer.get(`/inventory/items/${layer.id}`));
    const onHand = Number(item.quantity_in_stock);
    return onHand === 0 ? undefined : { layer, layers, onHand };
  }

  /** From a thousandth up to all of it. */
  private part(onHand: number): string {
    return this.random.oneIn(3) ? String(onHand) : this.random.decimal(Math.round(onHand * 1000), 3);
  }

  private split(from: ModelLayer, layers: ModelLayer[], id: number, quantity: string, status: string): void {
    const own = BigInt(Math.round(Number(quantity) * 1000));
    from.own -= own;
    layers.push({ id, own, status });
  }

  private async judge(): Promise<void> {
    const found = await this.some();
    if (found === undefined) return;
    const { layer, layers, onHand } = found;
    const next: Record<string, string[]> = {
      PENDING: ['APPROVED', 'REJECTED', 'QUARANTINE'],
      QUARANTINE: ['APPROVED', 'REJECTED'],
      APPROVED: ['QUARANTINE'],
      REJECTED: ['QUARANTINE'],
    };
    const status = this.random.pick(next[layer.status] ?? []);
    const quantity = this.part(onHand);
    const body = ok(
      await t.as.inv_clerk.put(`/inventory/items/${layer.id}/quality-status`, {
        quality_status: status,
        quantity,
        reason: 'x',
      }),
    );
    if (body.inventory_item_id === layer.id) layer.status = status;
    else this.split(layer, layers, body.inventory_item_id, quantity, status);
  }

  private async move(): Promise<void> {
    const found = await this.some();
    if (found === undefined) return;
    const { layer, layers, onHand } = found;
    const item = ok(await t.as.viewer.get(`/inventory/items/${layer.id}`));
    const quantity = this.part(onHand);
    const to = item.warehouse_id === f.rawWarehouse ? f.secondRawWarehouse : f.rawWarehouse;
    const body = ok(
      await t.as.inv_clerk.post('/inventory/transfer', {
        inventory_item_id: layer.id,
        to_warehouse_id: to,
        quantity,
      }),
    );
    this.split(layer, layers, body.items[0].inventory_item_id, quantity, layer.status);
  }

  /** Sends part of a layer back, or uses it: neither changes what was received. */
  private async return(): Promise<void> {
    const found = await this.some();
    if (found === undefined) return;
    const what = { quantity: this.part(found.onHand), reason: 'x' };
    if (this.random.oneIn(2)) {
      ok(await t.as.inv_clerk.post('/procurement/returns', { inventory_item_id: found.layer.id, ...what }));
    } else {
      ok(await t.as.inv_clerk.post(`/inventory/items/${found.layer.id}/scrap`, what));
    }
  }

  private async putOff(): Promise<void> {
    const order = this.open();
    const line = order?.lines.find((one) => one.left > 0);
    if (order === undefined || line === undefined) return;
    line.due = this.dayIn(this.random.below(10));
    ok(
      await t.as.proc_off.put(`/procurement/orders/${order.id}/delivery-dates`, {
        items: [{ po_item_id: line.id, expected_delivery_date: line.due }],
      }),
    );
  }

  private async invoice(): Promise<void> {
    const lines = this.receipts.flatMap((receipt) => receipt.lines);
    if (lines.length === 0) return;
    const { number } = this.random.pick(lines);
    const order = this.orders.find((one) => one.lines.some((line) => line.id === number));
    const price = this.random.decimal(90_000, 4);
    ok(
      await t.as.proc_off.post(`/procurement/orders/${order?.id}/invoices`, {
        invoice_number: `F-${clock.now().getTime()}-${this.random.below(1_000_000)}`,
        lines: [{ po_item_id: number, unit_price: price }],
      }),
    );
    for (const line of lines) if (line.number === number) line.price = BigInt(price.replace('.', ''));
  }

  async expectAgreement(from: string, to: string): Promise<void> {
    const path = `/procurement/suppliers/${this.supplierId}/performance?from=${from}&to=${to}`;
    const within = this.receipts.filter(({ at }) => dayOf(at) >= from && dayOf(at) <= to);
    expect(ok(await t.as.viewer.get(path)), path).toMatchObject({ from, to, ...modelOf(within) });
  }
}

test.each(SEEDS)('the program agrees with the model, seed %i', async (seed) => {
  clock.advance(7 * 24 * 3_600_000);
  const random = generator(seed);
  const begin = dayOf(clock.now());
  const histories: History[] = [];
  for (let place = 0; place < SUPPLIERS; place += 1) {
    const body = ok(
      await t.as.proc_off.post('/suppliers', { supplier_code: `S-${seed}-${place}`, supplier_name: 'S' }),
    );
    histories.push(new History(body.supplier_id, random));
  }
  for (let step = 0; step < 150; step += 1) {
    const history = random.pick(histories);
    if (random.oneIn(2)) history.pass();
    await history.step();
    if (step % 5 === 0) await history.expectAgreement(begin, dayOf(clock.now()));
  }
  const days = histories.flatMap((one) => one.receipts.map(({ at }) => dayOf(at)));
  expect(days.length).toBeGreaterThan(20);
  for (const history of histories) {
    for (let round = 0; round < 4; round += 1) {
      const [from, to] = [random.pick(days), random.pick(days)].sort() as [string, string];
      await history.expectAgreement(from, to);
    }
  }
  // The list shows the same figures.
  const { items } = ok(await t.as.viewer.get(`/suppliers?search=s-${seed}`));
  for (const [place, history] of histories.entries()) {
    const { deliveries, on_time_percentage, accepted_percentage, lead_time_days_mean, score, ratings } =
      modelOf(history.receipts);
    expect(items[place]).toMatchObject({
      deliveries,
      on_time_percentage,
      accepted_percentage,
      lead_time_days_mean,
      score,
      ratings,
    });
  }
});
