import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import type { ApiClient, Request } from './api-client.ts';
import { note, type Times } from './workflow-player.ts';

/** What the users of the mix know of: ids that are there. */
interface World {
  readonly products: readonly {
    readonly product_id: number;
    readonly warehouse_id: number;
    readonly product_code: string;
  }[];
  readonly boms: readonly {
    readonly bom_id: number;
    readonly product_id: number;
    readonly warehouse_id: number;
  }[];
  readonly suppliers: readonly {
    readonly supplier_id: number;
    readonly product_id: number;
    readonly warehouse_id: number;
  }[];
  readonly orders: readonly { readonly production_order_id: number }[];
}

type Act = readonly [weight: number, operation: string, request: (world: World) => Request];

const one = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(Math.random() * list.length)];
  if (found === undefined) throw new Error('The data of the benchmark lack what the mix needs');
  return found;
};
const get = (path: string): Request => ({ method: 'GET', path });
const post = (path: string, body: object): Request => ({ method: 'POST', path, body });
const place = ({ product_id, warehouse_id }: { product_id: number; warehouse_id: number }) => ({
  product_id,
  warehouse_id,
});

/** 70 readings and 30 writes in a hundred, as clerks, planners and buyers send them. */
const ACTS: readonly Act[] = [
  [14, 'GET /products', ({ products }) => get(`/products?search=${one(products).product_code.slice(0, 8)}&page_size=20`)],
  [10, 'GET /products/{product_id}', ({ products }) => get(`/products/${one(products).product_id}`)],
  [12, 'GET /inventory/availability/{product_id}', ({ products }) => get(`/inventory/availability/${one(products).product_id}`)],
  [8, 'GET /inventory/items', ({ products }) => get(`/inventory/items?product_id=${one(products).product_id}`)],
  [6, 'GET /production/orders', () => get('/production/orders?status=PLANNED&page_size=20')],
  [5, 'GET /production/orders/{order_id}', ({ orders }) => get(`/production/orders/${one(orders).production_order_id}`)],
  [5, 'GET /bom/{bom_id}/explosion', ({ boms }) => get(`/bom/${one(boms).bom_id}/explosion?quantity=10`)],
  [4, 'GET /alerts', () => get('/alerts?page_size=20')],
  [3, 'GET /procurement/orders', () => get('/procurement/orders?page_size=20')],
  [2, 'GET /reports/critical-stock', () => get('/reports/critical-stock')],
  [1, 'GET /reports/inventory/movements', ({ products }) => get(`/reports/inventory/movements?product_id=${one(products).product_id}&page_size=50`)],
  [
    14,
    'POST /inventory/stock-out',
    ({ products }) => post('/inventory/stock-out', { ...place(one(products)), quantity: '1', reason: 'bench' }),
  ],
  [
    9,
    'POST /inventory/stock-in',
    ({ products }) => post('/inventory/stock-in', { ...place(one(products)), quantity: '10', unit_cost: '12.5', quality_status: 'APPROVED' }),
  ],
  [
    4,
    'POST /production/orders',
    ({ boms }) => post('/production/orders', { ...one(boms), planned_quantity: '1' }),
  ],
  [
    3,
    'POST /procurement/orders',
    ({ suppliers }) => {
      const { supplier_id, product_id, warehouse_id } = one(suppliers);
      return post('/procurement/orders', {
        supplier_id,
        warehouse_id,
        items: [{ product_id, quantity_ordered: '100', unit_price: '12.5' }],
      });
    },
  ],
]; // biome-ignore format: a table

const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0);

function anyAct(): Act {
  let left = Math.random() * TOTAL;
  for (const act of ACTS) {
    left -= act[0];
    if (left < 0) return act;
  }
  return ACTS[0] as Act;
}

export async function worldOf(db: pg.Client): Promise<World> {
  const rows = async <Row>(sql: string) => (await db.query(sql)).rows as Row[];
  return {
    products:
      await rows(`select product_id::integer, warehouse_id::integer, product_code from stock_scopes join products using (product_id)
      join warehouses using (warehouse_id) where product_code like 'BENCH-%' and warehouse_code = 'WH1'
      order by on_hand desc, product_id limit 1000`),
    boms: await rows(`select b.bom_id::integer, b.parent_product_id::integer as product_id, w.warehouse_id::integer from bill_of_materials b
      join products p on p.product_id = b.parent_product_id
      join warehouses w on w.is_active and w.warehouse_type = case p.product_type
        when 'FINISHED_PRODUCT' then 'FINISHED_PRODUCTS' else 'SEMI_FINISHED' end
      where b.status = 'ACTIVE'`),
    suppliers:
      await rows(`select s.supplier_id::integer, s.product_id::integer, w.warehouse_id::integer from product_suppliers s
      join products p using (product_id) join warehouses w on w.is_active and w.warehouse_type = 'RAW_MATERIALS'
      where p.product_type = 'RAW_MATERIAL'`),
    orders: await rows('select production_order_id from production_orders'),
  };
}

export interface Mix {
  readonly users: number;
  readonly seconds: number;
  /** mean pause between an answer and the next request of a user; 0: none */
  readonly pauseMs: number;
}

export interface MixResult {
  readonly times: readonly number[];
  readonly byOperation: Times;
  readonly statuses: ReadonlyMap<number, number>;
  /** the first refusal of each operation, in the server's words */
  readonly refusals: ReadonlyMap<string, string>;
  readonly seconds: number;
}

/** Users at work at once, each with its own login; a refusal is an answer like any other and is counted by its status. */
export async function playMix(
  client: ApiClient,
  tokens: readonly string[],
  world: World,
  mix: Mix,
): Promise<MixResult> {
  const times: number[] = [];
  const byOperation: Times = new Map();
  const statuses = new Map<number, number>();
  const refusals = new Map<string, string>();
  const start = performance.now();
  const end = start + mix.seconds * 1_000;
  await Promise.all(
    Array.from({ length: mix.users }, async (_, user) => {
      const token = tokens[user % tokens.length];
      while (performance.now() < end) {
        const [, operation, request] = anyAct();
        const answer = await client.send({ ...request(world), token });
        times.push(answer.ms);
        note(byOperation, operation, answer.ms);
        if (answer.status >= 400 && !refusals.has(operation))
          refusals.set(operation, answer.text.slice(0, 300));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        // Between half and one and a half of the mean.
        if (mix.pauseMs > 0) {
          const pause = mix.pauseMs * (0.5 + Math.random());
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      }
    }),
  );
  return { times, byOperation, statuses, refusals, seconds: (performance.now() - start) / 1_000 };
}
