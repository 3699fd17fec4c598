import { amount, formatAmount, minus, total as sumOf } from '@horoz/kernel';
import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import type { Factory } from '../../../../../tests/harness/factory.ts';

interface Line {
  product: number;
  quantity: string;
  group?: string;
}

type Consumption = { product_id: number; quantity: string; substitute_for_product_id?: number };

export type OrdersAtWork = ReturnType<typeof createOrdersAtWork>;

/** Orders in progress, what they are made of, and bookings of them. */
export function createOrdersAtWork(t: TestApp, f: Factory) {
  let made = 0;

  /** An order in progress over a product of its own, with these lines; its stock must be there. */
  async function started(lines: readonly Line[], planned: string) {
    made += 1;
    const product_id = await f.product(`KAPI-${made}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const recipe = await t.as.prod_mgr.post('/bom/create', {
      parent_product_id: product_id,
      bom_version: '1.0',
      base_quantity: '1',
      effective_date: '2026-01-01',
      components: lines.map((line) => ({
        component_product_id: line.product,
        quantity_required: line.quantity,
        ...(line.group === undefined ? {} : { substitute_group: line.group }),
      })),
    });
    expect(recipe.status, recipe.text).toBe(201);
    const { bom_id } = recipe.body;
    await t.as.prod_mgr.put(`/bom/${bom_id}/status`, { status: 'ACTIVE' });
    const order = await t.as.prod_mgr.post('/production/orders', {
      product_id,
      bom_id,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: planned,
    });
    expect(order.status, order.text).toBe(201);
    const id = order.body.production_order_id as number;
    for (const status of ['RELEASED', 'IN_PROGRESS']) {
      const moved = await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
      expect(moved.status, moved.text).toBe(200);
    }
    return id;
  }

  const tryToComplete = (id: number, completed: string, actual_consumption: Consumption[], is_final = true) =>
    t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
      completed_quantity: completed,
      actual_consumption,
      is_final,
    });
  async function complete(...booking: Parameters<typeof tryToComplete>) {
    const answer = await tryToComplete(...booking);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }

  return { started, tryToComplete, complete, ...readsOf(t) };
}

function readsOf(t: TestApp) {
  const orderOf = async (id: number) => (await t.as.viewer.get(`/production/orders/${id}`)).body;
  /** required, allocated, consumed, replaced and status, by product code and what it stands for. */
  async function rowsOf(id: number): Promise<Record<string, string>> {
    const { components } = await orderOf(id);
    const codes = new Map<number, string>(
      components.map((one: { product_id: number; product_code: string }) => [
        one.product_id,
        one.product_code,
      ]),
    );
    return Object.fromEntries(
      components.map((one: Record<string, string> & { substitute_for_product_id: number | null }) => [
        one.substitute_for_product_id === null
          ? one.product_code
          : `${one.product_code} for ${codes.get(one.substitute_for_product_id)}`,
        `${one.required_quantity} ${one.allocated_quantity} ${one.consumed_quantity} ${one.replaced_quantity} ${one.status}`,
      ]),
    );
  }
  const reservedOf = async (productId: number) =>
    (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_reserved as string;
  /** The parts of the variance add up to the whole, which is what the order cost beyond its estimate. */
  async function expectVariancesToAddUp(id: number) {
    const { body } = await t.as.viewer.get(`/production/orders/${id}/cost`);
    const { price, usage, labor, overhead, yield: lost, total, actual_cost, standard_cost } = body.variances;
    const parts = [price, usage, labor, overhead, lost].map((part: string) => amount(part));
    expect(formatAmount(sumOf(parts))).toBe(total);
    expect(formatAmount(minus(amount(actual_cost), amount(standard_cost)))).toBe(total);
    return body.components as Record<string, string | number | null>[];
  }

  return { orderOf, rowsOf, reservedOf, expectVariancesToAddUp };
}
