import { sql, type Updateable } from 'kysely';
import type { PlanningExceptions } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { PlanningException, PlanningExceptionList } from './planning-exceptions.schemas.ts';

/** A decision stands as long as no date that it was made about has moved by more than so many days … */
export const DECISION_HOLDS_DAYS = 2;
/** … and no quantity by more than so much of what it was then. Beyond that the message is open again. */
export const DECISION_HOLDS_PERCENT = 10;

const shown = queries
  .selectFrom('planning_exceptions as e')
  .innerJoin('products as p', 'p.product_id', 'e.product_id')
  .leftJoin('production_orders as o', 'o.production_order_id', 'e.production_order_id')
  .leftJoin('purchase_order_items as i', 'i.po_item_id', 'e.po_item_id')
  .leftJoin('purchase_orders as po', 'po.purchase_order_id', 'i.purchase_order_id')
  .leftJoin('users as u', 'u.user_id', 'e.assigned_to')
  .select([
    'e.planning_exception_id',
    'e.scenario_id',
    'e.exception_type',
    'e.status',
    'e.product_id',
    'p.product_code',
    'p.product_name',
    'p.unit_of_measure',
    'e.planned_order_id',
    'e.production_order_id',
    'o.order_number',
    'e.po_item_id',
    'i.purchase_order_id',
    'po.po_number',
    'e.exception_date',
    'e.needed_date',
    'e.quantity',
    'e.needed_quantity',
    sql<number | null>`e.needed_date - e.exception_date`.as('effect_days'),
    sql<string | null>`round(coalesce(e.needed_quantity - e.quantity, e.quantity) * p.standard_cost, 4)`.as(
      'effect_amount',
    ),
    'e.message',
    'e.assigned_to',
    'u.full_name as assigned_to_name',
    'e.first_run_id',
    'e.last_run_id',
    'e.resolved_run_id',
    'e.raised_at',
    'e.resolved_at',
    'e.decided_at',
    'e.decided_by',
    'e.decision_note',
  ]);

export async function findException(db: Db, exceptionId: number): Promise<PlanningException | undefined> {
  const [row] = await db.select(shown.where('e.planning_exception_id', '=', exceptionId));
  return row as PlanningException | undefined;
}

/** An unknown one is missing. */
export async function findExceptions(db: Db, exceptionIds: readonly number[]): Promise<PlanningException[]> {
  const rows = await db.select(shown.where('e.planning_exception_id', 'in', [...exceptionIds]));
  return rows as PlanningException[];
}

/** For a decision; a run that settles the messages waits, or has settled them already. Read it anew afterwards. */
export async function lockException(tx: Tx, exceptionId: number): Promise<void> {
  await tx.select(
    queries
      .selectFrom('planning_exceptions')
      .select('planning_exception_id')
      .where('planning_exception_id', '=', exceptionId)
      .forNoKeyUpdate(),
  );
}

/** It must be locked. */
export async function updateException(
  tx: Tx,
  exceptionId: number,
  changes: Updateable<PlanningExceptions>,
): Promise<void> {
  await tx.select(
    queries.updateTable('planning_exceptions').set(changes).where('planning_exception_id', '=', exceptionId),
  );
}

/** What the list is of: the messages of reality or of a scenario, or those that a run has said. */
export type ExceptionScope =
  | { readonly scenarioId: number | null }
  | { readonly scenarioId: number | null; readonly runId: number };

/** @param userId whose messages are meant by assigned_to=me */
export async function listExceptions(
  db: Db,
  userId: number | null,
  scope: ExceptionScope,
  list: Omit<PlanningExceptionList, 'scenario_id'>,
): Promise<Page<PlanningException>> {
  const order = sortOrder(list.sort, 'exception_date');
  let query = shown.where('e.scenario_id', 'is not distinct from', scope.scenarioId);
  if ('runId' in scope) {
    query = query
      .where('e.first_run_id', '<=', scope.runId)
      .where(({ eb, or }) =>
        or([eb('e.resolved_run_id', 'is', null), eb('e.resolved_run_id', '>', scope.runId)]),
      );
  }
  const status = list.status ?? ('runId' in scope ? undefined : 'OPEN');
  if (status !== undefined) query = query.where('e.status', '=', status);
  if (list.exception_type !== undefined) query = query.where('e.exception_type', '=', list.exception_type);
  if (list.product_id !== undefined) query = query.where('e.product_id', '=', list.product_id);
  if (list.assigned_to !== undefined) {
    const assignee = list.assigned_to === 'me' ? userId : Number(list.assigned_to);
    query = query.where('e.assigned_to', '=', assignee);
  }
  if (list.search) query = query.where(searchCondition('p.search_text', list.search));
  const ordered = query
    .orderBy(`e.${order.field}`, order.direction)
    .orderBy('e.planning_exception_id', order.direction);
  const page = await readPage(db, ordered, list);
  return page as Page<PlanningException>;
}

/** The lock keeps the user from being deactivated until the commit. */
export const lockAssignee = statement<{ full_name: string; is_active: boolean }>(
  'planning_exception_assignee',
  'select full_name, is_active from users where user_id = $1 for share',
);

/** Null where neither side has a value, so nothing has changed; true where only one has. */
const movedBeyond = (column: string, allowed: string) =>
  `coalesce(abs(s.${column} - e.${column}) > ${allowed}, s.${column} is distinct from e.${column})`;

const days = String(DECISION_HOLDS_DAYS);
const share = (column: string) => `e.${column} * ${DECISION_HOLDS_PERCENT} / 100`;

/**
 * Makes the living messages what a run says: updates those that it says otherwise, inserts what is new, resolves what it does not say
 * any more. A message that is said as before is not written, nor locked: of 11,000 a run changes a few.
 *
 * What is to be written is locked and compared once more, so a decision that is being made is either seen or waits. What is overdue is
 * needed today, each day anew: that date says nothing about the need.
 *
 * $1 the messages as JSON, with decimals as text, $2 run, $3 scenario or null, $4 the moment, $5 the products that it has looked at
 *
 * @param looked the condition on the messages that the run could have said
 */
const saving = (name: string, looked: string) =>
  statement<Settlement>(
    name,
    `with said as materialized (
     select m.*, o.planned_order_id
     from jsonb_to_recordset($1::jsonb) as m (place integer, exception_key text, exception_type text, product_id bigint,
       due_date date, lot_number integer, production_order_id bigint, po_item_id bigint, exception_date date, needed_date date,
       quantity numeric, needed_quantity numeric, message text)
     left join planned_orders o on coalesce(o.scenario_id, 0) = coalesce($3::bigint, 0) and o.product_id = m.product_id
       and o.due_date = m.due_date and o.lot_number = m.lot_number and o.ended_run_id is null and o.converted_at is null),
   living as materialized (
     select e.planning_exception_id as id, e.exception_key, e.status as old_status, s.exception_date, s.needed_date, s.quantity,
       s.needed_quantity, s.planned_order_id, s.message,
       (s.exception_date, s.needed_date, s.quantity, s.needed_quantity)
         is distinct from (e.exception_date, e.needed_date, e.quantity, e.needed_quantity) as differs,
       ${movedBeyond('exception_date', days)}
         or (s.exception_type <> 'PAST_DUE' and ${movedBeyond('needed_date', days)})
         or ${movedBeyond('quantity', share('quantity'))}
         or ${movedBeyond('needed_quantity', share('needed_quantity'))} as is_another_need
     from said s
     join planning_exceptions e on coalesce(e.scenario_id, 0) = coalesce($3::bigint, 0)
       and e.exception_key = s.exception_key and e.status <> 'RESOLVED'
     where (s.exception_date, s.needed_date, s.quantity, s.needed_quantity, s.planned_order_id, s.message)
       is distinct from (e.exception_date, e.needed_date, e.quantity, e.needed_quantity, e.planned_order_id, e.message)
     order by e.planning_exception_id
     for no key update of e),
   judged as materialized (
     select *, old_status <> 'OPEN' and is_another_need as reopens, old_status = 'OPEN' or is_another_need as moves
     from living),
   again as (
     update planning_exceptions e
     set status = case when j.moves then 'OPEN' else e.status end,
       exception_date = case when j.moves then j.exception_date else e.exception_date end,
       needed_date = case when j.moves then j.needed_date else e.needed_date end,
       quantity = case when j.moves then j.quantity else e.quantity end,
       needed_quantity = case when j.moves then j.needed_quantity else e.needed_quantity end,
       planned_order_id = j.planned_order_id, message = j.message, last_run_id = $2
     from judged j where e.planning_exception_id = j.id),
   gone as (
     update planning_exceptions e set status = 'RESOLVED', resolved_at = $4, resolved_run_id = $2
     where coalesce(e.scenario_id, 0) = coalesce($3::bigint, 0) and e.status <> 'RESOLVED' and ${looked}
       and not exists (select from said s where s.exception_key = e.exception_key)
     returning 1),
   added as (
     insert into planning_exceptions (scenario_id, exception_key, exception_type, product_id, planned_order_id,
       production_order_id, po_item_id, exception_date, needed_date, quantity, needed_quantity, message, first_run_id,
       last_run_id, raised_at)
     select $3::bigint, s.exception_key, s.exception_type, s.product_id, s.planned_order_id, s.production_order_id, s.po_item_id,
       s.exception_date, s.needed_date, s.quantity, s.needed_quantity, s.message, $2::bigint, $2, $4::timestamptz
     from said s
     where not exists (select from planning_exceptions e where coalesce(e.scenario_id, 0) = coalesce($3::bigint, 0)
       and e.exception_key = s.exception_key and e.status <> 'RESOLVED')
     order by s.place
     returning 1)
   select (select count(*) from added) as raised,
     (select count(*) from judged where differs and old_status = 'OPEN') as changed,
     (select count(*) from judged where reopens) as reopened,
     (select count(*) from gone) as resolved`,
  );
const saveAll = saving('planning_exceptions_save', '$5::bigint[] is null');
const saveSome = saving('planning_exceptions_save_of', 'e.product_id = any($5::bigint[])');

/**
 * @param messages as JSON
 * @param productIds what the messages are all of, when the run has looked at some products only; null: at all
 */
export async function saveMessages(
  tx: Tx,
  run: { readonly runId: number; readonly scenarioId: number | null },
  messages: string,
  productIds: readonly number[] | null,
): Promise<Settlement> {
  const values = [messages, run.runId, run.scenarioId, tx.clock.now(), productIds];
  return only(await tx.run(productIds === null ? saveAll : saveSome, values));
}

export interface Settlement {
  /** said for the first time, or again after it was resolved */
  readonly raised: number;
  /** open before and after, with another date or quantity */
  readonly changed: number;
  readonly resolved: number;
  /** decided, but the need is clearly another one by now */
  readonly reopened: number;
}
