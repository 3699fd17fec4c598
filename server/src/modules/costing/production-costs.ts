import {
  amount,
  type ComponentFigures,
  type CostVariance,
  formatAmount,
  formatQuantity,
  type MaterialVariance,
  minus,
  type ProductionVariance,
  parseRational,
  plus,
  productionVariance,
  quantity,
  replacedQuantity,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { CostElement, MaterialCostElement, ProductionCost } from './production-costs.schemas.ts';

interface OrderRow {
  readonly production_order_id: number;
  readonly order_number: string;
  readonly status: ProductionCost['status'];
  readonly product_id: number;
  readonly actual_completion_date: string | null;
  readonly planned_quantity: string;
  readonly completed_quantity: string;
  readonly scrapped_quantity: string;
  readonly estimated_labor_cost: string;
  readonly estimated_overhead_cost: string;
  readonly actual_labor_cost: string;
  readonly actual_overhead_cost: string;
  readonly scrap_cost: string;
}

const readOrders = statement<OrderRow>(
  'production_cost_orders',
  `select o.production_order_id, o.order_number, o.status, o.product_id, o.actual_completion_date, o.planned_quantity,
     o.completed_quantity, o.scrapped_quantity, o.estimated_labor_cost, o.estimated_overhead_cost, o.actual_labor_cost,
     o.actual_overhead_cost, coalesce(v.amount, 0.0000) as scrap_cost
   from production_orders o
   left join (select production_order_id, sum(variance_amount) as amount from production_variances
     where production_order_id = any($1::bigint[]) and variance_type = 'SCRAP' group by 1) v using (production_order_id)
   where o.production_order_id = any($1::bigint[])
   order by o.actual_completion_date, o.production_order_id`,
);

interface ComponentRow {
  readonly production_order_id: number;
  readonly component_id: number;
  /** of a substitute: the component whose place it took, and how many of it stand for one of that */
  readonly substitute_for_id: number | null;
  readonly ratio: string | null;
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
  readonly estimated_quantity: string;
  readonly estimated_cost: string;
  readonly actual_quantity: string;
  readonly actual_cost: string;
  readonly correction: string;
}

/** What was taken is what the movements say; what became known later stands beside it and is not mixed in. */
const readComponents = statement<ComponentRow>(
  'production_cost_components',
  `with used as (
     select m.production_order_component_id, -sum(m.quantity) as quantity, -sum(m.value) as value, sum(r.change) as correction
     from stock_movements m
     left join lateral (select sum(l.value_change) as change from stock_revaluation_lines l
       where l.movement_id = m.movement_id and l.place = 'CONSUMED') r on true
     where m.reference_type = 'PRODUCTION_ORDER' and m.reference_id = any($1::bigint[])
       and m.movement_type = 'PRODUCTION_OUT'
     group by 1)
   select c.production_order_id, c.production_order_component_id as component_id, c.substitute_for_id,
     (select r ->> 'ratio' from jsonb_array_elements(o.frozen_recipe -> 'substitutes') r
       where (r ->> 'component_product_id')::bigint = replaced.component_product_id
         and (r ->> 'substitute_product_id')::bigint = c.component_product_id) as ratio,
     p.product_id, p.product_code, p.product_name, c.unit_of_measure,
     c.required_quantity as estimated_quantity, c.estimated_cost, coalesce(u.quantity, 0.000) as actual_quantity,
     coalesce(u.value, 0.0000) as actual_cost, coalesce(u.correction, 0.0000) as correction
   from production_order_components c join products p on p.product_id = c.component_product_id
   join production_orders o using (production_order_id)
   left join production_order_components replaced on replaced.production_order_component_id = c.substitute_for_id
   left join used u on u.production_order_component_id = c.production_order_component_id
   where c.production_order_id = any($1::bigint[])
   order by c.production_order_id, c.level, p.product_code, c.substitute_for_id nulls first`,
);

/**
 * Estimated against actual cost of production orders, in the order of their completion. Two statements for any number of them;
 * an order that does not exist is absent.
 */
export async function productionCosts(db: Db, orderIds: readonly number[]): Promise<ProductionCost[]> {
  if (orderIds.length === 0) return [];
  const [orders, components] = await Promise.all([
    db.run(readOrders, [orderIds]),
    db.run(readComponents, [orderIds]),
  ]);
  const byOrder = new Map<number, ComponentRow[]>(orders.map((order) => [order.production_order_id, []]));
  for (const component of components) byOrder.get(component.production_order_id)?.push(component);
  return orders.map((order) => costOf(order, byOrder.get(order.production_order_id) ?? []));
}

function costOf(order: OrderRow, rows: readonly ComponentRow[]): ProductionCost {
  const done = plus(quantity(order.completed_quantity), quantity(order.scrapped_quantity));
  const variance = productionVariance({
    plannedQuantity: quantity(order.planned_quantity),
    doneQuantity: done,
    completedQuantity: quantity(order.completed_quantity),
    components: rows.map((row) => figuresOf(row, rows)),
    labor: { estimated: amount(order.estimated_labor_cost), actual: amount(order.actual_labor_cost) },
    overhead: {
      estimated: amount(order.estimated_overhead_cost),
      actual: amount(order.actual_overhead_cost),
    },
  });
  const { production_order_id, order_number, status, product_id, actual_completion_date } = order;
  const { planned_quantity, completed_quantity, scrapped_quantity, scrap_cost } = order;
  const corrections = rows.reduce((sum, row) => plus(sum, amount(row.correction)), amount('0'));
  return {
    production_order_id,
    order_number,
    status,
    product_id,
    actual_completion_date,
    planned_quantity,
    completed_quantity,
    scrapped_quantity,
    done_quantity: formatQuantity(done),
    material: materialElement(variance.material),
    labor: element(variance.labor),
    overhead: element(variance.overhead),
    total: element(variance.total),
    variances: variancesOf(variance),
    scrap_cost,
    later_corrections: formatAmount(corrections),
    components: rows.flatMap((row, place) => {
      const one = variance.components[place];
      if (one === undefined) return [];
      const { product_id, product_code, product_name, unit_of_measure } = row;
      const { estimated_quantity, actual_quantity, correction } = row;
      const facts = { product_id, product_code, product_name, unit_of_measure };
      const quantities = { estimated_quantity, actual_quantity };
      return [
        {
          ...facts,
          substitute_for_product_id: componentReplacedBy(row, rows)?.product_id ?? null,
          ...quantities,
          ...materialElement(one),
          later_correction: correction,
        },
      ];
    }),
  };
}

const componentReplacedBy = (row: ComponentRow, rows: readonly ComponentRow[]) =>
  rows.find((other) => other.component_id === row.substitute_for_id);

function figuresOf(row: ComponentRow, rows: readonly ComponentRow[]): ComponentFigures {
  const figures = {
    estimatedQuantity: quantity(row.estimated_quantity),
    estimatedCost: amount(row.estimated_cost),
    actualQuantity: quantity(row.actual_quantity),
    actualCost: amount(row.actual_cost),
  };
  const component = componentReplacedBy(row, rows);
  if (component === undefined || row.ratio === null) return figures;
  return {
    ...figures,
    replaced: {
      quantity: replacedQuantity(figures.actualQuantity, parseRational(row.ratio)),
      estimatedQuantity: quantity(component.estimated_quantity),
      estimatedCost: amount(component.estimated_cost),
    },
  };
}

function variancesOf({ material, labor, overhead, total }: ProductionVariance): ProductionCost['variances'] {
  return {
    standard_cost: formatAmount(total.standard),
    actual_cost: formatAmount(total.actual),
    price: formatAmount(material.priceVariance),
    usage: formatAmount(material.usageVariance),
    labor: formatAmount(labor.variance),
    overhead: formatAmount(overhead.variance),
    yield: formatAmount(total.yieldVariance),
    total: formatAmount(minus(total.actual, total.standard)),
  };
}

function element(cost: CostVariance): CostElement {
  return {
    estimated_cost: formatAmount(cost.estimated),
    expected_cost: formatAmount(cost.expected),
    actual_cost: formatAmount(cost.actual),
    variance: formatAmount(cost.variance),
  };
}

function materialElement(cost: MaterialVariance): MaterialCostElement {
  return {
    ...element(cost),
    price_variance: formatAmount(cost.priceVariance),
    usage_variance: formatAmount(cost.usageVariance),
  };
}
