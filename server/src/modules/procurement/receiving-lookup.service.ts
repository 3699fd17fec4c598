import type { Db } from '../../platform/database/database.ts';
import { matchesOf, whatComes } from './receiving-lookup.queries.ts';
import type { ReceivingLookup } from './receiving-lookup.schemas.ts';

/** The QR code of our own labels: `HD1;{inventory_item_id};{batch_number}`. */
const LABEL = /^HD1;\d+;(.+)$/;

/** For the scanner at the gate: what the code is, what is still to come of it, and what came already. Three statements. */
export async function lookUpReceiving(db: Db, code: string): Promise<ReceivingLookup> {
  const scanned = code.trim();
  const matches = await matchesOf(db, LABEL.exec(scanned)?.[1] ?? scanned);
  const [first] = matches;
  if (first === undefined) return { code, matched_as: null, lines: [], receipts: [] };
  return { code, matched_as: first.matched_as, ...(await whatComes(db, matches)) };
}
