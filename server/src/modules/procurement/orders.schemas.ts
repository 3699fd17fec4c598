import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  date,
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  percentageOutput,
  positiveQuantityInput,
  quantityOutput,
  rateInput,
  rateOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const PURCHASE_STATUSES = [
  'DRAFT',
  'SENT',
  'CONFIRMED',
  'PARTIALLY_RECEIVED',
  'FULLY_RECEIVED',
  'CANCELLED',
  'CLOSED',
] as const;
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];

export const DELIVERY_STATUSES = [
  'NOT_DUE',
  'DUE',
  'LATE',
  'PARTIAL',
  'PARTIAL_LATE',
  'COMPLETE',
  'CLOSED',
  'CANCELLED',
] as const;

export const LINE_STATUSES = ['OPEN', 'PARTIAL', 'RECEIVED', 'CLOSED'] as const;
export const PRICE_SOURCES = ['GIVEN', 'PRICE_BREAK', 'SUPPLIER_LINK', 'LAST_PRICE'] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

const WORDS = {
  date: 'Day on which the goods are due.',
  rate: 'What one unit of the order’s currency is in the company’s currency.',
};
export const currencyCode = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'Currency of all prices of the order, ISO 4217.',
  examples: ['TRY'],
});
const supplierReference = text(50, {
  description: 'The supplier’s own number of the order, from its confirmation.',
  examples: ['SO-88123'],
});
const remarks = nullable(note(500, 'Remarks.'));

const PurchaseOrderLineRequest = object('PurchaseOrderLineRequest', {
  product_id: id('What is ordered.'),
  quantity_ordered: positiveQuantityInput('How much, in the stock unit of the product.', '500.000'),
  unit_price: Type.Optional(
    nullable(
      costInput(
        'Price of one stock unit in the order’s currency. Left out: the supplier’s best price break for the quantity, else its price, else what was paid last.',
      ),
    ),
  ),
  expected_delivery_date: Type.Optional(nullable(date(`${WORDS.date} Left out: the order’s.`))),
  notes: Type.Optional(remarks),
});
export type PurchaseOrderLineRequest = Static<typeof PurchaseOrderLineRequest>;

const lines = Type.Array(PurchaseOrderLineRequest, {
  minItems: 1,
  maxItems: 500,
  description: 'The lines, at most 500. A product may stand on several.',
});

export const PurchaseOrderRequest = object('PurchaseOrderRequest', {
  supplier_id: id('Who delivers.'),
  warehouse_id: id('Where the goods go.'),
  expected_delivery_date: Type.Optional(
    nullable(
      date(
        `${WORDS.date} Left out: the latest day of its lines, by the lead times of supplier and products.`,
      ),
    ),
  ),
  currency: Type.Optional(
    nullable({
      ...currencyCode,
      description:
        'Currency of all prices. Left out: that of the supplier’s prices, where all lines have one and they agree; else the company’s.',
    }),
  ),
  exchange_rate: Type.Optional(
    nullable(rateInput(`${WORDS.rate} Required for a foreign currency; the company’s own has 1.`)),
  ),
  notes: Type.Optional(remarks),
  items: lines,
});
export type PurchaseOrderRequest = Static<typeof PurchaseOrderRequest>;

export const PurchaseOrderUpdate = object('PurchaseOrderUpdate', {
  supplier_id: Type.Optional(
    id('Who delivers; another one only together with items, whose prices it makes.'),
  ),
  warehouse_id: Type.Optional(id('Where the goods go.')),
  expected_delivery_date: Type.Optional(date(WORDS.date)),
  currency: Type.Optional({
    ...currencyCode,
    description: 'Currency of all prices; another one only together with items.',
  }),
  exchange_rate: Type.Optional(
    rateInput(`${WORDS.rate} Required when the currency changes to a foreign one.`),
  ),
  notes: Type.Optional(remarks),
  items: Type.Optional(lines),
});
export type PurchaseOrderUpdate = Static<typeof PurchaseOrderUpdate>;

export const PurchaseOrderItem = object('PurchaseOrderItem', {
  po_item_id: id('Number of the line.'),
  line_number: Type.Integer({ minimum: 1, description: 'Place on the order.' }),
  product_id: id('What is ordered.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  supplier_product_code: nullable(Type.String({ description: 'The supplier’s code when it was ordered.' })),
  quantity_ordered: quantityOutput('Ordered.'),
  quantity_received: quantityOutput('Received so far.'),
  quantity_outstanding: quantityOutput('Still to come; nothing once the line is closed.'),
  unit_price: costOutput('Price of one stock unit in the order’s currency.'),
  total_price: costOutput('Quantity ordered × unit price, half up to 4 decimals.'),
  price_source: oneOf(PRICE_SOURCES, 'Where the price came from.'),
  expected_delivery_date: nullable(date('Day on which the line is due: its own, else the order’s.')),
  delivery_status: oneOf(LINE_STATUSES, 'How far the line is.'),
  notes: remarks,
});
export type PurchaseOrderItem = Static<typeof PurchaseOrderItem>;

const orderFields = {
  purchase_order_id: id('Number of the order.'),
  po_number: Type.String({ description: 'PO-{year}-{number}.', examples: ['PO-2026-000001'] }),
  supplier_id: id('Who delivers.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  warehouse_id: id('Where the goods go.'),
  warehouse_code: Type.String(),
  status: oneOf(PURCHASE_STATUSES, 'Where the order is.'),
  order_date: date('Day on which it was made.'),
  expected_delivery_date: nullable(date(WORDS.date)),
  currency: currencyCode,
  exchange_rate: rateOutput(WORDS.rate),
  total_amount: costOutput('Sum of its lines, in the order’s currency.'),
  total_amount_company: costOutput('The same in the company’s currency, half up to 4 decimals.'),
  supplier_reference: nullable(supplierReference),
  notes: remarks,
  delivery_status: oneOf(
    DELIVERY_STATUSES,
    'Judged today by the earliest day of a line still to come. A draft is never due.',
  ),
  days_late: Type.Integer({ minimum: 0, description: 'Days since that day has passed; 0 when not late.' }),
  pending_quantity_lines: Type.Integer({
    minimum: 0,
    description: 'Lines still to come, wholly or in part.',
  }),
  pending_amount: costOutput('Worth of what is still to come, in the order’s currency.'),
  received_percentage: percentageOutput(
    'Mean of the received shares of its lines, cut to 2 decimals, so that 100.00 means everything.',
  ),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it last changed; its ETag.'),
  created_by: nullable(id('User who created it.')),
  created_by_name: nullable(Type.String({ description: 'Full name of that user.' })),
};

export const WARNING_CODES = ['BELOW_MINIMUM_ORDER', 'PRICE_FROM_LAST_PURCHASE', 'NOT_LINKED'] as const;

const PurchaseOrderWarning = object('PurchaseOrderWarning', {
  line_number: Type.Integer({ minimum: 1, description: 'The line that it is about.' }),
  po_item_id: id('Number of the line.'),
  code: oneOf(WARNING_CODES),
  message: Type.String(),
});
export type PurchaseOrderWarning = Static<typeof PurchaseOrderWarning>;

export const PurchaseOrder = object('PurchaseOrder', {
  ...orderFields,
  items: Type.Array(PurchaseOrderItem),
  warnings: Type.Optional(
    Type.Array(PurchaseOrderWarning, {
      description: 'When it was just created or edited: what a buyer should look at again.',
    }),
  ),
});
export type PurchaseOrder = Static<typeof PurchaseOrder>;

const PendingItem = object('PurchaseOrderPendingItem', {
  product_code: Type.String(),
  quantity_outstanding: quantityOutput('Still to come.'),
  expected_delivery_date: nullable(date(WORDS.date)),
});

/** An order in a list: without its lines. */
export const PurchaseOrderRow = object('PurchaseOrderRow', {
  ...orderFields,
  item_count: Type.Integer({ minimum: 0, description: 'Number of lines.' }),
  pending_items: Type.Array(PendingItem, {
    description: 'The first five lines still to come, soonest due first.',
  }),
});
export type PurchaseOrderRow = Static<typeof PurchaseOrderRow>;

export const PurchaseOrderPage = page('PurchaseOrderPage', PurchaseOrderRow);

export const PurchaseOrderParams = parameters({ order_id: id('Number of the purchase order.') });

export const PurchaseOrderList = listParameters(
  ['po_number', 'order_date', 'expected_delivery_date', 'total_amount'],
  {
    status: Type.Optional(oneOf(PURCHASE_STATUSES, 'Only these.')),
    supplier_id: Type.Optional(id('Orders from this supplier.')),
    warehouse_id: Type.Optional(id('Orders into this warehouse.')),
    product_id: Type.Optional(id('Orders with a line for this product.')),
    delivery_status: Type.Optional(oneOf(DELIVERY_STATUSES, 'Judged today.')),
    order_date_from: Type.Optional(date('Ordered on this day or later.')),
    order_date_to: Type.Optional(date('Ordered on this day or earlier.')),
    expected_from: Type.Optional(date('Due on this day or later.')),
    expected_to: Type.Optional(date('Due on this day or earlier.')),
  },
);
export type PurchaseOrderList = Static<typeof PurchaseOrderList>;

export const PurchaseOrderStatusUpdate = object('PurchaseOrderStatusUpdate', {
  status: oneOf(PURCHASE_STATUSES, 'The status to go to.'),
  supplier_reference: Type.Optional(nullable(supplierReference)),
  notes: Type.Optional(nullable(note(500, 'Why.'))),
});
export type PurchaseOrderStatusUpdate = Static<typeof PurchaseOrderStatusUpdate>;

export const DeliveryDatesUpdate = object('DeliveryDatesUpdate', {
  expected_delivery_date: Type.Optional(date(`${WORDS.date} Lines without a day of their own follow it.`)),
  items: Type.Optional(
    Type.Array(
      object('DeliveryDateOfLine', {
        po_item_id: id('Number of the line.'),
        expected_delivery_date: nullable(date('Day on which the line is due; null: with the order.')),
      }),
      { minItems: 1, maxItems: 500 },
    ),
  ),
  reason: Type.Optional(nullable(note(500, 'Why, for the history.'))),
});
export type DeliveryDatesUpdate = Static<typeof DeliveryDatesUpdate>;
