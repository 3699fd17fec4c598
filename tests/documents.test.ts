import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  ECONOMIC_QUANTITIES,
  LOT_SIZING_PROBLEMS,
  LOT_SIZING_RESULTS,
  WAGNER_WHITIN_1958,
} from '../kernel/src/testing/lot-sizing-examples.ts';
import { MRP_EXAMPLES } from '../kernel/src/testing/mrp-examples.ts';
import { LATE_EXAMPLE, PROMISE_EXAMPLE } from '../kernel/src/testing/promise-examples.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';

/** The cells of each row, so that the formatter may align a document as it likes. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|:\s-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(' | '),
    );

it('docs/concepts/mrp.md shows the very tables that the tests of the planning kernel read', async () => {
  const document = rowsOf(await readFile(join(PROJECT_ROOT, 'docs/concepts/mrp.md'), 'utf8'));
  const tables = [
    LOT_SIZING_PROBLEMS,
    LOT_SIZING_RESULTS,
    ECONOMIC_QUANTITIES,
    WAGNER_WHITIN_1958,
    ...[LATE_EXAMPLE.chain, PROMISE_EXAMPLE.steps, PROMISE_EXAMPLE.limits],
    ...[...MRP_EXAMPLES, LATE_EXAMPLE, PROMISE_EXAMPLE].flatMap(
      ({ items, bom = '', demands, receipts = '', orders }) => [items, bom, demands, receipts, orders],
    ),
  ].filter((table) => table !== '');
  expect(tables.length).toBeGreaterThan(12);
  for (const table of tables) {
    const rows = rowsOf(table);
    const starts = document.flatMap((row, place) => (row === rows[0] ? [place] : []));
    const shown = starts.map((place) => document.slice(place, place + rows.length));
    expect(shown, rows[0]).toContainEqual(rows);
  }
});
