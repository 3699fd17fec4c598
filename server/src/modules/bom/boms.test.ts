import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let box: number;
let count = 0;
let door: number;
let cabinet: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT');
  box = await f.product('KUTU', { type: 'PACKAGING', unit: 'BOX' });
});
beforeEach(async () => {
  count += 1;
  door = await f.product(`DOOR-${count}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product(`CABINET-${count}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
});
afterAll(() => t.close());

const bom = (parent: number, changes: Record<string, unknown> = {}) => ({
  parent_product_id: parent,
  bom_version: '1.0',
  base_quantity: '1',
  effective_date: '2026-01-01',
  components: [{ component_product_id: steel, quantity_required: '2.5' }],
  ...changes,
});
const create = (body: Record<string, unknown>) => t.as.prod_mgr.post('/bom/create', body);
const go = (id: number, status: string, more: Record<string, unknown> = {}) =>
  t.as.prod_mgr.put(`/bom/${id}/status`, { status, ...more });
const line = (productId: number, quantity: unknown = '1') => ({
  component_product_id: productId,
  quantity_required: quantity,
});

describe('creating', () => {
  test('makes a draft with defaults, and writes the audit log', async () => {
    const answer = await create(
      bom(door, {
        bom_name: 'Kapı reçetesi',
        labor_cost_per_unit: 12.5,
        yield_percentage: '98',
        components: [
          { ...line(steel, '2.5'), scrap_percentage: 4, notes: 'DKP' },
          { ...line(paint, 150), unit_of_measure: 'G' },
        ],
      }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'DRAFT',
      bom_name: 'Kapı reçetesi',
      labor_cost_per_unit: '12.5000',
      overhead_cost_per_unit: '0.0000',
      yield_percentage: '98.00',
      component_count: 2,
      components: [
        {
          product_code: 'STEEL',
          sequence_number: 10,
          quantity_required: '2.500',
          unit_of_measure: 'KG',
          scrap_percentage: '4.00',
        },
        { product_code: 'PAINT', sequence_number: 20, quantity_required: '150.000', unit_of_measure: 'G' },
      ],
    });
    const audits = await t.db.sql(
      `select username from audit_log where action = 'bom.create' and entity_id = $1`,
      [String(answer.body.bom_id)],
    );
    expect(audits).toEqual([{ username: 'prod_mgr' }]);
    expect((await t.as.viewer.get(`/bom/${answer.body.bom_id}`)).body).toEqual(answer.body);
  });

  test.each<[string, () => Record<string, unknown>, number, string]>([
    ['an unknown field', () => ({ version: '1' }), 422, 'VALIDATION_ERROR'],
    ['no components', () => ({ components: [] }), 422, 'VALIDATION_ERROR'],
    ['a yield of 0', () => ({ yield_percentage: 0 }), 422, 'VALIDATION_ERROR'],
    ['a yield over 100', () => ({ yield_percentage: '100.01' }), 422, 'VALIDATION_ERROR'],
    ['a version that is no version', () => ({ bom_version: 'v1' }), 422, 'VALIDATION_ERROR'],
    [
      'a quantity with four decimals',
      () => ({ components: [line(steel, '0.0001')] }),
      422,
      'VALIDATION_ERROR',
    ],
    ['an end before the start', () => ({ expiry_date: '2026-01-01' }), 422, 'VALIDATION_ERROR'],
    [
      'a sequence number twice',
      () => ({
        components: [
          { ...line(steel), sequence_number: 5 },
          { ...line(paint), sequence_number: 5 },
        ],
      }),
      422,
      'VALIDATION_ERROR',
    ],
    ['a missing parent', () => ({ parent_product_id: 9999 }), 404, 'NOT_FOUND'],
    ['a missing component', () => ({ components: [line(9999)] }), 404, 'NOT_FOUND'],
    ['a bought parent', () => ({ parent_product_id: steel }), 400, 'INVALID_BOM'],
    [
      'a unit of another dimension',
      () => ({ components: [{ ...line(steel), unit_of_measure: 'M' }] }),
      400,
      'INVALID_UNIT',
    ],
    [
      'an unknown unit',
      () => ({ components: [{ ...line(steel), unit_of_measure: 'FURLONG' }] }),
      400,
      'INVALID_UNIT',
    ],
    [
      'a counted unit without a fixed content',
      () => ({ components: [{ ...line(box), unit_of_measure: 'PCS' }] }),
      400,
      'INVALID_UNIT',
    ],
    ['itself', () => ({ components: [line(cabinet)] }), 400, 'CIRCULAR_BOM'],
  ])('%s is refused', async (_, changes, status, code) => {
    const answer = await create({ ...bom(cabinet), ...changes() });
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('the same version twice is a duplicate', async () => {
    await create(bom(door));
    const again = await create(bom(door));
    expect([again.status, again.body.error_code]).toEqual([409, 'DUPLICATE']);
    expect(again.body.details).toEqual([{ field: 'bom_version' }]);
  });

  test('a circle over several recipes is refused with its path', async () => {
    const frame = await f.product(`FRAME-${count}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
    expect((await create(bom(cabinet, { components: [line(door)] }))).status).toBe(201);
    expect((await create(bom(door, { components: [line(frame)] }))).status).toBe(201);
    const answer = await create(bom(frame, { components: [line(steel), line(cabinet)] }));
    expect([answer.status, answer.body.error_code]).toEqual([400, 'CIRCULAR_BOM']);
    expect(answer.body.details).toEqual([
      { cycle: [`FRAME-${count}`, `CABINET-${count}`, `DOOR-${count}`, `FRAME-${count}`] },
    ]);
  });

  test('two racing halves of a circle: one is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const left = await f.product(`LEFT-${count}-${round}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      const right = await f.product(`RIGHT-${count}-${round}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      const answers = await Promise.all([
        create(bom(left, { components: [line(right)] })),
        create(bom(right, { components: [line(left)] })),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400]);
    }
  });

  test('only those with write:bom may', async () => {
    for (const role of ['inv_clerk', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/bom/create', bom(door));
      expect([answer.status, answer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
  });
});

describe('the life of a recipe', () => {
  test('follows its table', async () => {
    const id = (await create(bom(door))).body.bom_id as number;
    const refused = await go(id, 'INACTIVE');
    expect([refused.status, refused.body.error_code]).toEqual([409, 'INVALID_STATUS_TRANSITION']);
    expect(refused.body.details).toEqual([
      { from: 'DRAFT', to: 'INACTIVE', allowed: ['ACTIVE', 'OBSOLETE'] },
    ]);
    for (const status of ['ACTIVE', 'INACTIVE', 'ACTIVE', 'OBSOLETE']) {
      expect((await go(id, status)).body.status).toBe(status);
    }
    expect((await go(id, 'ACTIVE')).body.details).toEqual([{ from: 'OBSOLETE', to: 'ACTIVE', allowed: [] }]);
    expect((await go(9999, 'ACTIVE')).body.error_code).toBe('NOT_FOUND');
  });

  test('activating a version closes the one it replaces on that day', async () => {
    const first = (await create(bom(door))).body.bom_id as number;
    const second = (await create(bom(door, { bom_version: '1.1', effective_date: '2026-03-01' }))).body
      .bom_id as number;
    await go(first, 'ACTIVE');
    await go(second, 'ACTIVE');
    expect((await t.as.viewer.get(`/bom/${first}`)).body).toMatchObject({
      status: 'ACTIVE',
      expiry_date: '2026-03-01',
    });
    expect((await t.as.viewer.get(`/bom/${second}`)).body).toMatchObject({
      status: 'ACTIVE',
      expiry_date: null,
    });
    const onDay = async (day: string) =>
      (
        await t.as.viewer.get(`/bom/list?product_id=${door}&status=ACTIVE&effective_date=${day}`)
      ).body.items.map((item: { bom_version: string }) => item.bom_version);
    expect(await onDay('2026-02-28')).toEqual(['1.0']);
    expect(await onDay('2026-03-01')).toEqual(['1.1']);
    const third = (await create(bom(door, { bom_version: '1.2', effective_date: '2026-03-01' }))).body
      .bom_id as number;
    await go(third, 'ACTIVE');
    expect((await t.as.viewer.get(`/bom/${second}`)).body.status).toBe('INACTIVE');
  });

  test('the database itself holds one active recipe per day', async () => {
    const first = await f.bom(door, [{ productId: steel, quantity: '1' }]);
    expect(first).toBeGreaterThan(0);
    await expect(f.bom(door, [], { version: '2.0' })).rejects.toThrow(/bom_one_active_per_date/);
  });

  test('an old version of the record is refused', async () => {
    const made = await create(bom(door));
    const stale = await t.as.prod_mgr.put(
      `/bom/${made.body.bom_id}/status`,
      { status: 'ACTIVE' },
      { 'if-match': '"old"' },
    );
    expect([stale.status, stale.body.error_code]).toEqual([409, 'CONFLICT']);
    const current = await t.as.prod_mgr.put(
      `/bom/${made.body.bom_id}/status`,
      { status: 'ACTIVE' },
      { 'if-match': made.headers.etag as string },
    );
    expect(current.status).toBe(200);
  });
});

test('the list pages, sorts and finds Turkish', async () => {
  await create(bom(door, { bom_name: 'IŞIL kapı' }));
  const found = await t.as.viewer.get('/bom/list?search=isil&sort=-bom_id&page_size=1');
  expect(found.body).toMatchObject({ total_count: 1, items: [{ bom_name: 'IŞIL kapı' }] });
  expect((await t.as.viewer.get('/bom/list?statsu=DRAFT')).body.error_code).toBe('VALIDATION_ERROR');
  expect((await t.as.nobody.get('/bom/list')).body.error_code).toBe('NOT_AUTHENTICATED');
});

test('the list answers what is in force on a day, and knows that 1.10 comes after 1.9', async () => {
  for (const version of ['1.9', '1.10', '1.2']) await create(bom(door, { bom_version: version }));
  const versions = async (query: string) =>
    (await t.as.viewer.get(`/bom/list?product_id=${door}&${query}`)).body.items.map(
      (item: { bom_version: string }) => item.bom_version,
    );
  expect(await versions('sort=bom_version')).toEqual(['1.2', '1.9', '1.10']);
  expect(await versions('sort=-bom_version&page=2&page_size=2')).toEqual(['1.2']);
  expect(await versions('status=DRAFT&effective_date=2025-12-31')).toEqual([]);
  expect(await versions('effective_date=2026-01-01')).toEqual([]);
  const active = await f.bom(door, [{ productId: steel, quantity: '1' }], { version: '3.0' });
  expect(await versions('effective_date=2026-01-01')).toEqual(['3.0']);
  expect(await versions('effective_date=2019-12-31')).toEqual([]);
  expect((await t.as.viewer.get(`/bom/${active}`)).body).toMatchObject({
    latest_total_cost: null,
    latest_unit_cost: null,
  });
});
