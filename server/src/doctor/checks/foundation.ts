import type { Invariant } from '../invariant.ts';
import { TRIGGERS } from './triggers.ts';

/** Recipes, numbers, accounts, the audit log, and the database itself. */
export const FOUNDATION_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I18',
    name: 'A product has at most one ACTIVE recipe on any day',
    query: `
      select a.parent_product_id, a.bom_id, b.bom_id as other_bom_id from bill_of_materials a
      join bill_of_materials b on b.parent_product_id = a.parent_product_id and b.bom_id > a.bom_id
      where a.status = 'ACTIVE' and b.status = 'ACTIVE' and daterange(a.effective_date, a.expiry_date, '[)')
        && daterange(b.effective_date, b.expiry_date, '[)')`,
  },
  {
    id: 'I19',
    name: 'By its ACTIVE and DRAFT recipes no product contains itself, at any depth',
    query: `
      with recursive edge as (
        select distinct b.parent_product_id as product_id, c.component_product_id as component_id
        from bill_of_materials b join bom_components c using (bom_id) where b.status in ('ACTIVE', 'DRAFT')),
      below as (
        select product_id, component_id from edge
        union
        select b.product_id, e.component_id from below b join edge e on e.product_id = b.component_id)
      select p.product_id, p.product_code from below b join products p using (product_id)
      where b.component_id = b.product_id`,
  },
  {
    id: 'I25',
    name: 'Each stored Idempotency-Key has its answer',
    query: `
      select user_id, idempotency_key from idempotency_keys where status_code is null or response_body is null`,
  },
  {
    id: 'I26',
    name: 'A session has at most one refresh token that works, and a user who was deactivated has no open session',
    query: `
      select session_id, count(*) as unused_tokens, null::text as username from refresh_tokens where used_at is null
      group by 1 having count(*) > 1
      union all
      select s.session_id, null, u.username from sessions s join users u using (user_id)
      where s.ended_at is null and not u.is_active`,
  },
  {
    id: 'I29',
    name: 'Document numbers are unique and without a gap, each kind from 1 in each year',
    query: `
      with document (document_type, number) as (
        select 'MO', order_number from production_orders
        union all select 'PO', po_number from purchase_orders
        union all select 'GR', receipt_number from receipts
        union all select 'TR', transfer_number from stock_transfers
        union all select 'CN', count_number from stock_counts
        union all select 'RV', revaluation_number from stock_revaluations
        union all select 'LC', landed_cost_number from landed_costs
        union all select 'PI', posting_number from purchase_invoices
        union all select 'SR', return_number from supplier_returns),
      counted as (
        select document_type, substring(number from '^[A-Z]{2}-([0-9]{4})-[0-9]{6}$')::integer as year,
          count(*) as documents, count(distinct number) as numbers,
          max(substring(number from '[0-9]{6}$')::integer) as highest
        from document group by 1, 2)
      select document_type, year, c.documents, c.numbers, c.highest, n.last_number
      from counted c full join document_numbers n using (document_type, year)
      where coalesce(n.last_number, -1) <> coalesce(c.highest, 0) or coalesce(c.documents, 0) <> coalesce(c.highest, 0)
        or c.numbers <> c.documents`,
  },
  {
    id: 'I30',
    name: 'No constraint is unchecked, no index is broken, and every trigger that guards the ledger is there and on',
    query: `
      select 'constraint' as kind, conname::text as name, conrelid::regclass::text as place from pg_constraint
      where not convalidated
      union all
      select 'index', i.indexrelid::regclass::text, i.indrelid::regclass::text from pg_index i
      where not (i.indisvalid and i.indisready and i.indislive)
      union all
      -- those of foreign keys as well
      select 'trigger', t.tgname::text, t.tgrelid::regclass::text from pg_trigger t where t.tgenabled not in ('O', 'A')
      union all
      select 'missing trigger', wanted.name, wanted.place
      from (values ${TRIGGERS.map(([table, trigger]) => `('${trigger}', '${table}')`).join(', ')}) wanted (name, place)
      where not exists (select from pg_trigger t where t.tgname = wanted.name and t.tgrelid = to_regclass(wanted.place))`,
  },
  {
    id: 'I37',
    name: 'Whatever moved stock is in the audit log, with who did it',
    query: `
      select request_id, min(source) as source from (
        select distinct request_id, 'movement' as source from stock_movements
        union all select distinct request_id, 'event' from inventory_events) done
      where not exists (select from audit_log a where a.request_id = done.request_id) group by 1`,
  },
];
