import type { CompanySettings } from '../../platform/config.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Code128, code128, drawCode128 } from '../../platform/pdf/barcodes.ts';
import { formatDay, formatDecimal, formatMoney } from '../../platform/pdf/formats.ts';
import {
  drawFacts,
  drawParty,
  drawRemarks,
  drawSignatures,
  openPaper,
  type Paper,
} from '../../platform/pdf/paper.ts';
import { A4, drawPdf } from '../../platform/pdf/pdf.ts';
import { type Column, drawSum, drawTable } from '../../platform/pdf/table.ts';
import type { Language } from '../../platform/words/language.ts';
import { type OrderParties, partiesOf } from './order-document.queries.ts';
import { getOrder } from './orders.queries.ts';
import type { PurchaseOrder, PurchaseOrderItem } from './orders.schemas.ts';

const WORDS = {
  tr: {
    file: 'Satın alma siparişi',
    title: 'SATIN ALMA SİPARİŞİ',
    supplier: 'TEDARİKÇİ',
    deliverTo: 'TESLİM YERİ',
    taxNumber: 'Vergi no',
    contact: 'İlgili',
    facts: {
      orderDate: 'SİPARİŞ TARİHİ',
      delivery: 'TESLİM TARİHİ',
      status: 'DURUM',
      currency: 'PARA BİRİMİ',
      terms: 'ÖDEME KOŞULLARI',
      reference: 'TEDARİKÇİ REFERANSI',
      supplierCode: 'TEDARİKÇİ KODU',
    },
    columns: {
      line: 'No',
      product: 'Ürün',
      supplierCode: 'Tedarikçi kodu',
      quantity: 'Miktar',
      unit: 'Birim',
      price: 'Birim fiyat',
      total: 'Tutar',
    },
    lineDelivery: 'Teslim',
    sum: 'Toplam',
    notes: 'NOTLAR',
    signatures: ['Hazırlayan', 'Onaylayan', 'Tedarikçi onayı'],
    marks: { DRAFT: 'TASLAK', CANCELLED: 'İPTAL' },
    status: {
      DRAFT: 'Taslak',
      SENT: 'Gönderildi',
      CONFIRMED: 'Onaylandı',
      PARTIALLY_RECEIVED: 'Kısmen teslim alındı',
      FULLY_RECEIVED: 'Teslim alındı',
      CANCELLED: 'İptal edildi',
      CLOSED: 'Kapatıldı',
    },
  },
  en: {
    file: 'Purchase order',
    title: 'PURCHASE ORDER',
    supplier: 'SUPPLIER',
    deliverTo: 'DELIVER TO',
    taxNumber: 'Tax number',
    contact: 'Contact',
    facts: {
      orderDate: 'ORDER DATE',
      delivery: 'DELIVERY DATE',
      status: 'STATUS',
      currency: 'CURRENCY',
      terms: 'PAYMENT TERMS',
      reference: 'SUPPLIER REFERENCE',
      supplierCode: 'SUPPLIER CODE',
    },
    columns: {
      line: 'No',
      product: 'Product',
      supplierCode: 'Supplier code',
      quantity: 'Quantity',
      unit: 'Unit',
      price: 'Unit price',
      total: 'Amount',
    },
    lineDelivery: 'Delivery',
    sum: 'Total',
    notes: 'NOTES',
    signatures: ['Prepared by', 'Approved by', 'Confirmed by the supplier'],
    marks: { DRAFT: 'DRAFT', CANCELLED: 'CANCELLED' },
    status: {
      DRAFT: 'Draft',
      SENT: 'Sent',
      CONFIRMED: 'Confirmed',
      PARTIALLY_RECEIVED: 'Partially received',
      FULLY_RECEIVED: 'Received',
      CANCELLED: 'Cancelled',
      CLOSED: 'Closed',
    },
  },
} as const;

/** A purchase order on paper, in whatever state it is. @throws NOT_FOUND */
export async function orderDocument(db: Db, orderId: number, { language, company }: DocumentSettings) {
  const order = await getOrder(db, orderId);
  const parties = await partiesOf(db, orderId);
  const barcode = await code128(order.po_number);
  const words = WORDS[language];
  const { status } = order;
  const mark = status === 'DRAFT' || status === 'CANCELLED' ? { mark: words.marks[status] } : {};
  const bytes = await drawPdf(
    {
      size: A4,
      title: `${words.file} ${order.po_number}`,
      author: company.name,
      language,
      createdAt: db.clock.now(),
    },
    async (pdf) => {
      const head = { language, company, title: words.title, number: order.po_number };
      const paper = openPaper(pdf, { ...head, printedOn: db.clock.today(), ...mark });
      drawOrderHead(paper, order, parties, barcode);
      await drawTable(paper, columnsOf(order, language), order.items);
      drawSum(paper, words.sum, formatMoney(order.total_amount, order.currency, language));
      drawRemarks(paper, words.notes, order.notes);
      drawSignatures(paper, words.signatures);
      paper.finish();
    },
  );
  return { fileName: `${words.file} ${order.po_number}.pdf`, bytes };
}

export interface DocumentSettings {
  readonly language: Language;
  readonly company: CompanySettings;
}

const BARCODE = { width: 170, height: 26 };

function drawOrderHead(paper: Paper, order: PurchaseOrder, parties: OrderParties, barcode: Code128): void {
  const words = WORDS[paper.language];
  const { left, width, pdf } = paper;
  const supplier = drawParty(paper, {
    x: left,
    width: 190,
    name: words.supplier,
    lines: [order.supplier_name, ...supplierLines(parties, words)],
  });
  const deliverTo = drawParty(paper, {
    x: left + 205,
    width: width - BARCODE.width - 215,
    name: words.deliverTo,
    lines: [`${order.warehouse_code}  ${parties.warehouse_name}`, parties.warehouse_location],
  });
  drawCode128(pdf, barcode, { x: left + width - BARCODE.width, y: paper.y, ...BARCODE });
  paper.y = Math.max(supplier, deliverTo, paper.y + BARCODE.height) + 12;
  const day = (text: string | null) => (text === null ? null : formatDay(text, paper.language));
  drawFacts(
    paper,
    [
      { name: words.facts.orderDate, value: day(order.order_date) },
      { name: words.facts.delivery, value: day(order.expected_delivery_date) },
      { name: words.facts.status, value: words.status[order.status] },
      { name: words.facts.currency, value: order.currency },
      { name: words.facts.supplierCode, value: order.supplier_code },
      { name: words.facts.reference, value: order.supplier_reference },
      { name: words.facts.terms, value: parties.payment_terms },
    ],
    4,
  );
  paper.y += 4;
}

/** Address, tax number and whom to ask for. */
export function supplierLines(
  parties: OrderParties,
  words: { readonly taxNumber: string; readonly contact: string },
): (string | null)[] {
  const { contact_person: person, tax_number: taxNumber } = parties;
  return [
    parties.address,
    joined([parties.city, parties.country], ', '),
    taxNumber === null ? null : `${words.taxNumber}: ${taxNumber}`,
    person === null ? null : `${words.contact}: ${person}`,
    joined([parties.phone, parties.email], '  ·  '),
  ];
}

function joined(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null && part !== '').join(between);
}

function columnsOf(order: PurchaseOrder, language: Language): Column<PurchaseOrderItem>[] {
  const words = WORDS[language];
  const { columns } = words;
  const hasCodes = order.items.some((item) => item.supplier_product_code !== null);
  const amount = (text: string) => formatDecimal(text, language, 2);
  /** only where a line's day is its own */
  const dayOf = (item: PurchaseOrderItem) => {
    const day = item.expected_delivery_date;
    if (day === null || day === order.expected_delivery_date) return null;
    return `${words.lineDelivery}: ${formatDay(day, language)}`;
  };
  const supplierCode: Column<PurchaseOrderItem> = {
    title: columns.supplierCode,
    width: 82,
    cell: (item) => item.supplier_product_code ?? '',
  };
  return [
    { title: columns.line, width: 28, align: 'right', cell: (item) => String(item.line_number) },
    {
      title: columns.product,
      cell: (item) => ({
        text: item.product_name,
        below: [item.product_code, dayOf(item), oneLine(item.notes)],
      }),
    },
    ...(hasCodes ? [supplierCode] : []),
    {
      title: columns.quantity,
      width: 62,
      align: 'right',
      cell: (item) => formatDecimal(item.quantity_ordered, language),
    },
    { title: columns.unit, width: 42, cell: (item) => item.unit_of_measure },
    {
      title: `${columns.price} (${order.currency})`,
      width: 66,
      align: 'right',
      cell: (item) => amount(item.unit_price),
    },
    {
      title: `${columns.total} (${order.currency})`,
      width: 76,
      align: 'right',
      cell: (item) => amount(item.total_price),
    },
  ];
}

/** Remarks in a table must not make a row that no page can hold. */
export function oneLine(text: string | null): string | null {
  return text === null ? null : text.replace(/\s+/g, ' ').trim();
}
