import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { bareStockOut, connectBare } from '../lib/bare-stock-out.ts';
import { figuresOf } from '../lib/figures.ts';

/** The limits of this machine in this run: what PostgreSQL alone takes for the least that an answer needs. */

async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const list: number[] = [];
  for (let turn = -Math.ceil(times / 4); turn < times; turn += 1) {
    const start = performance.now();
    await work(turn);
    if (turn >= 0) list.push(performance.now() - start);
  }
  return list;
}

const READ = { name: 'bare_read', text: 'select * from products where product_id = $1' };

/** Two prepared statements that each read one row by its key: who asks, and what is asked for. Mean ms. */
export async function bareReading(db: pg.Client): Promise<number> {
  const read = () => db.query({ ...READ, values: [1] });
  return figuresOf(await timed(300, async () => [await read(), await read()])).mean;
}

/** A stock-out as one prepared statement behind its lock: see bare-stock-out.ts. Mean ms. */
export async function bareIssue(location: pg.ClientConfig, stock: BareStock): Promise<number> {
  const clients = await connectBare(location, 1);
  const times = await timed(200, () =>
    bareStockOut(clients, 0, { productId: stock.any(), quantity: '1' }, stock.warehouseId),
  );
  await Promise.all(clients.map((client) => client.end()));
  return figuresOf(times).mean;
}

/** All lines below a recipe, by a recursive query. Median ms. */
export async function bareExplosion(db: pg.Client, bomId: number): Promise<number> {
  const text = `with recursive line as (
      select component_product_id as product_id, quantity_required::numeric as quantity from bom_components where bom_id = $1
      union all
      select c.component_product_id, l.quantity * c.quantity_required from line l
      join bill_of_materials b on b.parent_product_id = l.product_id and b.status = 'ACTIVE'
      join bom_components c on c.bom_id = b.bom_id)
    select product_id, sum(quantity) from line group by 1`;
  return figuresOf(await timed(30, () => db.query({ name: 'bare_explosion', text, values: [bomId] }))).p50;
}

export interface BareStock {
  readonly warehouseId: number;
  any(): number;
}

/** The same share of readings and stock-outs without HTTP: answers per second of `connections` at work for `seconds`. */
export async function bareMix(
  location: pg.ClientConfig,
  stock: BareStock,
  connections: number,
  seconds: number,
): Promise<number> {
  const writers = await connectBare(location, connections);
  const readers = Array.from({ length: connections }, () => new pg.Client(location));
  await Promise.all(readers.map((reader) => reader.connect()));
  const start = performance.now();
  let answers = 0;
  try {
    await Promise.all(
      readers.map(async (reader, worker) => {
        while (performance.now() - start < seconds * 1_000) {
          if (Math.random() < 0.7) await reader.query({ ...READ, values: [stock.any()] });
          else
            await bareStockOut(writers, worker, { productId: stock.any(), quantity: '1' }, stock.warehouseId);
          answers += 1;
        }
      }),
    );
    return answers / ((performance.now() - start) / 1_000);
  } finally {
    await Promise.all([...writers, ...readers].map((client) => client.end()));
  }
}
