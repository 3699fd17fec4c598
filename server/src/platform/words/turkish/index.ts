import { OPERATIONS_TURKISH } from './operations.ts';
import { PLATFORM_TURKISH } from './platform.ts';
import { STOCK_TURKISH } from './stock.ts';

/** Turkish by English. A test wants one for each sentence of the program, with the same values, and none that nobody says. */
export const TURKISH: Readonly<Record<string, string>> = {
  ...PLATFORM_TURKISH,
  ...STOCK_TURKISH,
  ...OPERATIONS_TURKISH,
};
