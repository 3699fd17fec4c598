import type { Db } from '../../platform/database/database.ts';
import { type Code128, code128, drawCode128 } from '../../platform/pdf/barcodes.ts';
import { formatDay, formatDecimal, formatMoment, formatMoney } from '../../platform/pdf/formats.ts';
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
import { type DocumentSettings, supplierLines } from './order-document.ts';
import { receiptTotal } from './receipt-document.queries.ts';
import type { GoodsReceipt } from './receipts.schemas.ts';
import { getReceipt } from './receipts.service.ts';

const WORDS = {
  tr: {
    file: 'Mal kabul fişi',
    title: 'MAL KABUL FİŞİ',
    supplier: 'TEDARİKÇİ',
    taxNumber: 'Vergi no',
    contact: 'İlgili',
    facts: {
      receivedAt: 'KABUL TARİHİ',
      receivedBy: 'KABUL EDEN',
      order: 'SİPARİŞ NO',
      deliveryNote: 'İRSALİYE NO',
    },
    columns: {
      line: 'No',
      product: 'Ürün',
      batch: 'Parti no',
      quantity: 'Miktar',
      quality: 'Kalite durumu',
      warehouse: 'Depo',
      cost: 'Birim maliyet',
      value: 'Değer',
    },
    expiry: 'Son kullanma',
    sum: 'Toplam değer',
    notes: 'NOTLAR',
    signatures: ['Teslim eden', 'Teslim alan', 'Kalite kontrol'],
    quality: {
      PENDING: 'Kontrol bekliyor',
      APPROVED: 'Onaylı',
      REJECTED: 'Reddedildi',
      QUARANTINE: 'Karantina',
    },
  },
  en: {
    file: 'Goods received note',
    title: 'GOODS RECEIVED NOTE',
    supplier: 'SUPPLIER',
    taxNumber: 'Tax number',
    contact: 'Contact',
    facts: {
      receivedAt: 'RECEIVED AT',
      receivedBy: 'RECEIVED BY',
      order: 'PURCHASE ORDER',
      deliveryNote: 'DELIVERY NOTE',
    },
    columns: {
      line: 'No',
      product: 'Product',
      batch: 'Batch',
      quantity: 'Quantity',
      quality: 'Quality status',
      warehouse: 'Warehouse',
      cost: 'Unit cost',
      value: 'Value',
    },
    expiry: 'Expires',
    sum: 'Total value',
    notes: 'NOTES',
    signatures: ['Delivered by', 'Received by', 'Quality control'],
    quality: {
      PENDING: 'Waiting for inspection',
      APPROVED: 'Approved',
      REJECTED: 'Rejected',
      QUARANTINE: 'Quarantine',
    },
  },
} as const;

type Item = GoodsReceipt['items'][number];

/** What came with one delivery, on paper; with what it cost only when asked. @throws NOT_FOUND */
export async function receiptDocument(
  db: Db,
  receiptId: number,
  { language, company, prices }: DocumentSettings & { readonly prices: boolean },
) {
  const receipt = await getReceipt(db, receiptId);
  const parties = await partiesOf(db, receipt.purchase_order_id);
  const total = prices ? await receiptTotal(db, receiptId) : null;
  const barcode = await code128(receipt.receipt_number);
  const words = WORDS[language];
  const currency = db.policy.companyCurrency;
  const bytes = await drawPdf(
    {
      size: A4,
      title: `${words.file} ${receipt.receipt_number}`,
      author: company.name,
      language,
      createdAt: db.clock.now(),
    },
    async (pdf) => {
      const head = { language, company, title: words.title, number: receipt.receipt_number };
      const paper = openPaper(pdf, { ...head, printedOn: db.clock.today() });
      const receivedAt = formatMoment(receipt.received_at, language, db.policy.timeZone);
      drawReceiptHead(paper, { receipt, parties, barcode, receivedAt });
      await drawTable(paper, columnsOf(language, prices ? currency : null), receipt.items);
      paper.y += 12;
      if (total !== null) drawSum(paper, words.sum, formatMoney(total, currency, language));
      drawRemarks(paper, words.notes, receipt.notes);
      drawSignatures(paper, words.signatures);
      paper.finish();
    },
  );
  return { fileName: `${words.file} ${receipt.receipt_number}.pdf`, bytes };
}

const BARCODE = { width: 170, height: 26 };

function drawReceiptHead(
  paper: Paper,
  given: {
    readonly receipt: GoodsReceipt;
    readonly parties: OrderParties;
    readonly barcode: Code128;
    readonly receivedAt: string;
  },
): void {
  const { receipt, parties, barcode, receivedAt } = given;
  const words = WORDS[paper.language];
  const supplier = drawParty(paper, {
    x: paper.left,
    width: paper.width - BARCODE.width - 20,
    name: words.supplier,
    lines: [`${receipt.supplier_code}  ${receipt.supplier_name}`, ...supplierLines(parties, words)],
  });
  drawCode128(paper.pdf, barcode, { x: paper.left + paper.width - BARCODE.width, y: paper.y, ...BARCODE });
  paper.y = Math.max(supplier, paper.y + BARCODE.height) + 12;
  drawFacts(
    paper,
    [
      { name: words.facts.receivedAt, value: receivedAt },
      { name: words.facts.deliveryNote, value: receipt.delivery_note ?? '–' },
      { name: words.facts.order, value: receipt.po_number },
      { name: words.facts.receivedBy, value: receipt.received_by_name },
    ],
    4,
  );
  paper.y += 4;
}

/** @param currency of cost and value, which take the room of the warehouse's column; null: no prices */
function columnsOf(language: Language, currency: string | null): Column<Item>[] {
  const { columns, expiry, quality } = WORDS[language];
  const money = (text: string) => formatDecimal(text, language, 2);
  const quantity = (item: Item) =>
    `${formatDecimal(item.quantity_received, language)} ${item.unit_of_measure}`;
  const common: Column<Item>[] = [
    { title: columns.line, width: 26, align: 'right', cell: (item) => String(item.line_number) },
    { title: columns.product, cell: (item) => ({ text: item.product_name, below: [item.product_code] }) },
    {
      title: columns.batch,
      width: 96,
      cell: (item) => ({
        text: item.batch_number,
        below: [item.expiry_date === null ? null : `${expiry}: ${formatDay(item.expiry_date, language)}`],
      }),
    },
    { title: columns.quantity, width: 74, align: 'right', cell: quantity },
  ];
  if (currency === null)
    return [
      ...common,
      { title: columns.quality, width: 84, cell: (item) => quality[item.quality_status] },
      { title: columns.warehouse, width: 62, cell: (item) => item.warehouse_code },
    ];
  return [
    ...common,
    {
      title: `${columns.quality} / ${columns.warehouse}`,
      width: 76,
      cell: (item) => ({ text: quality[item.quality_status], below: [item.warehouse_code] }),
    },
    {
      title: `${columns.cost} (${currency})`,
      width: 60,
      align: 'right',
      cell: (item) => money(item.unit_cost),
    },
    { title: `${columns.value} (${currency})`, width: 70, align: 'right', cell: (item) => money(item.value) },
  ];
}
