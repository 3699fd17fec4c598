// Planning in memory, one core: node scripts/run.mjs bench/mrp.bench.ts
//
// BENCH_ITEMS=1000,10000 leaves sizes out. Preparing the input is part of the time; making it up is not. Bars: 3.3 s and 1 GB
// for 100,000 items, 0.3 s for 10,000, 30 ms for the pegging of 100 demands through all levels, and 100 ms for
// the net change of one product's stock.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type Plan, type PlanningInput, planFactory, type Quantity } from '@horoz/kernel';
import { median } from './lib/figures.ts';
import { mrpFactory } from './lib/mrp-factory.ts';

const SIZES = (process.env.BENCH_ITEMS ?? '1000,10000,100000').split(',').map(Number);
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const PEGGED_DEMANDS = 100;

function peggingTime(plan: Plan, demands: readonly { id: number; productId: number }[]): [number, number] {
  const start = performance.now();
  let nodes = 0;
  for (const { id, productId } of demands) nodes += plan.suppliesOf(productId, 'CUSTOMER_ORDER', id).length;
  return [performance.now() - start, nodes];
}

/** The stock of a finished product grows or shrinks: milliseconds, and how many products had to be netted again. */
function netChange(plan: Plan, { items, demands }: PlanningInput): [number, number] {
  const times: number[] = [];
  let netted = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const productId = demands[run]?.productId ?? 0;
    const its = <Row extends { productId: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.productId === productId);
    const stock = [{ quantity: 7000n as Quantity, expiryDay: null }];
    const change = {
      productIds: [productId],
      items: its(items).map((item) => ({ ...item, stock })),
      demands: its(demands),
      componentRequirements: [],
      receipts: [],
      firmOrders: [],
    };
    const start = performance.now();
    netted = plan.replan(change).replanned.length;
    times.push(performance.now() - start);
  }
  return [median(times), netted];
}

console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
console.log('   items    orders  seconds   items/s   orders/s   peak MB  pegging of 100 demands');
for (const size of SIZES) {
  const input = mrpFactory(size);
  const times: number[] = [];
  let plan = planFactory(input);
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    plan = planFactory(input);
    times.push((performance.now() - start) / 1000);
  }
  const seconds = median(times);
  // Spread over the demands; the second hundred are others, and only the compiler is warm by then.
  const every = Math.max(1, Math.floor(input.demands.length / PEGGED_DEMANDS));
  const hundred = (from: number) =>
    input.demands.filter((_, place) => place % every === from % every).slice(0, PEGGED_DEMANDS);
  const [cold] = peggingTime(plan, hundred(0));
  const [warm, nodes] = peggingTime(plan, hundred(1));
  const rate = (count: number) => Math.round(count / seconds).toLocaleString('en');
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${String(size).padStart(8)}  ${String(plan.orderCount).padStart(8)}  ${seconds.toFixed(3).padStart(7)}  ` +
      `${rate(size).padStart(8)}  ${rate(plan.orderCount).padStart(9)}  ${String(peak).padStart(8)}  ` +
      `${warm.toFixed(1)} ms, ${nodes} nodes (the first of a process: ${cold.toFixed(1)} ms)`,
  );
  const [changeTime, netted] = netChange(plan, input);
  console.log(
    `          net change of one product's stock: ${changeTime.toFixed(1)} ms, ${netted} products netted`,
  );
}
