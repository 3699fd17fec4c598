import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const MINUTE = 60_000;
const clock = manualClock(new Date('2026-03-02T05:00:00.000Z'), 'Europe/Istanbul');
const seed = Number(process.env.AS_OF_SEED ?? 20_260_302);
let state = seed;
const below = (limit: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
};
const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;

let t: TestApp;
let f: Factory;
let products: number[];
let panel: number;
let bom: number;

/** What somebody saw, and when: the layers, also the empty ones, and the summary of their values. */
interface Seen {
  readonly moment: string;
  readonly step: string;
  readonly items: string;
  readonly summary: string;
}

async function look(step: string, asOf?: string): Promise<Seen> {
  const parameter = asOf === undefined ? '' : `as_of=${encodeURIComponent(asOf)}`;
  const items = await t.as.viewer.get(`/inventory/items?include_empty=true&page_size=100&${parameter}`);
  expect(items.status, items.text).toBe(200);
  expect(items.body.has_next).toBe(false);
  const summary = await t.as.viewer.get(`/reports/inventory/summary?${parameter}`);
  expect(summary.status, summary.text).toBe(200);
  const { generated_at: _, as_of: __, parameters: ___, ...numbers } = summary.body;
  return { moment: clock.now().toISOString(), step, items: items.text, summary: JSON.stringify(numbers) };
}

const layers = () =>
  t.db.sql<{ inventory_item_id: number; source_item_id: number | null; product_id: number }>(
    'select inventory_item_id, source_item_id, product_id from inventory_items where quantity_in_stock > 0 order by 1',
  );

/** Each kind of operation with something at random; answers the status. */
const OPERATIONS: Readonly<Record<string, () => Promise<number>>> = {
  receive: async () =>
    (
      await t.as.inv_clerk.post('/inventory/stock-in', {
        product_id: oneOf(products),
        warehouse_id: oneOf([f.rawWarehouse, f.secondRawWarehouse]),
        quantity: `${10 + below(90)}.${below(1_000)}`,
        unit_cost: `${1 + below(20)}.${below(10_000)}`,
        quality_status: oneOf(['APPROVED', 'APPROVED', 'APPROVED', 'PENDING']),
        location_in_warehouse: oneOf(['A-1', 'B-2']),
        ...(below(3) === 0 ? { entry_date: '2026-01-15' } : {}),
        ...(below(3) === 0 ? { expiry_date: `2026-03-0${3 + below(6)}` } : {}),
      })
    ).status,
  issue: () => act('post', '/inventory/stock-out', { product_id: oneOf(products), quantity: 1 + below(25) }),
  reserve: () => act('post', '/inventory/reserve', { product_id: oneOf(products), quantity: 1 + below(15) }),
  async release() {
    const open = await t.db.sql<{ allocation_id: number }>(
      `select allocation_id from stock_allocations where status = 'OPEN' and production_order_id is null order by 1`,
    );
    if (open.length === 0) return 409;
    const allocation_ids = [oneOf(open).allocation_id];
    return (await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids })).status;
  },
  transfer: () => {
    const way = oneOf([
      [f.rawWarehouse, f.secondRawWarehouse],
      [f.secondRawWarehouse, f.rawWarehouse],
    ]);
    return act('post', '/inventory/transfer', {
      product_id: oneOf(products),
      from_warehouse_id: way[0],
      to_warehouse_id: way[1],
      quantity: 1 + below(20),
    });
  },
  quality: async () => {
    const quality_status = oneOf(['APPROVED', 'QUARANTINE', 'REJECTED']);
    const quantity = below(2) === 0 ? {} : { quantity: 1 + below(3) };
    return act('put', `/inventory/items/${await anyLayer()}/quality-status`, { quality_status, ...quantity });
  },
  scrap: async () => act('post', `/inventory/items/${await anyLayer()}/scrap`, { quantity: 1 + below(4) }),
  return: async () => act('post', `/inventory/items/${await anyLayer()}/return`, { quantity: 1 + below(4) }),
  adjust: async () =>
    act('post', `/inventory/items/${await anyLayer()}/adjust`, { counted_quantity: below(30) }),
  async count() {
    const line = { product_id: oneOf(products), counted_quantity: 40 + below(60), unit_cost: '3.5' };
    const body = { warehouse_id: f.rawWarehouse, lines: [line] };
    return (await t.as.inv_clerk.post('/inventory/count', body)).status;
  },
  revalue: async () => {
    const origins = (await layers()).filter((layer) => layer.source_item_id === null);
    if (origins.length === 0) return 409;
    return act('post', `/inventory/items/${oneOf(origins).inventory_item_id}/revalue`, {
      unit_cost: `${1 + below(30)}.${below(10_000)}`,
    });
  },
  async produce() {
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 2,
    });
    if (made.status !== 201) return made.status;
    const order = `/production/orders/${made.body.production_order_id}`;
    await t.as.prod_mgr.put(`${order}/status`, { status: 'RELEASED' });
    await t.as.prod_mgr.put(`${order}/status`, { status: 'IN_PROGRESS' });
    return (await t.as.prod_mgr.post(`${order}/complete`, { completed_quantity: 2, scrapped_quantity: 0 }))
      .status;
  },
};

async function anyLayer(): Promise<number> {
  const found = (await layers()).filter((layer) => layer.product_id !== panel);
  return found.length === 0 ? 1 : oneOf(found).inventory_item_id;
}

async function act(method: 'post' | 'put', path: string, body: object): Promise<number> {
  return (await t.as.admin[method](path, { reason: 'because', ...body })).status;
}

const history: Seen[] = [];
const done = new Map<string, number>();

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000, refreshTokenDays: 1_000 } });
  f = await createFactory(t);
  products = [await f.product('STEEL'), await f.product('PAINT')];
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  bom = await f.bom(panel, [{ productId: products[0] ?? 0, quantity: '2.5' }], { labor: '1' });
  history.push(await look('nothing'));
  const names = Object.keys(OPERATIONS);
  for (let step = 0; step < 130 && names.some((name) => (done.get(name) ?? 0) < 3); step += 1) {
    clock.advance((1 + below(180)) * MINUTE);
    const name = step < 6 ? 'receive' : oneOf(names);
    const status = await OPERATIONS[name]?.();
    expect(status, `${name} at step ${step} of seed ${seed}`).toBeLessThan(500);
    if (status !== undefined && status < 300) done.set(name, (done.get(name) ?? 0) + 1);
    history.push(await look(`${name} ${status}`));
  }
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

describe(`a random history of seed ${seed}`, () => {
  test('had each kind of operation', () => {
    expect([...done.keys()].sort()).toEqual(Object.keys(OPERATIONS).sort());
    expect(history.length).toBeGreaterThan(30);
  });

  test('is answered as it was seen at every moment, byte for byte', async () => {
    clock.advance(MINUTE);
    for (const [place, seen] of history.entries()) {
      const then = await look(seen.step, seen.moment);
      const where = `after ${seen.step}, at ${seen.moment}, step ${place} of seed ${seed}`;
      expect(JSON.parse(then.items), where).toEqual(JSON.parse(seen.items));
      expect(then.items, where).toBe(seen.items);
      expect(JSON.parse(then.summary), where).toEqual(JSON.parse(seen.summary));
      expect(then.summary, where).toBe(seen.summary);
    }
  });

  test('between two moments is as after the first one', async () => {
    for (const [place, seen] of history.entries()) {
      const next = history[place + 1];
      if (next === undefined) continue;
      const between = await look('', new Date(Date.parse(next.moment) - 1).toISOString());
      // What had expired is judged by the day of as_of, and that may be the next one.
      expect(withoutAvailability(between.items), seen.moment).toBe(withoutAvailability(seen.items));
    }
  });
});

const withoutAvailability = (text: string) => text.replace(/"available_quantity":"[^"]*",/g, '');

describe('as_of', () => {
  let product: number;
  const at = (moment: string) => clock.set(new Date(moment));
  const seen = async (asOf: string, more = '') => {
    const parameters = `product_id=${product}&as_of=${encodeURIComponent(asOf)}${more}`;
    const answer = await t.as.viewer.get(`/inventory/items?${parameters}`);
    expect(answer.status, answer.text).toBe(200);
    const summary = await t.as.viewer.get(
      `/reports/inventory/summary?warehouse_id=${f.finishedWarehouse}&as_of=${encodeURIComponent(asOf)}`,
    );
    return {
      layers: answer.body.items.map((item: Record<string, string>) => [
        item.batch_number,
        item.quantity_in_stock,
        item.reserved_quantity,
        item.available_quantity,
        item.unit_cost,
        item.total_value,
        item.quality_status,
      ]),
      total: answer.body.total_count,
      value: summary.body.totals.total_value,
      moment: summary.body.as_of,
    };
  };
  const receive = (batch_number: string, more: object = {}) =>
    t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: product,
      warehouse_id: f.finishedWarehouse,
      quantity: 10,
      unit_cost: 2,
      quality_status: 'APPROVED',
      batch_number,
      ...more,
    });

  beforeAll(async () => {
    product = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    // 20:59:59.999Z is the last millisecond of 10 April in Istanbul
    at('2026-04-10T20:59:59.999Z');
    const first = await receive('FIRST', { expiry_date: '2026-04-11' });
    at('2026-04-10T21:00:00.000Z');
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: product, quantity: 4, reason: 'x' });
    at('2026-04-12T09:00:00.000Z');
    await receive('LATE', { entry_date: '2026-04-01', quality_status: 'PENDING' });
    at('2026-04-13T09:00:00.000Z');
    const revalued = await t.as.inv_clerk.post(`/inventory/items/${first.body.inventory_item_id}/revalue`, {
      unit_cost: 5,
      reason: 'invoice',
    });
    expect(revalued.status, revalued.text).toBe(201);
    at('2026-04-14T09:00:00.000Z');
    expect((await receive('OTHER', { location_in_warehouse: 'Z-9' })).status).toBe(201);
    at('2026-04-15T09:00:00.000Z');
  });

  test('counts what was posted at that very moment, and nothing after it', async () => {
    expect((await seen('2026-04-10T20:59:59.998Z')).layers).toEqual([]);
    const received = ['FIRST', '10.000', '0.000', '10.000', '2.0000', '20.0000', 'APPROVED'];
    expect((await seen('2026-04-10T20:59:59.999Z')).layers).toEqual([received]);
    const issued = ['FIRST', '6.000', '0.000', '6.000', '2.0000', '12.0000', 'APPROVED'];
    expect((await seen('2026-04-10T21:00:00Z')).layers).toEqual([issued]);
    expect((await seen('2026-04-11T00:00:00+03:00')).layers).toEqual([issued]);
  });

  test('of a day is its end in the time zone of the factory, and of today it is now', async () => {
    const ninth = await seen('2026-04-09');
    expect(ninth).toMatchObject({ layers: [], total: 0, value: '0.0000' });
    const tenth = await seen('2026-04-10');
    expect(tenth).toMatchObject({ total: 1, value: '20.0000', moment: '2026-04-10T20:59:59.999999Z' });
    expect((await seen('2026-04-11')).value).toBe('12.0000');
    const today = await seen('2026-04-15');
    expect(today).toMatchObject({ total: 3, moment: '2026-04-15T09:00:00Z' });
    expect(today).toEqual(await seen('2026-04-15T09:00:00Z'));
  });

  test('judges what had expired by the day of then', async () => {
    const available = async (asOf: string) => (await seen(asOf)).layers[0]?.[3];
    expect(await available('2026-04-11')).toBe('6.000');
    expect(await available('2026-04-11T21:00:00Z')).toBe('0.000');
    expect((await seen('2026-04-11', '&available_only=true')).total).toBe(1);
    expect((await seen('2026-04-11T21:00:00Z', '&available_only=true')).total).toBe(0);
  });

  test('does not know of a receipt that was entered later with an earlier date', async () => {
    expect((await seen('2026-04-12T08:59:59.999Z')).layers.map(([batch]: string[]) => batch)).toEqual([
      'FIRST',
    ]);
    const later = (await seen('2026-04-12T09:00:00Z')).layers;
    expect(later.map(([batch]: string[]) => batch)).toEqual(['LATE', 'FIRST']);
  });

  test('has the cost of then, not that of a later revaluation', async () => {
    const first = async (asOf: string) => (await seen(asOf, '&batch_number=FIRST')).layers[0]?.slice(4, 6);
    expect(await first('2026-04-13T08:59:59.999Z')).toEqual(['2.0000', '12.0000']);
    expect(await first('2026-04-13T09:00:00Z')).toEqual(['5.0000', '30.0000']);
    expect((await seen('2026-04-12')).value).toBe('32.0000');
    expect((await seen('2026-04-13')).value).toBe('50.0000');
  });

  test('goes with the other filters, the sort and the page', async () => {
    const batches = async (more: string) =>
      (await seen('2026-04-14', more)).layers.map(([batch]: string[]) => batch);
    expect(await batches('')).toEqual(['LATE', 'FIRST', 'OTHER']);
    expect(await batches('&quality_status=PENDING')).toEqual(['LATE']);
    expect(await batches('&sort=-inventory_item_id')).toEqual(['OTHER', 'LATE', 'FIRST']);
    expect(await batches('&search=other')).toEqual([]);
    expect(await batches('&search=OTHER')).toEqual(['OTHER']);
    expect(await batches('&location_in_warehouse=Z-9')).toEqual(['OTHER']);
    expect(await batches(`&warehouse_id=${f.rawWarehouse}`)).toEqual([]);
    const second = await seen('2026-04-14', '&page_size=1&page=2');
    expect([second.total, second.layers[0]?.[0]]).toEqual([3, 'FIRST']);
  });

  test.each([
    ['2026-04-15T09:00:00.001Z', /must not be in the future/],
    ['2026-04-16', /must not be in the future/],
    ['9999-12-31', /must not be in the future/],
    ['2026-02-30', /moment/],
    ['yesterday', /moment/],
    ['', /moment/],
    ['0000-01-01', /moment/],
  ])('of %s is refused', async (asOf, message) => {
    for (const path of ['/inventory/items', '/reports/inventory/summary']) {
      const answer = await t.as.viewer.get(`${path}?as_of=${encodeURIComponent(asOf)}`);
      expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
      expect(answer.body.message).toMatch(message);
    }
  });

  test('before there was anything is empty', async () => {
    expect(await seen('0001-01-01')).toMatchObject({ layers: [], total: 0, value: '0.0000' });
  });
});
