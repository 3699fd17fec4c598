import { isLosslessNumber } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';

describe('parseJson', () => {
  it.each([
    ['1', 1],
    ['12.5', 12.5],
    ['12.500', 12.5],
    ['-0.001', -0.001],
    ['100', 100],
    ['999999999.9999', 999999999.9999],
  ])('%s is the number itself', (text, value) => {
    expect(parseJson(text)).toBe(value);
  });

  it.each([
    '0.1000000000000000055511',
    '1e2',
    '1E-7',
    '123456789012345678901',
    '0.30000000000000001',
    '1e999',
    '-0',
  ])('%s stays what was written, because a float would be something else', (text) => {
    const value = parseJson(text);
    expect(isLosslessNumber(value)).toBe(true);
    expect(String(value)).toBe(text);
  });

  it('reads the rest as JSON.parse does', () => {
    const text = '{"a":[1,"ç\\u015f",null,true,{"b":{}}],"":0}';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each(['', '{', '{"a":1,"a":2}', 'NaN', "{'a':1}", '[1,]'])('%j is refused', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
