import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { ended, importCsv, importXlsx, sendCsv, TURKISH } from './testing/sending.ts';
import { dayCell, workbook } from './testing/workbook.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-02T22:30:00Z'), 'Europe/Istanbul') });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const countOf = async (table: string) =>
  Number((await t.db.sql<{ count: string }>(`select count(*)::text as count from ${table}`))[0]?.count);

/** Text in the encoding of a Turkish Windows. */
function windows1254(text: string): Buffer {
  const decoder = new TextDecoder('windows-1254');
  const signs = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.of(byte)), byte]));
  return Buffer.from([...text].map((sign) => signs.get(sign) ?? 63));
}

const WAREHOUSES = [
  'warehouse_code;warehouse_name;warehouse_type;location;manager_name',
  'W1;"Işıltı; ""büyük"" depo";RAW_MATERIALS;Ilgaz;Şule Çağlar',
  'W2;İĞÜŞÖÇ ığüşöç;PACKAGING;;',
];

describe('good files', () => {
  test('warehouses, ; and windows-1254', async () => {
    const bytes = windows1254(WAREHOUSES.join('\r\n'));
    const sent = await sendCsv(
      t.as.admin,
      'warehouses',
      bytes,
      `${TURKISH}&encoding=windows-1254&dry_run=false`,
    );
    expect(sent.body).toMatchObject({
      kind: 'WAREHOUSES',
      is_dry_run: false,
      status: 'RUNNING',
      rows_total: null,
      rows_done: 0,
      error_count: 0,
      errors: [],
      message: null,
      options: {
        content_type: 'text/csv',
        bytes: bytes.length,
        delimiter: 'semicolon',
        decimal_separator: 'comma',
        encoding: 'windows-1254',
        sheet: null,
      },
      created_at: '2026-03-02T22:30:00Z',
      finished_at: null,
    });
    const done = await ended(t.as.viewer, sent);
    expect(done).toMatchObject({
      status: 'IMPORTED',
      rows_total: 2,
      rows_done: 2,
      message: '2 warehouses were imported.',
      finished_at: '2026-03-02T22:30:00Z',
    });
    const { body } = await t.as.viewer.get('/warehouses?search=W');
    expect(body.items).toMatchObject([
      {
        warehouse_code: 'W1',
        warehouse_name: 'Işıltı; "büyük" depo',
        location: 'Ilgaz',
        manager_name: 'Şule Çağlar',
        created_at: '2026-03-02T22:30:00Z',
        is_active: true,
      },
      { warehouse_code: 'W2', warehouse_name: 'İĞÜŞÖÇ ığüşöç', location: null, manager_name: null },
    ]);
  });

  test('products: the same audit and cost history as one by one', async () => {
    const done = await importCsv(t.as.prod_mgr, 'products', [
      'unit_of_measure;product_code;product_name;product_type;standard_cost;lead_time_days;lot_sizing_rule;lot_size',
      'KG;P-1;ÇELİK SAC 2 MM;RAW_MATERIAL;1.234,5;7;FIXED_QUANTITY;1.000',
      ';;;;;;;',
      'PCS;P-2;=SUM(A1:A9);FINISHED_PRODUCT;;;;',
    ]);
    expect(done).toMatchObject({ status: 'IMPORTED', rows_total: 2, message: '2 products were imported.' });
    const { body: list } = await t.as.viewer.get('/products?search=P-');
    expect(list.items).toMatchObject([
      {
        product_code: 'P-1',
        product_name: 'ÇELİK SAC 2 MM',
        standard_cost: '1234.5000',
        lead_time_days: 7,
        lot_sizing_rule: 'FIXED_QUANTITY',
        lot_size: '1000.000',
      },
      {
        product_code: 'P-2',
        product_name: '=SUM(A1:A9)',
        standard_cost: null,
        lead_time_days: 0,
        safety_stock: '0.000',
        lot_sizing_rule: 'LOT_FOR_LOT',
        minimum_order_quantity: '0.000',
      },
    ]);
    const id = list.items[0].product_id as number;
    const audits = await t.db.sql(
      `select action, username, after from audit_log where entity_type = 'product' and entity_id = $1`,
      [String(id)],
    );
    expect(audits).toEqual([{ action: 'product.create', username: 'prod_mgr', after: list.items[0] }]);
    expect(
      await t.db.sql('select cost_type, unit_cost from product_cost_history where product_id = $1', [id]),
    ).toEqual([{ cost_type: 'STANDARD', unit_cost: '1234.5000' }]);
    expect(
      await t.db.sql(`select after from audit_log where action = 'import.run' and entity_id = $1`, [
        String(done.import_id),
      ]),
    ).toEqual([{ after: { kind: 'PRODUCTS', rows: 2 } }]);
  });

  test('suppliers, comma and point, with lines inside a cell', async () => {
    const csv = [
      'supplier_code,supplier_name,address,phone,email,quality_rating',
      'S-1,Ereğli,"Sanayi Cad. 5',
      'Kat 2",+90 262 555 01 01,satis@example.com,4.50',
    ].join('\n');
    const sent = await sendCsv(
      t.as.proc_off,
      'suppliers',
      csv,
      'delimiter=comma&decimal_separator=point&dry_run=false',
    );
    expect(await ended(t.as.proc_off, sent)).toMatchObject({
      status: 'IMPORTED',
      message: '1 supplier was imported.',
    });
    const { body } = await t.as.viewer.get('/suppliers?search=S-1');
    expect(body.items).toMatchObject([
      {
        address: 'Sanayi Cad. 5\nKat 2',
        phone: '+90 262 555 01 01',
        quality_rating: '4.50',
        lead_time_days: 0,
      },
    ]);
  });

  test('suppliers from a workbook: numbers typed as numbers are text where text is wanted', async () => {
    const file = workbook(
      [
        ['supplier_code', 'supplier_name', 'tax_number', 'lead_time_days', 'price_rating'],
        ['S-2', ' Kardemir ', 1234567890, 10, 4.5],
      ],
      { sheetsBefore: ['Notlar'], name: 'Tedarikçi & Co' },
    );
    const query = `sheet=${encodeURIComponent('Tedarikçi & Co')}&dry_run=false`;
    expect(await importXlsx(t.as.proc_off, 'suppliers', file, query)).toMatchObject({
      status: 'IMPORTED',
      options: { sheet: 'Tedarikçi & Co', delimiter: null, encoding: null },
    });
    const { body } = await t.as.viewer.get('/suppliers?search=S-2');
    expect(body.items).toMatchObject([
      { supplier_name: 'Kardemir', tax_number: '1234567890', lead_time_days: 10, price_rating: '4.50' },
    ]);
  });

  test('opening stock becomes layers with movements, events, totals and audit', async () => {
    const product = await f.product('OS-1');
    const supplier = await t.as.proc_off.post('/suppliers', {
      supplier_code: 'OS-S',
      supplier_name: 'Sahibi',
    });
    const done = await importCsv(t.as.inv_clerk, 'opening-stock', [
      'product_code;warehouse_code;quantity;unit_cost;quality_status;batch_number;entry_date;expiry_date;location_in_warehouse;supplier_code;notes',
      'OS-1;RM01;1.234,5;3,3333;APPROVED;OS-1-260303-001;15.01.2026;31.12.2027;A-01-3;OS-S;ilk',
      'OS-1;RM02;2;4;PENDING;;2026-02-01T08:30:00Z;;;;',
      'OS-1;RM01;1;0;APPROVED;;;;;;',
    ]);
    expect(done).toMatchObject({ status: 'IMPORTED', message: '3 batches of stock were imported.' });
    const { body } = await t.as.viewer.get(`/inventory/items?product_id=${product}`);
    expect(body.items).toMatchObject([
      {
        batch_number: 'OS-1-260303-001',
        warehouse_code: 'RM01',
        entry_date: '2026-01-15T00:00:00Z',
        quantity_in_stock: '1234.500',
        unit_cost: '3.3333',
        total_value: '4114.9589',
        quality_status: 'APPROVED',
        expiry_date: '2027-12-31',
        location_in_warehouse: 'A-01-3',
        supplier_id: supplier.body.supplier_id,
        notes: 'ilk',
      },
      { batch_number: 'OS-1-260303-002', warehouse_code: 'RM02', entry_date: '2026-02-01T08:30:00Z' },
      { batch_number: 'OS-1-260303-003', entry_date: '2026-03-02T22:30:00Z', total_value: '0.0000' },
    ]);
    const [first] = body.items;
    expect(
      await t.db.sql(
        `select movement_type, quantity, value, reference_type, reason, request_id from stock_movements
         where inventory_item_id = $1`,
        [first.inventory_item_id],
      ),
    ).toMatchObject([
      {
        movement_type: 'STOCK_IN',
        quantity: '1234.500',
        value: '4114.9589',
        reference_type: 'MANUAL',
        reason: 'Opening stock',
      },
    ]);
    const audits = await t.db.sql(
      `select action, username, after from audit_log where entity_type = 'inventory_item' and entity_id = $1`,
      [String(first.inventory_item_id)],
    );
    expect(audits).toEqual([{ action: 'stock.receive', username: 'inv_clerk', after: first }]);
    // The next receipt goes on where the import ended.
    const next = await f.stock(product, '1', '1');
    expect((await t.as.viewer.get(`/inventory/items/${next}`)).body.batch_number).toBe('OS-1-260303-004');
    await expectInvariants(t.db);
  });

  test('opening stock from a workbook: days are days, and a formula is its stored value', async () => {
    const product = await f.product('OS-2');
    const file = workbook([
      [
        'product_code',
        'warehouse_code',
        'quantity',
        'unit_cost',
        'quality_status',
        'entry_date',
        'expiry_date',
      ],
      [
        'OS-2',
        'RM01',
        { xml: '><f>10/4</f><v>2.5</v>' },
        0.1,
        'APPROVED',
        dayCell(46_037.5),
        dayCell(46_752),
      ],
    ]);
    expect(await importXlsx(t.as.inv_clerk, 'opening-stock', file)).toMatchObject({ status: 'IMPORTED' });
    const { body } = await t.as.viewer.get(`/inventory/items?product_id=${product}`);
    expect(body.items).toMatchObject([
      {
        quantity_in_stock: '2.500',
        unit_cost: '0.1000',
        entry_date: '2026-01-15T12:00:00Z',
        expiry_date: '2027-12-31',
      },
    ]);
  });
});

describe('all or nothing', () => {
  const lines = (bad: string) => [
    'product_code;product_name;product_type;unit_of_measure',
    ...Array.from(
      { length: 500 },
      (_, place) => `ALL-${place};Ürün ${place};PACKAGING;${place === 250 ? bad : 'PCS'}`,
    ),
  ];

  test('a dry run changes nothing but its own record', async () => {
    const before = [await countOf('products'), await countOf('audit_log')];
    const done = await importCsv(t.as.prod_mgr, 'products', lines('PCS'), true);
    expect(done).toMatchObject({
      status: 'CHECKED',
      is_dry_run: true,
      rows_total: 500,
      rows_done: 500,
      message: 'The file has no errors: 500 products can be imported with dry_run=false.',
    });
    expect([await countOf('products'), await countOf('audit_log')]).toEqual(before);
  });

  test('a dry run is what happens when nothing is said', async () => {
    const sent = await sendCsv(t.as.prod_mgr, 'products', lines('PCS').join('\n'), TURKISH);
    expect(await ended(t.as.prod_mgr, sent)).toMatchObject({ status: 'CHECKED', is_dry_run: true });
  });

  test('one bad row of 500: nothing is imported', async () => {
    const before = [
      await countOf('products'),
      await countOf('audit_log'),
      await countOf('product_cost_history'),
    ];
    expect(await importCsv(t.as.prod_mgr, 'products', lines('KILO'))).toMatchObject({
      status: 'REJECTED',
      rows_total: 500,
      error_count: 1,
      errors: [{ row: 252, column: 'unit_of_measure', found: 'KILO', message: 'There is no unit KILO.' }],
      message: 'The file has 1 error, and nothing was imported. Correct the file and send it again.',
    });
    expect([
      await countOf('products'),
      await countOf('audit_log'),
      await countOf('product_cost_history'),
    ]).toEqual(before);
  });

  test('without a bad row all 500 come in, and a second time all 500 are named', async () => {
    const before = await countOf('products');
    expect(await importCsv(t.as.prod_mgr, 'products', lines('PCS'))).toMatchObject({ status: 'IMPORTED' });
    expect(await countOf('products')).toBe(before + 500);
    const again = await importCsv(t.as.prod_mgr, 'products', lines('PCS'));
    expect(again).toMatchObject({ status: 'REJECTED', error_count: 500 });
    expect(again.errors.at(-1)).toEqual({
      row: 501,
      column: 'product_code',
      found: 'ALL-499',
      expected: 'a code that is not taken yet',
      message:
        'product_code ALL-499 exists already. An import only adds; remove the row or choose another code.',
    });
  });

  test('two imports of the same file at once: one comes in', async () => {
    const file = ['warehouse_code;warehouse_name;warehouse_type', 'TWICE;x;PACKAGING'].join('\n');
    const sent = await Promise.all(
      [1, 2, 3].map(() => sendCsv(t.as.admin, 'warehouses', file, `${TURKISH}&dry_run=false`)),
    );
    const ends = await Promise.all(sent.map((one) => ended(t.as.admin, one)));
    expect(ends.map((end) => end.status).sort()).toEqual(['IMPORTED', 'REJECTED', 'REJECTED']);
  });
});
