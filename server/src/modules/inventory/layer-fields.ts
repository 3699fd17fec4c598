import Type from 'typebox';

/** Fields of a layer that several requests and answers have. */

export const QUALITY_STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE'] as const;

export const batchNumber = Type.String({
  pattern: '^[A-Z0-9-]{3,50}$',
  description: 'Batch number: 3 to 50 capital letters, digits or -.',
  examples: ['CS-2026-0001'],
});
