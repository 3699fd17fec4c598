// Files of 10,000 rows, from sending them to the report: node scripts/run.mjs bench/imports.bench.ts
//
// The bar is 10 seconds a file. Beside it, what a small request waits for meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { type TestCell, workbook } from '../server/src/modules/imports/testing/workbook.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { logIn } from './lib/http-stock-out.ts';
import { startServer } from './lib/start-server.ts';

const ROWS = Number(process.env.BENCH_ROWS ?? 10_000);
const BAR_SECONDS = 10;
const PASSWORD = 'Bench-Only-2026';
const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const rows = <Row>(row: (n: number) => Row): Row[] =>
  Array.from({ length: ROWS }, (_, place) => row(place + 1));
const csv = (header: string, line: (n: number) => string) =>
  Buffer.from([header, ...rows(line)].join('\r\n'));

const PRODUCT_COLUMNS =
  'product_code;product_name;description;product_type;unit_of_measure;standard_cost;minimum_stock_level;lead_time_days;safety_stock;lot_sizing_rule;lot_size';
const productLine = (prefix: string) => (n: number) =>
  `${prefix}-${n};ÇELİK SAC ${n} MM ışıl;"Sıcak hadde; ${n}";RAW_MATERIAL;KG;1.${100 + (n % 900)},25;10,5;${n % 60};5;FIXED_QUANTITY;250`;

const STOCK_COLUMNS = [
  'product_code', 'warehouse_code', 'quantity', 'unit_cost', 'quality_status', 'entry_date', 'location_in_warehouse',
  'supplier_code',
]; // biome-ignore format: read as one
const stockLine = (batch: boolean) => (n: number) =>
  `A-${n};RM0${1 + (n % 2)};1.${100 + (n % 900)},125;15,2575;APPROVED;15.01.2026;A-${n % 40};S-${n}${batch ? `;LOT-${n}` : ''}`;
const stockCells = (n: number): TestCell[] => [
  `A-${n}`, 'RM02', 12.5, 15.2575, 'APPROVED', { xml: 's="1"><v>46037</v>' }, `B-${n % 40}`, `S-${n}`,
]; // biome-ignore format: read as one

interface Case {
  readonly name: string;
  readonly path: string;
  readonly file: Buffer;
  readonly status: string;
  readonly dryRun?: boolean;
  readonly type?: string;
}

const cases: readonly Case[] = [
  {
    name: 'suppliers, CSV',
    path: 'suppliers',
    file: csv(
      'supplier_code;supplier_name;contact_person;email;phone;city;lead_time_days;quality_rating',
      (n) => `S-${n};Tedarikçi ${n};Ayşe Yılmaz;satis${n}@example.com;+90 262 555 01 01;Ereğli;10;4,5`,
    ),
    status: 'IMPORTED',
  },
  {
    name: 'products, CSV, dry run',
    path: 'products',
    file: csv(PRODUCT_COLUMNS, productLine('A')),
    status: 'CHECKED',
    dryRun: true,
  },
  {
    name: 'products, CSV',
    path: 'products',
    file: csv(PRODUCT_COLUMNS, productLine('A')),
    status: 'IMPORTED',
  },
  {
    name: 'products, CSV, two errors a row',
    path: 'products',
    file: csv(PRODUCT_COLUMNS, (n) => productLine('A')(n).replace(';KG;', ';KILO;')),
    status: 'REJECTED',
  },
  {
    name: 'products, XLSX',
    path: 'products',
    file: workbook([
      ['product_code', 'product_name', 'product_type', 'unit_of_measure', 'standard_cost'],
      ...rows((n): TestCell[] => [`X-${n}`, `ÇELİK ${n}`, 'RAW_MATERIAL', 'KG', n + 0.25]),
    ]),
    type: XLSX,
    status: 'IMPORTED',
  },
  {
    name: 'opening stock, CSV, batch numbers given',
    path: 'opening-stock',
    file: csv(`${STOCK_COLUMNS.join(';')};batch_number`, stockLine(true)),
    status: 'IMPORTED',
  },
  {
    name: 'opening stock, CSV, batch numbers made',
    path: 'opening-stock',
    file: csv(STOCK_COLUMNS.join(';'), stockLine(false)),
    status: 'IMPORTED',
  },
  {
    name: 'opening stock, XLSX, batch numbers made',
    path: 'opening-stock',
    file: workbook([STOCK_COLUMNS, ...rows(stockCells)]),
    type: XLSX,
    status: 'IMPORTED',
  },
];

async function send(base: string, token: string, one: Case): Promise<{ seconds: number; waits: number[] }> {
  const headers = { authorization: `Bearer ${token}` };
  const { type = CSV, dryRun = false } = one;
  const query = `dry_run=${dryRun}${type === CSV ? '&delimiter=semicolon&decimal_separator=comma' : ''}`;
  const waits: number[] = [];
  const start = performance.now();
  const answer = await fetch(`${base}/imports/${one.path}?${query}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type },
    body: new Uint8Array(one.file),
  });
  const record = (await answer.json()) as { import_id: number };
  if (answer.status !== 202) throw new Error(JSON.stringify(record));
  for (;;) {
    const asked = performance.now();
    const progress = (await (await fetch(`${base}/imports/${record.import_id}`, { headers })).json()) as {
      status: string;
      message: string;
    };
    waits.push(performance.now() - asked);
    if (progress.status === one.status) return { seconds: (performance.now() - start) / 1_000, waits };
    if (progress.status !== 'RUNNING')
      throw new Error(`${one.name}: ${JSON.stringify(progress).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function prepare(location: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(location);
  await client.connect();
  await client.query(
    `insert into users (username, full_name, role, password_hash) values ('importer', 'Importer', 'admin', $1)`,
    [await bcrypt.hash(PASSWORD, 4)],
  );
  await client.query(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
     values ('RM01', 'Depo 1', 'RAW_MATERIALS'), ('RM02', 'Depo 2', 'RAW_MATERIALS')`,
  );
  await client.end();
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, database: 'bench' });
  try {
    await migrate(postgres.connection, MIGRATIONS_FOLDER);
    await prepare(postgres.connection);
    const server = await startServer(postgres);
    try {
      const token = await logIn(server.port, 'importer', PASSWORD);
      console.log(
        `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}`,
      );
      console.log(`${ROWS} rows a file; bar ${BAR_SECONDS} s`);
      console.log(
        'file                                          MiB   seconds   a read meanwhile p50 / max ms',
      );
      for (const one of cases) {
        const { seconds, waits } = await send(`http://127.0.0.1:${server.port}/api/v1`, token, one);
        const sorted = waits.toSorted((a, b) => a - b);
        const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
        const cells = [
          one.name.padEnd(44),
          (one.file.length / 1_048_576).toFixed(1).padStart(5),
          seconds.toFixed(2).padStart(9),
          `${at(0.5)} / ${at(1)}`.padStart(16),
        ];
        console.log(cells.join(' '), seconds < BAR_SECONDS ? '' : '  over the bar');
      }
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
