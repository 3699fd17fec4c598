import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillMovements } from '../../../../bench/lib/fill-movements.ts';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { readPdf, textOf } from '../../platform/pdf/testing/read-pdf.ts';
import { MOST_ROWS } from '../../platform/reports/pdf-writer.ts';
import { PROJECT_ROOT } from '../../project.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SUMMARY = '/reports/inventory/summary';
const MOVEMENTS = '/reports/inventory/movements';
const TR = { 'accept-language': 'tr-TR,tr;q=0.9,en;q=0.5' };

let t: TestApp;
let f: Factory;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ poolSize: 4 });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  await t.db.sql(`update products set product_name = '=Çelik Şase ığİö' where product_id = $1`, [steel]);
  await f.stock(steel, '100', '2.5');
  await f.stock(steel, '50.125', '3.3333', { warehouseId: f.secondRawWarehouse });
  await f.stock(await f.product('PAINT'), '20', '9', { quality: 'PENDING' });
  for (const reason of ['+cmd|calc', '@SUM(A1)']) {
    await t.as.admin.post('/inventory/stock-out', { product_id: steel, quantity: 3, reason });
  }
});
afterAll(() => t.close());

async function file(path: string, headers: Record<string, string> = {}) {
  const answer = await t.app.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${await t.tokenOf('viewer')}`, ...headers },
  });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer;
}

/** the lines below the headings */
const tableLines = (text: string, heading: string) =>
  text.slice(text.indexOf(heading)).trimEnd().split('\r\n').slice(1);

describe('a file', () => {
  test.each([SUMMARY, MOVEMENTS])('of %s comes by format and by Accept', async (path) => {
    for (const [format, type] of [
      ['csv', 'text/csv; charset=utf-8'],
      ['xlsx', XLSX],
      ['pdf', 'application/pdf'],
    ] as const) {
      const byFormat = await file(`${path}?format=${format}`);
      expect(byFormat.headers['content-type']).toBe(type);
      expect(byFormat.headers['content-disposition']).toMatch(
        new RegExp(
          `^${format === 'pdf' ? 'inline' : 'attachment'}; filename="[a-z-]+-\\d{4}-\\d\\d-\\d\\d\\.${format}"`,
        ),
      );
      expect(byFormat.headers.vary).toContain('Accept-Language');
      expect(byFormat.headers['cache-control']).toBe('no-store');
      const byAccept = await file(path, { accept: type.replace(/;.*/, '') });
      expect(byAccept.headers['content-type']).toBe(type);
    }
    const json = await file(path, { accept: 'application/json' });
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await file(`${path}?format=json`, { accept: 'text/csv' })).json()).toHaveProperty('totals');
  });

  test('is in the language of the reader', async () => {
    const turkish = await file(`${SUMMARY}?format=csv`, TR);
    expect(turkish.headers['content-language']).toBe('tr');
    expect(turkish.body.startsWith('\ufeffStok özeti\r\n')).toBe(true);
    expect(turkish.body).toContain('Depo;Depo adı;Ürün kodu;Ürün adı;Tür;Birim;Parti;Stok;');
    expect(turkish.body).toContain(
      "RM02;RM02;STEEL;'=Çelik Şase ığİö;RAW_MATERIAL;KG;1;50,125;0,000;50,125;",
    );
    const english = await file(`${SUMMARY}?format=csv`);
    expect(english.headers['content-language']).toBe('en');
    expect(english.body).toContain(
      "RM02,RM02,STEEL,'=Çelik Şase ığİö,RAW_MATERIAL,KG,1,50.125,0.000,50.125,",
    );
  });

  test('has the totals of the JSON, and its parameters at the head', async () => {
    const { totals } = (await t.as.viewer.get(`${SUMMARY}?warehouse_id=${f.rawWarehouse}`)).body;
    const { body } = await file(`${SUMMARY}?format=csv&warehouse_id=${f.rawWarehouse}`);
    expect(body).toContain(`Warehouse id,${f.rawWarehouse}\r\n`);
    const last = tableLines(body, 'Warehouse,').at(-1);
    expect(last).toBe(`Total,,,,,,${totals.batch_count},,,,,,,,${totals.total_value},`);
  });

  test('of movements has the rows of the JSON with their balances', async () => {
    const asked = `product_id=${steel}&order=asc`;
    const { items, totals } = (await t.as.viewer.get(`${MOVEMENTS}?${asked}&totals=true`)).body;
    const { body } = await file(`${MOVEMENTS}?${asked}&format=csv`);
    const lines = tableLines(body, 'Date,').map((line) => line.split(','));
    expect(lines).toHaveLength(items.length + 1);
    for (const [index, item] of items.entries()) {
      expect(lines[index]?.slice(6, 14)).toEqual([
        item.quantity,
        'KG',
        item.unit_cost,
        item.value,
        item.balance_quantity,
        item.balance_value,
        item.product_balance_quantity,
        item.product_balance_value,
      ]);
      expect(lines[index]?.at(-1)).toBe(String(item.movement_id));
    }
    const sum = (a: string, b: string, scale: number) => (Number(a) - Number(b)).toFixed(scale);
    expect(lines.at(-1)?.slice(6, 10)).toEqual([
      sum(totals.quantity_in, totals.quantity_out, 3),
      '',
      '',
      sum(totals.value_in, totals.value_out, 4),
    ]);
    const newest = tableLines((await file(`${MOVEMENTS}?product_id=${steel}&format=csv`)).body, 'Date,');
    expect(newest.slice(0, -1)).toEqual(
      lines
        .slice(0, -1)
        .map((line) => line.join(','))
        .reverse(),
    );
  });

  test('of movements adds no kilograms to pieces, and leaves its totals out when told', async () => {
    const all = tableLines((await file(`${MOVEMENTS}?format=csv`)).body, 'Date,');
    expect(all.at(-1)).toMatch(/^Total,,,,,,,,,-?\d+\.\d{4},/);
    const none = tableLines((await file(`${MOVEMENTS}?format=csv&totals=false`)).body, 'Date,');
    expect(none).toEqual(all.slice(0, -1));
  });

  test('has no cell that a spreadsheet runs', async () => {
    const { body } = await file(`${MOVEMENTS}?format=csv`, TR);
    expect(body).toContain(";'+cmd|calc;");
    expect(body).toContain(";'@SUM(A1);");
    const workbook = unzipSync((await file(`${MOVEMENTS}?format=xlsx`, TR)).rawPayload);
    const sheet = strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<t xml:space="preserve">=Çelik Şase ığİö</t>');
    expect(sheet).not.toContain('<f');
    expect(sheet).toContain('<t xml:space="preserve">Stok hareketleri</t>');
  });

  test('as a PDF has Turkish letters, page numbers, the totals and a chart', async () => {
    const pdf = await readPdf((await file(`${SUMMARY}?format=pdf`, TR)).rawPayload);
    const text = textOf(pdf);
    for (const piece of [
      'Stok özeti',
      '=Çelik Şase ığİö',
      'Toplam',
      'Sayfa 1 / 1',
      'Depolara göre stok değeri (TRY)',
    ]) {
      expect(text).toContain(piece);
    }
    expect(pdf.language).toBe('tr');
  });
});

test('the commands of docs/guides/reports.md answer what it says', async () => {
  const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/reports.md'), 'utf8');
  const commands = [...guide.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map(([, command = '']) => command);
  const types: unknown[] = [];
  for (const command of commands) {
    const url = /http:\/\/localhost:8000\/api\/v1([^"]*)/.exec(command)?.[1] ?? '';
    const headers = [...command.matchAll(/-H "(Accept[\w-]*): ([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    types.push((await file(url, Object.fromEntries(headers))).headers['content-type']);
  }
  expect(types).toEqual([XLSX, 'text/csv; charset=utf-8']);
  for (const type of types) expect(guide).toContain(`\`${type}\``);
  expect(guide).toContain(`at most ${MOST_ROWS} rows`);
});

describe('is refused', () => {
  test.each([
    [`${SUMMARY}?format=doc`, 'format'],
    [`${MOVEMENTS}?format=csv&page_size=5`, 'page_size'],
    [`${MOVEMENTS}?format=xlsx&cursor=abc`, 'cursor'],
    [`${MOVEMENTS}?format=csv&date_from=2026-02-01&date_to=2026-01-01`, 'date_to'],
    [`${SUMMARY}?format=csv&as_of=2999-01-01`, 'as_of'],
    [`${SUMMARY}?forma=csv`, 'forma'],
  ])('%s', async (path, field) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details[0].field).toBe(field);
    expect(answer.headers['content-type']).toContain('application/json');
  });

  test('without a token, and where there is no report', async () => {
    expect((await t.as.nobody.get(`${SUMMARY}?format=csv`)).status).toBe(401);
    expect((await t.as.viewer.get('/reports/inventory/nothing?format=csv')).status).toBe(404);
  });
});

describe('a long file', () => {
  let big: TestApp;
  let port: number;
  beforeAll(async () => {
    big = await createTestApp({ poolSize: 4 });
    const client = await big.db.pool.connect();
    await fillMovements(client, { movements: 60_000, products: 50 });
    client.release();
    await big.app.listen({ port: 0, host: '127.0.0.1' });
    port = (big.app.server.address() as AddressInfo).port;
  });
  afterAll(() => big.close());
  const inUse = () => big.db.pool.totalCount - big.db.pool.idleCount;
  const url = (format: string) => `http://127.0.0.1:${port}/api/v1${MOVEMENTS}?format=${format}`;
  const headers = async () => ({ authorization: `Bearer ${await big.tokenOf('viewer')}` });

  test('is whole', async () => {
    const { totals } = (await big.as.viewer.get(`${MOVEMENTS}?date_to=2024-01-07&totals=true`)).body;
    expect(totals.movement_count).toBeGreaterThan(9_000);
    const week = (format: string) => `${url(format)}&date_to=2024-01-07`;
    const text = await (await fetch(week('csv'), { headers: await headers() })).text();
    expect(tableLines(text, 'Date,')).toHaveLength(totals.movement_count + 1);
    const bytes = await (await fetch(week('xlsx'), { headers: await headers() })).arrayBuffer();
    const sheet = strFromU8(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    // title, parameter, moment, blank line and headings before, totals after
    expect(sheet.match(/<row /g)).toHaveLength(totals.movement_count + 6);
    expect(inUse()).toBe(0);
  });

  test('is too long for a PDF: an answer in words, not half a file', async () => {
    const answer = await fetch(url('pdf'), { headers: await headers() });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error_code: 'VALIDATION_ERROR',
      message: expect.stringContaining('Ask for csv or xlsx') as string,
    });
    expect(inUse()).toBe(0);
  });

  test('waits for a slow reader, and a reader who goes away frees its connection', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const token = await big.tokenOf('viewer');
    socket.write(
      `GET /api/v1${MOVEMENTS}?format=csv HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
    await once(socket, 'readable');
    socket.read(100);
    await vi.waitFor(() => expect(inUse()).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = inUse();
    socket.destroy();
    expect(before).toBe(1);
    await vi.waitFor(() => expect(inUse()).toBe(0), { timeout: 10_000 });
  });

  test('that fails half way never looks whole', async () => {
    const answer = await fetch(url('csv'), { headers: await headers() });
    const reader = answer.body?.getReader();
    await reader?.read();
    await big.db.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'fetch forward%' and pid <> pg_backend_pid()
       and datname = current_database()`,
    );
    await expect(async () => {
      for (;;) if ((await reader?.read())?.done !== false) break;
    }).rejects.toThrow();
    await vi.waitFor(() => expect(inUse()).toBe(0));
  });
});
