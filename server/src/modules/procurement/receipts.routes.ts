import type { Api } from '../../platform/http/api.ts';
import { listReceipts } from './receipts.queries.ts';
import { GoodsReceipt, GoodsReceiptPage, ReceiptList, ReceiptParams } from './receipts.schemas.ts';
import { getReceipt } from './receipts.service.ts';

const tag = 'Procurement';

export function receiptRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/receipts',
      tag,
      access: 'read:procurement',
      summary: 'List goods receipts',
      description:
        'What came, newest first; by order, supplier, product, delivery note and day. The search finds receipt, order and delivery note numbers and suppliers.',
      query: ReceiptList,
      response: GoodsReceiptPage,
    },
    ({ db, query }) => listReceipts(db, query),
  );

  api.read(
    {
      url: '/procurement/receipts/:receipt_id',
      tag,
      access: 'read:procurement',
      summary: 'Get a goods receipt',
      description: 'One delivery with its lines, the layer that each became, and what is still outstanding.',
      params: ReceiptParams,
      response: GoodsReceipt,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getReceipt(db, params.receipt_id),
  );
}
