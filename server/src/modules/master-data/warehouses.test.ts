import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { putBom, putProductionOrder, putPurchaseOrder, putStock, takeStock } from './testing/rows.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

let serial = 0;
function codeOf(prefix = 'W'): string {
  serial += 1;
  return `${prefix}${serial}`.padEnd(2, '0');
}

const input = (more: object = {}) => ({
  warehouse_code: codeOf('WH'),
  warehouse_name: 'Hammadde Deposu',
  warehouse_type: 'RAW_MATERIALS',
  ...more,
});

async function create(more: object = {}) {
  const answer = await t.as.admin.post('/warehouses', input(more));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

async function product(type = 'RAW_MATERIAL'): Promise<number> {
  const [row] = await t.db.sql<{ product_id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     values ($1, 'Sac', $2, 'KG') returning product_id`,
    [codeOf('PRODUCT-'), type],
  );
  return row?.product_id ?? 0;
}

const audits = (id: number) =>
  t.db.sql<{
    action: string;
    username: string;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
  }>(
    `select action, username, before, after from audit_log
     where entity_type = 'warehouse' and entity_id = $1 order by audit_id`,
    [String(id)],
  );

describe('create', () => {
  test('answers the warehouse, an ETag, and leaves an audit row', async () => {
    const answer = await t.as.admin.post('/warehouses', {
      warehouse_code: 'RM01',
      warehouse_name: 'Hammadde Deposu',
      warehouse_type: 'RAW_MATERIALS',
      location: 'Gebze, A Blok',
      manager_name: null,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      warehouse_id: expect.any(Number),
      warehouse_code: 'RM01',
      warehouse_name: 'Hammadde Deposu',
      warehouse_type: 'RAW_MATERIALS',
      location: 'Gebze, A Blok',
      manager_name: null,
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: answer.body.created_at,
    });
    expect(answer.headers.etag).toBe(`"${answer.body.updated_at}"`);
    expect(await audits(answer.body.warehouse_id)).toMatchObject([
      { action: 'warehouse.create', username: 'admin', before: null, after: { warehouse_code: 'RM01' } },
    ]);
  });

  test.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a code in small letters', { warehouse_code: 'rm-1' }, 'warehouse_code'],
    ['a code of one letter', { warehouse_code: 'R' }, 'warehouse_code'],
    ['an unknown type', { warehouse_type: 'TOOLS' }, 'warehouse_type'],
    ['an empty name', { warehouse_name: '  ' }, 'warehouse_name'],
    ['a name of 101 letters', { warehouse_name: 'x'.repeat(101) }, 'warehouse_name'],
    ['a number as location', { location: 5 }, 'location'],
    ['no name', { warehouse_name: undefined }, 'warehouse_name'],
    ['a NUL', { manager_name: 'a\u0000b' }, 'manager_name'],
  ])('refuses %s', async (_, more, field) => {
    const answer = await t.as.admin.post('/warehouses', input(more));
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('refuses broken JSON', async () => {
    const answer = await t.as.admin.post('/warehouses', '{"warehouse_code": ', {
      'content-type': 'application/json',
    });
    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_JSON']);
  });

  test('refuses a code that is taken, also by an inactive warehouse', async () => {
    const { warehouse_code, warehouse_id } = await create();
    await t.as.admin.delete(`/warehouses/${warehouse_id}`);
    const answer = await t.as.admin.post('/warehouses', input({ warehouse_code }));
    expect([answer.status, answer.body.error_code]).toEqual([409, 'DUPLICATE']);
    expect(answer.body.details).toEqual([{ field: 'warehouse_code' }]);
  });

  test('of two requests with one code at once, one wins and the other is told', async () => {
    const body = input();
    const answers = await Promise.all([1, 2, 3].map(() => t.as.admin.post('/warehouses', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  test('repeats the answer for the same Idempotency-Key, and refuses it for another body', async () => {
    const body = input();
    const headers = { 'idempotency-key': `key-${body.warehouse_code}` };
    const first = await t.as.admin.post('/warehouses', body, headers);
    const second = await t.as.admin.post('/warehouses', body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    const other = await t.as.admin.post('/warehouses', { ...body, warehouse_name: 'Başka' }, headers);
    expect([other.status, other.body.error_code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test.each(['prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const)('is not for %s', async (role) => {
    const answer = await t.as[role].post('/warehouses', input());
    expect([answer.status, answer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('needs a token before anything else', async () => {
    const answer = await t.as.nobody.post('/warehouses', { nonsense: true });
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('list', () => {
  const place = 'Liste Testi';
  beforeAll(async () => {
    await create({ warehouse_code: 'LB', warehouse_name: 'IŞIL Depo', location: place });
    await create({ warehouse_code: 'LA', warehouse_name: 'Çelik', location: place });
    await create({
      warehouse_code: 'LC',
      warehouse_name: '100% Pamuk_Depo',
      location: place,
      warehouse_type: 'PACKAGING',
    });
    const gone = await create({ warehouse_code: 'LD', warehouse_name: 'Eski', location: place });
    await t.as.admin.delete(`/warehouses/${gone.warehouse_id}`);
  });

  const codes = async (parameters: string) => {
    const answer = await t.as.viewer.get(`/warehouses?${parameters}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((item: { warehouse_code: string }) => item.warehouse_code);
  };

  test('pages', async () => {
    const first = await t.as.viewer.get('/warehouses?search=liste&page_size=3');
    expect(first.body).toMatchObject({
      total_count: 4,
      page: 1,
      page_size: 3,
      has_next: true,
      has_previous: false,
    });
    expect(first.body.items).toHaveLength(3);
    const second = await t.as.viewer.get('/warehouses?search=liste&page_size=3&page=2');
    expect(second.body).toMatchObject({ total_count: 4, has_next: false, has_previous: true });
    expect(second.body.items).toHaveLength(1);
    const past = await t.as.viewer.get('/warehouses?search=liste&page_size=3&page=9');
    expect(past.body).toMatchObject({ total_count: 4, items: [], has_next: false, has_previous: true });
  });

  test('sorts', async () => {
    expect(await codes('search=liste')).toEqual(['LA', 'LB', 'LC', 'LD']);
    expect(await codes('search=liste&sort=-warehouse_code')).toEqual(['LD', 'LC', 'LB', 'LA']);
    expect(await codes('search=liste&sort=warehouse_id')).toEqual(['LB', 'LA', 'LC', 'LD']);
    expect(await codes('search=liste&sort=-created_at')).toEqual(['LD', 'LC', 'LA', 'LB']);
  });

  test('filters', async () => {
    expect(await codes('search=liste&warehouse_type=PACKAGING')).toEqual(['LC']);
    expect(await codes('search=liste&is_active=false')).toEqual(['LD']);
    expect(await codes('search=liste&is_active=true')).toEqual(['LA', 'LB', 'LC']);
  });

  test.each([
    ['isil', ['LB']],
    ['ışıl', ['LB']],
    ['IŞIL', ['LB']],
    ['çelik', ['LA']],
    ['CELIK', ['LA']],
    ['0% p', ['LC']],
    ['k_d', ['LC']],
    ['lis_e', []],
    ['list%testi', []],
    ["'; drop table warehouses", []],
    ['\\', []],
  ])('finds %s', async (search, expected) => {
    expect(await codes(`search=${encodeURIComponent(search)}`)).toEqual(expected);
  });

  test.each([
    'page=0',
    'page_size=101',
    'page_size=x',
    'sort=colour',
    'sort=search_text',
    'is_active=maybe',
    'warehouse_type=x',
    'colour=red',
  ])('refuses %s', async (parameters) => {
    const answer = await t.as.viewer.get(`/warehouses?${parameters}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('get', () => {
  test('answers one, under every name of the path', async () => {
    const warehouse = await create();
    for (const base of ['/api/v1', '/api/v1/master-data']) {
      const answer = await t.as.viewer.get(`${base}/warehouses/${warehouse.warehouse_id}`);
      expect(answer.body).toEqual(warehouse);
    }
  });

  test.each([
    ['999999', 404, 'NOT_FOUND'],
    ['0', 422, 'VALIDATION_ERROR'],
    ['abc', 422, 'VALIDATION_ERROR'],
    ['1.5', 422, 'VALIDATION_ERROR'],
    ['99999999999999999999', 422, 'VALIDATION_ERROR'],
  ])('of %s answers %d %s', async (id, status, code) => {
    const answer = await t.as.viewer.get(`/warehouses/${id}`);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });
});

describe('update', () => {
  test('changes what is sent and leaves the rest', async () => {
    const before = await create({ location: 'Gebze', manager_name: 'Ayşe' });
    const answer = await t.as.admin.put(`/warehouses/${before.warehouse_id}`, {
      warehouse_name: 'Yeni Ad',
      manager_name: null,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...before,
      warehouse_name: 'Yeni Ad',
      manager_name: null,
      updated_at: answer.body.updated_at,
    });
    const [, entry] = await audits(before.warehouse_id);
    expect(entry).toMatchObject({
      action: 'warehouse.update',
      before: { warehouse_name: 'Hammadde Deposu', manager_name: 'Ayşe' },
      after: { warehouse_name: 'Yeni Ad', manager_name: null },
    });
  });

  test('with If-Match: the slower one gets CONFLICT and changes nothing', async () => {
    const warehouse = await create();
    const path = `/warehouses/${warehouse.warehouse_id}`;
    const etag = String((await t.as.admin.get(path)).headers.etag);
    const faster = await t.as.admin.put(path, { location: 'A' }, { 'if-match': etag });
    expect(faster.status).toBe(200);
    const slower = await t.as.admin.put(path, { location: 'B' }, { 'if-match': etag });
    expect([slower.status, slower.body.error_code]).toEqual([409, 'CONFLICT']);
    expect((await t.as.admin.get(path)).body.location).toBe('A');
    const again = await t.as.admin.put(path, { location: 'B' }, { 'if-match': String(faster.headers.etag) });
    expect(again.body.location).toBe('B');
  });

  test('of many at once with one If-Match, exactly one wins', async () => {
    const warehouse = await create();
    const path = `/warehouses/${warehouse.warehouse_id}`;
    const headers = { 'if-match': `"${warehouse.updated_at}"` };
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map((location) => t.as.admin.put(path, { location }, headers)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('refuses the code, unknown fields, unknown ids and other roles', async () => {
    const { warehouse_id } = await create();
    const path = `/warehouses/${warehouse_id}`;
    const put = async (role: 'admin' | 'viewer', to: string, body: object) => {
      const answer = await t.as[role].put(to, body);
      return [answer.status, answer.body.error_code];
    };
    expect(await put('admin', path, { warehouse_code: 'XX' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put('admin', path, { is_active: 'no' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put('admin', '/warehouses/999999', { location: 'x' })).toEqual([404, 'NOT_FOUND']);
    expect(await put('viewer', path, { location: 'x' })).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('keeps the type while there is stock', async () => {
    const { warehouse_id } = await create();
    const productId = await product();
    await putStock(t.db, { productId, warehouseId: warehouse_id, quantity: 5 });
    const path = `/warehouses/${warehouse_id}`;
    const same = await t.as.admin.put(path, { warehouse_type: 'RAW_MATERIALS', location: 'x' });
    expect(same.status).toBe(200);
    const answer = await t.as.admin.put(path, { warehouse_type: 'PACKAGING' });
    expect([answer.status, answer.body.error_code]).toEqual([409, 'IN_USE']);
    await takeStock(t.db, productId);
    expect((await t.as.admin.put(path, { warehouse_type: 'PACKAGING' })).status).toBe(200);
  });
});

describe('deactivate', () => {
  test('once changes it, twice does not, and PUT brings it back', async () => {
    const { warehouse_id, warehouse_code } = await create();
    const path = `/warehouses/${warehouse_id}`;
    const answer = await t.as.admin.delete(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'success',
      message: `Warehouse ${warehouse_code} is inactive now.`,
      timestamp: expect.any(String),
    });
    expect((await t.as.admin.get(path)).body.is_active).toBe(false);
    expect((await t.as.admin.delete(path)).status).toBe(200);
    expect((await t.as.admin.put(path, { is_active: true })).body.is_active).toBe(true);
    expect((await audits(warehouse_id)).map((entry) => entry.action)).toEqual([
      'warehouse.create',
      'warehouse.deactivate',
      'warehouse.update',
    ]);
  });

  test('is refused with the names of what needs it, by DELETE and by PUT', async () => {
    const { warehouse_id } = await create();
    const [productId, componentId] = [await product('FINISHED_PRODUCT'), await product()];
    await putStock(t.db, { productId: componentId, warehouseId: warehouse_id, quantity: 5 });
    const bomId = await putBom(t.db, { parentId: productId, componentId, status: 'DRAFT' });
    const made = { productId, componentId, bomId, warehouseId: warehouse_id };
    const open = await putProductionOrder(t.db, { ...made, status: 'RELEASED' });
    await putProductionOrder(t.db, { ...made, status: 'COMPLETED' });
    const [supplier] = await t.db.sql<{ supplier_id: number }>(
      `insert into suppliers (supplier_code, supplier_name) values ('WH-SUP', 'x') returning supplier_id`,
    );
    const bought = {
      supplierId: supplier?.supplier_id ?? 0,
      warehouseId: warehouse_id,
      productId: componentId,
    };
    const { number } = await putPurchaseOrder(t.db, { ...bought, status: 'SENT' });
    await putPurchaseOrder(t.db, { ...bought, status: 'CLOSED' });
    const path = `/warehouses/${warehouse_id}`;
    for (const answer of [await t.as.admin.delete(path), await t.as.admin.put(path, { is_active: false })]) {
      expect([answer.status, answer.body.error_code]).toEqual([409, 'IN_USE']);
      expect(answer.body.details.map((detail: { what: string }) => detail.what)).toEqual([
        expect.stringMatching(/^PRODUCT-.*: 5\.000 KG on hand$/),
        `production order ${open}`,
        `purchase order ${number}`,
      ]);
    }
    expect((await t.as.admin.get(path)).body.is_active).toBe(true);
  });

  test('answers unknown ids and other roles', async () => {
    const unknown = await t.as.admin.delete('/warehouses/999999');
    expect([unknown.status, unknown.body.error_code]).toEqual([404, 'NOT_FOUND']);
    const { warehouse_id } = await create();
    const forbidden = await t.as.inv_clerk.delete(`/warehouses/${warehouse_id}`);
    expect([forbidden.status, forbidden.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });
});
