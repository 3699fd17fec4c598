import type { TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../../tests/harness/factory.ts';
import type { Random } from '../../../../../tests/model/random.ts';
import { createPlanner, type Planner } from './planner.ts';

/** A factory in which much happens, for planning. */
export interface BusyFactory {
  readonly t: TestApp;
  readonly f: Factory;
  readonly planner: Planner;
  readonly products: number[];
  readonly finished: readonly number[];
  readonly suppliers: number[];
}

/** Two finished products, three parts that are made, six that are bought; each level takes two or three of the one below. */
export async function createBusyFactory(t: TestApp): Promise<BusyFactory> {
  const f = await createFactory(t);
  const products: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const type = n < 2 ? 'FINISHED_PRODUCT' : n < 5 ? 'SEMI_FINISHED' : 'RAW_MATERIAL';
    products.push(await f.product(`P-${n}`, { type, standardCost: String(n + 1) }));
  }
  // The sixth product is taken in pieces of three KG.
  const piece = products[5] ?? 0;
  await t.db.sql(
    `insert into product_unit_conversions (product_id, unit_code, factor) values ($1, 'PCS', 3)`,
    [piece],
  );
  const takes = (parent: number, parts: readonly number[]) =>
    f.bom(
      products[parent] ?? 0,
      parts.map((part, place) => ({
        productId: products[part] ?? 0,
        quantity: String(place + 1),
        ...(part === 5 ? { unit: 'PCS' } : {}),
      })),
    );
  await takes(0, [2, 3, 5]);
  await takes(1, [3, 4, 10]);
  await takes(2, [4, 6]);
  await takes(3, [7, 8]);
  await takes(4, [8, 9, 10]);
  await t.db.sql('update products set lead_time_days = product_id % 4');
  const made = ['A', 'B'].map((code) => ({
    supplier_code: `SUP-${code}`,
    supplier_name: `Tedarikçi ${code}`,
    lead_time_days: 3,
  }));
  const suppliers: number[] = [];
  for (const body of made) suppliers.push((await t.as.proc_off.post('/suppliers', body)).body.supplier_id);
  for (const [place, product_id] of products.slice(5).entries()) {
    const link = { product_id, unit_price: '10', minimum_order_qty: '0' };
    await t.as.proc_off.post(`/suppliers/${suppliers[place % 2]}/products`, link);
  }
  return { t, f, planner: createPlanner(t), products, finished: products.slice(0, 2), suppliers };
}

const warehouseOf = ({ f, products }: BusyFactory, productId: number): number => {
  const place = products.indexOf(productId);
  return place < 2 ? f.finishedWarehouse : place < 5 ? f.semiWarehouse : f.rawWarehouse;
};
const comes = (b: BusyFactory, random: Random, productId: number) =>
  b.f.stock(productId, some(random), '5', { warehouseId: warehouseOf(b, productId) });
const inWarehouse = (b: BusyFactory, productId: number) => ({
  product_id: productId,
  warehouse_id: warehouseOf(b, productId),
});
const dayIn = (random: Random) =>
  `2026-0${3 + random.below(3)}-${String(1 + random.below(28)).padStart(2, '0')}`;
const some = (random: Random) => String(1 + random.below(60));
const anyId = async (b: BusyFactory, text: string, random: Random): Promise<number | undefined> => {
  const rows = await b.t.db.sql(text);
  return rows.length === 0 ? undefined : (random.pick(rows) as { id: number }).id;
};

const NEXT_STATES: Readonly<Record<string, readonly string[]>> = {
  PLANNED: ['RELEASED', 'RELEASED', 'ON_HOLD', 'CANCELLED'],
  RELEASED: ['IN_PROGRESS'],
  IN_PROGRESS: ['COMPLETED'],
  ON_HOLD: ['PLANNED', 'CANCELLED'],
};

/** What people do to a factory. An act that its state forbids changes nothing, and that is planned as well. */
export const ACTS: Readonly<Record<string, (b: BusyFactory, random: Random) => Promise<unknown>>> = {
  'stock comes': (b, random) => comes(b, random, random.pick(b.products)),
  'stock comes again': (b, random) => comes(b, random, random.pick(b.products)),
  'stock goes': (b, random) =>
    b.t.as.inv_clerk.post('/inventory/stock-out', {
      ...inWarehouse(b, random.pick(b.products)),
      quantity: '1',
      reason: 'sample',
    }),
  'stock is reserved': (b, random) =>
    b.t.as.inv_clerk.post('/inventory/reserve', {
      ...inWarehouse(b, random.pick(b.products)),
      quantity: '2',
      reason: 'kept for a customer',
    }),
  'stock is blocked': async (b, random) => {
    const id = await anyId(
      b,
      'select inventory_item_id as id from inventory_items where quantity_in_stock > 0',
      random,
    );
    const body = { quality_status: random.pick(['QUARANTINE', 'APPROVED']), reason: 'rust' };
    return b.t.as.admin.put(`/inventory/items/${id}/quality-status`, body);
  },
  'a demand comes': (b, random) => b.planner.demanded(some(random), dayIn(random), random.pick(b.products)),
  'a demand of a finished product comes': (b, random) =>
    b.planner.demanded(some(random), dayIn(random), random.pick(b.finished)),
  'a demand goes': async (b, random) => {
    const id = await anyId(b, 'select demand_id as id from demands where is_active', random);
    return b.t.as.prod_mgr.delete(`/planning/demands/${id}`);
  },
  'planned orders are converted': async (b, random) => {
    const rows = await b.t.db.sql<{ id: number }>(
      `select planned_order_id as id from planned_orders where ended_run_id is null and converted_at is null
       order by start_date, planned_order_id limit ${1 + random.below(4)}`,
    );
    if (rows.length === 0) return undefined;
    const body = { planned_order_ids: rows.map((row) => row.id) };
    return b.t.as.admin.post('/planning/planned-orders/convert', body);
  },
  'a production order goes on': async (b, random) => {
    const rows = await b.t.db.sql<{ id: number; status: string }>(
      `select production_order_id as id, status from production_orders where status not in ('COMPLETED', 'CANCELLED')`,
    );
    if (rows.length === 0) return undefined;
    const { id, status } = random.pick(rows);
    const next = random.pick(NEXT_STATES[status] ?? []);
    if (next === 'COMPLETED')
      return b.t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
        completed_quantity: '1',
        scrapped_quantity: '0',
      });
    return b.t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: next, notes: 'as planned' });
  },
  'a purchase order goes on': async (b, random) => {
    const id = await anyId(
      b,
      `select purchase_order_id as id from purchase_orders where status not in ('RECEIVED', 'CANCELLED')`,
      random,
    );
    const status = random.pick(['SENT', 'SENT', 'SENT', 'SENT', 'CONFIRMED', 'CANCELLED']);
    return b.t.as.admin.put(`/procurement/orders/${id}/status`, { status, notes: 'as agreed' });
  },
  'a supplier is late': async (b, random) => {
    const id = await anyId(
      b,
      `select purchase_order_id as id from purchase_orders where status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED')`,
      random,
    );
    const body = { expected_delivery_date: dayIn(random), reason: 'late' };
    return b.t.as.proc_off.put(`/procurement/orders/${id}/delivery-dates`, body);
  },
  'goods arrive': async (b, random) => {
    const id = await anyId(
      b,
      `select po_item_id as id from purchase_order_items join purchase_orders using (purchase_order_id)
       where status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and delivery_status in ('OPEN', 'PARTIAL')`,
      random,
    );
    const [line] = await b.t.db.sql(
      'select purchase_order_id from purchase_order_items where po_item_id = $1',
      [id ?? 0],
    );
    const order = (line as { purchase_order_id: number } | undefined)?.purchase_order_id;
    return b.t.as.inv_clerk.post(`/procurement/orders/${order}/receive`, {
      items_received: [{ po_item_id: id, quantity_received: '1', quality_status: 'PENDING' }],
      delivery_note: 'IRS2026000000123',
    });
  },
  'a product is planned otherwise': (b, random) =>
    b.t.db.sql(
      `update products set safety_stock = $2, lead_time_days = $3, minimum_order_quantity = $4, order_multiple = $5,
         lot_sizing_rule = $6, lot_size = 7
       where product_id = $1`,
      [
        random.pick(b.products),
        random.below(3) * 5,
        random.below(6),
        random.below(3) * 10,
        random.pick([null, 4]),
        random.pick(['LOT_FOR_LOT', 'FIXED_QUANTITY', 'PERIOD_QUANTITY']),
      ],
    ),
  'a product is weighed by its costs': (b, random) =>
    b.t.db.sql(
      `update products set lot_sizing_rule = $2, lot_size = null, ordering_cost = $3, annual_holding_rate = 20,
         safety_days_of_cover = $4, maximum_order_quantity = minimum_order_quantity + 500
       where product_id = $1`,
      [
        random.pick(b.products),
        random.pick(['LEAST_COST', 'ECONOMIC_QUANTITY']),
        1 + random.below(900),
        random.below(6),
      ],
    ),
  'suppliers are chosen by another rule': (b, random) =>
    b.t.as.prod_mgr.put('/planning/settings', {
      supplier_rule: random.pick(['PREFERRED', 'CHEAPEST', 'EARLIEST']),
    }),
  'a second supplier sells it': (b, random) =>
    b.t.db.sql(
      `insert into product_suppliers (product_id, supplier_id, unit_price, lead_time_days) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [random.pick(b.products.slice(5)), random.pick(b.suppliers), 1 + random.below(20), random.below(9)],
    ),
  'a recipe ends, or begins again': (b, random) =>
    b.t.db.sql(
      `update bill_of_materials set expiry_date = case when expiry_date is null then date '2026-03-01' end where bom_id = $1`,
      [1 + random.below(5)],
    ),
  'a recipe is new, or old': async (b, random) => {
    const bought = b.products[9] ?? 0;
    const old = await b.t.db.sql(
      `update bill_of_materials set status = 'INACTIVE' where parent_product_id = $1 and status = 'ACTIVE' returning bom_id`,
      [bought],
    );
    if (old.length > 0) return old;
    const version = `2.${random.below(1_000_000)}`;
    return b.f.bom(bought, [{ productId: b.products[6] ?? 0, quantity: '1' }], { version });
  },
  'a unit converts otherwise': (b, random) =>
    b.t.db.sql('update product_unit_conversions set factor = $1', [1 + random.below(9)]),
  'a holiday comes': (b, random) =>
    b.t.db.sql(
      'insert into calendar_days (calendar_date, is_working_day) values ($1, false) on conflict do nothing',
      [dayIn(random)],
    ),
  'what was reserved is free again': async (b, random) => {
    const id = await anyId(
      b,
      `select allocation_id as id from stock_allocations where production_order_id is null and closed_at is null`,
      random,
    );
    return b.t.as.inv_clerk.post('/inventory/release-reservation', { allocation_ids: [id] });
  },
  'a supplier delivers in other days': (b, random) =>
    b.t.db.sql('update suppliers set lead_time_days = $2 where supplier_id = $1', [
      random.pick(b.suppliers),
      random.below(9),
    ]),
  'a supplier has another minimum': (b, random) =>
    b.t.db.sql('update product_suppliers set minimum_order_qty = $1 where product_id = $2', [
      random.below(20),
      random.pick(b.products),
    ]),
  'a planned order is fixed, or free again': async (b, random) => {
    const id = await anyId(
      b,
      `select planned_order_id as id from planned_orders where ended_run_id is null and converted_at is null`,
      random,
    );
    return b.t.db.sql('update planned_orders set firm = not firm where planned_order_id = $1', [id ?? 0]);
  },
  'a warehouse closes or opens': (b) =>
    b.t.db.sql('update warehouses set is_active = not is_active where warehouse_id = $1', [
      b.f.secondRawWarehouse,
    ]),
  'stock comes to another warehouse': (b, random) =>
    b.f
      .stock(random.pick(b.products.slice(5)), some(random), '5', { warehouseId: b.f.secondRawWarehouse })
      .catch(() => {}),
  'the factory works on other days': (b, random) =>
    b.t.db.sql(`update planning_settings set calendar = $1`, [
      random.pick(['PLAIN_DAYS', 'WORKING_DAYS', 'WORKING_DAYS']),
    ]),
  'a product is new': (b, random) => b.f.product(`NEW-${random.below(1_000_000)}`),
  'a recipe takes more': (b, random) =>
    b.t.db.sql('update bom_components set quantity_required = $1 where bom_component_id = 1', [
      1 + random.below(3),
    ]),
};
