import type { CompanySettings } from '../../platform/config.ts';
import type { Api } from '../../platform/http/api.ts';
import { ReceiptDocumentQuery } from './receipt-document.schemas.ts';
import { receiptDocument } from './receipt-document.ts';
import { ReceiptParams } from './receipts.schemas.ts';

export function receiptDocumentRoutes(api: Api, company: CompanySettings): void {
  api.file(
    {
      url: '/procurement/receipts/:receipt_id/document',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Print a goods receipt',
      description:
        'The goods received note as a PDF of A4 pages: batches, quantities, quality as it came, expiry and warehouse, with ' +
        'room for signatures. Cost and value only with `prices=true`.',
      params: ReceiptParams,
      query: ReceiptDocumentQuery,
      contentType: 'application/pdf',
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) =>
      receiptDocument(db, params.receipt_id, {
        language: query.language ?? 'tr',
        company,
        prices: query.prices ?? false,
      }),
  );
}
