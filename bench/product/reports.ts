import { shown, table } from '../lib/figures.ts';
import { watched } from '../lib/memory.ts';
import { take } from '../lib/report-requests.ts';
import { measureStandardReports } from '../lib/standard-reports.ts';
import type { BenchFactory } from './factory.ts';
import type { Promised } from './promised.ts';

/** Standard reports over the long history, and the longest of them as a file. */
export async function measureReports(
  { db, server: { port, pid }, admin: token }: BenchFactory,
  { movements, runs, print }: { movements: number; runs: number; print: (text: string) => void },
): Promise<Promised[]> {
  const found = await measureStandardReports(db, { port, token, movements, runs });
  print('\n## Standard reports\n');
  print(
    table(
      ['report', 'JSON median ms', 'CSV first byte ms', 'ratio'],
      found.map(({ report, jsonMs, firstByteMs, bareMs }) => [
        report,
        shown(jsonMs),
        shown(firstByteMs),
        (jsonMs / bareMs).toFixed(2),
      ]),
    ),
  );
  const slowest = found.toSorted((a, b) => b.jsonMs - a.jsonMs)[0];
  const latest = found.toSorted((a, b) => b.firstByteMs - a.firstByteMs)[0];
  const file = await watched(pid, () => take(port, token, '/reports/inventory/movements?format=csv'));
  return [
    {
      what: `Slowest standard report as JSON: ${slowest?.report}, median`,
      documents: '< 2 s',
      ours: '< 300 ms',
      figure: `${shown(slowest?.jsonMs ?? 0)} ms`,
      ratio: ((slowest?.jsonMs ?? 0) / (slowest?.bareMs ?? 1)).toFixed(2),
    },
    {
      what: `Latest first byte of a CSV: ${latest?.report}, median`,
      documents: '',
      ours: '< 200 ms',
      figure: `${shown(latest?.firstByteMs ?? 0)} ms`,
      ratio: '',
    },
    {
      what: 'All movements as CSV: growth of memory',
      documents: '',
      ours: '< 50 MB',
      figure: `${file.grown.toFixed(0)} MB (${(file.result.bytes / 1_048_576).toFixed(0)} MB of text in ${(file.result.totalMs / 1_000).toFixed(0)} s)`,
      ratio: '',
    },
  ];
}
