import { boms } from './boms-kind.ts';
import { demands } from './demands-kind.ts';
import type { ImportKind, KindName } from './kind.ts';
import { products, suppliers, warehouses } from './master-data-kinds.ts';
import { openingStock } from './opening-stock-kind.ts';

export const IMPORT_KINDS: Readonly<Record<KindName, ImportKind>> = {
  WAREHOUSES: warehouses,
  PRODUCTS: products,
  SUPPLIERS: suppliers,
  OPENING_STOCK: openingStock,
  BOMS: boms,
  DEMANDS: demands,
};
