import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

let t: TestApp;
let factory: Factory;
let product: number;
beforeAll(async () => {
  t = await createTestApp();
  factory = await createFactory(t);
  product = await factory.product('SAC-2MM');
});
afterAll(() => t.close());

let keys = 0;
const newKey = () => {
  keys += 1;
  return { 'idempotency-key': `key-${keys}` };
};
const codeOf = (answer: Answer<{ error_code?: string }>) => [answer.status, answer.body.error_code];
const issue = (quantity: string, headers: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/stock-out', { product_id: product, quantity, reason: 'Numune' }, headers);
const newWarehouse = (code: string) => ({
  warehouse_code: code,
  warehouse_name: 'Depo',
  warehouse_type: 'PACKAGING',
});

async function onHand(): Promise<string | undefined> {
  const [row] = await t.db.sql<{ on_hand: string }>(
    'select coalesce(sum(on_hand), 0) as on_hand from stock_scopes where product_id = $1',
    [product],
  );
  return row?.on_hand;
}

async function count(table: string): Promise<number> {
  const [row] = await t.db.sql<{ rows: number }>(`select count(*) as rows from ${table}`);
  return row?.rows ?? -1;
}

describe('Idempotency-Key', () => {
  it('a repeat gets the first answer byte for byte, and nothing happens twice', async () => {
    await factory.stock(product, '10', '5');
    const key = newKey();
    const before = { movements: await count('stock_movements'), audits: await count('audit_log') };
    const first = await issue('2', key);
    expect(first.status, first.text).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const second = await issue('2', key);
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(await onHand()).toBe('8.000');
    expect(await count('stock_movements')).toBe(before.movements + 1);
    expect(await count('audit_log')).toBe(before.audits + 1);
  });

  it('ten equal requests at once have one effect and ten equal answers', async () => {
    await factory.stock(product, '10', '5');
    const before = await onHand();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => issue('1', key)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true').length).toBe(9);
    expect(Number(before) - Number(await onHand())).toBe(1);
  });

  it('the same key with another body, or another address, is refused and changes nothing', async () => {
    const key = newKey();
    expect((await t.as.admin.post('/warehouses', newWarehouse('PK01'), key)).status).toBe(201);
    const before = await count('warehouses');
    const body = await t.as.admin.post('/warehouses', newWarehouse('PK02'), key);
    expect(codeOf(body)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const address = await t.as.admin.post(
      '/products',
      {
        product_code: 'CIVATA',
        product_name: 'Cıvata',
        product_type: 'RAW_MATERIAL',
        unit_of_measure: 'PCS',
      },
      key,
    );
    expect(codeOf(address)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await count('warehouses')).toBe(before);
  });

  it('the same request by its other address, or with its decimals written otherwise, is the same', async () => {
    const key = newKey();
    await factory.stock(product, '10', '5');
    const first = await issue('1', key);
    const numbered = await t.as.inv_clerk.post(
      '/inventory/stock-out',
      '{"product_id":PRODUCT,"quantity":1.0,"reason":"Numune"}'.replace('PRODUCT', String(product)),
      { ...key, 'content-type': 'application/json' },
    );
    expect(numbered.text).toBe(first.text);
    const alias = await t.app.inject({
      method: 'POST',
      url: '/inventory/stock-out',
      headers: { ...key, authorization: `Bearer ${await t.tokenOf('inv_clerk')}` },
      payload: { product_id: product, quantity: '1.000', reason: 'Numune' },
    });
    expect(alias.body).toBe(first.text);
  });

  it('another user’s key of the same name is another key', async () => {
    const key = newKey();
    await factory.stock(product, '10', '5');
    const clerk = await issue('1', key);
    const admin = await t.as.admin.post(
      '/inventory/stock-out',
      { product_id: product, quantity: '1', reason: 'Numune' },
      key,
    );
    expect(admin.status).toBe(201);
    expect(admin.headers['idempotency-replayed']).toBeUndefined();
    expect(admin.text).not.toBe(clerk.text);
  });

  it('a refusal is an answer too: it is repeated although the reason is gone', async () => {
    const key = newKey();
    const before = await onHand();
    const first = await issue('1000', key);
    expect(codeOf(first)).toEqual([409, 'INSUFFICIENT_STOCK']);
    await factory.stock(product, '1000', '5');
    const second = await issue('1000', key);
    expect([second.status, second.text]).toEqual([409, first.text]);
    expect(Number(await onHand()) - Number(before)).toBe(1000);
    expect((await issue('1000', newKey())).status).toBe(201);
  });

  it('what never reached the work is not kept: shape and rights may be mended', async () => {
    const key = newKey();
    const wrong = await t.as.admin.post('/warehouses', { ...newWarehouse('PK03'), colour: 'red' }, key);
    expect(codeOf(wrong)).toEqual([422, 'VALIDATION_ERROR']);
    expect((await t.as.admin.post('/warehouses', newWarehouse('PK03'), key)).status).toBe(201);
    const viewer = await t.as.viewer.post('/warehouses', newWarehouse('PK04'), newKey());
    expect(codeOf(viewer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  it.each(['', ' ', 'a b', 'ş', 'x'.repeat(256)])('the key %j is refused', async (bad) => {
    const before = await count('warehouses');
    const answer = await t.as.admin.post('/warehouses', newWarehouse('PK05'), { 'idempotency-key': bad });
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toEqual([{ field: 'Idempotency-Key', message: expect.any(String) }]);
    expect(await count('warehouses')).toBe(before);
  });

  it('is free again after a day', async () => {
    const key = newKey();
    await factory.stock(product, '10', '5');
    const first = await issue('1', key);
    await t.db.sql(`update idempotency_keys set created_at = created_at - interval '23 hours'`);
    expect((await issue('1', key)).text).toBe(first.text);
    await t.db.sql(`update idempotency_keys set created_at = created_at - interval '2 hours'`);
    const later = await issue('2', key);
    expect(later.status, later.text).toBe(201);
    expect(later.headers['idempotency-replayed']).toBeUndefined();
    expect(later.text).not.toBe(first.text);
  });

  it('does not keep the body itself, only what tells it from another', async () => {
    const rows = await t.db.sql<{ fingerprint: string }>('select fingerprint from idempotency_keys');
    expect(rows.length).toBeGreaterThan(5);
    for (const { fingerprint } of rows) expect(fingerprint).toMatch(/^[\w-]{43}$/);
  });
});
