// Made by `npm run generate` from docs/api/openapi.json. Do not edit; a test fails when it is stale.

/** Every error that some operation answers; docs/api/errors.md says what each means. */
export type ErrorCode =
  | 'CIRCULAR_BOM'
  | 'CONFLICT'
  | 'DUPLICATE'
  | 'HOST_NOT_ALLOWED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INSUFFICIENT_PERMISSIONS'
  | 'INSUFFICIENT_STOCK'
  | 'INTERNAL_ERROR'
  | 'INVALID_BOM'
  | 'INVALID_CREDENTIALS'
  | 'INVALID_JSON'
  | 'INVALID_STATUS_TRANSITION'
  | 'INVALID_UNIT'
  | 'IN_USE'
  | 'NOT_AUTHENTICATED'
  | 'NOT_FOUND'
  | 'PASSWORD_CHANGE_REQUIRED'
  | 'PAYLOAD_TOO_LARGE'
  | 'PRODUCTION_ORDER_ERROR'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_REVOKED'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'VALIDATION_ERROR'
  | 'WAREHOUSE_TYPE_MISMATCH';

/** The operations that know Idempotency-Key. */
export const IDEMPOTENT_POSTS: ReadonlySet<string> = new Set([
  '/api/v1/alerts/{alert_id}/acknowledge',
  '/api/v1/alerts/{alert_id}/assign',
  '/api/v1/alerts/{alert_id}/snooze',
  '/api/v1/bom/create',
  '/api/v1/bom/mass-changes',
  '/api/v1/bom/mass-changes/{bom_mass_change_id}/undo',
  '/api/v1/bom/{bom_id}/cost-calculation',
  '/api/v1/bom/{bom_id}/new-version',
  '/api/v1/imports/boms',
  '/api/v1/imports/demands',
  '/api/v1/imports/opening-stock',
  '/api/v1/imports/products',
  '/api/v1/imports/suppliers',
  '/api/v1/imports/warehouses',
  '/api/v1/inventory/count',
  '/api/v1/inventory/issue-reservation',
  '/api/v1/inventory/items/{inventory_item_id}/adjust',
  '/api/v1/inventory/items/{inventory_item_id}/return',
  '/api/v1/inventory/items/{inventory_item_id}/revalue',
  '/api/v1/inventory/items/{inventory_item_id}/scrap',
  '/api/v1/inventory/release-reservation',
  '/api/v1/inventory/reserve',
  '/api/v1/inventory/stock-in',
  '/api/v1/inventory/stock-out',
  '/api/v1/inventory/transfer',
  '/api/v1/planning/calendar/holidays',
  '/api/v1/planning/demands',
  '/api/v1/planning/demands/forecasts',
  '/api/v1/planning/exceptions/accept',
  '/api/v1/planning/exceptions/{planning_exception_id}/accept',
  '/api/v1/planning/exceptions/{planning_exception_id}/assign',
  '/api/v1/planning/exceptions/{planning_exception_id}/dismiss',
  '/api/v1/planning/planned-orders',
  '/api/v1/planning/planned-orders/convert',
  '/api/v1/planning/reorder-suggestions/orders',
  '/api/v1/planning/runs',
  '/api/v1/planning/runs/{run_id}/cancel',
  '/api/v1/planning/scenarios',
  '/api/v1/planning/scenarios/{scenario_id}/apply',
  '/api/v1/procurement/orders',
  '/api/v1/procurement/orders/{order_id}/invoices',
  '/api/v1/procurement/orders/{order_id}/landed-costs',
  '/api/v1/procurement/orders/{order_id}/receive',
  '/api/v1/procurement/returns',
  '/api/v1/production/orders',
  '/api/v1/production/orders/{order_id}/complete',
  '/api/v1/production/orders/{order_id}/reprioritise',
  '/api/v1/products',
  '/api/v1/reports/custom/saved',
  '/api/v1/suppliers',
  '/api/v1/suppliers/{supplier_id}/products',
  '/api/v1/users',
  '/api/v1/warehouses',
  '/api/v1/webhooks/deliveries/{webhook_delivery_id}/replay',
  '/api/v1/webhooks/{webhook_id}/replay-dead',
]);
