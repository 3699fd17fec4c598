import { describe, expect, test } from 'vitest';
import { code128, drawCode128, drawQrCode, isReadable, qrCode } from './barcodes.ts';
import { loadLibraries, type Pdf } from './libraries.ts';
import { drawFacts, drawParty, drawRemarks, drawSignatures, openPaper, type Paper } from './paper.ts';
import { A4, drawPdf } from './pdf.ts';
import { drawSum, drawTable } from './table.ts';
import { readCode128 } from './testing/read-code128.ts';
import { type ReadPdf, type Rectangle, readPdf, textOf } from './testing/read-pdf.ts';
import { drawLine, wrapText } from './text.ts';

const SETTINGS = {
  size: A4,
  title: 'Deneme ğüşiöçıİ',
  author: 'Horoz Demir',
  language: 'tr',
  createdAt: new Date('2026-11-21T09:00:00Z'),
} as const;
const COMPANY = { name: 'Horoz Demir', address: 'Gebze', taxNumber: '4620012345' };

const drawn = async (draw: (pdf: Pdf) => void | Promise<void>) =>
  readPdf(
    await drawPdf(SETTINGS, async (pdf) => {
      pdf.addPage();
      await draw(pdf);
    }),
  );

/** On the company's paper. */
async function onPaper(draw: (paper: Paper) => void | Promise<void>, mark?: string): Promise<ReadPdf> {
  const bytes = await drawPdf(SETTINGS, async (pdf) => {
    const paper = openPaper(pdf, {
      language: 'tr',
      company: COMPANY,
      title: 'DENEME',
      number: 'X-1',
      printedOn: '2026-11-21',
      ...(mark === undefined ? {} : { mark }),
    });
    await draw(paper);
    paper.finish();
  });
  return readPdf(bytes);
}

describe('a document', () => {
  test('keeps every Turkish letter and ₺ as text', async () => {
    const text = 'İ ı Ş ş Ğ ğ Ç ç Ö ö Ü ü ₺ – ofis fiyatı';
    const pdf = await drawn((page) => {
      drawLine(page, text, { x: 40, y: 40, width: 500 }, { size: 10 });
      drawLine(page, text, { x: 40, y: 80, width: 500 }, { size: 10, font: 'medium' });
    });
    expect(pdf.pages[0]?.texts).toEqual([text, text]);
    expect(pdf.title).toBe(SETTINGS.title);
    expect(pdf.language).toBe('tr');
    expect([pdf.pages[0]?.width, pdf.pages[0]?.height]).toEqual([
      expect.closeTo(595.28, 1),
      expect.closeTo(841.89, 1),
    ]);
  });

  test('is the same bytes each time, and does not mix with another one drawn at once', async () => {
    const draw = (word: string) =>
      drawPdf({ ...SETTINGS, title: word }, async (pdf) => {
        for (let page = 0; page < 3; page++) {
          pdf.addPage();
          drawLine(pdf, `${word} ${page}`, { x: 40, y: 40, width: 300 }, { size: 10 });
          await new Promise((resolve) => setImmediate(resolve));
        }
      });
    const [one, other] = await Promise.all([draw('çelik'), draw('şase')]);
    expect(one.equals(await draw('çelik'))).toBe(true);
    expect(textOf(await readPdf(one))).toBe('çelik 0\nçelik 1\nçelik 2');
    expect(textOf(await readPdf(other))).toBe('şase 0\nşase 1\nşase 2');
  });

  test('fails as its drawing fails', async () => {
    await expect(drawn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('text', () => {
  test('is broken between words, at line ends, and inside a word that no line can hold', async () => {
    const lines: string[][] = [];
    await drawn((pdf) => {
      const style = { size: 10 };
      lines.push(wrapText(pdf, 'Soğuk haddelenmiş çelik sac', 80, style));
      lines.push(wrapText(pdf, 'bir\niki', 100, style));
      lines.push(wrapText(pdf, `a ${'W'.repeat(30)}`, 100, style));
      lines.push(wrapText(pdf, '999.999.999,9999', 20, { ...style, isWhole: true }));
    });
    expect(lines[0]).toEqual(['Soğuk', 'haddelenmiş', 'çelik sac']);
    expect(lines[1]).toEqual(['bir', 'iki']);
    expect(lines[2]?.[0]).toBe('a');
    expect(lines[2]?.slice(1).join('')).toBe('W'.repeat(30));
    expect(lines[3]).toEqual(['999.999.999,9999']);
  });

  test('is cut with an ellipsis, but a number is never cut', async () => {
    const pdf = await drawn((page) => {
      drawLine(page, 'Koridor 12 Raf 33', { x: 0, y: 20, width: 50 }, { size: 10 });
      drawLine(page, '999.999.999,999', { x: 0, y: 40, width: 50 }, { size: 10, isWhole: true });
    });
    expect(pdf.pages[0]?.texts).toEqual([expect.stringMatching(/^Korido.*…$/), '999.999.999,999']);
  });
});

describe('a table', () => {
  const columns = [
    { title: 'Ürün', cell: (row: number) => ({ text: `Sac ${row}`, below: [`KOD-${row}`, null, ''] }) },
    { title: 'Miktar', width: 60, align: 'right' as const, cell: (row: number) => `${row},5` },
  ];

  test('goes on over pages, each with its titles and its number, and loses no row', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => index + 1);
    const pdf = await onPaper(async (paper) => {
      await drawTable(paper, columns, rows);
      drawSum(paper, 'Toplam', '₺1,00');
    });
    expect(pdf.pages.length).toBe(5);
    const shown = pdf.pages.flatMap((page) => page.texts.filter((text) => text.startsWith('Sac ')));
    expect(shown).toEqual(rows.map((row) => `Sac ${row}`));
    pdf.pages.forEach((page, index) => {
      expect(page.texts).toEqual(expect.arrayContaining(['Ürün', 'Miktar', `Sayfa ${index + 1} / 5`]));
      // a row and what stands below its name are on the same page
      const count = (start: string) => page.texts.filter((text) => text.startsWith(start)).length;
      expect(count('KOD-')).toBe(count('Sac '));
    });
    expect(pdf.pages.at(-1)?.texts).toEqual(expect.arrayContaining(['Toplam', '₺1,00']));
  });

  test('has titles also where there is no row', async () => {
    const pdf = await onPaper((paper) => drawTable(paper, columns, []));
    expect(pdf.pages.length).toBe(1);
    expect(pdf.pages[0]?.texts).toEqual(expect.arrayContaining(['Ürün', 'Miktar', 'Sayfa 1 / 1']));
  });
});

describe('paper', () => {
  test('has the company above, and its mark across each page', async () => {
    const pdf = await onPaper((paper) => {
      paper.turn();
      drawFacts(
        paper,
        [
          { name: 'DURUM', value: 'Taslak' },
          { name: 'YOK', value: null },
        ],
        4,
      );
    }, 'TASLAK');
    expect(pdf.pages.length).toBe(2);
    expect(pdf.pages[0]?.texts).toEqual(
      expect.arrayContaining(['Horoz Demir', 'Gebze', 'Vergi no: 4620012345', 'DENEME', 'X-1']),
    );
    for (const page of pdf.pages) expect(page.texts).toContain('TASLAK');
    expect(pdf.pages[1]?.texts).toEqual(expect.arrayContaining(['DENEME X-1', 'DURUM', 'Taslak']));
    expect(textOf(pdf)).not.toContain('YOK');
  });

  test('takes remarks over pages and leaves out blank ones; an address of a hundred lines is cut', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `Satır ${index + 1}`).join('\n');
    const pdf = await onPaper((paper) => {
      drawParty(paper, { x: paper.left, width: 200, name: 'TEDARİKÇİ', lines: ['Ad', null, many] });
      drawRemarks(paper, 'NOTLAR', many);
      drawRemarks(paper, 'BOŞ', ' \n ');
      drawSignatures(paper, ['Hazırlayan', 'Onaylayan']);
    });
    expect(pdf.pages.length).toBe(2);
    const lines = pdf.pages.flatMap((page) => page.texts.filter((text) => text.startsWith('Satır ')));
    expect(lines.length).toBe(8 + 100);
    expect(lines.slice(8)).toEqual(many.split('\n'));
    expect(textOf(pdf)).not.toContain('BOŞ');
    expect(pdf.pages[1]?.texts).toEqual(expect.arrayContaining(['Hazırlayan', 'Onaylayan']));
  });
});

describe('bar codes', () => {
  test.each(['PO-2026-000017', 'CS-2026-0001', 'ABC', '12345678', 'A'.repeat(50)])(
    'a Code 128 of %s is read back',
    async (text) => {
      const code = await code128(text);
      const pdf = await drawn((page) => drawCode128(page, code, { x: 20, y: 20, width: 270, height: 25 }));
      const bars = pdf.pages[0]?.fills[0] ?? [];
      expect(readCode128(bars)).toBe(text);
      const first = bars[0] as Rectangle;
      const last = bars.at(-1) as Rectangle;
      const module = first.width / 2;
      expect(first.x - 20).toBeGreaterThanOrEqual(10 * module - 0.01);
      expect(290 - last.x - last.width).toBeGreaterThanOrEqual(10 * module - 0.01);
      expect(isReadable(code, 270)).toBe(text.length < 50);
    },
  );

  test('a QR code has exactly the modules of its text', async () => {
    const text = 'HD1;123;ŞASE-2026-ığ';
    const code = await qrCode(text);
    const pdf = await drawn((page) => drawQrCode(page, code, { x: 10, y: 20, width: 100, height: 100 }));
    const { bwip } = await loadLibraries();
    const [wanted] = bwip.raw('qrcode', text, 'eclevel=M') as { pixs: number[]; pixx: number }[];
    expect(darkModules(pdf.pages[0]?.fills[0] ?? [], { x: 10, y: 20, module: 100 / code.size })).toEqual(
      wanted?.pixs.flatMap((module, index) => (module === 1 ? [index] : [])),
    );

    function darkModules(
      runs: readonly Rectangle[],
      { x, y, module }: { x: number; y: number; module: number },
    ) {
      return runs.flatMap((run) => {
        const [column, row] = [Math.round((run.x - x) / module), Math.round((run.y - y) / module)];
        const length = Math.round(run.width / module);
        return Array.from({ length }, (_, place) => row * code.size + column + place);
      });
    }
  });
});
