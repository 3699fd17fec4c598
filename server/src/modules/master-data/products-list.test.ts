import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

async function create(more: object) {
  const body = { product_type: 'RAW_MATERIAL', unit_of_measure: 'KG', ...more };
  const answer = await t.as.prod_mgr.post('/products', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const pathOf = (product: { product_id: number }) => `/products/${product.product_id}`;
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

describe('list', () => {
  beforeAll(async () => {
    await create({ product_code: 'LIST-C', product_name: 'ÇELİK SAC' });
    await create({ product_code: 'LIST-A', product_name: 'IŞIL CİVATA', unit_of_measure: 'PCS' });
    await create({ product_code: 'LIST-B', product_name: '100% Pamuk_Bez', product_type: 'PACKAGING' });
    const gone = await create({
      product_code: 'LIST-D',
      product_name: 'Ağır Göbek',
      product_type: 'SEMI_FINISHED',
    });
    await t.as.admin.delete(pathOf(gone));
  });

  const codes = async (parameters: string) => {
    const answer = await t.as.viewer.get(`/products?${parameters}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((item: { product_code: string }) => item.product_code);
  };

  test('pages', async () => {
    const first = await t.as.viewer.get('/products?search=list-&page_size=3');
    expect(first.body).toMatchObject({
      total_count: 4,
      page: 1,
      page_size: 3,
      has_next: true,
      has_previous: false,
    });
    expect(first.body.items).toHaveLength(3);
    const last = await t.as.viewer.get('/products?search=list-&page_size=3&page=2');
    expect(last.body).toMatchObject({ total_count: 4, has_next: false, has_previous: true });
    expect(last.body.items).toHaveLength(1);
    expect((await t.as.viewer.get('/products?search=list-&page=5')).body).toMatchObject({
      total_count: 4,
      items: [],
    });
  });

  test.each([
    ['', ['LIST-A', 'LIST-B', 'LIST-C', 'LIST-D']],
    ['sort=-product_code', ['LIST-D', 'LIST-C', 'LIST-B', 'LIST-A']],
    ['sort=product_id', ['LIST-C', 'LIST-A', 'LIST-B', 'LIST-D']],
    ['sort=-created_at', ['LIST-D', 'LIST-B', 'LIST-A', 'LIST-C']],
    ['sort=product_type', ['LIST-B', 'LIST-C', 'LIST-A', 'LIST-D']],
    ['product_type=PACKAGING', ['LIST-B']],
    ['is_active=false', ['LIST-D']],
    ['unit_of_measure=PCS', ['LIST-A']],
    ['unit_of_measure=KG&is_active=true&product_type=RAW_MATERIAL', ['LIST-C']],
    ['unit_of_measure=NONE', []],
  ])('filters and sorts by %s', async (parameters, expected) => {
    expect(await codes(`search=LIST-&${parameters}`)).toEqual(expected);
  });

  test('sorts by name in either direction', async () => {
    const forward = await codes('search=LIST-&sort=product_name');
    expect(forward).toHaveLength(4);
    expect(await codes('search=LIST-&sort=-product_name')).toEqual([...forward].reverse());
    expect(forward[0]).toBe('LIST-B');
  });

  test.each([
    ['çelik', ['LIST-C']],
    ['Çelik sac', ['LIST-C']],
    ['celik', ['LIST-C']],
    ['isil', ['LIST-A']],
    ['ışıl', ['LIST-A']],
    ['İŞİL', ['LIST-A']],
    ['civata', ['LIST-A']],
    ['agir gobek', ['LIST-D']],
    ['list-c', ['LIST-C']],
    ['0% p', ['LIST-B']],
    ['k_b', ['LIST-B']],
    ['list_', []],
    ['list%a', []],
    ['list-a semi_', []],
    ['list-d ağır göbek semi_fin', ['LIST-D']],
    ['\\', []],
  ])('finds %s', async (search, expected) => {
    expect(await codes(`search=${encodeURIComponent(search)}`)).toEqual(expected);
  });

  test('finds by type', async () => {
    expect(await codes('search=semi_finished')).toEqual(['LIST-D']);
  });

  test.each([
    'page=0',
    'page_size=101',
    'sort=standard_cost',
    'is_active=2',
    'product_type=x',
    'type=RAW_MATERIAL',
  ])('refuses %s', async (parameters) => {
    expect(outcome(await t.as.viewer.get(`/products?${parameters}`))).toEqual([422, 'VALIDATION_ERROR']);
  });
});
