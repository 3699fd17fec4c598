import type { WriterSettings } from '../formats.ts';
import type { Cell, ReportTable } from '../report.ts';

export const SETTINGS: WriterSettings = {
  language: 'tr',
  timeZone: 'Europe/Istanbul',
  now: new Date('2026-11-21T08:30:00.000Z'),
  company: { name: 'Horoz Demir', address: undefined, taxNumber: undefined },
};

/** A table with a column of each kind. */
export function tableOf(
  rows: ReportTable['rows'] | readonly (readonly Cell[])[],
  more: Partial<ReportTable> = {},
): ReportTable {
  const columns = [
    { key: 'name', title: { tr: 'Ürün adı', en: 'Product name' }, kind: 'text' },
    { key: 'quantity', title: { tr: 'Miktar', en: 'Quantity' }, kind: 'quantity' },
    { key: 'value', title: { tr: 'Değer', en: 'Value' }, kind: 'cost' },
    { key: 'count', title: { tr: 'Adet', en: 'Count' }, kind: 'integer' },
    { key: 'share', title: { tr: 'Pay %', en: 'Share %' }, kind: 'percent' },
    { key: 'day', title: { tr: 'Gün', en: 'Day' }, kind: 'date' },
    { key: 'moment', title: { tr: 'An', en: 'Moment' }, kind: 'moment' },
  ] as const;
  const isList = Array.isArray(rows);
  const list = isList
    ? [
        (rows as (readonly Cell[])[]).map((cells) =>
          Object.fromEntries(columns.map(({ key }, index) => [key, cells[index] ?? null])),
        ),
      ]
    : (rows as ReportTable['rows']);
  return {
    title: { tr: 'Deneme raporu', en: 'Trial report' },
    fileName: 'trial',
    parameters: [{ title: { tr: 'Depo', en: 'Warehouse' }, value: 'RM01' }],
    columns,
    rows: list,
    totals: { value: '1234.5000', count: 3 },
    ...more,
  };
}

export const STEEL: readonly Cell[] = [
  'Çelik Şase ığİö',
  '-12.500',
  '1234.5000',
  3,
  '2.50',
  '2026-11-21',
  '2026-11-21T08:30:15.250Z',
];

export async function written(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
