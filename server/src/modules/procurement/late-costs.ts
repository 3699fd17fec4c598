import {
  type Amount,
  amount,
  formatAmount,
  fromAmount,
  multiplyRational,
  parseRational,
  toAmount,
} from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { type ReceivedLine, readReceivedLines } from './late-costs.queries.ts';
import type { LockedOrder } from './orders.queries.ts';

/** What landed costs and invoices share: the received lines of an order, and rates of exchange. */

/**
 * All lines received of a locked order, oldest first; nothing more can come while its lock is held.
 *
 * @throws CONFLICT when there are none
 */
export async function receivedLines(tx: Tx, order: LockedOrder): Promise<ReceivedLine[]> {
  const lines = await readReceivedLines(tx, order.purchase_order_id);
  if (lines.length > 0) return lines;
  throw new AppError(
    'CONFLICT',
    say`Nothing of ${order.po_number} has been received yet, so there is no stock whose cost could change. Receive it first.`,
    [{ purchase_order_id: order.purchase_order_id, status: order.status }],
  );
}

const COMPANY_RATE = '1.000000';

/**
 * What one unit of a currency is in the company's: as given, else as a rate that is known.
 *
 * @throws VALIDATION_ERROR when there is none, or the company's own currency is given another than 1
 */
export function exchangeRate(
  tx: Tx,
  currency: string,
  given: string | null | undefined,
  known: string | null,
): string {
  const own = tx.policy.companyCurrency;
  if (currency === own) {
    if (given == null || given === COMPANY_RATE) return COMPANY_RATE;
    throw invalidField(
      'exchange_rate',
      say`must be 1 or left out, because ${own} is the currency of the company`,
    );
  }
  const rate = given ?? known;
  if (rate !== null) return rate;
  throw invalidField('exchange_rate', say`is required: what one ${currency} is in ${own}`);
}

/** Half up to 4 decimals, once. */
export const inCompanyCurrency = (price: string, rate: string): Amount =>
  toAmount(multiplyRational(fromAmount(amount(price)), parseRational(rate)));

/** The largest unit cost and the largest bill that the program takes. */
const MOST = { unitCost: amount('999999999.9999'), bill: amount('999999999999.9999') };

/** @throws VALIDATION_ERROR */
export function requireSize(tx: Tx, value: Amount, most: keyof typeof MOST, field: string): void {
  if (value <= MOST[most]) return;
  throw invalidField(
    field,
    say`is more than ${formatAmount(MOST[most])} ${tx.policy.companyCurrency}. Check the exchange rate.`,
  );
}
