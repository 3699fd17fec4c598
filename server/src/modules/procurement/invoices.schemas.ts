import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  date,
  id,
  note,
  nullable,
  object,
  rateInput,
  rateOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { changes, receivedLine } from './late-costs.schemas.ts';
import { currencyCode } from './orders.schemas.ts';

const invoiceNumber = text(50, {
  description: 'The number on the supplier’s paper. One invoice of an order is posted once.',
  examples: ['FTR-2026-0417'],
});
const rate = 'What one unit of the order’s currency is in the company’s.';

export const PurchaseInvoiceRequest = object('PurchaseInvoiceRequest', {
  invoice_number: invoiceNumber,
  invoice_date: Type.Optional(nullable(date('Day of the invoice. Left out: today.'))),
  exchange_rate: Type.Optional(nullable(rateInput(`${rate} Left out: the order’s.`))),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
  lines: Type.Array(
    object('PurchaseInvoiceLineRequest', {
      po_item_id: id('The line of the order, of which something was received.'),
      unit_price: costInput('What one stock unit was invoiced at, in the order’s currency.', '16.1000'),
    }),
    {
      minItems: 1,
      maxItems: 500,
      description: 'Prices by line of the order. Each holds for all that was received of it.',
    },
  ),
});
export type PurchaseInvoiceRequest = Static<typeof PurchaseInvoiceRequest>;

export const PurchaseInvoice = object('PurchaseInvoice', {
  purchase_invoice_id: id('Number of the posting in the system.'),
  posting_number: Type.String({ examples: ['PI-2026-000001'] }),
  purchase_order_id: id('The purchase order.'),
  po_number: Type.String({ examples: ['PO-2026-000001'] }),
  invoice_number: invoiceNumber,
  invoice_date: date('Day of the invoice.'),
  currency: { ...currencyCode, description: 'The order’s currency.' },
  exchange_rate: rateOutput(rate),
  value_change: costOutput('By how much what was received became dearer, in the company’s currency.'),
  ...changes,
  notes: nullable(Type.String()),
  posted_at: timestamp('When.'),
  posted_by: nullable(Type.String({ description: 'Username of who posted it.' })),
  lines: Type.Array(
    object('PurchaseInvoiceLine', {
      ...receivedLine,
      unit_price: costOutput('As invoiced, in the order’s currency.'),
      unit_cost: costOutput('The same in the company’s.'),
      value_change: costOutput(
        'Quantity × unit cost, less the same at the cost that was booked last: by an earlier invoice, else by the receipt.',
      ),
    }),
    { description: 'A line for each receipt of the lines that were invoiced.' },
  ),
});
export type PurchaseInvoice = Static<typeof PurchaseInvoice>;

export const PurchaseInvoiceList = object('PurchaseInvoiceList', {
  items: Type.Array(PurchaseInvoice, { description: 'Oldest first.' }),
});
