import type { Invariant } from '../invariant.ts';

/** What moved, by flow, as the roll-forward has it, and the ledger's words for it. */
const FLOWS = [
  ['receipts', `'STOCK_IN'`],
  ['production_in', `'PRODUCTION_IN'`],
  ['issues', `'STOCK_OUT'`],
  ['production_out', `'PRODUCTION_OUT'`],
  ['transfers', `'TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT'`],
  ['count_differences', `'ADJUSTMENT'`],
  ['scrap', `'SCRAP'`],
  ['supplier_returns', `'RETURN'`],
  ['revaluations', `'REVALUATION'`],
] as const;

/** The ledger's running totals by day, which reports read instead of the ledger (docs/adr/0013). */
export const MOVEMENT_DAY_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I62',
    name: 'The running totals of each scope and day are those of the ledger, day by day',
    query: `
      select product_id, warehouse_id, day, d.stock_value as kept, l.stock_value as in_ledger, d.value_days as kept_days,
        l.value_days as days_in_ledger
      from movement_days d full join movement_days_of_ledger() l using (product_id, warehouse_id, day)
      where (d.stock_value, d.receipts, d.production_in, d.issues, d.production_out, d.transfers, d.count_differences,
          d.scrap, d.supplier_returns, d.revaluations, d.value_days, d.issued_quantity, d.last_issue_day)
        is distinct from (l.stock_value, l.receipts, l.production_in, l.issues, l.production_out, l.transfers,
          l.count_differences, l.scrap, l.supplier_returns, l.revaluations, l.value_days, l.issued_quantity,
          l.last_issue_day)`,
  },
  {
    id: 'I63',
    name: "What a report's totals are made of is the ledger: each scope's last day has its stock value, and the flows of all make it up",
    query: `
      with last as (
        select s.product_id, s.warehouse_id, s.stock_value as held, d.* from stock_scopes s left join lateral (
          select ${FLOWS.map(([flow]) => flow).join(', ')}, d.stock_value, d.issued_quantity, d.last_issue_day
          from movement_days d where d.product_id = s.product_id and d.warehouse_id = s.warehouse_id
          order by d.day desc limit 1) d on true),
      moved as (
        select product_id, warehouse_id, ${FLOWS.map(
          ([flow, types]) => `coalesce(sum(value) filter (where movement_type in (${types})), 0) as ${flow}`,
        ).join(', ')},
          -coalesce(sum(quantity) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0) as issued_quantity,
          (max(movement_date) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT'))
            at time zone (select time_zone from movement_day_zone))::date as last_issue_day
        from stock_movements group by 1, 2)
      select l.product_id, l.warehouse_id, l.held, l.stock_value, l.last_issue_day, m.last_issue_day as issued_last
      from last l left join moved m using (product_id, warehouse_id)
      where l.held <> coalesce(l.stock_value, 0)
        or coalesce(l.stock_value, 0) <> ${FLOWS.map(([flow]) => `coalesce(l.${flow}, 0)`).join(' + ')}
        or ${FLOWS.map(([flow]) => `coalesce(l.${flow}, 0) <> coalesce(m.${flow}, 0)`).join(' or ')}
        or coalesce(l.issued_quantity, 0) <> coalesce(m.issued_quantity, 0)
        or l.last_issue_day is distinct from m.last_issue_day`,
  },
];
