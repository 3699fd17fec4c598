import type { TestDatabase } from '../harness/database.ts';
import type { NewLayerRow } from './book.ts';

/** What the database remembers of a whole history, by the request that did it. */

export interface EventRow {
  readonly request_id: string;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly event_number: number;
  readonly inventory_item_id: number;
  readonly event_type: string;
  readonly quantity_change: string;
  readonly reserved_change: string;
  readonly available_after: string;
  readonly issuable_after: boolean;
  readonly quality_status_after: string;
}

export interface MovementRow {
  readonly request_id: string;
  readonly movement_id: number;
  readonly movement_type: string;
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly quantity: string;
  readonly value: string;
  readonly unit_cost: string;
  readonly on_hand_after: string;
  readonly stock_value_after: string;
}

export interface AllocationRow {
  readonly request_id: string;
  readonly allocation_id: number;
  readonly inventory_item_id: number;
}

export interface Deed {
  readonly auditId: number;
  readonly events: readonly EventRow[];
  readonly movements: readonly MovementRow[];
  readonly layers: readonly NewLayerRow[];
  readonly allocations: readonly AllocationRow[];
}

const CREATING = `('RECEIVE', 'PRODUCE', 'TRANSFER_IN', 'SPLIT', 'ADJUST')`;

function grouped<Row extends { request_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.request_id, [...(groups.get(row.request_id) ?? []), row]);
  return groups;
}

/** Everything that requests have left, each with the place that its audit entry has in the order of commits. */
export async function deedsOf(db: TestDatabase): Promise<Map<string, Deed>> {
  const audits = await db.sql<{ request_id: string; audit_id: number }>(
    `select request_id, max(audit_id) as audit_id from audit_log where request_id like 'model-%' group by 1`,
  );
  const events = grouped(
    await db.sql<EventRow>(
      `select request_id, product_id, warehouse_id, event_number, inventory_item_id, event_type, quantity_change,
         reserved_change, available_after, issuable_after, quality_status_after
       from inventory_events order by product_id, warehouse_id, event_number`,
    ),
  );
  const movements = grouped(
    await db.sql<MovementRow>(
      `select request_id, movement_id, movement_type, inventory_item_id, product_id, warehouse_id, quantity, value,
         unit_cost, on_hand_after, stock_value_after
       from stock_movements order by movement_id`,
    ),
  );
  const layers = grouped(
    await db.sql<NewLayerRow & { request_id: string }>(
      `select e.request_id, i.inventory_item_id, i.product_id, i.warehouse_id, i.batch_number, i.entry_date,
         i.source_item_id
       from inventory_items i join lateral (select request_id, event_type from inventory_events e
         where e.inventory_item_id = i.inventory_item_id order by event_number limit 1) e on true
       where e.event_type in ${CREATING} order by i.inventory_item_id`,
    ),
  );
  const allocations = grouped(
    await db.sql<AllocationRow>(
      'select request_id, allocation_id, inventory_item_id from stock_allocations order by allocation_id',
    ),
  );
  const written = new Set([...events.keys(), ...movements.keys(), ...allocations.keys()]);
  const deeds = new Map<string, Deed>();
  for (const { request_id, audit_id } of audits) {
    written.delete(request_id);
    deeds.set(request_id, {
      auditId: audit_id,
      events: events.get(request_id) ?? [],
      movements: movements.get(request_id) ?? [],
      layers: layers.get(request_id) ?? [],
      allocations: allocations.get(request_id) ?? [],
    });
  }
  if (written.size > 0) throw new Error(`stock was written without an audit entry by ${[...written]}`);
  return deeds;
}
