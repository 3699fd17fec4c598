// Each standard report over a million movements and 100,000 layers: node scripts/run.mjs bench/report-speed.bench.ts
import { machine, shown, table } from './lib/figures.ts';
import { logIn } from './lib/http-stock-out.ts';
import { ACCOUNTANT, withMovements } from './lib/report-requests.ts';
import { measureStandardReports } from './lib/standard-reports.ts';
import { startServer } from './lib/start-server.ts';

const MOVEMENTS = Number(process.env.BENCH_MOVEMENTS ?? 1_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 7);
// Ten movements a layer, each of which keeps some stock: as many layers as a tenth of the movements.
const SIZE = { movements: MOVEMENTS, products: 2_000, movementsOfALayer: 10, keptEvery: 1 };

await withMovements(SIZE, async (postgres, client, seconds) => {
  // A tenth of the products is below its level, and all have one.
  await client.query(`update products set minimum_stock_level = case when product_id % 10 = 0 then 1000000 else 1 end,
    critical_stock_level = 1`);
  await client.query('vacuum analyze products');
  console.log(
    `${SIZE.movements} movements, ${SIZE.movements / SIZE.movementsOfALayer} layers, written in ${seconds.toFixed(0)} s`,
  );
  const server = await startServer(postgres);
  try {
    const token = await logIn(server.port, ...ACCOUNTANT);
    const found = await measureStandardReports(client, {
      port: server.port,
      token,
      movements: MOVEMENTS,
      runs: RUNS,
    });
    console.log(
      table(
        ['report', 'JSON ms', 'CSV first byte ms', 'one pass over the ledger ms', 'JSON ratio'],
        found.map((one) => [
          one.report,
          shown(one.jsonMs),
          shown(one.firstByteMs),
          shown(one.bareMs),
          (one.jsonMs / one.bareMs).toFixed(2),
        ]),
      ),
    );
    console.log(`${machine()}.`);
  } finally {
    await server.stop();
  }
});
