import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

/** What the door lets through, seen from outside: through POST /warehouses and POST /inventory/stock-in. */

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends a body as it stands, by a user who may create warehouses. */
const send = (text: string, headers: Record<string, string> = JSON_TYPE) =>
  t.as.admin.post('/warehouses', text, headers);

let codes = 0;
const warehouse = (more = '') => {
  codes += 1;
  return `{"warehouse_code":"W${codes}X","warehouse_name":"Depo","warehouse_type":"PACKAGING"${more}}`;
};

async function expectRefusal(text: string, status: number, code: string, headers?: Record<string, string>) {
  const answer = await send(text, headers);
  expect([answer.status, answer.body.error_code], answer.text).toEqual([status, code]);
  return answer;
}

describe('bodies that are not JSON', () => {
  it.each([
    ['cut off', '{"warehouse_code":'],
    ['with text behind it', '{} x'],
    ['with a comma too many', '{"warehouse_code":"AB01",}'],
    ['with single quotes', `{'warehouse_code':'AB01'}`],
    ['with a comment', '{} // none'],
    ['with NaN', '{"warehouse_code":NaN}'],
    ['with Infinity', '{"warehouse_code":-Infinity}'],
    ['with a number that starts with zero', '{"warehouse_code":01}'],
    ['with a line break in a text', '{"warehouse_code":"A\nB"}'],
    ['with a byte order mark', '\ufeff{}'],
    ['with one key twice', '{"warehouse_code":"AB01","warehouse_code":"AB02"}'],
    ['open 100,000 levels deep', '['.repeat(100_000)],
    ['closed 300,000 levels deep', '['.repeat(300_000) + ']'.repeat(300_000)],
  ])('%s: INVALID_JSON', async (_what, text) => {
    const answer = await expectRefusal(text, 400, 'INVALID_JSON');
    expect(answer.body.message).toMatch(/^The body is not valid JSON: /);
  });

  it.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a merge patch', { 'content-type': 'application/merge-patch+json' }],
    ['something that is no media type', { 'content-type': 'json' }],
    ['JSON in UTF-7', { 'content-type': 'application/json; charset=utf-7' }],
    ['JSON in UTF-16, quoted', { 'content-type': 'application/json;charset="UTF-16LE"; q=1' }],
    ['nothing', {}],
  ])('declared as %s: UNSUPPORTED_MEDIA_TYPE', async (_what, headers) => {
    await expectRefusal(warehouse(), 415, 'UNSUPPORTED_MEDIA_TYPE', headers as Record<string, string>);
  });

  it.each(['charset=utf-8', 'charset="UTF-8"', 'charset=utf8; x=1', 'x=1'])(
    'JSON with %s is read',
    async (parameter) => {
      const answer = await send(warehouse(), { 'content-type': `application/json; ${parameter}` });
      expect(answer.status, answer.text).toBe(201);
    },
  );

  it('larger than 1 MiB: PAYLOAD_TOO_LARGE, and exactly 1 MiB is read', async () => {
    const withSize = (size: number) => `{"warehouse_name":"${'x'.repeat(size - 21)}"}`;
    expect(Buffer.byteLength(withSize(1_048_576))).toBe(1_048_576);
    await expectRefusal(withSize(1_048_577), 413, 'PAYLOAD_TOO_LARGE');
    await expectRefusal(withSize(1_048_576), 422, 'VALIDATION_ERROR');
  });

  it('declared as JSON with a character set: read', async () => {
    const answer = await send(warehouse(), { 'content-type': 'Application/JSON; charset=UTF-8' });
    expect(answer.status, answer.text).toBe(201);
  });
});

describe('bodies of the wrong shape', () => {
  it.each(['', 'null', '[]', '"text"', '5', 'true'])('%j is not an object', async (text) => {
    const answer = await expectRefusal(text, 422, 'VALIDATION_ERROR');
    expect(answer.body.details).toEqual([{ field: 'body', message: 'must be object' }]);
  });

  it.each([
    ['an unknown field', ',"colour":"red"', 'colour'],
    ['a field of the answer', ',"warehouse_id":1', 'warehouse_id'],
    ['__proto__', ',"__proto__":{"is_active":false}', '__proto__'],
    ['constructor', ',"constructor":{"prototype":{}}', 'constructor'],
    ['a number for text', ',"location":5', 'location'],
    ['a nest for text', `,"location":${'['.repeat(500)}${']'.repeat(500)}`, 'location'],
    ['a NUL', ',"location":"a\\u0000b"', 'location'],
    ['half a character', ',"location":"a\\ud800b"', 'location'],
    ['a line break in one line', ',"location":"a\\nb"', 'location'],
    ['only blanks', ',"location":"   "', 'location'],
    ['too much text', `,"location":"${'x'.repeat(201)}"`, 'location'],
  ])('%s is refused and named', async (_what, more, field) => {
    const answer = await expectRefusal(warehouse(more), 422, 'VALIDATION_ERROR');
    expect(answer.body.details.map((detail: { field: string }) => detail.field)).toEqual([field]);
    expect(answer.body.message).toMatch(new RegExp(`^Body: ${field} .+\\.$`));
  });

  it('names all wrong fields at once', async () => {
    const answer = await expectRefusal('{"warehouse_code":"x","colour":1}', 422, 'VALIDATION_ERROR');
    const fields = answer.body.details.map((detail: { field: string }) => detail.field);
    expect(fields.sort()).toEqual(['colour', 'warehouse_code', 'warehouse_name', 'warehouse_type']);
    for (const detail of answer.body.details) expect(detail.message).toMatch(/\w/);
    expect(answer.body.message).toContain('3 more in details.');
  });

  it('says what was wrong, what is known, and what is possible', async () => {
    const unknown = await expectRefusal(warehouse(',"colour":1'), 422, 'VALIDATION_ERROR');
    expect(unknown.body.details[0].message).toMatch(/^is not a known field; known are: warehouse_code, /);
    const word = await expectRefusal(warehouse().replace('PACKAGING', 'ATTIC'), 422, 'VALIDATION_ERROR');
    expect(word.body.details[0].message).toMatch(/^must be one of RAW_MATERIALS, /);
    const code = await expectRefusal('{"warehouse_code":"depo bir"}', 422, 'VALIDATION_ERROR');
    expect(code.body.details).toContainEqual({
      field: 'warehouse_code',
      message: 'must have 2 to 10 characters of A-Z 0-9, like RM01',
    });
    const long = await expectRefusal(warehouse(`,"location":"${'x'.repeat(201)}"`), 422, 'VALIDATION_ERROR');
    expect(long.body.details[0].message).toBe('must have at most 200 characters');
  });

  it('nothing was stored by any of these', async () => {
    const rows = await t.db.sql<{ warehouse_name: string }>('select distinct warehouse_name from warehouses');
    expect(rows).toEqual([{ warehouse_name: 'Depo' }]);
    expect(({} as { is_active?: boolean }).is_active).toBeUndefined();
  });
});

/** A receipt of a product that does not exist: a shape that passes is answered with NOT_FOUND. */
async function receipt(quantity: string, unitCost = '"1"') {
  const text = `{"product_id":999,"warehouse_id":999,"quantity":${quantity},"unit_cost":${unitCost}}`;
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', text, JSON_TYPE);
  return { code: `${answer.status} ${answer.body.error_code}`, details: answer.body.details };
}

describe('decimals', () => {
  it.each([
    '12.5', '"12.5"', '12.500', '"12.500"', '12.5000', '0.001', '"0.001"', '999999999.999', '"999999999.999"', '1', '"007.1"',
    '123456.789',
  ])('the quantity %s is taken', async (quantity) => {
    expect((await receipt(quantity)).code).toBe('404 NOT_FOUND');
  }); // biome-ignore format: a list that is read as one

  it.each([
    ['too many decimals', '0.0001'],
    ['too many decimals as text', '"12.5001"'],
    ['zeros behind the scale, as text', '"12.5000"'],
    ['more digits than a float holds', '0.1000000000000000055511'],
    ['the same as text', '"0.1000000000000000055511"'],
    ['an exponent', '1e2'],
    ['an exponent as text', '"1e2"'],
    ['a tiny exponent', '1E-3'],
    ['an exponent beyond any float', '1e999'],
    ['NaN as text', '"NaN"'],
    ['Infinity as text', '"Infinity"'],
    ['a negative', '-1'],
    ['a negative as text', '"-0.001"'],
    ['zero', '0'],
    ['minus zero', '-0.0'],
    ['zero as text', '"0.000"'],
    ['too large', '1000000000'],
    ['too large by the last digit', '"1000000000.000"'],
    ['far too large', '"9999999999999999999999999"'],
    ['a decimal comma', '"12,5"'],
    ['blanks', '" 12.5 "'],
    ['a plus', '"+12.5"'],
    ['a bare point', '".5"'],
    ['a point at the end', '"5."'],
    ['hexadecimal', '"0x10"'],
    ['other digits', '"١٢"'],
    ['nothing', '""'],
    ['null', 'null'],
    ['true', 'true'],
    ['a list', '["1"]'],
  ])('the quantity is refused: %s', async (_what, quantity) => {
    const { code, details } = await receipt(quantity);
    expect(code).toBe('422 VALIDATION_ERROR');
    expect(details.map((detail: { field: string }) => detail.field)).toEqual(['quantity']);
  });

  it('a cost has four decimals and may be zero', async () => {
    expect((await receipt('1', '0.0001')).code).toBe('404 NOT_FOUND');
    expect((await receipt('1', '0')).code).toBe('404 NOT_FOUND');
    expect((await receipt('1', '"15.2500"')).code).toBe('404 NOT_FOUND');
    for (const wrong of ['0.00001', '"15.25000"', '-0.0001', '1000000000']) {
      const { code, details } = await receipt('1', wrong);
      expect(code, wrong).toBe('422 VALIDATION_ERROR');
      expect(details[0].field).toBe('unit_cost');
    }
  });

  it('says what is wrong with a decimal', async () => {
    const messageOf = async (quantity: string) => (await receipt(quantity)).details[0].message;
    expect(await messageOf('1.2345')).toBe('must have at most 3 decimals');
    expect(await messageOf('0')).toBe('must be greater than 0');
    expect(await messageOf('1000000000')).toBe('must be at most 999999999.999');
    expect(await messageOf('"1e2"')).toMatch(/^must be a plain decimal number like 12.5/);
  });
});

describe('identifiers in an address', () => {
  it.each(['urn:uuid:00000000-0000-4000-8000-000000000000', '{00000000-0000-4000-8000-000000000000}', 'abc'])(
    '%s is none',
    async (id) => {
      const answer = await t.as.admin.delete(`/auth/sessions/${encodeURIComponent(id)}`);
      expect([answer.status, answer.body.details[0].field]).toEqual([422, 'session_id']);
    },
  );

  it('too long a one is found nowhere', async () => {
    const answer = await t.as.admin.get(`/imports/${'x'.repeat(300)}/template`);
    expect([answer.status, answer.body.error_code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('numbers and truths in an address', () => {
  it.each([
    '0x1',
    '0b1',
    '1e0',
    '1.0',
    '+1',
    ' 1',
    '1 ',
    'Infinity',
    '-Infinity',
    '1e400',
    '1_0',
    '٣',
    '9007199254740992',
  ])('%s is no number', async (text) => {
    for (const path of [
      `/products/${encodeURIComponent(text)}`,
      `/products?page=${encodeURIComponent(text)}`,
    ]) {
      const answer = await t.as.admin.get(path);
      expect([path, answer.status, answer.body.error_code]).toEqual([path, 422, 'VALIDATION_ERROR']);
    }
  });

  it.each(['1', '0', 'TRUE', 'yes', ''])('"%s" is neither true nor false', async (text) => {
    const answer = await t.as.admin.get(`/products?is_active=${text}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('what is plainly meant is read', async () => {
    const answer = await t.as.admin.get('/products?page=2&page_size=07&is_active=false');
    expect([answer.status, answer.body.page, answer.body.page_size]).toEqual([200, 2, 7]);
  });
});
