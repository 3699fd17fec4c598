import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { createMassChangeWorld, type MassChangeWorld, outcome } from './testing/mass-changes.ts';

const TODAY = '2026-06-15';
const clock = manualClock(new Date(`${TODAY}T09:00:00Z`), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let w: MassChangeWorld;
let count = 0;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
beforeEach(async () => {
  clock.advance(1000);
  count += 1;
  w = await createMassChangeWorld(t, f, count);
});
afterEach(() => expectInvariants(t.db));
afterAll(() => t.close());

describe('preview', () => {
  test('quantities, costs over all levels and the orders that keep their recipe', async () => {
    const order = await w.orderFor(w.door, w.doorBom);
    const cancelled = await w.orderFor(w.door, w.doorBom);
    await t.as.prod_mgr.put(`/production/orders/${cancelled.production_order_id}/status`, {
      status: 'CANCELLED',
    });
    const before = await w.boms();
    const answer = await w.preview();
    expect(answer.status).toBe(200);
    // a frame: 2.5 kg × 1.04 ÷ 0.8 = 3.25 kg and labour 3; with aluminium 0.4 of it
    expect(answer.body).toEqual({
      from_product_id: w.steel,
      from_product_code: w.code('CELIK'),
      to_product_id: w.alu,
      to_product_code: w.code('ALU'),
      factor: '0.400000000',
      effective_date: TODAY,
      message:
        'Recipes that would get a new version: 2. Open production orders that keep the recipe frozen into them: 1.',
      bom_count: 2,
      blocked_count: 0,
      open_order_count: 1,
      products_without_cost: [],
      boms: [
        {
          bom_id: w.frameBom,
          bom_version: '1.0',
          product_id: w.frame,
          product_code: w.code('CERCEVE'),
          product_name: w.code('CERCEVE'),
          starts_on: TODAY,
          expiry_date: null,
          lines: [
            {
              sequence_number: 10,
              old_quantity: '2500.000',
              old_unit_of_measure: 'G',
              new_quantity: '1.000',
              new_unit_of_measure: 'KG',
              is_rounded: false,
            },
          ],
          unit_cost_before: '35.5000',
          unit_cost_after: '42.0000',
          unit_cost_change: '6.5000',
          blocked: null,
          open_orders: [],
        },
        expect.objectContaining({
          bom_id: w.doorBom,
          product_code: w.code('KAPI'),
          // 2 frames and 1 kg of steel; after: 2 dearer frames and 0.4 kg of aluminium
          unit_cost_before: '81.0000',
          unit_cost_after: '96.0000',
          unit_cost_change: '15.0000',
          open_orders: [
            {
              production_order_id: order.production_order_id,
              order_number: order.order_number,
              status: 'PLANNED',
              planned_quantity: '3.000',
            },
          ],
        }),
      ],
    });
    expect(await w.boms()).toEqual(before);
  });

  test('a quantity that does not fit 3 decimals is rounded half up and says so', async () => {
    const { body } = await w.preview({ factor: '0.1234' });
    expect(body.boms.map((one: { lines: unknown[] }) => one.lines[0])).toMatchObject([
      { new_quantity: '0.309', is_rounded: true },
      { new_quantity: '0.123', is_rounded: true },
    ]);
    expect((await w.preview({ factor: '0.0005' })).body.boms[1].lines[0]).toMatchObject({
      new_quantity: '0.001',
      is_rounded: true,
    });
  });

  test('a quantity that would be nothing or too large is blocked', async () => {
    const tiny = (await w.preview({ factor: '0.0001' })).body;
    expect(tiny).toMatchObject({ bom_count: 2, blocked_count: 2 });
    expect(tiny.boms[1]).toMatchObject({
      unit_cost_before: '81.0000',
      unit_cost_after: null,
      unit_cost_change: null,
      blocked: { error_code: 'INVALID_BOM', cycle: [] },
    });
    expect(tiny.boms[1].blocked.message).toContain('rounds to zero');
    expect((await w.preview({ factor: '99999999999' })).body.boms[0].blocked.message).toContain('too large');
    expect(outcome(await w.apply({ factor: '0.0001' }))).toEqual([400, 'INVALID_BOM']);
  });

  test('what is made in place of what is bought costs what its own recipe says', async () => {
    const coated = await f.product(w.code('KAPLI'), { type: 'SEMI_FINISHED' });
    const zinc = await f.product(w.code('CINKO'));
    await f.bom(coated, [
      { productId: w.alu, quantity: '1' },
      { productId: zinc, quantity: '0.1' },
    ]);
    const { body } = await w.preview({ to_product_id: coated });
    expect(body.boms[0]).toMatchObject({ unit_cost_after: '42.0000' });
    expect(body.products_without_cost).toEqual([w.code('CINKO')]);
  });

  test('a phantom line needs a recipe of the new component', async () => {
    const panel = await f.product(w.code('PANEL'), { type: 'SEMI_FINISHED', unit: 'PCS' });
    await f.bom(panel, [{ productId: w.alu, quantity: '1' }]);
    await t.db.sql(
      'update bom_components set component_product_id = $1, is_phantom = true where bom_id = $2 and component_product_id = $3',
      [panel, w.doorBom, w.frame],
    );
    const { body } = await w.preview({ from_product_id: panel, to_product_id: w.steel });
    expect(body.boms).toMatchObject([{ bom_id: w.doorBom, blocked: { error_code: 'INVALID_BOM' } }]);
    expect(body.boms[0].blocked.message).toContain('phantom');
    expect(outcome(await w.apply({ from_product_id: panel, to_product_id: w.steel }))).toEqual([
      400,
      'INVALID_BOM',
    ]);
  });

  test('a unit of a line that does not convert any more', async () => {
    await t.db.sql(`update bom_components set unit_of_measure = 'SHEET' where bom_id = $1`, [w.frameBom]);
    expect(outcome(await w.preview())).toEqual([400, 'INVALID_UNIT']);
  });
});

describe('list', () => {
  test('filters, sorts, pages and searches', async () => {
    const first = await w.applied();
    await w.undo(first.bom_mass_change_id);
    const second = await w.applied({ effective_date: '2026-06-20' });
    const list = async (query: string) =>
      (await t.as.viewer.get(`/bom/mass-changes?product_id=${w.alu}${query}`)).body;
    const ids = async (query: string) =>
      (await list(query)).items.map((one: { bom_mass_change_id: number }) => one.bom_mass_change_id);
    const [a, b] = [first.bom_mass_change_id, second.bom_mass_change_id];
    const { items: _, ...row } = second;
    expect(await list('')).toMatchObject({ items: [row, { bom_mass_change_id: a }], total_count: 2 });
    expect(await ids('&sort=effective_date')).toEqual([a, b]);
    expect(await ids('&sort=bom_mass_change_id')).toEqual([a, b]);
    expect(await ids('&is_undone=true')).toEqual([a]);
    expect(await ids('&is_undone=false')).toEqual([b]);
    expect(await ids('&search=KAPI')).toEqual([b, a]);
    expect(await ids(`&search=${encodeURIComponent('çelık')}`)).toEqual([b, a]);
    expect(await ids('&search=bakir')).toEqual([]);
    expect(await list('&page=2&page_size=1')).toMatchObject({
      items: [{ bom_mass_change_id: a }],
      has_next: false,
      has_previous: true,
    });
  });
});

describe('bad input', () => {
  test.each<[Record<string, unknown>, number, string]>([
    [{ factor: '0' }, 422, 'VALIDATION_ERROR'],
    [{ factor: '-1' }, 422, 'VALIDATION_ERROR'],
    [{ factor: '1.0000000001' }, 422, 'VALIDATION_ERROR'],
    [{ factor: 'a lot' }, 422, 'VALIDATION_ERROR'],
    [{ factor: undefined }, 422, 'VALIDATION_ERROR'],
    [{ to_product_id: undefined }, 422, 'VALIDATION_ERROR'],
    [{ effective_date: '2026-06-14' }, 422, 'VALIDATION_ERROR'],
    [{ effective_date: '15.06.2026' }, 422, 'VALIDATION_ERROR'],
    [{ scrap: '1' }, 422, 'VALIDATION_ERROR'],
    [{ from_product_id: 999_999 }, 404, 'NOT_FOUND'],
    [{ to_product_id: 999_999 }, 404, 'NOT_FOUND'],
  ])('%j is %i %s in both', async (changes, httpStatus, error) => {
    expect(outcome(await w.preview(changes))).toEqual([httpStatus, error]);
    expect(outcome(await w.apply(changes))).toEqual([httpStatus, error]);
  });

  test('the same product twice, an inactive one, one that nothing uses, and no reason', async () => {
    expect(outcome(await w.preview({ to_product_id: w.steel }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(outcome(await w.apply({ from_product_id: w.alu, to_product_id: w.steel }))).toEqual([
      409,
      'CONFLICT',
    ]);
    const none = (await w.preview({ from_product_id: w.alu, to_product_id: w.steel })).body;
    expect(none).toMatchObject({ bom_count: 0, boms: [] });
    expect(none.message).toContain('nothing to replace');
    await t.db.sql('update products set is_active = false where product_id = $1', [w.alu]);
    expect(outcome(await w.preview())).toEqual([400, 'INVALID_BOM']);
    expect(outcome(await w.apply())).toEqual([400, 'INVALID_BOM']);
    expect(outcome(await t.as.prod_mgr.post('/bom/mass-changes', w.request()))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
    const blank = { ...w.request(), reason: ' ' };
    expect(outcome(await t.as.prod_mgr.post('/bom/mass-changes', blank))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('addresses: the fixed word goes before the number of a recipe', async () => {
    expect((await t.as.viewer.get('/bom/mass-changes')).body).toHaveProperty('total_count');
    expect((await t.as.viewer.get(`/bom/${w.frameBom}`)).body.bom_id).toBe(w.frameBom);
    expect(outcome(await t.as.viewer.get('/bom/mass-changes/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await w.undo(999_999))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.viewer.get('/bom/mass-changes/x'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(outcome(await t.as.viewer.get('/bom/mass-changes?sort=reason'))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
    const broken = { 'content-type': 'application/json' };
    for (const path of ['/bom/mass-changes', '/bom/mass-changes/preview']) {
      expect(outcome(await t.as.prod_mgr.post(path, '{', broken))).toEqual([400, 'INVALID_JSON']);
    }
  });

  test('roles: everybody may look, who writes recipes may change', async () => {
    const change = await w.applied();
    const id = change.bom_mass_change_id;
    for (const role of ['viewer', 'inv_clerk', 'proc_off'] as const) {
      const body = { ...w.request(), reason: 'x' };
      expect(outcome(await t.as[role].post('/bom/mass-changes', body))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
      expect(outcome(await t.as[role].post(`/bom/mass-changes/${id}/undo`))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    for (const path of ['', `/${id}`]) {
      expect((await t.as.viewer.get(`/bom/mass-changes${path}`)).status).toBe(200);
      expect(outcome(await t.as.nobody.get(`/bom/mass-changes${path}`))).toEqual([401, 'NOT_AUTHENTICATED']);
    }
    expect(outcome(await t.as.nobody.post('/bom/mass-changes/preview', w.request()))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });
});
