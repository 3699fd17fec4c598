import type { Api } from '../../platform/http/api.ts';
import { PurchaseInvoice, PurchaseInvoiceList, PurchaseInvoiceRequest } from './invoices.schemas.ts';
import { listInvoices, postInvoice } from './invoices.service.ts';
import { OrderParams } from './late-costs.schemas.ts';

const tag = 'Procurement';

export function purchaseInvoiceRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/procurement/orders/:order_id/invoices',
      tag,
      access: 'write:procurement',
      summary: 'Post the invoice of a supplier',
      description:
        'Corrects the cost of what was received where the invoice differs from what was booked, also of what was consumed, transferred or sold meanwhile. A price holds for all receipts of its line; a second invoice corrects the first. Landed cost stays.',
      params: OrderParams,
      body: PurchaseInvoiceRequest,
      response: PurchaseInvoice,
      status: 201,
      errors: ['NOT_FOUND', 'DUPLICATE', 'CONFLICT'],
      example: {
        body: {
          invoice_number: 'FTR-2026-0417',
          invoice_date: '2026-11-20',
          lines: [{ po_item_id: 1, unit_price: '16.1000' }],
        },
      },
    },
    ({ tx, params, body }) => postInvoice(tx, params.order_id, body),
  );

  api.read(
    {
      url: '/procurement/orders/:order_id/invoices',
      tag,
      access: 'read:procurement',
      summary: 'List the invoices of an order',
      description: 'Each with its lines and what became of the difference, oldest first.',
      params: OrderParams,
      response: PurchaseInvoiceList,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => listInvoices(db, params.order_id),
  );
}
