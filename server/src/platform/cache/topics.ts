/**
 * What an answer can depend on. Each topic is a group of tables with a trigger that notes their changes in `data_changes`; which table
 * is of which topic stands in the migration, and nowhere else.
 */
export const TOPICS = [
  'stock',
  'products',
  'warehouses',
  'suppliers',
  'recipes',
  'production',
  'purchasing',
  'demands',
  'users',
] as const;

export type Topic = (typeof TOPICS)[number];
