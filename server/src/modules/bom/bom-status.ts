import type { BomStatus } from './boms.schemas.ts';

/** The life of a recipe, as one table. */
export const BOM_TRANSITIONS: Readonly<Record<BomStatus, readonly BomStatus[]>> = {
  DRAFT: ['ACTIVE', 'OBSOLETE'],
  ACTIVE: ['INACTIVE', 'OBSOLETE'],
  INACTIVE: ['ACTIVE', 'OBSOLETE'],
  OBSOLETE: [],
};
