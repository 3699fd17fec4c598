/** Whatever runs SQL: a client of the benchmark's database. */
interface Runner {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export interface ReceiptsSize {
  readonly suppliers: number;
  readonly receipts: number;
}

const PRODUCTS = 2_000;

/**
 * A year of deliveries until today, written in bulk. Two of three orders come whole, the third in two receipts. Each receipt has
 * one or two lines, each line a layer; of every tenth layer inspection has split off a part, and of every hundredth a part of
 * that. Each supplier delivers five products, whose prices move, one supplier in ten in a foreign currency. Every fiftieth line
 * was invoiced at another price.
 */
export async function fillReceipts(client: Runner, size: ReceiptsSize): Promise<void> {
  await client.query('begin');
  await client.query('set local statement_timeout = 0');
  await client.query(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    values ('RM01', 'Raw materials', 'RAW_MATERIALS')`);
  await client.query(`insert into products (product_code, product_name, product_type, unit_of_measure)
    select 'BENCH-' || n, 'Product ' || n, 'RAW_MATERIAL', 'KG' from generate_series(1, ${PRODUCTS}) n`);
  await client.query(
    `insert into suppliers (supplier_code, supplier_name, city, lead_time_days)
     select 'SUP-' || n, 'Supplier ' || n, 'Gebze', n % 30 from generate_series(1, $1::integer) n`,
    [size.suppliers],
  );
  await client.query(`insert into stock_scopes (product_id, warehouse_id, locked_by)
    select product_id, 1, pg_current_xact_id() from products`);
  await writeOrders(client, size);
  await writeReceipts(client);
  await client.query('commit');
  await client.query('vacuum analyze');
}

async function writeOrders(client: Runner, { suppliers, receipts }: ReceiptsSize): Promise<void> {
  // Four receipts to three orders.
  await client.query(
    `create temporary table plan on commit drop as
     select n as receipt_id, n / 4 * 3 + least(n % 4, 2) + 1 as order_id, (n / 4 * 3 + least(n % 4, 2)) * 7919 % $1::bigint + 1 as supplier_id,
       now() - interval '364 days' + n * interval '364 days' / $2::bigint as moment
     from generate_series(0, $2::bigint - 1) n`,
    [suppliers, receipts],
  );
  await client.query(
    `insert into purchase_orders (purchase_order_id, po_number, supplier_id, warehouse_id, status, order_date,
       expected_delivery_date, currency, exchange_rate)
     overriding system value
     select order_id, 'PO-2026-' || to_char(order_id, 'FM000000'), min(supplier_id), 1, 'FULLY_RECEIVED',
       (min(moment) - interval '20 days')::date, (min(moment) + (order_id % 9 - 2) * interval '1 day')::date,
       case when min(supplier_id) % 10 = 0 then 'EUR' else 'TRY' end, case when min(supplier_id) % 10 = 0 then 40 else 1 end
     from plan group by order_id order by order_id`,
  );
  await client.query(`insert into purchase_order_status_history (purchase_order_id, sequence_number, from_status, to_status,
      changed_at)
    select purchase_order_id, step, 'DRAFT', (array['DRAFT', 'SENT', 'CONFIRMED', 'FULLY_RECEIVED'])[step],
      (order_date + step)::timestamptz
    from purchase_orders cross join generate_series(1, 4) step order by 1, 2`);
  await client.query(`insert into purchase_order_items (po_item_id, purchase_order_id, line_number, product_id,
      quantity_ordered, quantity_received, unit_price, total_price, delivery_status)
    overriding system value
    select purchase_order_id * 2 + line, purchase_order_id, line + 1, 1 + (supplier_id * 5 + (purchase_order_id / 1000 + line) % 5) % ${PRODUCTS},
      100, 100, 10 + purchase_order_id % 700 * 0.01, 1000 + purchase_order_id % 700, 'RECEIVED'
    from purchase_orders cross join generate_series(0, 1) line`);
}

async function writeReceipts(client: Runner): Promise<void> {
  await client.query(`insert into receipts (receipt_id, receipt_number, purchase_order_id, received_at)
    overriding system value
    select receipt_id + 1, 'GR-2026-' || to_char(receipt_id + 1, 'FM000000'), order_id, moment from plan order by 1`);
  await client.query(`create temporary table line on commit drop as
    select row_number() over (order by r.receipt_id, l.po_item_id) as number, r.receipt_id, r.received_at, l.po_item_id,
      l.product_id, l.unit_price, (l.unit_price * o.exchange_rate)::numeric(15, 4) as unit_cost, o.purchase_order_id,
      o.supplier_id, o.expected_delivery_date
    from receipts r join purchase_orders o using (purchase_order_id) join purchase_order_items l using (purchase_order_id)
    where (r.receipt_id + l.line_number) % 3 <> 0`);
  await writeLayers(client);
  await client.query(`insert into receipt_items (receipt_item_id, receipt_id, po_item_id, inventory_item_id,
      quantity_received, unit_cost, unit_price, expected_delivery_date)
    overriding system value
    select number, receipt_id, po_item_id, number, 50, unit_cost, unit_price, expected_delivery_date from line order by 1`);
  await client.query(`insert into purchase_invoices (posting_number, purchase_order_id, invoice_number, invoice_date,
      exchange_rate, posted_at) values ('PI-2026-000001', 1, 'BENCH', current_date, 1, now())`);
  await client.query(`insert into purchase_invoice_lines (purchase_invoice_id, line_number, receipt_item_id, unit_price,
      unit_cost, value_change)
    select 1, row_number() over (), number, unit_price + 1, unit_cost + 1, 0 from line where number % 50 = 0`);
}

const LAYER = `inventory_item_id, product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
  unit_cost, initial_value, remaining_value, quality_status, supplier_id, purchase_order_id, source_item_id`;

async function writeLayers(client: Runner): Promise<void> {
  await client.query(`insert into inventory_items (${LAYER}) overriding system value
    select number, product_id, 1, 'BATCH-' || number, received_at, 50, 0, unit_cost, 50 * unit_cost, 0,
      (array['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'REJECTED', 'PENDING', 'QUARANTINE'])
        [1 + number % 8], supplier_id, purchase_order_id, null
    from line order by number`);
  for (const [origin, part] of [
    ['null', 20],
    ['not null', 5],
  ] as const) {
    await client.query(`insert into inventory_items (${LAYER}) overriding system value
      select (select max(inventory_item_id) from inventory_items) + row_number() over (order by inventory_item_id),
        product_id, 1, batch_number, entry_date, ${part}, 0, unit_cost, 0, 0,
        case inventory_item_id % 4 when 0 then 'REJECTED' else 'APPROVED' end, supplier_id, purchase_order_id,
        inventory_item_id
      from inventory_items where source_item_id is ${origin} and inventory_item_id % 10 = 0`);
  }
}
