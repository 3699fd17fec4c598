import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { median } from './figures.ts';
import { take } from './report-requests.ts';

/** The bulk history has a movement a minute from here on; its last day ends the periods. */
const FIRST = Date.parse('2024-01-01');
const day = (minutes: number) => new Date(FIRST + minutes * 60_000).toISOString().slice(0, 10);

interface Asked {
  readonly productId: number;
  readonly batchNumber: string;
}

function reportsOver(movements: number, { productId, batchNumber }: Asked): [report: string, path: string][] {
  const last = day(movements - 1);
  const daysBack = (days: number) => day(movements - 1 - days * 1_440);
  const year = `from=${daysBack(364)}&to=${last}&`;
  return [
    ['inventory summary', '/reports/inventory/summary?'],
    ['inventory summary as of a day', `/reports/inventory/summary?as_of=${daysBack(200)}&`],
    ['movements, a page', '/reports/inventory/movements?'],
    ['critical stock', '/reports/critical-stock?'],
    ['FIFO cost of a product', `/reports/cost/fifo?product_id=${productId}&from=${day(0)}&to=${last}&`],
    ['stock ageing', '/reports/stock/ageing?'],
    ['slow movers, 365 days', '/reports/stock/slow-movers?days=365&issued_at_most=100&'],
    ['turnover, 365 days', `/reports/stock/turnover?${year}`],
    ['roll-forward, 30 days', `/reports/stock/value-roll-forward?from=${daysBack(29)}&to=${last}&`],
    [
      'roll-forward, all, by product',
      `/reports/stock/value-roll-forward?from=${day(0)}&to=${last}&group_by=product&`,
    ],
    ['production efficiency', `/reports/production/efficiency?${year}`],
    ['production cost variance', `/reports/production/cost-variance?${year}`],
    ['supplier scorecard', `/reports/suppliers/scorecard?${year}`],
    ['late orders', '/reports/orders/late?'],
    ['trace of a batch', `/reports/batches/${encodeURIComponent(batchNumber)}/trace?`],
  ];
}

export interface ReportFigures {
  readonly report: string;
  readonly jsonMs: number;
  readonly firstByteMs: number;
  /** one pass over the ledger, taken right before: who else is at work on the machine makes both larger */
  readonly bareMs: number;
}

const BARE = 'select sum(value) from stock_movements';
const POSTED = `insert into data_changes (topic)
  values ('stock'), ('products'), ('production'), ('purchasing'), ('demands') on conflict do nothing`;

async function timesOf(runs: number, work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await work());
  return median(times);
}

/** Medians of each standard report as JSON, and of the first byte of its CSV; never an answer that was kept. */
export async function measureStandardReports(
  client: pg.Client,
  { port, token, movements, runs }: { port: number; token: string; movements: number; runs: number },
): Promise<ReportFigures[]> {
  const { rows } =
    await client.query<Asked>(`select product_id::integer as "productId", batch_number as "batchNumber"
    from inventory_items join products using (product_id) where product_code = 'BENCH-98' and batch_number is not null
    order by inventory_item_id limit 1`);
  const found: ReportFigures[] = [];
  for (const [report, path] of reportsOver(movements, rows[0] ?? { productId: 1, batchNumber: '' })) {
    const [json, csv] = [`${path}format=json`, `${path}format=csv`];
    const posted = () => client.query(POSTED);
    // Programs and plans are read before the first figure.
    await take(port, token, json);
    await take(port, token, csv, 'first byte');
    const bareMs = await timesOf(runs, async () => {
      const start = performance.now();
      await client.query(BARE);
      return performance.now() - start;
    });
    const jsonMs = await timesOf(runs, async () => {
      await posted();
      return (await take(port, token, json)).totalMs;
    });
    const firstByteMs = await timesOf(
      runs,
      async () => (await take(port, token, csv, 'first byte')).firstByteMs,
    );
    found.push({ report, jsonMs, firstByteMs, bareMs });
  }
  return found;
}
