import { systemActor } from '../../platform/actor.ts';
import { type Database, only, type RecordKind, type Tx } from '../../platform/database/database.ts';
import type { Statement } from '../../platform/database/statement.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { judge } from './alert-rules.ts';
import {
  beginSweep,
  claimSweep,
  endSweep,
  isSweptFor,
  judgeFailedLogins,
  productionOrdersToSweep,
  productsToSweep,
  purchaseOrdersToSweep,
  snoozesThatEnd,
  wakeAlerts,
} from './alert-sweep.queries.ts';
import { lockAlerts, openLevelAlerts } from './alerts.queries.ts';
import type { Alert } from './alerts.schemas.ts';

const CHUNK = 500;
const actor = systemActor('alert-sweep');

const TO_SWEEP: readonly (readonly [RecordKind, Statement<{ id: number }>])[] = [
  ['product', productsToSweep],
  ['purchase_order', purchaseOrdersToSweep],
  ['production_order', productionOrdersToSweep],
];

/**
 * What time alone makes true: the end of a snooze and failed logins at each run, and once a day, for all records, expiry and lateness. Runs at the
 * start and each minute, on each server. A sweep that dies midway has not written its day, so the next run does it again;
 * what is right already costs nothing but its reading.
 */
export async function sweepAlerts(db: Database): Promise<void> {
  await endSnoozes(db);
  await inSweep(db, async (tx) => tx.defer(judgeFailedLogins, [tx.clock.now(), tx.actor.requestId]));
  const today = db.clock.today();
  if (only(await db.run(isSweptFor, [today])).is_swept) return;
  const isMine = await inSweep(db, async (tx) => tx.defer(beginSweep, [today]));
  if (!isMine) return;
  for (const [kind, page] of TO_SWEEP) {
    if (!(await sweepKind(db, kind, page, inSweep))) return;
  }
  await inSweep(db, async (tx) => tx.defer(endSweep, [today, tx.clock.now()]));
}

/**
 * Judges all products now, and answers the open alerts about their levels, the worst first. They are right without it: it is for
 * whoever wants to be sure.
 */
export async function generateCriticalStockAlerts(db: Database): Promise<Alert[]> {
  await sweepKind(db, 'product', productsToSweep, async (_db, work) => {
    await inTransaction(db, actor, work);
    return true;
  });
  return openLevelAlerts(db);
}

/** @returns false when another server is sweeping: it goes on with the rest */
async function inSweep(db: Database, work: (tx: Tx) => Promise<void>): Promise<boolean> {
  return inTransaction(db, actor, async (tx) => {
    if (!only(await tx.run(claimSweep, [])).is_mine) return false;
    await work(tx);
    return true;
  });
}

async function sweepKind(
  db: Database,
  kind: RecordKind,
  page: Statement<{ id: number }>,
  inChunk: typeof inSweep,
): Promise<boolean> {
  let last = 0;
  for (;;) {
    let ids: number[] = [];
    const isMine = await inChunk(db, async (tx) => {
      ids = (await tx.run(page, [last, CHUNK])).map((row) => row.id);
      judge(tx, { [kind]: ids });
    });
    if (!isMine) return false;
    last = ids.at(-1) ?? last;
    if (ids.length < CHUNK) return true;
  }
}

async function endSnoozes(db: Database): Promise<void> {
  for (;;) {
    const ended = await inTransaction(db, actor, async (tx) => {
      const alerts = await tx.run(snoozesThatEnd, [tx.clock.now(), CHUNK]);
      if (alerts.length === 0) return 0;
      await lockAlerts(tx, alerts);
      tx.defer(wakeAlerts, [alerts.map((one) => one.alert_id), tx.clock.now(), tx.actor.requestId]);
      return alerts.length;
    });
    if (ended < CHUNK) return;
  }
}
