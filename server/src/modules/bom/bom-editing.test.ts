import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let door: number;
let count = 0;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT');
});
beforeEach(async () => {
  count += 1;
  clock.advance(1000);
  door = await semi(`DOOR-${count}`);
});
afterAll(() => t.close());

const semi = (code: string) => f.product(code, { type: 'SEMI_FINISHED', unit: 'PCS' });
const line = (productId: number, quantity: unknown = '1') => ({
  component_product_id: productId,
  quantity_required: quantity,
});

async function draft(parent: number, changes: Record<string, unknown> = {}) {
  const answer = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: parent,
    bom_version: '1.0',
    base_quantity: '1',
    effective_date: '2026-01-01',
    components: [line(steel, '2.5')],
    ...changes,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return { id: answer.body.bom_id as number, etag: answer.headers.etag as string, body: answer.body };
}

const edit = (id: number, body: unknown, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.put(`/bom/${id}`, body, headers);
const renew = (id: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.post(`/bom/${id}/new-version`, body, headers);
const go = (id: number, status: string) => t.as.prod_mgr.put(`/bom/${id}/status`, { status });
const get = async (id: number) => (await t.as.viewer.get(`/bom/${id}`)).body;

describe('editing', () => {
  test('replaces the lines, changes what is sent and leaves the rest', async () => {
    const made = await draft(door, { notes: 'first', labor_cost_per_unit: '7' });
    clock.advance(1000);
    const answer = await edit(
      made.id,
      {
        bom_name: 'Kapı',
        yield_percentage: 95.5,
        components: [line(paint, '0.25'), { ...line(steel, 3), sequence_number: 5, unit_of_measure: 'T' }],
      },
      { 'if-match': made.etag },
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'DRAFT',
      bom_name: 'Kapı',
      notes: 'first',
      labor_cost_per_unit: '7.0000',
      yield_percentage: '95.50',
      component_count: 2,
      components: [
        { product_code: 'STEEL', sequence_number: 5, quantity_required: '3.000', unit_of_measure: 'T' },
        { product_code: 'PAINT', sequence_number: 10, quantity_required: '0.250', unit_of_measure: 'KG' },
      ],
    });
    expect(answer.headers.etag).not.toBe(made.etag);
    expect(await get(made.id)).toEqual(answer.body);
    const audits = await t.db.sql<{ before: unknown; after: unknown }>(
      `select before, after from audit_log where action = 'bom.update' and entity_id = $1`,
      [String(made.id)],
    );
    expect(audits).toEqual([{ before: made.body, after: answer.body }]);
  });

  test('without components keeps the lines; null takes a value away', async () => {
    const made = await draft(door, { notes: 'gone soon', expiry_date: '2026-12-31' });
    const answer = await edit(made.id, { notes: null, expiry_date: null, bom_version: '1.1' });
    expect(answer.body).toMatchObject({ notes: null, expiry_date: null, bom_version: '1.1' });
    expect(answer.body.components).toEqual(made.body.components);
  });

  test.each<[string, () => unknown, number, string]>([
    ['another parent', () => ({ parent_product_id: steel }), 422, 'VALIDATION_ERROR'],
    ['a status', () => ({ status: 'ACTIVE' }), 422, 'VALIDATION_ERROR'],
    ['no lines', () => ({ components: [] }), 422, 'VALIDATION_ERROR'],
    ['a yield of 0', () => ({ yield_percentage: '0' }), 422, 'VALIDATION_ERROR'],
    ['an end before the stored start', () => ({ expiry_date: '2025-12-31' }), 422, 'VALIDATION_ERROR'],
    [
      'a sequence number twice',
      () => ({ components: [line(steel), { ...line(paint), sequence_number: 10 }] }),
      422,
      'VALIDATION_ERROR',
    ],
    ['a missing component', () => ({ components: [line(9999)] }), 404, 'NOT_FOUND'],
    ['a version that is taken', () => ({ bom_version: '9.0' }), 409, 'DUPLICATE'],
    [
      'a unit of another dimension',
      () => ({ components: [{ ...line(steel), unit_of_measure: 'M' }] }),
      400,
      'INVALID_UNIT',
    ],
    ['itself', () => ({ components: [line(door)] }), 400, 'CIRCULAR_BOM'],
    ['broken JSON', () => '{"notes":', 400, 'INVALID_JSON'],
  ])('%s is refused and nothing changes', async (_, body, status, code) => {
    await draft(door, { bom_version: '9.0' });
    const made = await draft(door);
    const answer = await edit(made.id, body(), { 'content-type': 'application/json' });
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
    expect(await get(made.id)).toEqual(made.body);
  });

  test('an inactive component is refused by name', async () => {
    const old = await f.product(`OLD-${count}`);
    await t.db.sql('update products set is_active = false where product_id = $1', [old]);
    const answer = await edit((await draft(door)).id, { components: [line(steel), line(old)] });
    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_BOM']);
    expect(answer.body.message).toContain(`Line 2: OLD-${count}`);
  });

  test('a circle is refused with its path; the lines that are replaced do not count', async () => {
    const [frame, lock] = [await semi(`FRAME-${count}`), await semi(`LOCK-${count}`)];
    const ofDoor = await draft(door, { components: [line(frame)] });
    await draft(frame, { components: [line(lock)] });
    const ofLock = await draft(lock);
    const answer = await edit(ofLock.id, { components: [line(steel), line(door)] });
    expect(answer.body.error_code).toBe('CIRCULAR_BOM');
    expect(answer.body.details).toEqual([
      { cycle: [`LOCK-${count}`, `DOOR-${count}`, `FRAME-${count}`, `LOCK-${count}`] },
    ]);
    expect((await edit(ofDoor.id, { components: [line(steel)] })).status).toBe(200);
    expect((await edit(ofLock.id, { components: [line(door)] })).status).toBe(200);
  });

  test('two racing edits cannot close a circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [left, right] = [await semi(`L-${count}-${round}`), await semi(`R-${count}-${round}`)];
      const [ofLeft, ofRight] = [await draft(left), await draft(right)];
      const answers = await Promise.all([
        edit(ofLeft.id, { components: [line(right)] }),
        edit(ofRight.id, { components: [line(left)] }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
      expect(answers.map((answer) => answer.body.error_code)).toContain('CIRCULAR_BOM');
    }
  });

  test('only a draft can be edited, and the answer says what to do instead', async () => {
    const made = await draft(door);
    for (const status of ['ACTIVE', 'INACTIVE', 'OBSOLETE']) {
      await go(made.id, status);
      const answer = await edit(made.id, { notes: 'late' });
      expect([answer.status, answer.body.error_code]).toEqual([409, 'CONFLICT']);
      expect(answer.body.message).toContain(`/bom/${made.id}/new-version`);
    }
  });

  test('who was slower is told so, a stranger is refused, and a missing one is not found', async () => {
    const made = await draft(door);
    clock.advance(1000);
    expect((await edit(made.id, { notes: 'a' }, { 'if-match': made.etag })).status).toBe(200);
    const slower = await edit(made.id, { notes: 'b' }, { 'if-match': made.etag });
    expect([slower.status, slower.body.error_code]).toEqual([409, 'CONFLICT']);
    expect((await edit(999_999, { notes: 'b' })).body.error_code).toBe('NOT_FOUND');
    for (const role of ['inv_clerk', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].put(`/bom/${made.id}`, { notes: 'c' });
      expect(answer.body.error_code).toBe('INSUFFICIENT_PERMISSIONS');
    }
    expect((await t.as.nobody.put(`/bom/${made.id}`, {})).body.error_code).toBe('NOT_AUTHENTICATED');
  });
});

describe('a new version', () => {
  test('is a draft with the same lines that would hold from today', async () => {
    const sheet = await semi('SHEET');
    await f.bom(sheet, [{ productId: steel, quantity: '1' }]);
    const made = await draft(door, {
      bom_name: 'Kapı',
      labor_cost_per_unit: '7',
      yield_percentage: '98',
      expiry_date: '2026-12-31',
      components: [
        { ...line(sheet, '2.5'), scrap_percentage: 4, is_phantom: true, substitute_group: 'A', notes: 'DKP' },
        { ...line(paint, 150), unit_of_measure: 'G' },
      ],
    });
    await t.db.sql(`update bill_of_materials set over_consumption_rule = 'BLOCK' where bom_id = $1`, [
      made.id,
    ]);
    expect((await go(made.id, 'ACTIVE')).status).toBe(200);
    const answer = await renew(made.id);
    expect(answer.status).toBe(201);
    const { bom_id: id, components, created_at: _c, updated_at: _u, ...header } = answer.body;
    const { bom_id: _i, components: sourceLines, created_at: _d, updated_at: _v, ...source } = made.body;
    expect(header).toEqual({
      ...source,
      bom_version: '1.1',
      status: 'DRAFT',
      effective_date: '2026-06-15',
      expiry_date: null,
      over_consumption_rule: 'BLOCK',
    });
    const withoutId = (lines: Record<string, unknown>[]) =>
      lines.map(({ bom_component_id: _b, ...rest }) => rest);
    expect(withoutId(components)).toEqual(withoutId(sourceLines));
    expect(
      await t.db.sql('select over_consumption_rule, created_by from bill_of_materials where bom_id = $1', [
        id,
      ]),
    ).toEqual([{ over_consumption_rule: 'BLOCK', created_by: expect.any(Number) }]);
    expect(
      await t.db.sql(
        `select after ->> 'copied_from_bom_id' as source from audit_log
         where action = 'bom.new_version' and entity_id = $1`,
        [String(id)],
      ),
    ).toEqual([{ source: String(made.id) }]);
  });

  test('gets the next free minor number, or the one asked for', async () => {
    const made = await draft(door, { bom_version: '1.9' });
    const versions = [];
    for (const body of [{}, {}, { bom_version: '3.0' }, {}])
      versions.push((await renew(made.id, body)).body.bom_version);
    expect(versions).toEqual(['1.10', '1.11', '3.0', '1.12']);
    const taken = await renew(made.id, { bom_version: '3.0' });
    expect([taken.status, taken.body.error_code]).toEqual([409, 'DUPLICATE']);
  });

  test('of an old recipe must not contradict the present ones', async () => {
    const frame = await semi(`FRAME-${count}`);
    const old = await draft(door, { components: [line(frame)] });
    await go(old.id, 'OBSOLETE');
    await draft(frame, { components: [line(door)] });
    const answer = await renew(old.id);
    expect([answer.status, answer.body.error_code]).toEqual([400, 'CIRCULAR_BOM']);
    expect(answer.body.details).toEqual([{ cycle: [`DOOR-${count}`, `FRAME-${count}`, `DOOR-${count}`] }]);
  });

  test('is made once per idempotency key, also when two requests race', async () => {
    const made = await draft(door);
    const key = { 'idempotency-key': `new-version-${count}` };
    const [first, second] = await Promise.all([renew(made.id, {}, key), renew(made.id, {}, key)]);
    expect([first?.status, second?.text]).toEqual([201, first?.text]);
    expect((await t.as.viewer.get(`/bom/list?product_id=${door}`)).body.total_count).toBe(2);
  });

  test('bad requests are refused', async () => {
    const made = await draft(door);
    expect((await renew(made.id, { bom_version: 'v2' })).body.error_code).toBe('VALIDATION_ERROR');
    expect((await renew(made.id, { version: '2.0' })).body.error_code).toBe('VALIDATION_ERROR');
    expect((await renew(999_999)).body.error_code).toBe('NOT_FOUND');
    const stranger = await t.as.viewer.post(`/bom/${made.id}/new-version`, {});
    expect(stranger.body.error_code).toBe('INSUFFICIENT_PERMISSIONS');
  });
});
