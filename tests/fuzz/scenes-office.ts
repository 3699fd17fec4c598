import { TEST_PASSWORD } from '../harness/users.ts';
import type { Hands, More, Scene, Scenery } from './scenes.ts';
import { HOME } from './scenes-stock.ts';

const PLACES = `from products p join warehouses w on w.warehouse_type = ${HOME} where p.is_active and w.is_active`;
/** The right lines of a file; their head is in import-files.ts. */
const file = (line: string, rest: string) =>
  `select json_agg(line) as file_rows, 'comma' as delimiter, 'point' as decimal_separator,
    (array['true', 'false'])[1 + n % 2] as dry_run from (select row_number() over () / 3 as n, ${line} as line ${rest}) rows
   group by n order by n`;

/** Products, warehouses, suppliers that nothing refers to yet. */
const fresh =
  (path: string, bodyOf: (code: string) => unknown): More =>
  async ({ rows, post }) => {
    const [row] = await rows('select max(audit_id) as n from audit_log');
    for (let number = 0; number < 12; number += 1)
      await post(path, bodyOf(`FZD${(Number(row?.n ?? 0) * 20 + number).toString(36).toUpperCase()}`));
  };

/** A token is good for once. */
async function refreshTokens({ world }: Hands): Promise<Scene[]> {
  const who = { username: 'fuzzer', password: TEST_PASSWORD };
  const { body } = await world.t.as.nobody.post('/auth/login', who);
  return [{ refresh_token: body.refresh_token }];
}

export const OFFICE_SCENES: Readonly<Record<string, Scenery>> = {
  'POST /alerts/{alert_id}/snooze': {
    sql: `select alert_id, '2026-12-01T00:00:00Z' as until from alerts where status in ('OPEN', 'ACKNOWLEDGED')
      order by md5(alert_id::text) limit 40`,
  },
  'POST /auth/refresh': { make: refreshTokens },
  'DELETE /products/{product_id}': {
    sql: `select product_id from products p where is_active and product_code like 'FZD%' order by 1 desc limit 40`,
    more: fresh('/products', (code) => ({
      product_code: code, product_name: 'Fuzz', product_type: 'RAW_MATERIAL', unit_of_measure: 'KG',
    })), // biome-ignore format: a row
  },
  'DELETE /warehouses/{warehouse_id}': {
    sql: `select warehouse_id from warehouses where is_active and warehouse_code like 'FZD%' order by 1 desc limit 40`,
    more: fresh('/warehouses', (code) => ({
      warehouse_code: code, warehouse_name: 'Fuzz', warehouse_type: 'PACKAGING',
    })), // biome-ignore format: a row
  },
  'DELETE /suppliers/{supplier_id}': {
    sql: `select supplier_id from suppliers where is_active and supplier_code like 'FZD%' order by 1 desc limit 40`,
    more: fresh('/suppliers', (code) => ({ supplier_code: code, supplier_name: 'Fuzz' })),
  },
  'PUT /products/{product_id}/units/{unit_code}': {
    sql: `select product_id, unit_code, '2.5' as factor from products p cross join units
      where p.is_active and unit_code <> unit_of_measure order by md5(product_id || unit_code) limit 40`,
  },
  'DELETE /products/{product_id}/units/{unit_code}': {
    sql: `select product_id, unit_code from product_unit_conversions order by md5(product_id || unit_code) limit 40`,
    more: async ({ rows, put }) => {
      const pairs = await rows(`select product_id, unit_code from products p cross join units
        where p.is_active and unit_code <> unit_of_measure order by md5(unit_code || product_id) limit 12`);
      for (const { product_id, unit_code } of pairs)
        await put(`/products/${product_id}/units/${unit_code}`, { factor: '3' });
    },
  },
  'POST /webhooks/deliveries/{webhook_delivery_id}/replay': {
    sql: `select webhook_delivery_id from webhook_deliveries join webhooks using (webhook_id)
      where status = 'DEAD' and is_active order by 1 limit 40`,
    more: async ({ world, post }) => {
      await post('/webhooks', { url: 'http://127.0.0.1:65535/', topics: ['*'] });
      // Deliveries die in the background, which the fuzzed server has not.
      await world.t.db.sql(`insert into webhook_deliveries (webhook_id, event_id, status, attempts, last_error)
        select w.webhook_id, e.event_id, 'DEAD', 8, 'refused' from (select max(webhook_id) as webhook_id from webhooks where is_active) w,
          (select event_id from events order by 1 limit 400) e where w.webhook_id is not null on conflict do nothing`);
    },
  },
  'POST /imports/warehouses': {
    sql: file(
      `'FZI-' || n || ',Depo,RAW_MATERIALS'`,
      `from (select count(*) * 20 + generate_series(1, 9) as n from imports) i`,
    ),
  },
  'POST /imports/products': {
    sql: file(
      `'FZI-' || n || ',Ürün,RAW_MATERIAL,KG'`,
      `from (select count(*) * 20 + generate_series(1, 9) as n from imports) i`,
    ),
  },
  'POST /imports/suppliers': {
    sql: file(
      `'FZI-' || n || ',Firma'`,
      `from (select count(*) * 20 + generate_series(1, 9) as n from imports) i`,
    ),
  },
  'POST /imports/opening-stock': {
    sql: file(`p.product_code || ',' || w.warehouse_code || ',5,1.25,APPROVED'`,
      `${PLACES} and not p.product_code ~ '[",;]' and not w.warehouse_code ~ '[",;]' limit 18`), // biome-ignore format: a query
  },
  'POST /imports/boms': {
    sql: `select json_build_array('0,' || p.product_code || ',,3.' || i.n, '1,' || c.product_code || ',2,') as file_rows,
        'comma' as delimiter, 'point' as decimal_separator, (array['true', 'false'])[1 + p.product_id % 2] as dry_run
      from products p, (select count(*) as n from imports) i, (select product_code from products
        where is_active and product_type = 'RAW_MATERIAL' and product_code like 'RM-%' order by 1 limit 1) c
      where p.is_active and p.product_type in ('SEMI_FINISHED', 'FINISHED_PRODUCT') and not p.product_code ~ '[",;]'
      order by md5(p.product_id::text) limit 20`,
  },
  'POST /imports/demands': {
    sql: file(
      `product_code || ',2027-01-15,4'`,
      `from products where is_active and not product_code ~ '[",;]' limit 18`,
    ),
  },
};
