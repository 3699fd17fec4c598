import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invariant } from '../../server/src/doctor/invariant.ts';
import { checkInvariants } from '../../server/src/doctor/invariants.service.ts';
import { INVARIANTS } from '../../server/src/doctor/invariants.ts';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { TEST_POLICY } from '../harness/database.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { makeAlerts } from './alerts-history.ts';
import { makePlan } from './plan-history.ts';
import { makeRichHistory } from './rich-history.ts';

/** A check that cannot fail proves nothing: each corruption here must be found by the check that is meant for it. */

let t: TestApp;
let client: pg.PoolClient;

beforeAll(async () => {
  t = await createTestApp();
  await makeRichHistory(t);
  await makeAlerts(t);
  await makePlan(t);
  await expectInvariants(t.db);
  client = await t.db.pool.connect();
});
afterAll(async () => {
  client.release();
  await t.close();
});

/** A layer, movement or event of the rich history by what it is. */
const layer = (condition: string) =>
  `(select min(inventory_item_id) from inventory_items where ${condition})`;
const movement = (condition: string) => `(select min(movement_id) from stock_movements where ${condition})`;
const FIRST = layer('true');
const USED = layer('quantity_in_stock > 0 and quantity_in_stock < initial_quantity');
const EMPTY = layer('quantity_in_stock = 0');
const CHILD = layer('source_item_id is not null');
const OPEN = `(select min(allocation_id) from stock_allocations where status = 'OPEN')`;
const CONSUMED = `(select min(allocation_id) from stock_allocations where consumed_quantity > 0)`;
const COMPLETED = `(select min(production_order_id) from production_orders where status = 'COMPLETED')`;
const PLANNED = `(select min(production_order_id) from production_orders where status = 'PLANNED')`;
const BELOW = `(select max(production_order_id) from production_orders where parent_production_order_id is not null)`;
const WAITING = `(select parent_production_order_id from production_orders where production_order_id = ${BELOW})`;
const FIRST_RUN = `(select min(run_id) from planning_runs)`;
const EARLY_DAY = `(product_id, warehouse_id, day) in (select product_id, warehouse_id, min(day) from movement_days group by 1, 2)`;
const changed = (column: string, change: string, condition: string) =>
  `update stock_movements set ${column} = ${column} ${change} where movement_id = ${movement(condition)}`;
const copyMovement = (
  condition: string,
) => `insert into stock_movements (movement_type, inventory_item_id, product_id,
    warehouse_id, quantity, unit_cost, value, on_hand_after, stock_value_after, reference_type, movement_date, request_id)
  select movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value, on_hand_after,
    stock_value_after, reference_type, movement_date, request_id from stock_movements
  where movement_id = ${movement(condition)}`;

const MUTATIONS: readonly (readonly [id: string, what: string, corruption: string])[] = [
  ['I01', 'a value that is no number', `update inventory_items set remaining_value = 'NaN' where inventory_item_id = ${FIRST}`],
  ['I01', 'a quantity below zero', `update inventory_items set quantity_in_stock = -1 where inventory_item_id = ${FIRST}`],
  ['I01', 'more reserved than there is', `update inventory_items set reserved_quantity = quantity_in_stock + 0.001`],
  ['I01', 'value in an empty layer', `update inventory_items set remaining_value = 0.0001 where inventory_item_id = ${EMPTY}`],
  ['I02', 'a reservation that the layer forgot', `update inventory_items set reserved_quantity = 0`],
  ['I02', 'an allocation that is gone', `delete from stock_allocations where allocation_id = ${OPEN}`],
  ['I03', 'a layer that has a gram more', `update inventory_items set quantity_in_stock = quantity_in_stock + 0.001 where inventory_item_id = ${USED}`],
  ['I03', 'a movement that is gone', `delete from stock_movements where movement_id = ${movement(`movement_type = 'SCRAP'`)}`],
  ['I04', 'a layer that is worth 0.0001 more', `update inventory_items set remaining_value = remaining_value + 0.0001 where inventory_item_id = ${USED}`],
  ['I04', 'a revaluation that did not reach the layer', `delete from stock_movements where movement_type = 'REVALUATION'`],
  ['I05', 'an issue of more than there was', changed('quantity', '- 999', `movement_type = 'STOCK_OUT'`)],
  ['I05', 'an issue that was worth more than there was', changed('value', '- 99999', `movement_type = 'PRODUCTION_OUT'`)],
  ['I06', 'another initial quantity', `update inventory_items set initial_quantity = initial_quantity + 1 where inventory_item_id = ${FIRST}`],
  ['I06', 'another initial value', `update inventory_items set initial_value = initial_value - 0.0001 where inventory_item_id = ${CHILD}`],
  ['I06', 'a receipt that is booked twice', copyMovement(`movement_type = 'STOCK_IN'`)],
  ['I06', 'a layer that grows later', `update stock_movements set quantity = 1, value = 1 where movement_id = ${movement(`movement_type = 'ADJUSTMENT' and quantity < 0`)}`],
  ['I06', 'a layer that begins with an issue', `update stock_movements set movement_type = 'STOCK_OUT' where movement_id = ${movement('true')}`],
  ['I07', 'an issue that adds', `update stock_movements set quantity = -quantity, value = -value where movement_type = 'STOCK_OUT'`],
  ['I07', 'a value against its quantity', `update stock_movements set value = -value where movement_type = 'SPLIT'`],
  ['I07', 'a revaluation that moves quantity', `update stock_movements set quantity = 1 where movement_type = 'REVALUATION'`],
  ['I07', 'a movement of nothing', `update stock_movements set quantity = 0, value = 0 where movement_type = 'ADJUSTMENT'`],
  ['I07', 'a quantity that is no number', `update stock_movements set quantity = 'NaN' where movement_id = ${movement(`movement_type = 'RETURN'`)}`],
  ['I08', 'value out of nothing', changed('value', '+ 0.0001', `movement_type = 'STOCK_IN'`)],
  ['I08', 'a transfer that makes value', changed('value', '+ 0.0001', `movement_type = 'TRANSFER_IN'`)],
  ['I09', 'labour that went nowhere', `update production_orders set actual_labor_cost = actual_labor_cost + 0.0001 where production_order_id = ${COMPLETED}`],
  ['I09', 'a variance that is gone', `delete from production_variances where variance_type = 'SCRAP'`],
  ['I09', 'a revaluation that forgot the output', `delete from stock_revaluation_lines where place = 'PRODUCED'`],
  ['I10', 'a cancelled order that holds stock', `update production_orders set status = 'CANCELLED' where production_order_id = ${PLANNED}`],
  ['I11', 'an open allocation that is closed', `update stock_allocations set closed_at = now() where allocation_id = ${OPEN}`],
  ['I11', 'more consumed than allocated', `update stock_allocations set consumed_quantity = allocated_quantity + 1 where allocation_id = ${CONSUMED}`],
  ['I12', 'more held than required', `update production_order_components set required_quantity = 0.5 where production_order_id = ${PLANNED}`],
  ['I13', 'an allocation of another product', `update production_order_components set component_product_id = (select product_id from products where product_code = 'PANEL') where production_order_id = ${COMPLETED}`],
  ['I13', "an allocation of another order's component", `update stock_allocations set production_order_id = ${COMPLETED} where production_order_id = ${PLANNED}`],
  ['I14', 'consumption without a movement', `update stock_allocations set consumed_quantity = consumed_quantity - 0.001 where consumed_quantity > 1 and production_order_id = ${COMPLETED}`],
  ['I14', 'a movement of another component', `update stock_movements set production_order_component_id = null where movement_id = ${movement(`movement_type = 'PRODUCTION_OUT'`)}`],
  ['I15', 'an older layer that was passed over', `update inventory_items set entry_date = '2025-01-01' where source_item_id is null and batch_number in (select batch_number from inventory_items where entry_date = '2026-01-03')`],
  ['I15', 'a layer out of turn that nobody named', `update inventory_events set is_pinned = false where event_type = 'TRANSFER_OUT'`],
  ['I15', 'an older layer that was not empty', `update inventory_events set available_after = 1 where available_after = 0`],
  ['I16', 'an event that is gone', `delete from inventory_events where event_number = 2`],
  ['I16', 'an availability that is not the present one', `update inventory_events e set available_after = available_after + 1 where event_number = (select max(event_number) from inventory_events l where l.inventory_item_id = e.inventory_item_id)`],
  ['I16', 'a counter that ran ahead', `update stock_scopes set last_event_number = last_event_number + 1`],
  ['I17', 'a total with a gram more', `update stock_scopes set on_hand = on_hand + 0.001`],
  ['I17', 'a total that is worth 0.0001 more', `update stock_scopes set stock_value = stock_value + 0.0001`],
  ['I17', 'a total that forgot a reservation', `update stock_scopes set reserved = 0`],
  ['I18', 'two active recipes on one day', `update bill_of_materials set status = 'ACTIVE'`],
  ['I19', 'a product in itself', `update bom_components set component_product_id = (select product_id from products where product_code = 'PANEL')`],
  ['I19', 'a circle over two recipes', `with b as (insert into bill_of_materials (parent_product_id, bom_version, base_quantity, effective_date)
     select product_id, '1.0', 1, '2026-01-01' from products where product_code = 'STEEL' returning bom_id)
   insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure)
     select bom_id, product_id, 10, 1, 'PCS' from b, products where product_code = 'PANEL'`],
  ['I20', 'an order that forgot what was made', `update production_orders set completed_quantity = 0 where production_order_id = ${COMPLETED}`],
  ['I20', 'more made than planned', `update production_orders set planned_quantity = 1 where production_order_id = ${COMPLETED}`],
  ['I20', 'an order that is planned again', `update production_orders set status = 'RELEASED' where production_order_id = ${COMPLETED}`],
  ['I21', 'a step that is gone', `delete from production_order_status_history where sequence_number = 2`],
  ['I21', 'a status without a step', `update production_orders set status = 'RELEASED' where production_order_id = ${PLANNED}`],
  ['I21', 'a step that is not allowed', `update production_order_status_history set to_status = 'COMPLETED' where sequence_number = 2 and production_order_id = ${COMPLETED};
    delete from production_order_status_history where sequence_number > 2 and production_order_id = ${COMPLETED}`],
  ['I21', 'an order that resumes where it never was', `update production_order_status_history set to_status = 'PLANNED' where from_status = 'ON_HOLD';
    update production_orders set status = 'PLANNED' where status = 'RELEASED'`],
  ['I22', 'a line that received more than its receipts', `update purchase_order_items set quantity_received = 11`],
  ['I22', 'a receipt of half a layer', `update receipt_items set quantity_received = 5; update purchase_order_items set quantity_received = 5`],
  ['I22', 'a receipt of another product', `update purchase_order_items set product_id = (select product_id from products where product_code = 'PANEL')`],
  ['I23', 'a transfer that loses a gram', changed('quantity', '- 0.001', `movement_type = 'TRANSFER_IN'`)],
  ['I23', 'a transfer whose layers exchange value', `update stock_movements set value = value + case when movement_id = ${movement(`movement_type = 'TRANSFER_IN'`)} then 1 else -1 end where movement_type = 'TRANSFER_IN'`],
  ['I23', 'a document that says another quantity', `update stock_transfers set quantity = quantity + 1`],
  ['I23', 'a transfer to another warehouse', `update stock_transfers set to_warehouse_id = (select max(warehouse_id) from warehouses)`],
  ['I23', 'movements without their document', `delete from stock_transfers`],
  ['I25', 'a key without an answer', `insert into idempotency_keys (user_id, idempotency_key, fingerprint, created_at) values (1, 'k', 'f', now())`],
  ['I26', 'two refresh tokens that work', `insert into refresh_tokens (session_id, token_hash, expires_at) select session_id, sha256('x'), expires_at from refresh_tokens limit 1`],
  ['I26', 'a deactivated user who is logged in', `update users set is_active = false where username = 'inv_clerk'`],
  ['I29', 'a number that is missing', `update production_orders set order_number = 'MO-2031-000009' where production_order_id = ${PLANNED}`],
  ['I29', 'a number that was given twice', `alter table stock_counts drop constraint stock_counts_count_number_key; update stock_counts set count_number = (select min(count_number) from stock_counts)`],
  ['I29', 'a counter that ran ahead', `update document_numbers set last_number = last_number + 1 where document_type = 'TR'`],
  ['I29', 'a return to a supplier that is gone', `delete from supplier_returns where return_number like '%000001'`],
  ['I29', 'a landed cost that is gone', `delete from landed_costs`],
  ['I29', 'an invoice that is gone', `delete from purchase_invoices where posting_number like '%000001'`],
  ['I29', 'a counter that is gone', `delete from document_numbers where document_type = 'RV'`],
  ['I31', 'a line that is gone', `delete from stock_revaluation_lines where is_final and value_change <> 0`],
  ['I31', 'a change that is larger than its lines', `update stock_revaluations set value_after = value_after + 0.0001`],
  ['I31', 'a layer that moved by less', changed('value', '- 0.0001', `movement_type = 'REVALUATION'`)],
  ['I32', 'a balance that is not the sum', changed('on_hand_after', '+ 0.001', 'true')],
  ['I32', 'a value balance that is not the sum', changed('stock_value_after', '+ 0.0001', `movement_type = 'STOCK_OUT'`)],
  ['I32', 'a total that is not the last balance', `update stock_scopes set on_hand = 0, stock_value = 0`],
  ['I33', 'a count line that says another value', `update stock_count_lines set value_difference = value_difference + 0.0001`],
  ['I33', 'a count line that says another quantity', `update stock_count_lines set counted_quantity = counted_quantity + 1`],
  ['I33', 'a count that is gone', `delete from stock_count_lines; delete from stock_counts`],
  ['I34', 'a part with another batch number', `update inventory_items set batch_number = 'OTHER' where inventory_item_id = ${CHILD}`],
  ['I34', 'a part that is younger', `update inventory_items set entry_date = entry_date + interval '1 day' where inventory_item_id = ${CHILD}`],
  ['I34', 'a part that expires', `update inventory_items set expiry_date = '2030-01-01' where inventory_item_id = ${CHILD}`],
  ['I34', 'a part that costs more', `update inventory_items set unit_cost = unit_cost + 0.0001 where inventory_item_id = ${CHILD}`],
  ['I34', 'a part that came from nowhere', `update inventory_items set source_item_id = null where inventory_item_id = ${CHILD}`],
  ['I35', 'a quality that no event gave', `update inventory_items set quality_status = 'QUARANTINE' where inventory_item_id = ${USED}`],
  ['I35', 'rejected stock that could be issued', `update inventory_events set quality_status_after = 'REJECTED' where issuable_after and event_number = 1`],
  ['I36', 'a booking whose material cost less', `update production_completions set material_cost = material_cost - 0.0001, total_cost = total_cost - 0.0001`],
  ['I36', 'an output that is worth more than its booking', changed('value', '+ 0.0001', `movement_type = 'PRODUCTION_IN'`)],
  ['I36', 'consumption of no booking', `update stock_movements set production_completion_id = null where movement_id = ${movement(`movement_type = 'PRODUCTION_OUT'`)}`],
  ['I37', 'a movement that nobody made', `update stock_movements set request_id = 'nobody' where movement_id = ${movement('true')}`],
  ['I37', 'a request that is not in the audit log', `delete from audit_log where action = 'stock.reserve'`],
  ['I38', 'a split that makes a gram', changed('quantity', '+ 0.001', `movement_type = 'SPLIT' and quantity > 0`)],
  ['I38', 'a split that loses value', changed('value', '- 0.0001', `movement_type = 'SPLIT' and quantity < 0`)],
  ['I39', 'an event that says another change', `update inventory_events set quantity_change = quantity_change + 1 where event_number = 1`],
  ['I39', 'a reservation that no event tells of', `update inventory_items set reserved_quantity = reserved_quantity - 1 where reserved_quantity > 1`],
  ['I40', 'work that began without what the sub-order makes', `update production_orders set status = 'IN_PROGRESS' where production_order_id = ${WAITING}`],
  ['I40', 'an order on hold at work whose sub-order is open', `update production_orders set status = 'ON_HOLD', held_from_status = 'IN_PROGRESS' where production_order_id = ${WAITING}`],
  ['I40', 'an order that was completed before its sub-order', `update production_orders set status = 'COMPLETED' where production_order_id = ${WAITING}`],
  ['I41', 'a sub-order that is older than its parent', `update production_orders set parent_production_order_id = ${BELOW} where production_order_id = ${WAITING}`],
  ['I41', 'a sub-order of an order that takes something else', `update production_orders set parent_production_order_id = ${COMPLETED} where production_order_id = ${BELOW}`],
  ['I41', 'a sub-order of which nothing is required', `update production_order_components set required_quantity = 0 where production_order_id = ${WAITING}`],
  ['I42', 'a substitute that is required', `update production_order_components set required_quantity = 1 where substitute_for_id is not null`],
  ['I42', "a substitute for another order's component", `update production_order_components set substitute_for_id = (select min(production_order_component_id) from production_order_components) where substitute_for_id is not null`],
  ['I42', 'a substitute for itself', `update production_order_components set substitute_for_id = production_order_component_id where substitute_for_id is not null`],
  ['I43', 'a gram replaced that no substitute stands for', `update production_order_components set replaced_quantity = replaced_quantity + 0.001 where replaced_quantity > 0`],
  ['I43', 'a substitute that replaced nothing', `update production_order_components set replaced_quantity = 0`],
  ['I44', 'a scope that has a gram less to give', `update stock_scopes set approved_available = approved_available - 0.001 where approved_available > 1`],
  ['I44', 'a quality that the scope did not hear of', `update inventory_items set quality_status = 'REJECTED' where inventory_item_id = ${USED}`],
  ['I45', 'a step that is missing', `delete from purchase_order_status_history where to_status = 'SENT'`],
  ['I45', 'an order without a history', `delete from purchase_order_status_history h where not exists (select from purchase_orders o where o.purchase_order_id = h.purchase_order_id and o.status <> 'DRAFT')`],
  ['I45', 'an order that nobody moved', `update purchase_orders set status = 'CLOSED' where status = 'PARTIALLY_RECEIVED'`],
  ['I45', 'a step that is not allowed', `update purchase_order_status_history set to_status = 'CLOSED' where to_status = 'CANCELLED'; update purchase_orders set status = 'CLOSED' where status = 'CANCELLED'`],
  ['I46', 'a line that says that it is complete', `update purchase_order_items set delivery_status = 'RECEIVED' where delivery_status = 'PARTIAL'`],
  ['I46', 'an open line of a closed order', `update purchase_order_items l set delivery_status = 'OPEN' from purchase_orders o where o.purchase_order_id = l.purchase_order_id and o.status = 'CLOSED'`],
  ['I46', 'goods of an order that waits for them', `update purchase_orders set status = 'SENT' where status = 'PARTIALLY_RECEIVED'`],
  ['I46', 'an order that is said to be complete', `update purchase_orders set status = 'FULLY_RECEIVED' where status = 'PARTIALLY_RECEIVED'`],
  ['I46', 'an order that is said to be incomplete', `update purchase_orders set status = 'PARTIALLY_RECEIVED' where status = 'FULLY_RECEIVED'`],
  ['I46', 'a total that is not the sum of the lines', `update purchase_orders set total_amount = total_amount + 0.0001`],
  ['I46', 'a line whose price is not its quantity times its unit price', `update purchase_order_items set total_price = total_price - 0.0001`],
  ['I47', 'a received layer of nobody', `update inventory_items set supplier_id = null where supplier_id is not null and source_item_id is null`],
  ['I47', 'a received layer of another order', `update inventory_items set purchase_order_id = (select max(purchase_order_id) from purchase_orders) where purchase_order_id is not null`],
  ['I47', 'a receipt at another cost', `update receipt_items set unit_cost = unit_cost + 0.0001`],
  ['I47', 'a movement of another receipt', `update stock_movements set reference_number = 'GR-2026-999999' where reference_number like 'GR-%'`],
  ['I47', 'a movement that no receipt tells of', `delete from receipt_items`],
  ['I48', 'a return of a gram more', `update supplier_returns set quantity = quantity + 0.001`],
  ['I48', 'a return that was worth more', changed('value', '- 0.0001', `reference_number like 'SR-%'`)],
  ['I48', 'a return that its movement does not name', `update stock_movements set reference_number = null where reference_number like 'SR-%'`],
  ['I48', 'a return to another order', `update supplier_returns set purchase_order_id = (select max(purchase_order_id) from purchase_orders)`],
  ['I48', 'a return of what came with another receipt', `update supplier_returns set receipt_item_id = (select max(receipt_item_id) from receipt_items)`],
  ['I49', 'a share that is gone', `delete from landed_cost_lines where line_number = 1`],
  ['I49', 'a bill that is larger than its shares', `update landed_costs set total_amount = total_amount + 0.0001`],
  ['I49', 'shares of another amount', `update landed_cost_lines set amount = amount + case line_number when 1 then 0.0001 else -0.0001 end`],
  ['I49', 'a share for another layer', `update landed_cost_lines set receipt_item_id = (select max(receipt_item_id) from receipt_items)`],
  ['I50', 'an invoice that books too much', `update purchase_invoice_lines set value_change = value_change + 0.0001`],
  ['I50', 'an invoice at another cost', `update purchase_invoice_lines set unit_cost = unit_cost + 0.0001`],
  ['I50', 'an invoice that forgets the one before it', `delete from purchase_invoice_lines where purchase_invoice_id = 1`],
  ['I50', 'an invoice without its revaluation', `update purchase_invoice_lines set stock_revaluation_id = null`],
  ['I51', 'two open alerts of one cause', `drop index alerts_one_open_per_cause; insert into alerts (alert_type, severity, cause_key, product_id, message, raised_at) select alert_type, severity, cause_key, product_id, message, raised_at from alerts where alert_type = 'MINIMUM'`],
  ['I51', 'an alert about another product than its cause', `update alerts set product_id = (select min(product_id) from products) where alert_type = 'OUT_OF_STOCK'`],
  ['I51', 'an alert of another kind than its cause', `update alerts set alert_type = 'LATE_PURCHASE' where alert_type = 'EXPIRING'`],
  ['I52', 'an alert that is gone', `delete from alerts where alert_type = 'CRITICAL'`],
  ['I52', 'an alert that was closed too early', `update alerts set status = 'RESOLVED', resolved_at = now() where alert_type = 'MINIMUM'`],
  ['I52', 'an alert that was left open', `update products set minimum_stock_level = null, critical_stock_level = null`],
  ['I52', 'an alert that did not ease', `update alerts set alert_type = 'OUT_OF_STOCK' where alert_type = 'CRITICAL'`],
  ['I52', 'an alert with an old figure', `update alerts set details = details || '{"available": "5.999"}' where alert_type = 'MINIMUM'`],
  ['I52', 'an alert that is taken too lightly', `update alerts set severity = 'WARNING' where alert_type = 'OUT_OF_STOCK'`],
  ['I52', 'stock that is there and not available', `update inventory_items set quality_status = 'QUARANTINE' where product_id = (select product_id from products where product_code = 'FINE')`],
  ['I53', 'an expired layer that nobody hears of', `delete from alerts where alert_type = 'EXPIRING' and severity = 'CRITICAL'`],
  ['I53', 'an expired layer that is only a warning', `update alerts set severity = 'WARNING' where alert_type = 'EXPIRING'`],
  ['I53', 'a good layer that is said to be expired', `update alerts set severity = 'CRITICAL' where alert_type = 'EXPIRING'`],
  ['I53', 'an alert about a layer that is used up', `update inventory_items set quantity_in_stock = 0 where expiry_date is not null`],
  ['I54', 'a late purchase that nobody hears of', `delete from alerts where alert_type = 'LATE_PURCHASE'`],
  ['I54', 'a late production that nobody hears of', `delete from alerts where alert_type = 'LATE_PRODUCTION'`],
  ['I54', 'an alert about an order that is done', `update purchase_orders set status = 'CLOSED' where status = 'PARTIALLY_RECEIVED'`],
  ['I54', 'an alert about an order with time to spare', `update production_orders set planned_completion_date = current_date + 5 where planned_completion_date is not null`],
  ['I55', 'an event that is gone', `delete from events where event_id = 2`],
  ['I55', 'a counter of events that ran ahead', `update event_counter set last_event_id = last_event_id + 1`],
  ['I55', 'a counter of events that is gone', `delete from event_counter`],
  ['I56', 'a planned order of a run that failed', `update planning_runs set state = 'FAILED' where run_id = ${FIRST_RUN}`],
  ['I56', 'a planned order of another scenario', `update planned_orders set scenario_id = 1`],
  ['I56', 'a planned order that ended before it began', `update planned_orders set first_run_id = ended_run_id, ended_run_id = first_run_id where ended_run_id is not null`],
  ['I56', 'a planned order that a cancelled run ended', `with r as (insert into planning_runs (mode, horizon_days, state, finished_at) values ('REGENERATIVE', 1, 'CANCELLED', now()) returning run_id)
   update planned_orders set ended_run_id = r.run_id from r where ended_run_id is not null`],
  ['I56', 'a planned order of a run that is gone', `update planned_orders set first_run_id = 0`],
  ['I56', 'a planned order that was ended by a run that is gone', `update planned_orders set ended_run_id = 999999 where ended_run_id is not null`],
  ['I57', 'a planned order that became another product', `update production_orders m set product_id = (select min(product_id) from products) where exists (select from planned_orders o where o.production_order_id = m.production_order_id)`],
  ['I57', 'a planned order that was bought as something else', `update purchase_order_items i set product_id = (select min(product_id) from products) where exists (select from planned_orders o where o.po_item_id = i.po_item_id)`],
  ['I57', 'a planned order to buy that is made', `update planned_orders set order_type = 'BUY' where production_order_id is not null`],
  ['I57', 'a planned order that became an order at no time', `update planned_orders set converted_at = null`],
  ['I57', 'a planned order that became nothing', `update planned_orders set po_item_id = null where po_item_id is not null`],
  ['I57', 'a planned order of a scenario that became real', `update planned_orders set scenario_id = 1 where converted_at is not null`],
  ['I58', 'a supplier of what is made', `update planned_orders set supplier_id = (select min(supplier_id) from suppliers) where order_type = 'MAKE'`],
  ['I58', 'a recipe of another product', `update planned_orders set bom_id = (select min(bom_id) from bill_of_materials) where order_type = 'MAKE'`],
  ['I58', 'something to make without a recipe', `update planned_orders set bom_id = null where order_type = 'MAKE'`],
  ['I58', 'a product that is gone', `update planned_orders set product_id = 999999 where order_type = 'BUY'`],
  ['I58', 'a recipe that is gone', `update planned_orders set bom_id = 999999 where order_type = 'MAKE'`],
  ['I58', 'a supplier who is gone', `update planned_orders set supplier_id = 999999 where order_type = 'BUY'`],
  ['I58', 'a recipe of what is bought', `update planned_orders set bom_id = (select min(bom_id) from bill_of_materials) where order_type = 'BUY'`],
  ['I59', "a message about another product's planned order", `update planning_exceptions x set product_id = (select min(product_id) from products) where planned_order_id is not null`],
  ['I59', "a message about another product's production order", `update planning_exceptions x set product_id = (select max(product_id) from products) where production_order_id is not null`],
  ['I59', "a message about another product's purchase", `update planning_exceptions x set product_id = (select max(product_id) from products) where po_item_id is not null`],
  ['I59', 'a message of another scenario than its planned order', `update planning_exceptions set scenario_id = 1`],
  ['I60', 'a message of a run that failed', `update planning_runs set state = 'FAILED' where run_id = ${FIRST_RUN}`],
  ['I60', 'a message of another scenario than its run', `update planning_exceptions set scenario_id = 1`],
  ['I60', 'a message that was last said before it was first said', `update planning_exceptions set first_run_id = (select max(run_id) from planning_runs), last_run_id = ${FIRST_RUN} where status = 'OPEN'`],
  ['I60', 'a decision of nobody', `update planning_exceptions set decided_by = null`],
  ['I60', 'a message that was resolved at no time', `update planning_exceptions set resolved_at = null`],
  ['I60', 'a resolved message that no run has closed', `update planning_exceptions set resolved_run_id = null`],
  ['I60', 'a resolved message that the run has said which closed it', `update planning_exceptions set resolved_run_id = last_run_id where status = 'RESOLVED'`],
  ['I61', 'two runs under way', `drop index planning_runs_one_open; insert into planning_runs (mode, horizon_days) select 'REGENERATIVE', 1 from generate_series(1, 2)`],
  ['I61', 'a completed run that says nothing', `update planning_runs set summary = null`],
  ['I61', 'a run that ended at no time', `update planning_runs set finished_at = null`],
  ['I61', 'a run that nobody works on', `insert into planning_runs (mode, horizon_days, state) values ('REGENERATIVE', 1, 'RUNNING')`],
  ['I62', 'a day that is worth 0.0001 more', `update movement_days set stock_value = stock_value + 0.0001, receipts = receipts + 0.0001 where ${EARLY_DAY}`],
  ['I62', 'a day that is gone', `delete from movement_days where ${EARLY_DAY}`],
  ['I62', 'a day of another number', `update movement_days set value_days = value_days + 1 where ${EARLY_DAY}`],
  ['I62', 'days of another time zone', `update movement_day_zone set time_zone = case when exists (select from stock_movements where (movement_date at time zone 'Pacific/Kiritimati')::date <> (movement_date at time zone 'Europe/Istanbul')::date) then 'Pacific/Kiritimati' else 'Pacific/Pago_Pago' end`],
  ['I62', 'a movement that its day does not know', `update stock_movements set movement_date = movement_date - interval '400 days' where movement_id = ${movement('true')}`],
  ['I63', 'a flow that stands under another', `update movement_days set issues = issues + 1, scrap = scrap - 1`],
  ['I63', 'a total that forgot an issue', `update movement_days set issued_quantity = issued_quantity - 0.001 where issued_quantity > 0`],
  ['I63', 'an issue on another day', `update movement_days set last_issue_day = last_issue_day + 1`],
  ['I63', 'a scope without its last day', `delete from movement_days d where day = (select max(day) from movement_days l where l.product_id = d.product_id and l.warehouse_id = d.warehouse_id)`],
  ['I63', 'a scope that is worth more than its days', `update stock_scopes set stock_value = stock_value + 0.0001`],
]; // biome-ignore format: one line per corruption

const violated = async (invariants: readonly Invariant[]) =>
  (await checkInvariants(client, TEST_POLICY.timeZone, invariants)).filter((one) => one.violations > 0);

describe('without the defences of the database, which would refuse most of it', () => {
  beforeAll(async () => {
    const { rows } = await client.query<{ text: string }>(
      `select case when conrelid <> 0 then format('alter table %s drop constraint %I', conrelid::regclass, conname)
         else format('alter domain %s drop constraint %I', contypid::regtype, conname) end as text
       from pg_constraint where contype in ('c', 'x', 'f') and connamespace = 'public'::regnamespace
       union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal
       union all select format('drop index %I', 'refresh_tokens_one_live')`,
    );
    await client.query('begin');
    for (const { text } of rows) await client.query(text);
  });
  afterAll(() => client.query('rollback'));

  test('the history itself is sound: only the missing triggers are found', async () => {
    expect((await violated(INVARIANTS)).map((one) => one.id)).toEqual(['I30']);
  });

  test.each(MUTATIONS)('%s finds %s', async (id, _what, corruption) => {
    await client.query('savepoint sound');
    try {
      await client.query(corruption);
      const [found] = await violated(INVARIANTS.filter((one) => one.id === id));
      expect(found?.id).toBe(id);
      expect(found?.examples.length).toBe(Math.min(5, found?.violations ?? 0));
    } finally {
      await client.query('rollback to savepoint sound');
    }
  });
});

const DAMAGES: readonly (readonly [what: string, damage: string])[] = [
  ['a constraint that nothing was checked against', 'alter table inventory_items add check (quantity_in_stock >= 0) not valid'],
  ['a trigger that is off', 'alter table stock_movements disable trigger stock_movements_append_only'],
  ['a trigger that is gone', 'drop trigger inventory_items_scope_lock on inventory_items'],
]; // biome-ignore format: one line per damage

test.each(DAMAGES)('I30 finds %s', async (_what, damage) => {
  await client.query('begin');
  try {
    expect(await violated(INVARIANTS)).toEqual([]);
    await client.query(damage);
    expect((await violated(INVARIANTS)).map((one) => one.id)).toEqual(['I30']);
  } finally {
    await client.query('rollback');
  }
});

describe('the list', () => {
  test('every check is attacked, and forty times and more in all', () => {
    const attacked = new Set([...MUTATIONS.map(([id]) => id), 'I30']);
    expect([...attacked].sort()).toEqual(INVARIANTS.map((one) => one.id));
    expect(MUTATIONS.length + DAMAGES.length).toBeGreaterThanOrEqual(40);
  });

  test('ids are unique and in order, names are sentences', () => {
    const ids = INVARIANTS.map((one) => one.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { name } of INVARIANTS) expect(name).toMatch(/^[A-Z].{15,140}[^.]$/);
  });

  test('docs/invariants.md has a line for each', async () => {
    const guide = await readFile(join(PROJECT_ROOT, 'docs/invariants.md'), 'utf8');
    const lines = [...guide.matchAll(/^\| (I\d\d) /gm)].map(([, id]) => id);
    expect(lines.sort()).toEqual(INVARIANTS.map((one) => one.id));
  });

  test('every trigger of the schema is one of those that I30 asks for', async () => {
    const { rows } = await client.query<{ tgname: string }>(
      'select tgname from pg_trigger where not tgisinternal',
    );
    const query = INVARIANTS.find((one) => one.id === 'I30')?.query ?? '';
    expect(rows.length).toBeGreaterThan(10);
    for (const { tgname } of rows) expect(query).toContain(`'${tgname}'`);
  });
});
