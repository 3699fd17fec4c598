import { expect } from 'vitest';
import { runInvariants } from '../../server/src/doctor/invariants.service.ts';
import type { TestDatabase } from './database.ts';

/** What must hold at every commit (server/src/doctor). Tests of anything that moves stock call this at their end. */
export async function expectInvariants(db: TestDatabase): Promise<void> {
  // Nobody else gathers statistics in a test, and without them some of the checks take ten times as long.
  await db.sql('analyze');
  const { invariants } = await runInvariants(db);
  expect(invariants.filter((one) => one.violations > 0)).toEqual([]);
}
