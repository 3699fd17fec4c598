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

describe('apply', () => {
  test('makes and activates a new version of each, which explosions use from then on', async () => {
    const answer = await w.apply();
    expect(answer.status).toBe(201);
    const change = answer.body;
    expect(change).toMatchObject({
      from_product_code: w.code('CELIK'),
      to_product_code: w.code('ALU'),
      factor: '0.400000000',
      effective_date: TODAY,
      reason: 'Hafif kapı',
      item_count: 2,
      undone_at: null,
      items: [
        {
          product_code: w.code('CERCEVE'),
          old_bom_id: w.frameBom,
          old_bom_version: '1.0',
          old_status: 'ACTIVE',
          old_expiry_date: null,
          new_bom_version: '1.1',
          new_status: 'ACTIVE',
          new_effective_date: TODAY,
        },
        { product_code: w.code('KAPI'), old_bom_id: w.doorBom },
      ],
    });
    expect((await t.as.viewer.get(`/bom/mass-changes/${change.bom_mass_change_id}`)).body).toEqual(change);
    expect(await w.bom(w.frameBom)).toMatchObject({ status: 'ACTIVE', expiry_date: TODAY });
    const newFrame = await w.bom(change.items[0].new_bom_id);
    expect(newFrame).toMatchObject({
      status: 'ACTIVE',
      yield_percentage: '80.00',
      labor_cost_per_unit: '3.0000',
      effective_date: TODAY,
      expiry_date: null,
      components: [
        {
          component_product_id: w.alu,
          sequence_number: 10,
          quantity_required: '1.000',
          unit_of_measure: 'KG',
          scrap_percentage: '4.00',
        },
      ],
    });
    expect((await w.activeBom(w.door)).bom_id).toBe(change.items[1].new_bom_id);
    const exploded = JSON.parse(await w.explosion(change.items[1].new_bom_id));
    expect(exploded.raw_materials).toMatchObject([
      { product_code: w.code('ALU'), required_quantity: '21.000' },
    ]);
    expect((await w.preview()).body).toMatchObject({ bom_count: 0, boms: [], open_order_count: 0 });
    const audits = await t.db.sql<{ action: string; after: unknown }>(
      `select action, after from audit_log where entity_type = 'bom_mass_change' and entity_id = $1`,
      [String(change.bom_mass_change_id)],
    );
    expect(audits).toEqual([{ action: 'bom_mass_change.apply', after: change }]);
  });

  test('drafts, inactive and expired recipes stay as they are; a later one keeps its days', async () => {
    const draft = await f.bom(w.frame, [{ productId: w.steel, quantity: '1' }], {
      status: 'DRAFT',
      version: '1.7',
    });
    const inactive = await f.bom(w.frame, [{ productId: w.steel, quantity: '1' }], {
      status: 'INACTIVE',
      version: '0.9',
    });
    const later = await f.bom(w.frame, [{ productId: w.steel, quantity: '5' }], {
      status: 'DRAFT',
      version: '2.0',
    });
    expect((await w.status(later, 'ACTIVE', '2026-09-01')).status).toBe(200);
    const { body: draftBefore } = await t.as.viewer.get(`/bom/${draft}`);
    const change = await w.applied({ effective_date: '2026-07-01' });
    expect(change.items).toMatchObject([
      {
        old_bom_id: w.frameBom,
        old_expiry_date: '2026-09-01',
        new_bom_version: '1.8',
        new_effective_date: '2026-07-01',
      },
      { old_bom_id: later, old_status: 'INACTIVE', new_bom_version: '2.1', new_effective_date: '2026-09-01' },
      { old_bom_id: w.doorBom },
    ]);
    expect(await w.bom(draft)).toEqual(draftBefore);
    expect((await w.bom(inactive)).status).toBe('INACTIVE');
    expect((await w.activeBom(w.frame, '2026-06-30')).bom_id).toBe(w.frameBom);
    expect((await w.activeBom(w.frame, '2026-08-31')).bom_version).toBe('1.8');
    expect((await w.activeBom(w.frame, '2026-09-01')).bom_version).toBe('2.1');
    const undone = await w.undo(change.bom_mass_change_id);
    expect(undone.status).toBe(200);
    expect(await w.bom(later)).toMatchObject({
      status: 'ACTIVE',
      effective_date: '2026-09-01',
      expiry_date: null,
    });
    expect(await w.bom(w.frameBom)).toMatchObject({ status: 'ACTIVE', expiry_date: '2026-09-01' });
  });

  test('each line that names it changes, the rest of the recipe stays', async () => {
    const table = await f.product(w.code('MASA'), { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const recipe = await f.bom(table, [
      { productId: w.steel, quantity: '1' },
      { productId: w.frame, quantity: '4' },
      { productId: w.steel, quantity: '2', unit: 'T', scrap: '1' },
    ]);
    await t.db.sql(
      `update bom_components set notes = 'ince', substitute_group = 'A' where bom_id = $1 and sequence_number = 30`,
      [recipe],
    );
    const change = await w.applied();
    const item = change.items.find((one: { old_bom_id: number }) => one.old_bom_id === recipe);
    expect((await w.bom(item.new_bom_id)).components).toMatchObject([
      { component_product_id: w.alu, quantity_required: '0.400', unit_of_measure: 'KG' },
      { component_product_id: w.frame, quantity_required: '4.000', unit_of_measure: 'PCS' },
      {
        component_product_id: w.alu,
        quantity_required: '800.000',
        unit_of_measure: 'KG',
        scrap_percentage: '1.00',
        notes: 'ince',
        substitute_group: 'A',
      },
    ]);
  });

  test('a circle blocks the whole, and preview says which', async () => {
    const billet = await f.product(w.code('KUTUK'), { type: 'SEMI_FINISHED' });
    await f.bom(billet, [{ productId: w.frame, quantity: '1' }]);
    const circle = [w.code('CERCEVE'), w.code('KUTUK'), w.code('CERCEVE')];
    const { body } = await w.preview({ to_product_id: billet });
    expect(body).toMatchObject({ bom_count: 2, blocked_count: 1 });
    expect(body.message).toContain('Blocked: 1 of 2 recipes');
    expect(body.boms).toMatchObject([
      { bom_id: w.frameBom, unit_cost_after: null, blocked: { error_code: 'CIRCULAR_BOM', cycle: circle } },
      { bom_id: w.doorBom, blocked: null },
    ]);
    const before = await w.boms();
    const refused = await w.apply({ to_product_id: billet });
    expect(outcome(refused)).toEqual([400, 'CIRCULAR_BOM']);
    expect(refused.body.details).toMatchObject([
      { bom_id: w.frameBom, product_code: w.code('CERCEVE'), cycle: circle },
    ]);
    expect(refused.body.message).toContain(circle.join(' → '));
    expect(await w.boms()).toEqual(before);
    // a recipe of the new component itself
    const own = (await w.preview({ to_product_id: w.frame })).body.boms[0];
    expect(own.blocked.cycle).toEqual([w.code('CERCEVE'), w.code('CERCEVE')]);
  });

  test('of two at once one wins, the other finds nothing left', async () => {
    const [one, other] = await Promise.all([w.apply(), w.apply()]);
    expect([one.status, other.status].sort()).toEqual([201, 409]);
    const loser = one.status === 409 ? one : other;
    expect(loser.body.error_code).toBe('CONFLICT');
    expect(loser.body.message).toContain('nothing to replace');
    const versions = await t.db.sql(
      'select bom_version from bill_of_materials where parent_product_id = $1 order by 1',
      [w.frame],
    );
    expect(versions).toEqual([{ bom_version: '1.0' }, { bom_version: '1.1' }]);
  });

  test('an Idempotency-Key applies it once', async () => {
    const key = { 'idempotency-key': `mass-change-${count}` };
    const [first, second] = [await w.apply({}, key), await w.apply({}, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });
});

describe('undo', () => {
  test('gives back the same explosion, byte for byte', async () => {
    const before = await w.explosion(w.doorBom);
    const states = await t.db.sql(
      'select status, effective_date, expiry_date from bill_of_materials where bom_id = any($1)',
      [[w.frameBom, w.doorBom]],
    );
    const change = await w.applied();
    expect(await w.explosion(change.items[1].new_bom_id)).not.toBe(before);
    clock.advance(60_000);
    const answer = await w.undo(change.bom_mass_change_id);
    expect(answer.status).toBe(200);
    expect(answer.body.undone_at).toBe(clock.now().toISOString().replace('.000Z', 'Z'));
    expect(answer.body.items).toMatchObject([
      { old_status: 'ACTIVE', new_status: 'OBSOLETE' },
      { old_status: 'ACTIVE', new_status: 'OBSOLETE' },
    ]);
    expect(await w.explosion(w.doorBom)).toBe(before);
    expect((await w.activeBom(w.door)).bom_id).toBe(w.doorBom);
    expect(
      await t.db.sql(
        'select status, effective_date, expiry_date from bill_of_materials where bom_id = any($1)',
        [[w.frameBom, w.doorBom]],
      ),
    ).toEqual(states);
    const audits = await t.db.sql<{ before: unknown; after: unknown }>(
      `select before, after from audit_log where action = 'bom_mass_change.undo' and entity_id = $1`,
      [String(change.bom_mass_change_id)],
    );
    expect(audits).toEqual([{ before: change, after: answer.body }]);
    const restored = await t.db.sql(
      `select after from audit_log where action = 'bom.restore' and entity_id = $1`,
      [String(w.frameBom)],
    );
    expect(restored).toEqual([
      { after: { status: 'ACTIVE', effective_date: '2020-01-01', expiry_date: null } },
    ]);
    const twice = await w.undo(change.bom_mass_change_id);
    expect(outcome(twice)).toEqual([409, 'CONFLICT']);
    expect((await w.apply()).status).toBe(201);
  });

  test('an open order of a new version stands in the way, by name; of an old one it does not', async () => {
    await w.orderFor(w.door, w.doorBom);
    const change = await w.applied();
    const order = await w.orderFor(w.door, change.items[1].new_bom_id);
    const refused = await w.undo(change.bom_mass_change_id);
    expect(outcome(refused)).toEqual([409, 'IN_USE']);
    expect(refused.body.message).toContain(order.order_number);
    expect(refused.body.details).toEqual([
      {
        production_order_id: order.production_order_id,
        order_number: order.order_number,
        bom_id: change.items[1].new_bom_id,
      },
    ]);
    await t.as.prod_mgr.put(`/production/orders/${order.production_order_id}/status`, {
      status: 'CANCELLED',
    });
    expect((await w.undo(change.bom_mass_change_id)).status).toBe(200);
  });

  test.each<[string, (items: { new_bom_id: number; old_bom_id: number }[]) => Promise<unknown>]>([
    ['a new version was put out of force', ([item]) => w.status(item?.new_bom_id ?? 0, 'INACTIVE')],
    ['an old version was made obsolete', ([item]) => w.status(item?.old_bom_id ?? 0, 'OBSOLETE')],
    [
      'a new version was superseded',
      async ([item]) => {
        const { body } = await t.as.prod_mgr.post(`/bom/${item?.new_bom_id}/new-version`, {});
        return w.status(body.bom_id, 'ACTIVE', '2026-08-01');
      },
    ],
  ])('is refused when %s', async (_, change) => {
    const made = await w.applied();
    expect(await change(made.items)).toMatchObject({ status: 200 });
    const before = await w.boms();
    const refused = await w.undo(made.bom_mass_change_id);
    expect(outcome(refused)).toEqual([409, 'CONFLICT']);
    expect(refused.body.message).toContain(w.code('CERCEVE'));
    expect(await w.boms()).toEqual(before);
  });

  test('is refused when the old component was deactivated since', async () => {
    const change = await w.applied();
    await t.db.sql('update products set is_active = false where product_id = $1', [w.steel]);
    expect(outcome(await w.undo(change.bom_mass_change_id))).toEqual([400, 'INVALID_BOM']);
    expect((await w.activeBom(w.door)).bom_id).toBe(change.items[1].new_bom_id);
  });

  test('is refused when the old version would close a circle by now', async () => {
    await t.db.sql('update bill_of_materials set effective_date = $1 where bom_id = $2', [TODAY, w.frameBom]);
    // replaced on its first day, so it is INACTIVE and no longer part of the structure
    const bar = await f.product(w.code('CUBUK'), { type: 'SEMI_FINISHED' });
    await t.db.sql(
      'update bom_components set component_product_id = $1, unit_of_measure = $2 where bom_id = $3',
      [bar, 'KG', w.frameBom],
    );
    const change = await w.applied({ from_product_id: bar });
    await f.bom(bar, [{ productId: w.frame, quantity: '1' }]);
    expect(outcome(await w.undo(change.bom_mass_change_id))).toEqual([400, 'CIRCULAR_BOM']);
  });

  test('of two at once one wins', async () => {
    const change = await w.applied();
    const answers = await Promise.all([w.undo(change.bom_mass_change_id), w.undo(change.bom_mass_change_id)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });
});
