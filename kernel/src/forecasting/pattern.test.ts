import { expect, test } from 'vitest';
import { quantity } from '../decimal/fixed.ts';
import { demandPattern } from './pattern.ts';

const days = (text: string) => text.split(' ').map((day) => quantity(day));

test.each([
  ['0 0 0', 'NONE'],
  ['5 5 6 5 4 5', 'SMOOTH'],
  ['5 50 1 90 2 1', 'ERRATIC'],
  ['0 0 5 0 0 5 0 0 5', 'INTERMITTENT'],
  ['0 0 5 0 0 90 0 0 1', 'LUMPY'],
  ['7', 'SMOOTH'],
  // 33 days, 25 with demand: the interval is exactly 1.32, which counts as rare
  [[...Array(25).fill('4'), ...Array(8).fill('0')].join(' '), 'INTERMITTENT'],
  [[...Array(25).fill('4'), ...Array(7).fill('0')].join(' '), 'SMOOTH'],
  // sizes 3 and 17: mean 10, sample variance 98, CV² 0.98; 6 and 14: 0.32
  ['3 17', 'ERRATIC'],
  ['6 14', 'SMOOTH'],
])('%s is %s', (series, pattern) => {
  expect(demandPattern(days(series))).toBe(pattern);
});

test('nothing at all is no demand', () => {
  expect(demandPattern([])).toBe('NONE');
});
