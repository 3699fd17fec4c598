/** Two halves of about the same length, for two processes with a database each. */
export const FACTORY_TAGS = [
  'Products',
  'Inventory',
  'Costs',
  'Bills of materials',
  'Production',
  'Procurement',
  'Alerts',
];
export const OFFICE_TAGS = [
  'Authentication', 'Health', 'Users', 'API keys', 'Audit log', 'Units', 'Warehouses', 'Suppliers', 'Planning', 'Reports', 'Imports',
]; // biome-ignore format: a list that is read as one
