import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';

/** The language of errors and of messages, which Accept-Language asks for. */

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const TURKISH = { 'accept-language': 'tr-TR,tr;q=0.9,en;q=0.8' };
const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9,tr;q=0.5' };

let codes = 0;
async function newProduct(): Promise<{ product_id: number; product_code: string }> {
  codes += 1;
  const answer = await t.as.admin.post('/products', {
    product_code: `DL-${codes}`,
    product_name: 'Sac levha',
    product_type: 'RAW_MATERIAL',
    unit_of_measure: 'KG',
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

describe('an error', () => {
  it('that a record is not there: in Turkish, with its noun, and says so in its headers', async () => {
    const answer = await t.as.admin.get('/products/987654', TURKISH);
    expect(answer.status).toBe(404);
    expect(answer.body.message).toBe('Kimliği 987654 olan ürün yok. Kimliği kontrol edin.');
    expect(answer.body.error_code).toBe('NOT_FOUND');
    expect(answer.headers['content-language']).toBe('tr');
    expect(String(answer.headers.vary)).toContain('Accept-Language');
  });

  it.each([
    ['no header', {}],
    ['English before Turkish', ENGLISH],
    ['a language that there is none of', { 'accept-language': 'de-DE, fr;q=0.7' }],
    ['Turkish refused', { 'accept-language': 'tr;q=0' }],
  ])('with %s: in English', async (_what, headers) => {
    const answer = await t.as.admin.get('/products/987654', headers as Record<string, string>);
    expect(answer.body.message).toBe('There is no product 987654. Check the id.');
    expect(answer.headers['content-language']).toBe('en');
  });

  it('keeps what else the answer varies by', async () => {
    const answer = await t.app.inject({
      url: '/api/v1/reports/critical-stock',
      headers: { ...TURKISH, origin: 'https://example.com' },
    });
    expect(answer.statusCode).toBe(401);
    const names = String(answer.headers.vary).split(', ');
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Accept-Language');
    expect(answer.json().message).toBe(
      'Önce oturum açın ve erişim belirtecini Authorization başlığında gönderin.',
    );
  });

  it('before any route: the address, and what cannot be read of it', async () => {
    const nothing = await t.app.inject({ url: '/nowhere', headers: TURKISH });
    expect(nothing.json().message).toBe(
      'GET /nowhere adresinde bir şey yok. Adresler /docs altında yazılıdır.',
    );
    const broken = await t.app.inject({ url: '/%ff', headers: TURKISH });
    expect(broken.json().message).toMatch(/^Adres okunamıyor: % işaretinden sonra/);
    expect(broken.headers['content-language']).toBe('tr');
  });

  it('of the shape: each field in Turkish, and the first of them in the message', async () => {
    const answer = await t.as.admin.post(
      '/warehouses',
      { warehouse_code: 'İZMİR-1', warehouse_type: 'ATTIC', colour: 1 },
      TURKISH,
    );
    expect(answer.status).toBe(422);
    const said = Object.fromEntries(
      answer.body.details.map((one: { field: string; message: string }) => [one.field, one.message]),
    );
    expect(said.warehouse_name).toBe('zorunludur');
    expect(said.warehouse_type).toMatch(/^şunlardan biri olmalıdır: RAW_MATERIALS, /);
    expect(said.colour).toMatch(/^bilinen bir alan değil; bilinen alanlar: warehouse_code, /);
    expect(answer.body.message).toMatch(/^Gövde: \w+ .+\. \d sorun daha details içinde\.$/);
  });

  it('of decimals, types and limits: in Turkish', async () => {
    const said = async (body: Record<string, unknown>) => {
      const whole = { product_id: 1, warehouse_id: 1, quantity: '1', unit_cost: '1', ...body };
      const answer = await t.as.inv_clerk.post('/inventory/stock-in', whole, TURKISH);
      expect(answer.status, answer.text).toBe(422);
      return answer.body.details[0].message;
    };
    expect(await said({ quantity: '1.2345' })).toBe('en çok 3 ondalık basamaklı olmalıdır');
    expect(await said({ quantity: '0' })).toBe('0 değerinden büyük olmalıdır');
    expect(await said({ quantity: '1e2' })).toMatch(/^12.5 gibi yalın bir ondalık sayı olmalıdır/);
    expect(await said({ product_id: 'x' })).toBe('tam sayı olmalıdır');
    expect(await said({ product_id: 0 })).toBe('en az 1 olmalıdır');
  });

  it('of a rule about one field: the field stays as it is', async () => {
    const answer = await t.as.admin.post(
      '/products',
      { product_code: 'DL-X', product_name: 'Sac', product_type: 'RAW_MATERIAL', unit_of_measure: 'KG', lot_sizing_rule: 'FIXED_QUANTITY' },
      TURKISH,
    ); // biome-ignore format: one body
    const message = 'lot_sizing_rule FIXED_QUANTITY olduğunda zorunludur';
    expect(answer.body.message).toBe(`lot_size: ${message}`);
    expect(answer.body.details).toEqual([{ field: 'lot_size', message }]);
  });

  it('of a code that is taken, of a right, of a media type, of a password', async () => {
    const body = { warehouse_code: 'DEPO1', warehouse_name: 'Işıklar İç Depo', warehouse_type: 'PACKAGING' };
    expect((await t.as.admin.post('/warehouses', body)).status).toBe(201);
    const again = await t.as.admin.post('/warehouses', body, TURKISH);
    expect(again.status).toBe(409);
    expect(again.body.message).toBe(
      'warehouse_code değeri DEPO1 olan depo zaten var. Başka bir warehouse_code değeri seçin.',
    );
    const refused = await t.as.viewer.post('/warehouses', body, TURKISH);
    expect(refused.body.message).toMatch(/^viewer rolünüzde \S+ yetkisi yok\. Bir yöneticiye danışın\.$/);
    const unreadable = await t.as.admin.post('/warehouses', '{', {
      ...TURKISH,
      'content-type': 'text/plain',
    });
    expect(unreadable.body.message).toBe('Gövdeyi JSON olarak, Content-Type: application/json ile gönderin.');
    const cursor = await t.as.admin.get('/audit-log?cursor=x', TURKISH);
    expect(cursor.body.message).toBe(
      'cursor: bir sayfanın next_cursor değeri değil. İlk sayfadan başlamak için bu alanı çıkarın',
    );
    const wrong = await t.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { ...TURKISH, 'content-type': 'application/json' },
      payload: { username: 'admin', password: 'Yanlış-Parola-1' },
    });
    expect(wrong.json().message).toBe('Kullanıcı adı veya parola yanlış. İkisini de kontrol edin.');
  });

  it('of stock that is short: one sentence of several', async () => {
    const product = await newProduct();
    const answer = await t.as.inv_clerk.post(
      '/inventory/stock-out',
      { product_id: product.product_id, quantity: '12.5', reason: 'Fire' },
      TURKISH,
    );
    expect(answer.status, answer.text).toBe(409);
    expect(answer.body.message).toBe(
      `Yeterli kullanılabilir stok yok. ${product.product_code}: 12.500 gerekli, 0.000 kullanılabilir. Stok girişi yapın, stoğu onaylayın veya miktarı azaltın.`,
    );
  });
});

describe('under an Idempotency-Key', () => {
  it('a repeat gets the bytes of the first time, whatever it asks for', async () => {
    const product = await newProduct();
    const body = { product_id: product.product_id, quantity: '1', reason: 'Fire' };
    const key = { 'idempotency-key': 'language-1' };
    const first = await t.as.inv_clerk.post('/inventory/stock-out', body, { ...key, ...TURKISH });
    expect(first.body.message).toMatch(/^Yeterli kullanılabilir stok yok\. /);
    expect(first.headers['content-language']).toBe('tr');
    const again = await t.as.inv_clerk.post('/inventory/stock-out', body, { ...key, ...ENGLISH });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.text).toBe(first.text);
    expect(again.headers['content-language']).toBeUndefined();
  });

  it('a wrong key is refused in Turkish', async () => {
    const body = { product_id: 1, quantity: '1', reason: 'Fire' };
    const answer = await t.as.inv_clerk.post('/inventory/stock-out', body, {
      'idempotency-key': 'a b',
      ...TURKISH,
    });
    expect(answer.body.message).toBe(
      'Idempotency-Key 1 ile 255 arasında görünür ASCII karakteri içermelidir.',
    );
  });
});

describe('a message of success', () => {
  it('is said in the language of the request', async () => {
    const [turkish, english] = [await newProduct(), await newProduct()];
    const inTurkish = await t.as.admin.delete(`/products/${turkish.product_id}`, TURKISH);
    expect(inTurkish.body.message).toBe(`${turkish.product_code} ürünü artık pasif.`);
    const inEnglish = await t.as.admin.delete(`/products/${english.product_id}`);
    expect(inEnglish.body.message).toBe(`Product ${english.product_code} is inactive now.`);
  });

  it('at the login too, where nobody is known yet', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: TURKISH,
      payload: { username: 'viewer', password: TEST_PASSWORD },
    });
    expect(answer.json().message).toBe('Oturum açıldı.');
  });
});
