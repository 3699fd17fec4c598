import { expect } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../../tests/harness/factory.ts';
import { manualClock } from '../../../platform/clock.ts';
import type { Import } from '../imports.schemas.ts';
import { importCsv } from './sending.ts';

export const HEADER = 'level;product_code;quantity';

/** Parts lists in short, and the products that they are about. */
export class PartsLists {
  private run = 0;
  readonly t: TestApp;
  readonly f: Factory;

  private constructor(t: TestApp, f: Factory) {
    this.t = t;
    this.f = f;
  }

  static async create(): Promise<PartsLists> {
    const t = await createTestApp({
      clock: manualClock(new Date('2026-03-02T22:30:00Z'), 'Europe/Istanbul'),
    });
    const f = await createFactory(t);
    for (const code of ['STEEL', 'PAINT', 'OLD']) await f.product(code);
    await f.product('SCREW', { unit: 'PCS' });
    await f.product('OLD-TOP', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    await t.db.sql(`update products set is_active = false where product_code like 'OLD%'`);
    return new PartsLists(t, f);
  }

  /** Each test has products of its own: A and B are finished, D, E and H are semi-finished. */
  async nextProducts(): Promise<void> {
    this.run += 1;
    for (const name of ['A', 'B'])
      await this.f.product(this.at(name), { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    for (const name of ['D', 'E', 'H'])
      await this.f.product(this.at(name), { type: 'SEMI_FINISHED', unit: 'PCS' });
  }

  /** The code of this test's product. */
  at(name: string): string {
    return `${name}-${this.run}00`;
  }

  /** Puts the codes in place of the names; but not where A is a word. */
  named(text: string): string {
    return text.replaceAll(/\b[ABDEH]\b(?! product)/g, (name) => this.at(name));
  }

  /** Rows like `1 D 2 KG`, read under `header`. */
  list(rows: readonly string[], header = HEADER): string[] {
    return [header, ...rows.map((row) => this.named(row.replaceAll(' ', ';')))];
  }

  send(rows: readonly string[], header?: string, dryRun = false): Promise<Import> {
    return importCsv(this.t.as.prod_mgr, 'boms', this.list(rows, header), dryRun);
  }

  /** The one recipe of a product. */
  async bomOf(name: string) {
    const { body } = await this.t.as.viewer.get(`/bom/list?search=${this.at(name)}`);
    expect(body.items.length, name).toBe(1);
    return (await this.t.as.viewer.get(`/bom/${body.items[0].bom_id}`)).body;
  }

  /** How much is there. */
  async stored() {
    const [counts] = await this.t.db.sql(
      `select (select count(*)::integer from bill_of_materials) as boms,
         (select count(*)::integer from bom_components) as lines,
         (select count(*)::integer from audit_log where entity_type in ('bom', 'import')) as audits`,
    );
    return counts;
  }

  /** The file has exactly these errors, in a dry run too, and changes nothing. */
  async expectErrors(rows: readonly string[], errors: readonly object[], header?: string): Promise<void> {
    const before = await this.stored();
    const record = await this.send(rows, header);
    expect(record.errors).toEqual(errors);
    expect(record).toMatchObject({ status: 'REJECTED', error_count: errors.length });
    const checked = await this.send(rows, header, true);
    expect(checked.errors, 'the dry run says the same').toEqual(errors);
    expect(await this.stored(), 'nothing is imported').toEqual(before);
  }
}
