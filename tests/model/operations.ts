import type { Quality } from './layers.ts';

/** What a client may do. The bodies are exactly those that are sent; the model reads the same ones. */
export type Operation =
  | { readonly kind: 'receive'; readonly body: ReceiveBody }
  | { readonly kind: 'issue'; readonly body: DemandBody }
  | { readonly kind: 'reserve'; readonly body: DemandBody & { readonly production_order_id?: number } }
  | { readonly kind: 'release'; readonly body: { readonly allocation_ids: readonly number[] } }
  | { readonly kind: 'transfer'; readonly body: TransferBody }
  | { readonly kind: 'move'; readonly body: MoveBody }
  | { readonly kind: 'count'; readonly body: CountBody }
  | { readonly kind: 'quality'; readonly layerId: number; readonly body: QualityBody }
  | { readonly kind: 'scrap' | 'return'; readonly layerId: number; readonly body: PartBody }
  | { readonly kind: 'adjust'; readonly layerId: number; readonly body: AdjustBody }
  | { readonly kind: 'relocate'; readonly layerId: number; readonly body: LocationBody }
  | { readonly kind: 'revalue'; readonly layerId: number; readonly body: RevalueBody }
  | { readonly kind: 'order'; readonly body: OrderBody }
  | { readonly kind: 'status'; readonly orderId: number; readonly body: { readonly status: Status } }
  | { readonly kind: 'complete'; readonly orderId: number; readonly body: CompleteBody };

export type Kind = Operation['kind'];
export type Of<K extends Kind> = Extract<Operation, { kind: K }>;
export type Status = 'PLANNED' | 'RELEASED' | 'IN_PROGRESS' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED';

export interface ReceiveBody {
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly quantity: string;
  readonly unit_cost: string;
  readonly quality_status: Quality;
  readonly expiry_date: string | null;
  readonly batch_number?: string;
  readonly entry_date?: string;
}
export interface DemandBody {
  readonly product_id: number;
  readonly warehouse_id?: number;
  readonly quantity: string;
  readonly reason: string;
}
export interface TransferBody {
  readonly product_id: number;
  readonly from_warehouse_id: number;
  readonly to_warehouse_id: number;
  readonly quantity: string;
}
export interface MoveBody {
  readonly inventory_item_id: number;
  readonly to_warehouse_id: number;
  readonly quantity: string;
}
export interface CountLine {
  readonly product_id: number;
  readonly counted_quantity: string;
  readonly batch_number?: string;
  readonly unit_cost?: string;
}
export interface CountBody {
  readonly warehouse_id: number;
  readonly lines: readonly CountLine[];
}
export interface QualityBody {
  readonly quality_status: Quality;
  readonly quantity?: string;
  readonly reason: string;
}
export interface PartBody {
  readonly quantity: string;
  readonly reason: string;
}
export interface AdjustBody {
  readonly counted_quantity: string;
  readonly reason: string;
}
export interface LocationBody {
  readonly location_in_warehouse: string | null;
}
export type RevalueBody = { readonly reason: string } & (
  | { readonly unit_cost: string; readonly additional_cost?: undefined }
  | { readonly additional_cost: string; readonly unit_cost?: undefined }
);
export interface OrderBody {
  readonly product_id: number;
  readonly bom_id: number;
  readonly warehouse_id: number;
  readonly planned_quantity: string;
  readonly explosion: 'SINGLE_LEVEL';
}
export interface CompleteBody {
  readonly completed_quantity: string;
  readonly scrapped_quantity: string;
  readonly is_final: boolean;
  readonly actual_labor_cost?: string;
  readonly actual_overhead_cost?: string;
  readonly actual_consumption?: readonly { readonly product_id: number; readonly quantity: string }[];
}

export interface Wire {
  readonly role: 'inv_clerk' | 'prod_mgr';
  readonly method: 'post' | 'put';
  readonly path: string;
}

/** Where an operation is sent, and by whom. */
export function wireOf(operation: Operation): Wire {
  switch (operation.kind) {
    case 'receive':
      return clerk('/inventory/stock-in');
    case 'issue':
      return clerk('/inventory/stock-out');
    case 'reserve':
      return manager('/inventory/reserve');
    case 'release':
      return manager('/inventory/release-reservation');
    case 'transfer':
    case 'move':
      return clerk('/inventory/transfer');
    case 'count':
      return clerk('/inventory/count');
    case 'quality':
      return { ...clerk(`/inventory/items/${operation.layerId}/quality-status`), method: 'put' };
    case 'relocate':
      return { ...clerk(`/inventory/items/${operation.layerId}/location`), method: 'put' };
    case 'scrap':
    case 'return':
    case 'adjust':
    case 'revalue':
      return clerk(`/inventory/items/${operation.layerId}/${operation.kind}`);
    case 'order':
      return manager('/production/orders');
    case 'status':
      return { ...manager(`/production/orders/${operation.orderId}/status`), method: 'put' };
    case 'complete':
      return manager(`/production/orders/${operation.orderId}/complete`);
  }
}

const clerk = (path: string): Wire => ({ role: 'inv_clerk', method: 'post', path });
const manager = (path: string): Wire => ({ role: 'prod_mgr', method: 'post', path });
