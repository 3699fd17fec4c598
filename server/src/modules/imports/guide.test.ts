import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestApp } from '../../../../tests/harness/app.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { PROJECT_ROOT } from '../../project.ts';
import { PATHS, STATUSES } from './imports.schemas.ts';
import { importCsv } from './testing/sending.ts';

/** The files of docs/guides/imports.md are imported as they stand there. */
test('the files of the guide can be imported, one after the other', async () => {
  const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/imports.md'), 'utf8');
  for (const status of STATUSES) expect(guide).toContain(`| \`${status}\``);
  const files = [...guide.matchAll(/^```csv\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text.split('\n'));
  const paths = Object.keys(PATHS);
  expect(files.length).toBe(paths.length);
  const t = await createTestApp({ clock: manualClock(new Date('2026-11-21T08:00:00Z'), 'Europe/Istanbul') });
  for (const [place, path] of paths.entries()) {
    const lines = files[place] ?? [];
    expect(await importCsv(t.as.admin, path, lines, true)).toMatchObject({ status: 'CHECKED', errors: [] });
    expect(await importCsv(t.as.admin, path, lines)).toMatchObject({
      status: 'IMPORTED',
      rows_total: lines.length - 1,
    });
  }
  const { body } = await t.as.viewer.get('/inventory/items');
  expect(body.items).toMatchObject([
    { batch_number: 'ERD-2026-118', quantity_in_stock: '12350.500', total_value: '393980.9500' },
    { batch_number: 'ERD-2026-131', quality_status: 'QUARANTINE', entry_date: '2026-11-02T00:00:00Z' },
    { batch_number: 'DOLAP-60-261121-001', total_value: '16520.0000' },
  ]);
  expect((await t.as.viewer.get('/products?search=ışıl')).body.items).toMatchObject([
    { product_name: 'Dolap 60 cm, "ışıl"', standard_cost: '1240.5000' },
  ]);
  expect((await t.as.viewer.get('/bom/list')).body.items).toMatchObject([
    { parent_product_code: 'DOLAP-60', status: 'DRAFT', effective_date: '2026-11-21', component_count: 3 },
    { parent_product_code: 'KAPI-60', labor_cost_per_unit: '12.5000', component_count: 2 },
  ]);
  await expectInvariants(t.db);
  await t.close();
});
