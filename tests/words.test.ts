import { describe, expect, it } from 'vitest';
import { OPERATIONS_TURKISH } from '../server/src/platform/words/turkish/operations.ts';
import { PLATFORM_TURKISH } from '../server/src/platform/words/turkish/platform.ts';
import { STOCK_TURKISH } from '../server/src/platform/words/turkish/stock.ts';
import { sentencesOfServer } from './harness/sentences.ts';

/** What the server says to users, read from its source, against its Turkish. */

const CATALOGUES = [PLATFORM_TURKISH, STOCK_TURKISH, OPERATIONS_TURKISH];
const turkish = new Map(CATALOGUES.flatMap((one) => Object.entries(one)));
const { templates, plain } = sentencesOfServer();
const pairs = [...turkish].filter(([english]) => templates.has(english));

const placesIn = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();
const wrongIn = (isWrong: (english: string, translation: string) => boolean) =>
  pairs.filter(([english, translation]) => isWrong(english, translation));

describe('the Turkish of each sentence', () => {
  it('is there', () => {
    const missing = [...templates].filter(([english]) => !turkish.has(english));
    expect(missing.map(([english, { file, line }]) => `${file}:${line} ${english}`)).toEqual([]);
  });

  it('belongs to a sentence that somebody says', () => {
    expect([...turkish.keys()].filter((english) => !templates.has(english))).toEqual([]);
  });

  it('stands in one catalogue only', () => {
    const keys = CATALOGUES.flatMap((one) => Object.keys(one));
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it('has the same values', () => {
    expect(wrongIn((en, tr) => placesIn(en).join() !== placesIn(tr).join())).toEqual([]);
  });

  it('glues no suffix to a value, whose last vowel nobody knows', () => {
    expect(wrongIn((_, tr) => /\{\d+\}['’\p{L}]/u.test(tr))).toEqual([]);
  });

  it('ends with the same mark', () => {
    const markOf = (text: string) => /[.!?:]$/.exec(text)?.[0];
    expect(wrongIn((en, tr) => markOf(en) !== markOf(tr))).toEqual([]);
  });

  it('begins large where the English is a whole sentence', () => {
    expect(wrongIn((en, tr) => /^\p{Lu}.*[.!?]$/u.test(en) && /^\p{Ll}/u.test(tr))).toEqual([]);
  });

  it('has a blank at an end only where the English has', () => {
    const endsOf = (text: string) => [/^\s/.test(text), /\s$/.test(text)].join();
    expect(wrongIn((en, tr) => endsOf(en) !== endsOf(tr))).toEqual([]);
  });

  it('is written in the letters of Turkish, in one form', () => {
    expect(wrongIn((_, tr) => tr !== tr.normalize('NFC') || /\u0307| {2}/.test(tr))).toEqual([]);
  });
});

it('every refusal and every message is a sentence, not bare text', () => {
  expect(plain).toEqual([]);
});

it('the reading of the source finds what it should', () => {
  expect(templates.size).toBeGreaterThan(200);
  for (const english of ['product', 'is required', '{1}: {2}', 'There is no {1} {2}. Check the id.']) {
    expect(templates.has(english), english).toBe(true);
  }
});
