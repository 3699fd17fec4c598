import { describe, expect, test } from 'vitest';
import { languageOf, reportFormatOf } from './negotiation.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the language', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['tr', 'tr'],
    ['tr-TR,tr;q=0.9,en-US;q=0.8', 'tr'],
    ['en-US,en;q=0.9,tr;q=0.8', 'en'],
    ['tr;q=0.4, en;q=0.5', 'en'],
    ['de, tr;q=0.5', 'tr'],
    ['tr;q=0, en', 'en'],
    ['TR', 'tr'],
    ['de', 'en'],
    [';;q=,,x;q=abc', 'en'],
  ])('of %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('the format', () => {
  test.each([
    [undefined, undefined, 'json'],
    [undefined, '*/*', 'json'],
    [undefined, 'text/csv', 'csv'],
    [undefined, XLSX, 'xlsx'],
    [undefined, 'application/pdf', 'pdf'],
    [undefined, 'application/pdf;q=0.5, text/csv', 'csv'],
    [undefined, 'text/html, */*;q=0.8, application/pdf;q=0.5', 'json'],
    [undefined, 'text/html', 'json'],
    ['xlsx', 'text/csv', 'xlsx'],
    ['json', 'text/csv', 'json'],
  ] as const)('of %j and %j is %s', (asked, accept, format) => {
    expect(reportFormatOf(asked, accept)).toBe(format);
  });
});
