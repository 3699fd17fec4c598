import type { Changes, Database, Parameter, RecordKind, Tx } from '../../platform/database/database.ts';
import { judgeRecords } from './alert-rules.queries.ts';

/** One class of advisory locks for each kind, in the order in which they are taken. */
const LOCK_CLASSES = {
  product: 7307,
  purchase_order: 7308,
  production_order: 7309,
} as const satisfies Record<RecordKind, number>;

/** PostgreSQL has room for some thousand locks in all: an import of 10,000 products must not take one for each. */
const LOCKS = 512;

export type RecordsToJudge = Partial<Readonly<Record<RecordKind, Iterable<number>>>>;

/**
 * Judges the alerts of some records. Nothing is waited for: the one statement travels with what follows, and fails the
 * transaction if it fails. To be called last: after its locks only the counter of the events may be locked.
 */
export function judge(tx: Tx, records: RecordsToJudge): void {
  const { product = [], purchase_order = [], production_order = [] } = records;
  const lock = lockOf({ product, purchase_order, production_order });
  if (lock === undefined) return;
  tx.defer(judgeRecords, [
    ...lock,
    [...product],
    [...purchase_order],
    [...production_order],
    tx.clock.today(),
    tx.clock.now(),
    tx.actor.requestId,
    tx.policy.expiryWarningDays,
  ]);
}

/** In one order everywhere, so that two transactions can never wait for each other in a circle. */
export function lockOf(records: Readonly<Record<RecordKind, Iterable<number>>>): Parameter[] | undefined {
  const kinds: number[] = [];
  const keys: number[] = [];
  for (const kind of ['product', 'purchase_order', 'production_order'] as const) {
    const distinct = new Set<number>();
    for (const id of records[kind]) distinct.add(id % LOCKS);
    for (const key of [...distinct].sort((a, b) => a - b)) {
      kinds.push(LOCK_CLASSES[kind]);
      keys.push(key);
    }
  }
  return keys.length === 0 ? undefined : [kinds, keys];
}

const judgeChanges = (tx: Tx, changes: Changes): void => judge(tx, changes);

/** From now on each transaction on this database judges what it changes, right before its commit. */
export function watchForAlerts(db: Database): void {
  if (!db.watchers.includes(judgeChanges)) db.watchers.push(judgeChanges);
}
