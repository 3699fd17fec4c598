import type { TestApp } from '../../../../../tests/harness/app.ts';

/** Purchase orders for tests of what comes after them, written straight into the tables. */

export interface OrderLine {
  readonly product: number;
  readonly quantity: string;
  readonly price?: string;
  readonly due?: string;
  readonly supplierCode?: string;
}

export interface OrderOptions {
  readonly supplier: number;
  readonly warehouse: number;
  readonly lines: readonly OrderLine[];
  readonly status?: 'DRAFT' | 'SENT' | 'CONFIRMED' | 'CANCELLED' | 'CLOSED';
  readonly currency?: string;
  readonly rate?: string;
  readonly due?: string;
  readonly ordered?: string;
}

export interface PlacedOrder {
  readonly id: number;
  readonly number: string;
  /** po_item_id of each line */
  readonly lines: readonly number[];
}

export async function newSupplier({ db }: TestApp, code: string, name = code): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    'insert into suppliers (supplier_code, supplier_name) values ($1, $2) returning supplier_id as id',
    [code, name],
  );
  return row?.id ?? 0;
}

/** An order with its history, in the status that is asked for: sent unless said otherwise. */
export async function placeOrder({ db }: TestApp, options: OrderOptions): Promise<PlacedOrder> {
  const status = options.status ?? 'SENT';
  const day = options.ordered ?? db.clock.today();
  const [order] = await db.sql<{ id: number; number: string }>(
    `with numbers as (
       insert into document_numbers as d (document_type, year, last_number) values ('PO', left($6, 4)::integer, 1)
       on conflict (document_type, year) do update set last_number = d.last_number + 1 returning year, last_number)
     insert into purchase_orders (po_number, supplier_id, warehouse_id, status, order_date, currency, exchange_rate,
       expected_delivery_date, created_at, updated_at)
     select 'PO-' || year || '-' || lpad(last_number::text, 6, '0'), $1, $2, $3, $6::date, $4, $5, $7, $8, $8 from numbers
     returning purchase_order_id as id, po_number as number`,
    [
      options.supplier,
      options.warehouse,
      status,
      options.currency ?? 'TRY',
      options.rate ?? '1',
      day,
      options.due ?? null,
      db.clock.now(),
    ],
  );
  if (order === undefined) throw new Error('No order was made');
  const lines: number[] = [];
  for (const [place, line] of options.lines.entries()) {
    const [row] = await db.sql<{ id: number }>(
      `insert into purchase_order_items (purchase_order_id, line_number, product_id, quantity_ordered, unit_price,
         total_price, expected_delivery_date, supplier_product_code, delivery_status)
       values ($1, $2, $3, $4::numeric, $5::numeric, round($4::numeric * $5::numeric, 4), $6, $7, $8) returning po_item_id as id`,
      [
        order.id,
        place + 1,
        line.product,
        line.quantity,
        line.price ?? '10',
        line.due ?? null,
        line.supplierCode ?? null,
        status === 'CANCELLED' || status === 'CLOSED' ? 'CLOSED' : 'OPEN',
      ],
    );
    lines.push(row?.id ?? 0);
  }
  await db.sql(
    `update purchase_orders set total_amount = (select sum(total_price) from purchase_order_items
       where purchase_order_id = $1) where purchase_order_id = $1`,
    [order.id],
  );
  const steps = { DRAFT: [], SENT: ['SENT'], CONFIRMED: ['SENT', 'CONFIRMED'], CANCELLED: ['CANCELLED'] };
  const history = ['DRAFT', ...(status === 'CLOSED' ? ['SENT', 'CLOSED'] : steps[status])];
  for (const [place, to] of history.entries()) {
    await db.sql(
      `insert into purchase_order_status_history (purchase_order_id, sequence_number, from_status, to_status, changed_at)
       values ($1, $2, $3, $4, $5)`,
      [order.id, place + 1, history[place - 1] ?? null, to, db.clock.now()],
    );
  }
  return { ...order, lines };
}
