import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type Client } from '../client/src/index.ts';
import { clientOf } from '../docs/code_examples/typescript/frontend/client.ts';
import { shownDay, shownMoment, today } from '../docs/code_examples/typescript/frontend/days.ts';
import { fileOf } from '../docs/code_examples/typescript/frontend/downloads.ts';
import { saveProduct } from '../docs/code_examples/typescript/frontend/editing.ts';
import { problemsOf, Submission } from '../docs/code_examples/typescript/frontend/forms.ts';
import { productSearch } from '../docs/code_examples/typescript/frontend/lists.ts';
import { followAlerts } from '../docs/code_examples/typescript/frontend/live.ts';
import { shown, shownMoney, sumOf, typed } from '../docs/code_examples/typescript/frontend/numbers.ts';
import { may } from '../docs/code_examples/typescript/frontend/rights.ts';
import { BrowserSession } from '../docs/code_examples/typescript/frontend/session.ts';
import {
  makeOrder,
  plan,
  previewOrder,
  receiveSteel,
} from '../docs/code_examples/typescript/frontend/workflows.ts';
import { startPlanningWorker } from '../server/src/modules/planning/planning-worker.ts';
import { type ManualClock, manualClock } from '../server/src/platform/clock.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { TEST_PASSWORD } from './harness/users.ts';

const GUIDE = 'docs/guides/frontend-integration.md';
const FOLDER = 'docs/code_examples/typescript/frontend';
const MINUTE_MS = 60_000;

let t: TestApp;
let clock: ManualClock;
let base: string;
let session: BrowserSession;
let api: Client;
let kept: Map<string, string>;
let ended: number;

/** What a browser calls sessionStorage. */
const storeOver = (map: Map<string, string>) => ({
  getItem: (name: string) => map.get(name) ?? null,
  setItem: (name: string, value: string) => void map.set(name, value),
  removeItem: (name: string) => void map.delete(name),
});
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * MINUTE_MS));

beforeAll(async () => {
  clock = manualClock(new Date('2026-11-21T09:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { streamHeartbeatSeconds: 1 } });
  base = await t.app.listen({ host: '127.0.0.1', port: 0 });
}, 90_000);
afterAll(() => t?.close());
beforeEach(async () => {
  kept = new Map();
  ended = 0;
  session = new BrowserSession(base, storeOver(kept), () => ended++);
  await session.logIn('admin', TEST_PASSWORD);
  api = clientOf(base, session);
});

let codes = 0;
const newProduct = (product_type: 'RAW_MATERIAL' | 'FINISHED_PRODUCT') => {
  const product_code = `FE-${++codes}-${product_type.slice(0, 3)}`;
  const body = { product_code, product_name: 'ÇELİK SAC', product_type, unit_of_measure: 'KG' };
  return api.post('/api/v1/products', { body });
};
const newWarehouse = (warehouse_type: 'RAW_MATERIALS' | 'FINISHED_PRODUCTS') =>
  api.post('/api/v1/warehouses', {
    body: { warehouse_code: `FE${++codes}`, warehouse_name: 'Depo', warehouse_type },
  });

describe('the guide for front ends', () => {
  it('shows code that stands in its folder, and all of it', async () => {
    const guide = await readFile(join(PROJECT_ROOT, GUIDE), 'utf8');
    const blocks = [...guide.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
    const names = (await readdir(join(PROJECT_ROOT, FOLDER))).filter((name) => name.endsWith('.ts'));
    const files = await Promise.all(names.map((name) => readFile(join(PROJECT_ROOT, FOLDER, name), 'utf8')));
    expect(names.filter((_, index) => !blocks.includes(files[index] ?? ''))).toEqual([]);
    expect(blocks.length).toBe(files.length);
    for (const name of names) expect(guide, `${name} is linked`).toContain(`frontend/${name})`);
  });
});

describe('its session', () => {
  it('renews once for many requests, and says when it is over', async () => {
    const before = kept.get('horoz.refresh');
    later(16);
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.get('/api/v1/auth/me')));
    expect(answers.map(({ username }) => username)).toEqual(Array(6).fill('admin'));
    expect(kept.get('horoz.refresh')).not.toBe(before);
    await api.post('/api/v1/auth/logout');
    await expect(api.get('/api/v1/auth/me')).rejects.toMatchObject({ error_code: 'TOKEN_REVOKED' });
    expect([ended, kept.size]).toEqual([1, 0]);
  });

  it('outlives the page, and repeats a write with its body', async () => {
    const reloaded = clientOf(base, new BrowserSession(base, storeOver(kept), () => ended++));
    expect((await reloaded.get('/api/v1/auth/me')).username).toBe('admin');
    later(16);
    const body = { warehouse_code: 'FESES', warehouse_name: 'Depo', warehouse_type: 'MIXED' as never };
    await expect(reloaded.post('/api/v1/warehouses', { body })).rejects.toMatchObject({ status: 422 });
    expect(ended).toBe(0);
  });

  it('refuses a wrong password in words', async () => {
    await expect(session.logIn('admin', 'wrong-password')).rejects.toThrow(/\w+/);
  });
});

describe('its numbers and days', () => {
  it('shows every digit, in Turkish', () => {
    expect(shown('1234567.500')).toBe('1.234.567,500');
    expect(shown('9007199254740993.001')).toBe('9.007.199.254.740.993,001');
    expect(shownMoney('1234.5000')).toBe('₺1.234,50');
    expect([typed('1.234,5'), typed(' 12 '), typed('12.5'), typed('on iki')]).toEqual([
      '1234.5',
      '12',
      undefined,
      undefined,
    ]);
    expect([sumOf(['0.1000', '0.2000']), sumOf(['1.000', '-2.500']), sumOf([])]).toEqual([
      '0.3000',
      '-1.500',
      '0',
    ]);
  });

  it('moves no day, and shows moments on the clock of the factory', () => {
    expect(shownDay('2026-11-01')).toBe('01.11.2026');
    expect(shownMoment('2026-11-21T21:30:00.000Z')).toBe('22.11.2026 00:30');
    expect(today(new Date('2026-11-21T21:30:00Z'))).toBe('2026-11-22');
  });
});

describe('its lists, forms and files', () => {
  it('searches with or without Turkish marks, and drops what was typed over', async () => {
    const { product_code } = await newProduct('RAW_MATERIAL');
    const search = productSearch(api);
    const dropped = expect(search('celi')).rejects.toMatchObject({ name: 'AbortError' });
    const found = await search('celik sac');
    await dropped;
    expect(found.items.map((one) => one.product_code)).toContain(product_code);
  });

  it('does not overwrite what somebody else has changed', async () => {
    const { product_id } = await newProduct('RAW_MATERIAL');
    const read = await api.get('/api/v1/products/{product_id}', { params: { path: { product_id } } });
    later(1);
    expect((await saveProduct(api, read, { lead_time_days: 3 })).saved?.lead_time_days).toBe(3);
    const second = await saveProduct(api, read, { lead_time_days: 9 });
    expect(second.newer?.lead_time_days).toBe(3);
  });

  it('books once after a lost answer, and takes a new key after a refusal', async () => {
    const { product_id } = await newProduct('RAW_MATERIAL');
    const { warehouse_id } = await newWarehouse('RAW_MATERIALS');
    const keys: string[] = [];
    let isLost = true;
    type Receipt = Parameters<typeof receiveSteel>[1];
    const receipt = new Submission(async (body: Receipt, key) => {
      keys.push(key);
      const answer = await receiveSteel(api, body, key);
      if (isLost) throw new TypeError('fetch failed');
      return answer;
    });
    const body = { product_id, warehouse_id, quantity: '100', unit_cost: '12.50' };
    await expect(receipt.submit(body)).rejects.toThrow('fetch failed');
    isLost = false;
    await receipt.submit(body);
    expect(keys[1]).toBe(keys[0]);
    const params = { path: { product_id } };
    const stock = await api.get('/api/v1/inventory/availability/{product_id}', { params });
    expect(stock.total_available).toBe('100.000');
    await expect(receipt.submit({ ...body, product_id: 999_999 })).rejects.toMatchObject({ status: 404 });
    await receipt.submit(body);
    expect(new Set(keys).size).toBe(3);
  });

  it('shows a refusal at its fields', async () => {
    const body = { warehouse_code: 'küçük', warehouse_name: '', warehouse_type: 'RAW_MATERIALS' as const };
    const refused = await api.post('/api/v1/warehouses', { body }).catch((error: unknown) => error);
    const { form, fields } = problemsOf(refused);
    expect(Object.keys(fields).sort()).toEqual(['warehouse_code', 'warehouse_name']);
    expect(form).toMatch(/\w/);
    expect(problemsOf(new TypeError('fetch failed')).fields).toEqual({});
    const answer = { error_code: 'INTERNAL_ERROR', message: 'Broken.', details: [], request_id: 'r-1' };
    expect(problemsOf(new ApiError(500, answer)).form).toBe('Broken. (r-1)');
  });

  it('gives a file its name', async () => {
    const file = await fileOf(session, `${base}/api/v1/reports/inventory/summary?format=csv`);
    expect(file.name).toMatch(/\.csv$/);
    expect(file.type).toContain('text/csv');
    await expect(fileOf(session, `${base}/api/v1/reports/nothing`)).rejects.toThrow(/\w/);
  });

  it('knows which buttons to show', async () => {
    const me = await api.get('/api/v1/auth/me');
    expect([may(me, 'write:production'), may(me, 'fly')]).toEqual([true, false]);
  });
});

describe('its live list', () => {
  it('reads once, then takes each change, also behind a stream that the server has ended', async () => {
    const stop = new AbortController();
    const calls: string[] = [];
    const view = {
      readAll: async () => void calls.push('all'),
      show: (alert: { product_code: string | null }) => void calls.push(String(alert.product_code)),
    };
    const following = followAlerts(session, base, view, stop.signal);
    await vi.waitFor(() => expect(calls).toEqual(['all']), 10_000);
    const other = new BrowserSession(base, storeOver(new Map()), () => {});
    await other.logIn('admin', TEST_PASSWORD);
    const short = async (product_code: string) => {
      const body = { product_code, product_name: 'Sac', unit_of_measure: 'KG', minimum_stock_level: '10' };
      await clientOf(base, other).post('/api/v1/products', {
        body: { ...body, product_type: 'RAW_MATERIAL' },
      });
    };
    await short('FE-LIVE-1');
    await vi.waitFor(() => expect(calls).toEqual(['all', 'FE-LIVE-1']), 10_000);
    const before = kept.get('horoz.refresh');
    later(16); // the token expires, and the server ends the stream
    await vi.waitFor(() => expect(kept.get('horoz.refresh')).not.toBe(before), 10_000);
    await short('FE-LIVE-2');
    await vi.waitFor(() => expect(calls).toEqual(['all', 'FE-LIVE-1', 'FE-LIVE-2']), 15_000);
    stop.abort();
    await following;
  }, 45_000);
});

describe('its workflows', () => {
  it('receive steel, show what an order needs, make it and plan', async () => {
    const [steel, shelf] = [await newProduct('RAW_MATERIAL'), await newProduct('FINISHED_PRODUCT')];
    const [store, shop] = [await newWarehouse('RAW_MATERIALS'), await newWarehouse('FINISHED_PRODUCTS')];
    const what = { product_id: steel.product_id, warehouse_id: store.warehouse_id };
    await receiveSteel(api, { ...what, quantity: '100', unit_cost: '12.50' }, 'fe-receipt');
    const { bom_id } = await api.post('/api/v1/bom/create', {
      body: {
        ...{ parent_product_id: shelf.product_id, bom_version: '1.0', base_quantity: '1' },
        effective_date: '2026-01-01',
        components: [{ component_product_id: steel.product_id, quantity_required: '2.5' }],
      },
    });
    const params = { path: { bom_id } };
    await api.put('/api/v1/bom/{bom_id}/status', { params, body: { status: 'ACTIVE' } });
    const preview = await previewOrder(api, bom_id, '50');
    expect(preview.short.map((one) => one.shortage_quantity)).toEqual(['25.000']);
    expect((await previewOrder(api, bom_id, '10')).total_cost).toBe('312.5000');
    const order = { product_id: shelf.product_id, bom_id, warehouse_id: shop.warehouse_id };
    expect((await makeOrder(api, { ...order, planned_quantity: '10' }, 'fe-order')).status).toBe('RELEASED');
    const worker = startPlanningWorker(t.db, { warn: () => {} });
    const phases: string[] = [];
    const run = await plan(api, (phase) => phases.push(phase));
    await worker.stop();
    expect([run.state, phases.at(-1)]).toEqual(['COMPLETED', 'DONE']);
  }, 60_000);
});
