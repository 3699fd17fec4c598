// Reports as files over a million movements: node scripts/run.mjs bench/reports.bench.ts
//
// The server runs in a process of its own; its memory is what the system says that it has, read ten times a second.
import { machine, median } from './lib/figures.ts';
import { logIn } from './lib/http-stock-out.ts';
import { watched } from './lib/memory.ts';
import { ACCOUNTANT, type Taken, take, withMovements } from './lib/report-requests.ts';
import { type RunningServer, startServer } from './lib/start-server.ts';

const SIZE = { movements: Number(process.env.BENCH_MOVEMENTS ?? 1_000_000), products: 2_000 };
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

const MOVEMENTS = '/reports/inventory/movements';
const SUMMARY = '/reports/inventory/summary';
const CASES: readonly (readonly [report: string, path: string, format: string])[] = [
  ['movements, all', `${MOVEMENTS}?`, 'csv'],
  ['movements, all', `${MOVEMENTS}?`, 'xlsx'],
  ['movements of a month', `${MOVEMENTS}?date_from=2025-03-01&date_to=2025-03-31&`, 'csv'],
  ['movements of a product', `${MOVEMENTS}?product_id=98&`, 'csv'],
  ['movements of a product', `${MOVEMENTS}?product_id=98&`, 'pdf'],
  ['summary', `${SUMMARY}?`, 'json'],
  ['summary', `${SUMMARY}?`, 'csv'],
  ['summary', `${SUMMARY}?`, 'xlsx'],
  ['summary of a warehouse', `${SUMMARY}?warehouse_id=2&`, 'pdf'],
];

async function measure({ port, pid }: RunningServer): Promise<void> {
  const token = await logIn(port, ...ACCOUNTANT);
  // Programs, plans and fonts are read before the first figure.
  for (const [, path, format] of CASES.slice(2)) await take(port, token, `${path}format=${format}`);
  console.log('report                   format  first byte ms   total ms        MB   MB before   MB grown');
  for (const [report, path, format] of CASES) {
    const { result, before, grown } = await watched(pid, async () => {
      const taken: Taken[] = [];
      for (let run = 0; run < RUNS; run += 1) taken.push(await take(port, token, `${path}format=${format}`));
      return taken;
    });
    const figures = [
      median(result.map((one) => one.firstByteMs))
        .toFixed(0)
        .padStart(13),
      median(result.map((one) => one.totalMs))
        .toFixed(0)
        .padStart(10),
      ((result[0]?.bytes ?? 0) / 1_048_576).toFixed(1).padStart(9),
      before.toFixed(0).padStart(11),
      grown.toFixed(0).padStart(10),
    ];
    console.log(`${report.padEnd(25)}${format.padEnd(6)}  ${figures.join(' ')}`);
  }
}

await withMovements(SIZE, async (postgres, _client, seconds) => {
  console.log(`${SIZE.movements} movements of ${SIZE.products} products, written in ${seconds.toFixed(0)} s`);
  const server = await startServer(postgres);
  try {
    await measure(server);
    console.log(`${machine()}.`);
  } finally {
    await server.stop();
  }
});
