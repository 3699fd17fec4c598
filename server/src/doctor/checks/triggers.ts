/** The triggers that guard the ledger: without one, the database takes what it must refuse. A test compares the list with the schema. */
export const TRIGGERS: readonly (readonly [table: string, trigger: string])[] = [
  ['audit_log', 'audit_log_append_only'],
  ['events', 'events_append_only'],
  ['inventory_events', 'inventory_events_append_only'],
  ['inventory_items', 'inventory_items_no_truncate'],
  ['inventory_items', 'inventory_items_scope_lock'],
  ['production_order_status_history', 'production_order_status_history_append_only'],
  ['purchase_order_status_history', 'purchase_order_status_history_append_only'],
  ['stock_allocations', 'stock_allocations_no_truncate'],
  ['stock_allocations', 'stock_allocations_scope_lock'],
  ['stock_count_lines', 'stock_count_lines_append_only'],
  ['stock_counts', 'stock_counts_append_only'],
  ['stock_movements', 'stock_movements_append_only'],
  ['stock_revaluation_lines', 'stock_revaluation_lines_append_only'],
  ['stock_revaluations', 'stock_revaluations_append_only'],
  ['stock_transfers', 'stock_transfers_append_only'],
];
