import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory } from '../../../../../tests/harness/factory.ts';
import { auditsOf, refused } from '../../../../../tests/harness/stock.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  await f.stock(await f.product('STEEL'), '10', '2.5');
  await f.stock(await f.product('PAINT'), '3', '1');
});
afterAll(() => t.close());

const SAVED = '/reports/custom/saved';
const DEFINITION = {
  data_set: 'stock',
  filters: [{ field: 'product_code', operator: 'eq', value: 'STEEL' }],
  grouping: ['product_code'],
  metrics: [{ field: 'value', aggregate: 'sum' }],
};
let names = 0;

async function save(change: object = {}, as: 'prod_mgr' | 'admin' | 'proc_off' = 'prod_mgr') {
  names += 1;
  const body = { report_name: `Rapor ${names}`, definition: DEFINITION, ...change };
  const answer = await t.as[as].post(SAVED, body, { 'x-request-id': `save-${names}` });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

test('is saved, read, run, changed and deleted, with the audit log keeping all of it', async () => {
  const made = await save({ report_name: 'Çelik değeri', description: 'Aylık' });
  expect(made).toMatchObject({
    report_name: 'Çelik değeri',
    description: 'Aylık',
    shared: false,
    owner_name: 'prod_mgr',
    definition: DEFINITION,
    problems: [],
  });
  const url = `${SAVED}/${made.custom_report_id}`;
  const read = await t.as.prod_mgr.get(url);
  expect([read.body, read.headers.etag]).toEqual([made, `"${made.updated_at}"`]);

  const run = await t.as.prod_mgr.post(`${url}/run`, {});
  expect([run.status, run.body.totals]).toEqual([200, { 'value.sum': '25.0000' }]);
  expect(run.body.parameters).toEqual(DEFINITION);

  const changed = await t.as.prod_mgr.put(
    url,
    { report_name: 'Boya değeri', definition: { ...DEFINITION, filters: [] } },
    { 'if-match': `"${made.updated_at}"`, 'x-request-id': 'change-1' },
  );
  expect([changed.status, changed.body.report_name, changed.body.description]).toEqual([
    200,
    'Boya değeri',
    'Aylık',
  ]);
  expect((await t.as.prod_mgr.post(`${url}/run`, {})).body.totals).toEqual({ 'value.sum': '28.0000' });
  const late = await t.as.prod_mgr.put(url, { shared: true }, { 'if-match': `"${made.updated_at}"` });
  expect(refused(late)).toEqual([409, 'CONFLICT']);

  const gone = await t.as.prod_mgr.delete(url, { 'x-request-id': 'delete-1' });
  expect([gone.status, gone.body.message]).toEqual([200, 'The saved report Boya değeri is deleted.']);
  expect(refused(await t.as.prod_mgr.get(url))).toEqual([404, 'NOT_FOUND']);
  const audits = [...(await auditsOf(t.db, 'change-1')), ...(await auditsOf(t.db, 'delete-1'))];
  expect(audits).toMatchObject([
    {
      action: 'custom_report.update',
      before: { report_name: 'Çelik değeri' },
      after: { report_name: 'Boya değeri' },
    },
    { action: 'custom_report.delete', before: { report_name: 'Boya değeri' }, after: null },
  ]);
});

test('a filter of the caller takes the place of the saved ones on its field, and no others', async () => {
  const { custom_report_id } = await save({
    definition: {
      ...DEFINITION,
      filters: [...DEFINITION.filters, { field: 'quantity_in_stock', operator: 'gt', value: 5 }],
    },
  });
  const run = (filters: object[]) => t.as.prod_mgr.post(`${SAVED}/${custom_report_id}/run`, { filters });
  const paint = { field: 'product_code', operator: 'eq', value: 'PAINT' };
  const few = { field: 'quantity_in_stock', operator: 'lt', value: 5 };
  expect((await run([paint])).body.totals).toEqual({ 'value.sum': '0.0000' });
  const both = await run([paint, few]);
  expect(both.body.totals).toEqual({ 'value.sum': '3.0000' });
  expect(both.body.parameters.filters).toEqual([paint, few]);
  const wrong = await run([{ field: 'nothing', operator: 'eq', value: 1 }]);
  expect([...refused(wrong), wrong.body.details[0].field]).toEqual([
    422,
    'VALIDATION_ERROR',
    'filters.0.field',
  ]);
  const many = await run(Array(19).fill({ field: 'product_id', operator: 'gt', value: 0 }));
  expect([...refused(many), many.body.details[0].field]).toEqual([422, 'VALIDATION_ERROR', 'filters']);
});

describe('sharing', () => {
  test('one that is not shared is nobody else’s but an administrator’s', async () => {
    const { custom_report_id } = await save();
    const url = `${SAVED}/${custom_report_id}`;
    for (const role of ['proc_off', 'viewer'] as const)
      expect(refused(await t.as[role].get(url))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.proc_off.put(url, { shared: true }))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.proc_off.delete(url))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.proc_off.post(`${url}/run`, {}))).toEqual([404, 'NOT_FOUND']);
    expect((await t.as.admin.get(url)).status).toBe(200);
  });

  test('one that is shared is read by all, run by who may, and changed by its owner or an administrator', async () => {
    const { custom_report_id, owner_id } = await save({ shared: true });
    const url = `${SAVED}/${custom_report_id}`;
    expect((await t.as.viewer.get(url)).body.custom_report_id).toBe(custom_report_id);
    expect((await t.as.proc_off.post(`${url}/run`, {})).status).toBe(200);
    expect(refused(await t.as.viewer.post(`${url}/run`, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    const other = await t.as.proc_off.put(url, { shared: false });
    expect([...refused(other), other.body.details]).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
      [{ owner_name: 'prod_mgr' }],
    ]);
    expect(refused(await t.as.proc_off.delete(url))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    const byAdmin = await t.as.admin.put(url, { description: 'x' });
    expect([byAdmin.status, byAdmin.body.owner_id]).toEqual([200, owner_id]);
    expect((await t.as.admin.delete(url)).status).toBe(200);
  });

  test('the list has what its reader may see, found by Turkish words', async () => {
    const own = await save({ report_name: 'IŞIK listesi' }, 'proc_off');
    const others = await save({ report_name: 'ışık paylaşılan', shared: true });
    const hidden = await save({ report_name: 'Işık gizli' });
    const list = async (as: 'viewer' | 'proc_off' | 'admin', query = '') => {
      const { status, body, text } = await t.as[as].get(
        `${SAVED}?search=${encodeURIComponent('isik')}${query}`,
      );
      expect(status, text).toBe(200);
      return body.items.map((item: { custom_report_id: number }) => item.custom_report_id);
    };
    expect(await list('viewer')).toEqual([others.custom_report_id]);
    expect(await list('proc_off', '&sort=custom_report_id')).toEqual([
      own.custom_report_id,
      others.custom_report_id,
    ]);
    expect(await list('proc_off', '&mine=true')).toEqual([own.custom_report_id]);
    expect(await list('admin', '&sort=-custom_report_id')).toEqual([
      hidden.custom_report_id,
      others.custom_report_id,
      own.custom_report_id,
    ]);
    const page = await t.as.admin.get(`${SAVED}?page=2&page_size=1&search=isik`);
    expect(page.body).toMatchObject({ total_count: 3, page: 2, has_next: true, has_previous: true });
    expect((await t.as.admin.get(`${SAVED}?owner=1`)).status).toBe(422);
  });
});

test('a name is there once for each owner', async () => {
  await save({ report_name: 'Stok' });
  const again = await t.as.prod_mgr.post(SAVED, { report_name: 'Stok', definition: DEFINITION });
  expect(refused(again)).toEqual([409, 'DUPLICATE']);
  await save({ report_name: 'Stok' }, 'proc_off');
  const { custom_report_id } = await save();
  const renamed = await t.as.prod_mgr.put(`${SAVED}/${custom_report_id}`, { report_name: 'Stok' });
  expect(refused(renamed)).toEqual([409, 'DUPLICATE']);
  const kept = await t.as.prod_mgr.put(`${SAVED}/${custom_report_id}`, { report_name: `Rapor ${names}` });
  expect(kept.status).toBe(200);
});

test('what two save under one name at once is saved once, and one key saves once', async () => {
  const body = { report_name: 'Aynı anda', definition: DEFINITION };
  const answers = await Promise.all([1, 2, 3].map(() => t.as.prod_mgr.post(SAVED, body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const keyed = () =>
    t.as.prod_mgr.post(SAVED, { ...body, report_name: 'K' }, { 'idempotency-key': 'report-1' });
  expect((await keyed()).text).toBe((await keyed()).text);
});

test('what does not fit the whitelist is not saved', async () => {
  const wrong = { ...DEFINITION, grouping: ['password_hash'] };
  expect(refused(await t.as.prod_mgr.post(SAVED, { report_name: 'Yanlış', definition: wrong }))).toEqual([
    422,
    'VALIDATION_ERROR',
  ]);
  const { custom_report_id } = await save();
  const url = `${SAVED}/${custom_report_id}`;
  expect(refused(await t.as.prod_mgr.put(url, { definition: wrong }))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await t.as.prod_mgr.put(url, { owner_id: 1 }))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await t.as.prod_mgr.put(`${SAVED}/999999`, { shared: true }))).toEqual([404, 'NOT_FOUND']);
  expect(refused(await t.as.viewer.post(SAVED, { report_name: 'x', definition: DEFINITION }))).toEqual([
    403,
    'INSUFFICIENT_PERMISSIONS',
  ]);
  expect(refused(await t.as.nobody.get(SAVED))).toEqual([401, 'NOT_AUTHENTICATED']);
});

test.each<[what: string, change: object, field: string]>([
  ['a data set', { data_set: 'gone' }, 'data_set'],
  ['a field', { grouping: ['old_field'] }, 'grouping.0'],
  [
    'an operator',
    { filters: [{ field: 'product_code', operator: 'like', value: 'x' }] },
    'filters.0.operator',
  ],
  [
    'a word of a code',
    { filters: [{ field: 'product_type', operator: 'eq', value: 'OLD' }] },
    'filters.0.value',
  ],
  ['an aggregate', { metrics: [{ field: 'value', aggregate: 'median' }] }, 'metrics.0.aggregate'],
])('a saved report with %s that is gone says what to mend, and is mended', async (_, change, field) => {
  const { custom_report_id } = await save();
  await t.db.sql(
    'update custom_reports set definition = definition || $2::jsonb where custom_report_id = $1',
    [custom_report_id, JSON.stringify(change)],
  );
  const url = `${SAVED}/${custom_report_id}`;
  const run = await t.as.prod_mgr.post(`${url}/run`, {});
  expect([...refused(run), run.body.details[0].field]).toEqual([409, 'CONFLICT', field]);
  expect((await t.as.prod_mgr.get(url)).body.problems[0].field).toBe(field);
  const mended = await t.as.prod_mgr.put(url, { definition: DEFINITION });
  expect([mended.status, mended.body.problems]).toEqual([200, []]);
  expect((await t.as.prod_mgr.post(`${url}/run`, {})).status).toBe(200);
});
