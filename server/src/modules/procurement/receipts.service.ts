import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { findReceipt } from './receipts.queries.ts';
import type { GoodsReceipt } from './receipts.schemas.ts';

/** @throws NOT_FOUND */
export async function getReceipt(db: Db, receiptId: number): Promise<GoodsReceipt> {
  const receipt = await findReceipt(db, receiptId);
  if (receipt === undefined) throw notFound('receipt', receiptId);
  return receipt;
}
