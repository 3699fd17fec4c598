import { code128, drawCode128, drawQrCode, isReadable, qrCode } from '../../platform/pdf/barcodes.ts';
import { formatDay, formatDecimal } from '../../platform/pdf/formats.ts';
import type { Pdf } from '../../platform/pdf/libraries.ts';
import { drawPdf, MILLIMETRE, pacer } from '../../platform/pdf/pdf.ts';
import { drawLine, type Style, wrapText } from '../../platform/pdf/text.ts';
import type { Language } from '../../platform/words/language.ts';
import type { InventoryItem } from './items.schemas.ts';

const WORDS = {
  tr: {
    quantity: 'MİKTAR',
    expiry: 'SON KULLANMA',
    place: 'DEPO / YER',
    quality: {
      PENDING: 'KONTROL BEKLİYOR',
      APPROVED: 'ONAYLI',
      REJECTED: 'REDDEDİLDİ',
      QUARANTINE: 'KARANTİNA',
    },
  },
  en: {
    quantity: 'QUANTITY',
    expiry: 'EXPIRES',
    place: 'WAREHOUSE / LOCATION',
    quality: {
      PENDING: 'PENDING',
      APPROVED: 'APPROVED',
      REJECTED: 'REJECTED',
      QUARANTINE: 'QUARANTINE',
    },
  },
} as const;

/**
 * What the QR code of a label says: `HD1;{inventory_item_id};{batch_number}`. The mark first says whose code it is and in
 * which version; a batch number holds no semicolon. See docs/guides/documents.md.
 */
export function labelCode(item: Pick<InventoryItem, 'inventory_item_id' | 'batch_number'>): string {
  return `HD1;${item.inventory_item_id};${item.batch_number}`;
}

const [WIDTH, HEIGHT] = [100 * MILLIMETRE, 50 * MILLIMETRE];
const EDGE = 3 * MILLIMETRE;
const QR = 21 * MILLIMETRE;
/** left of the QR code and its quiet zone */
const TEXT_WIDTH = WIDTH - QR - 2 * EDGE - 2.5 * MILLIMETRE;
const BARCODE_TOP = 33.5 * MILLIMETRE;

interface LabelSettings {
  readonly title: string;
  readonly language: Language;
  readonly createdAt: Date;
}

/** A label of 100 × 50 mm for each layer, all black: a thermal printer knows no other colour. */
export function drawLabels(items: readonly InventoryItem[], settings: LabelSettings): Promise<Buffer> {
  const pace = pacer();
  return drawPdf({ ...settings, size: [WIDTH, HEIGHT], author: 'Horoz Demir MRP' }, async (pdf) => {
    for (const item of items) {
      const qr = await qrCode(labelCode(item));
      await pace();
      pdf.addPage();
      drawQrCode(pdf, qr, { x: WIDTH - EDGE - QR, y: EDGE, width: QR, height: QR });
      await drawBatch(pdf, item.batch_number);
      drawWords(pdf, item, settings.language);
      await pace();
    }
  });
}

/** The batch number as a Code 128 with the text below; a number that is too long for thick bars is text alone. */
async function drawBatch(pdf: Pdf, batchNumber: string): Promise<void> {
  const code = await code128(batchNumber);
  const width = WIDTH - 2 * EDGE;
  if (isReadable(code, width)) {
    drawCode128(pdf, code, { x: EDGE, y: BARCODE_TOP, width, height: 9 * MILLIMETRE });
  }
  const place = { x: EDGE, y: BARCODE_TOP + 9.6 * MILLIMETRE, width };
  drawLine(pdf, batchNumber, place, { font: 'medium', size: 10, color: 'black', isWhole: true });
}

const NAME: Style = { size: 5.5, color: 'black' };

const WHOLE: Style = { font: 'medium', size: 13, color: 'black', isWhole: true };

function drawWords(pdf: Pdf, item: InventoryItem, language: Language): void {
  const words = WORDS[language];
  const x = EDGE;
  drawLine(
    pdf,
    item.product_code,
    { x, y: EDGE - 2, width: TEXT_WIDTH },
    { font: 'medium', size: 15, color: 'black', isWhole: true },
  );
  const name = { size: 8.5, color: 'black' };
  const [first = '', ...rest] = wrapText(pdf, item.product_name, TEXT_WIDTH, name);
  drawLine(pdf, first, { x, y: EDGE + 16, width: TEXT_WIDTH }, name);
  drawLine(pdf, rest.join(' '), { x, y: EDGE + 26, width: TEXT_WIDTH }, name);

  const quantity = `${formatDecimal(item.quantity_in_stock, language)} ${item.unit_of_measure}`;
  const place = [item.warehouse_code, item.location_in_warehouse].filter(Boolean).join(' / ');
  const top = EDGE + 39;
  const half = TEXT_WIDTH / 2;
  const fact = (title: string, text: string, at: { x: number; y: number; width: number }, style: Style) => {
    drawLine(pdf, title, at, NAME);
    drawLine(pdf, text, { ...at, y: at.y + 6.5 }, style);
  };
  fact(words.quantity, quantity, { x, y: top, width: half - 4 }, WHOLE);
  const right = { x: x + half, width: half };
  if (item.expiry_date !== null) {
    const expiry = formatDay(item.expiry_date, language);
    fact(words.expiry, expiry, { ...right, y: top }, { ...WHOLE, size: 11 });
  }
  fact(words.place, place, { x, y: top + 24, width: TEXT_WIDTH }, { size: 9, color: 'black' });
  drawQuality(pdf, words.quality[item.quality_status]);
}

/** White on black below the QR code: what may not be used must be seen from afar, and what may be used, too. */
function drawQuality(pdf: Pdf, quality: string): void {
  const [x, y, width, height] = [WIDTH - EDGE - QR, EDGE + QR + 6, QR, 13];
  pdf.rect(x, y, width, height).fill('black');
  drawLine(
    pdf,
    quality,
    { x: x + 1, y: y + 3.4, width: width - 2, align: 'center' },
    { font: 'medium', size: 5.8, color: 'white' },
  );
}
