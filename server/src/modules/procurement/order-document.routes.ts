import type { CompanySettings } from '../../platform/config.ts';
import type { Api } from '../../platform/http/api.ts';
import { OrderDocumentQuery } from './order-document.schemas.ts';
import { orderDocument } from './order-document.ts';
import { PurchaseOrderParams } from './orders.schemas.ts';

export function orderDocumentRoutes(api: Api, company: CompanySettings): void {
  api.file(
    {
      url: '/procurement/orders/:order_id/document',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Print a purchase order',
      description:
        'The order as a PDF of A4 pages, for the supplier: with our number as a Code 128 and the supplier’s own product ' +
        'codes. A draft and a cancelled order say so across each page.',
      params: PurchaseOrderParams,
      query: OrderDocumentQuery,
      contentType: 'application/pdf',
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) =>
      orderDocument(db, params.order_id, { language: query.language ?? 'tr', company }),
  );
}
