import type { DataSet } from './field-types.ts';
import { demands, plannedOrders, productionOrders, purchaseLines } from './order-data-sets.ts';
import { movements, stock } from './stock-data-sets.ts';

/** The whitelist of custom reports: no other table, column or expression can be reached. */
export const DATA_SETS = {
  stock,
  movements,
  production_orders: productionOrders,
  purchase_lines: purchaseLines,
  demands,
  planned_orders: plannedOrders,
} as const satisfies Record<string, DataSet>;

export type DataSetName = keyof typeof DATA_SETS;

export const DATA_SET_NAMES = Object.keys(DATA_SETS) as [DataSetName, ...DataSetName[]];

/** A data set by the name that a saved definition has; it may be gone. */
export function dataSetOf(name: string): DataSet | undefined {
  return Object.hasOwn(DATA_SETS, name) ? DATA_SETS[name as DataSetName] : undefined;
}
