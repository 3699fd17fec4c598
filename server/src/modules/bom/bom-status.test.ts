import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { BOM_TRANSITIONS } from './bom-status.ts';
import { BOM_STATUSES, type BomStatus } from './boms.schemas.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let steel: number;
let door: number;
let count = 0;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
});
beforeEach(async () => {
  count += 1;
  door = await semi(`DOOR-${count}`);
});
afterAll(() => t.close());

const semi = (code: string) => f.product(code, { type: 'SEMI_FINISHED', unit: 'PCS' });
const go = (id: number, status: string, more: Record<string, unknown> = {}) =>
  t.as.prod_mgr.put(`/bom/${id}/status`, { status, ...more });
const get = async (id: number) => (await t.as.viewer.get(`/bom/${id}`)).body;

async function draft(
  parent: number,
  version: string,
  changes: Record<string, unknown> = {},
): Promise<number> {
  const answer = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: parent,
    bom_version: version,
    base_quantity: '1',
    effective_date: '2026-01-01',
    components: [{ component_product_id: steel, quantity_required: '1' }],
    ...changes,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.bom_id as number;
}

const containing = (productId: number) => ({
  components: [{ component_product_id: productId, quantity_required: '1' }],
});

/** version → status and period */
async function periods(parent: number): Promise<Record<string, string>> {
  const rows = await t.db.sql<{ version: string; period: string }>(
    `select bom_version as version, status || ' ' || effective_date || '..' || coalesce(expiry_date::text, '') as period
     from bill_of_materials where parent_product_id = $1`,
    [parent],
  );
  return Object.fromEntries(rows.map((row) => [row.version, row.period]));
}

test('every pair of statuses is allowed or refused as the table says', async () => {
  const pathTo: Record<BomStatus, BomStatus[]> = {
    DRAFT: [],
    ACTIVE: ['ACTIVE'],
    INACTIVE: ['ACTIVE', 'INACTIVE'],
    OBSOLETE: ['OBSOLETE'],
  };
  for (const [number, from] of BOM_STATUSES.entries()) {
    for (const [minor, to] of BOM_STATUSES.entries()) {
      const product = await semi(`PAIR-${number}-${minor}`);
      const id = await draft(product, '1.0');
      for (const step of pathTo[from]) expect((await go(id, step)).status).toBe(200);
      const answer = await go(id, to);
      const allowed = BOM_TRANSITIONS[from];
      expect([from, to, answer.status]).toEqual([from, to, allowed.includes(to) ? 200 : 409]);
      if (answer.status === 409) expect(answer.body.details).toEqual([{ from, to, allowed }]);
      expect((await get(id)).status).toBe(answer.status === 200 ? to : from);
    }
  }
});

describe('the period of an activated recipe', () => {
  test('ends where the next version begins, and closes the one before', async () => {
    const ids = [];
    for (const [version, date] of [
      ['1.0', '2026-01-01'],
      ['4.0', '2026-10-01'],
      ['3.0', '2026-09-01'],
      ['2.0', '2026-05-01'],
    ] as const) {
      ids.push(await draft(door, version, { effective_date: date }));
    }
    for (const id of ids) expect((await go(id, 'ACTIVE')).status).toBe(200);
    expect(await periods(door)).toEqual({
      '1.0': 'ACTIVE 2026-01-01..2026-05-01',
      '2.0': 'ACTIVE 2026-05-01..2026-09-01',
      '3.0': 'ACTIVE 2026-09-01..2026-10-01',
      '4.0': 'ACTIVE 2026-10-01..',
    });
    const audits = await t.db.sql(
      `select before ->> 'expiry_date' as before, after ->> 'expiry_date' as after from audit_log
       where action = 'bom.replace' and entity_id = $1 order by audit_id`,
      [String(ids[0])],
    );
    expect(audits).toEqual([
      { before: null, after: '2026-10-01' },
      { before: '2026-10-01', after: '2026-09-01' },
      { before: '2026-09-01', after: '2026-05-01' },
    ]);
  });

  test('begins on the day asked for; the one that would begin then, too, becomes INACTIVE', async () => {
    const first = await draft(door, '1.0');
    const second = await draft(door, '2.0');
    await go(first, 'ACTIVE', { effective_date: '2026-07-01' });
    await go(second, 'ACTIVE', { effective_date: '2026-07-01' });
    expect(await periods(door)).toEqual({ '1.0': 'INACTIVE 2026-07-01..', '2.0': 'ACTIVE 2026-07-01..' });
  });

  test('must not be empty', async () => {
    const id = await draft(door, '1.0', { expiry_date: '2026-03-01' });
    const answer = await go(id, 'ACTIVE', { effective_date: '2026-03-01' });
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect((await go(id, 'ACTIVE', { effective_date: '2026-02-28' })).body.expiry_date).toBe('2026-03-01');
  });

  test('of one that comes back begins today without end, or on its own day when that is still to come', async () => {
    const first = await draft(door, '1.0');
    const second = await draft(door, '2.0', { effective_date: '2026-03-01' });
    for (const id of [first, second]) await go(id, 'ACTIVE');
    await go(first, 'INACTIVE');
    await go(first, 'ACTIVE');
    expect(await periods(door)).toEqual({
      '1.0': 'ACTIVE 2026-06-15..',
      '2.0': 'ACTIVE 2026-03-01..2026-06-15',
    });
    const later = await draft(door, '3.0', { effective_date: '2026-08-01' });
    for (const status of ['ACTIVE', 'INACTIVE', 'ACTIVE']) await go(later, status);
    expect((await periods(door))['3.0']).toBe('ACTIVE 2026-08-01..');
  });

  test('is never shared, whatever races', async () => {
    for (let round = 0; round < 4; round += 1) {
      const product = await semi(`RACE-${count}-${round}`);
      const ids = [await draft(product, '1.0'), await draft(product, '2.0'), await draft(product, '3.0')];
      const answers = await Promise.all(ids.map((id) => go(id, 'ACTIVE')));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
      const states = Object.values(await periods(product)).sort();
      expect(states).toEqual(['ACTIVE 2026-01-01..', 'INACTIVE 2026-01-01..', 'INACTIVE 2026-01-01..']);
    }
  });
});

describe('activating checks anew', () => {
  test('that components are active and units convert', async () => {
    const part = await f.product(`PART-${count}`);
    await t.db.sql(
      `insert into product_unit_conversions (product_id, unit_code, factor) values ($1, 'SHEET', 15.7)`,
      [part],
    );
    const id = await draft(door, '1.0', {
      components: [{ component_product_id: part, quantity_required: '1', unit_of_measure: 'SHEET' }],
    });
    await t.db.sql('update products set is_active = false where product_id = $1', [part]);
    const inactive = await go(id, 'ACTIVE');
    expect([inactive.status, inactive.body.error_code]).toEqual([400, 'INVALID_BOM']);
    await t.db.sql('update products set is_active = true where product_id = $1', [part]);
    await t.db.sql('delete from product_unit_conversions where product_id = $1', [part]);
    const unit = await go(id, 'ACTIVE');
    expect([unit.status, unit.body.error_code]).toEqual([400, 'INVALID_UNIT']);
    expect((await get(id)).status).toBe('DRAFT');
  });

  test('that no circle closes', async () => {
    const frame = await semi(`FRAME-${count}`);
    const ofDoor = await draft(door, '1.0', containing(frame));
    for (const status of ['ACTIVE', 'INACTIVE']) await go(ofDoor, status);
    const ofFrame = await draft(frame, '1.0', containing(door));
    const answer = await go(ofDoor, 'ACTIVE');
    expect([answer.status, answer.body.error_code]).toEqual([400, 'CIRCULAR_BOM']);
    expect(answer.body.details).toEqual([{ cycle: [`DOOR-${count}`, `FRAME-${count}`, `DOOR-${count}`] }]);
    await go(ofFrame, 'OBSOLETE');
    expect((await go(ofDoor, 'ACTIVE')).status).toBe(200);
  });

  test('also when both halves of a circle are activated at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [left, right] = [await semi(`L-${count}-${round}`), await semi(`R-${count}-${round}`)];
      const ofLeft = await draft(left, '1.0', containing(right));
      for (const status of ['ACTIVE', 'INACTIVE']) await go(ofLeft, status);
      const ofRight = await draft(right, '1.0', containing(left));
      for (const status of ['ACTIVE', 'INACTIVE']) await go(ofRight, status);
      const answers = await Promise.all([go(ofLeft, 'ACTIVE'), go(ofRight, 'ACTIVE')]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
    }
  });

  test('against a component that is deactivated at the same moment', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const part = await f.product(`GONE-${count}-${round}`);
      const id = await draft(await semi(`ON-${count}-${round}`), '1.0', containing(part));
      const calls = [() => t.as.admin.delete(`/products/${part}`), () => go(id, 'ACTIVE')];
      if (round % 2 === 1) calls.reverse();
      await Promise.all(calls.map((call) => call()));
      const [row] = await t.db.sql<{ is_active: boolean; status: string }>(
        'select p.is_active, b.status from products p, bill_of_materials b where product_id = $1 and bom_id = $2',
        [part, id],
      );
      winners.add(`${row?.is_active} ${row?.status}`);
    }
    expect(winners).not.toContain('false ACTIVE');
    expect(winners).not.toContain('true DRAFT');
  });
});

test('bad requests are refused', async () => {
  const id = await draft(door, '1.0');
  expect((await go(id, 'CLOSED')).body.error_code).toBe('VALIDATION_ERROR');
  expect((await go(id, 'ACTIVE', { effective_date: '2026-02-30' })).body.error_code).toBe('VALIDATION_ERROR');
  expect((await go(id, 'ACTIVE', { reason: 'x' })).body.error_code).toBe('VALIDATION_ERROR');
  const stranger = await t.as.proc_off.put(`/bom/${id}/status`, { status: 'ACTIVE' });
  expect([stranger.status, stranger.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
});
