import type pg from 'pg';
import { mrpFactory } from './mrp-factory.ts';

const FIRST_DAY_OF_MODEL = 20_458; // 2026-01-05, which becomes today

/** The model factory of the kernel's benchmark as rows, without its stock, which only the ledger may write. */
export async function fillPlanning(client: pg.Client, itemCount: number): Promise<void> {
  const { items, bomLines, demands } = mrpFactory(itemCount);
  await client.query(
    `insert into products (product_id, product_code, product_name, product_type, unit_of_measure, lead_time_days, safety_stock,
       minimum_order_quantity, order_multiple)
     overriding system value
     select i.id + 1, 'P-' || (i.id + 1), 'Parça ' || (i.id + 1), case when made then 'SEMI_FINISHED' else 'RAW_MATERIAL' end,
       case when made then 'PCS' else 'KG' end, lead, safety / 1000.0, least / 1000.0, nullif(multiple, 0) / 1000.0
     from unnest($1::bigint[], $2::boolean[], $3::integer[], $4::numeric[], $5::numeric[], $6::numeric[])
       as i (id, made, lead, safety, least, multiple)`,
    [
      items.map((item) => item.productId),
      items.map((item) => item.orderType === 'MAKE'),
      items.map((item) => item.leadTimeDays),
      items.map((item) => String(item.safetyStock)),
      items.map((item) => String(item.limits.minimum)),
      items.map((item) => String(item.limits.multiple ?? 0n)),
    ],
  );
  await client.query(
    `insert into bill_of_materials (bom_id, parent_product_id, bom_version, base_quantity, status, effective_date)
     overriding system value
     select distinct id + 1, id + 1, '1.0', 1, 'ACTIVE', date '2020-01-01' from unnest($1::bigint[]) as l (id)`,
    [bomLines.map((line) => line.parentProductId)],
  );
  await client.query(
    `insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure)
     select l.parent + 1, l.component + 1, 10 * row_number() over (partition by l.parent order by l.place),
       round(l.numerator / l.denominator, 3), p.unit_of_measure
     from unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::numeric[]) with ordinality
       as l (parent, component, numerator, denominator, place) join products p on p.product_id = l.component + 1`,
    [
      bomLines.map((line) => line.parentProductId),
      bomLines.map((line) => line.componentProductId),
      bomLines.map((line) => String(line.quantityPerParent.numerator)),
      bomLines.map((line) => String(line.quantityPerParent.denominator)),
    ],
  );
  await client.query(
    `insert into demands (product_id, quantity, due_date, demand_type)
     select d.product + 1, d.quantity / 1000.0, current_date + d.day, 'CUSTOMER_ORDER'
     from unnest($1::bigint[], $2::numeric[], $3::integer[]) as d (product, quantity, day)`,
    [
      demands.map((demand) => demand.productId),
      demands.map((demand) => String(demand.quantity)),
      demands.map((demand) => demand.day - FIRST_DAY_OF_MODEL),
    ],
  );
  await client.query('analyze');
}
