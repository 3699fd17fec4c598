/** What the OpenAPI document says of the API as a whole. */
export const VERSION = '0.1.0';

export const API_INFORMATION = {
  title: 'Horoz Demir MRP API',
  version: VERSION,
  description: [
    'Material requirements planning for a metal manufacturer: stock in FIFO layers with exact cost, nested bills of',
    'materials, production orders that reserve, consume and produce.',
    '',
    'Log in with `POST /api/v1/auth/login` and send the access token as `Authorization: Bearer …`. Quantities have three',
    'decimals and amounts four; answers carry them as text, requests may send text or numbers, and nothing is ever rounded',
    'silently. An unknown field or query parameter is refused. Any POST may carry an `Idempotency-Key`: repeating it within',
    '24 hours gives the first answer again, and nothing happens twice.',
    '',
    'The messages of errors and of actions are Turkish where `Accept-Language` prefers `tr`, and English otherwise; codes, names of',
    'fields and numbers are the same in both.',
    '',
    'What works today goes on working: answers may get new fields, values and error codes, and what will go away says so in',
    'the headers `Deprecation` and `Sunset`. The rules stand in docs/api/versioning.md of the project.',
  ].join('\n'),
  tags: [
    { name: 'Authentication', description: 'Log in, keep a session, log out.' },
    { name: 'Users', description: 'Accounts and their roles.' },
    { name: 'API keys', description: 'Keys for programs that call this API.' },
    { name: 'Audit log', description: 'Who did what, and when.' },
    { name: 'Units', description: 'Units of measure.' },
    { name: 'Warehouses', description: 'Where stock lies.' },
    { name: 'Products', description: 'Everything that is stocked.' },
    { name: 'Suppliers', description: 'Who delivers what, at which price.' },
    { name: 'Inventory', description: 'Layers of stock, receipts, issues and reservations.' },
    { name: 'Costs', description: 'What things cost, how that moved, and what a change would mean.' },
    { name: 'Imports', description: 'Master data and opening stock from CSV and XLSX files.' },
    { name: 'Bills of materials', description: 'Recipes and their explosion.' },
    { name: 'Production', description: 'Production orders from plan to finished batch.' },
    { name: 'Planning', description: 'What to reorder, from which demand, and how long stock will last.' },
    {
      name: 'Procurement',
      description: 'Purchase orders, receipts, returns, landed cost and how suppliers do.',
    },
    {
      name: 'Alerts',
      description: 'What needs somebody, once and in time: lists, live streams and webhooks.',
    },
    { name: 'Reports', description: 'Numbers for people.' },
    { name: 'Health', description: 'Whether all books agree.' },
  ],
} as const;
