import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factories } from '../testing/mrp-factories.ts';
import { OracleMrp } from '../testing/oracle-mrp.ts';
import { runs } from '../testing/runs.ts';
import { type Plan, planFactory } from './mrp.ts';
import type { PlanningInput } from './planning-input.ts';

/** Everything that a plan says, as one text. */
function everything(plan: Plan, { items }: PlanningInput): string {
  const ids = items.map((item) => item.productId).sort((a, b) => a - b);
  const orders = [...plan.orders()];
  const all = [
    ...[orders, plan.facts()],
    ...[ids.map((id) => plan.record(id)), ids.map((id) => plan.peggingOf(id))],
    ...[orders.map(({ order }) => plan.explain(order)), orders.map(({ order }) => plan.demandsOf(order))],
  ];
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

const total = (rows: readonly { quantity: bigint }[]) => rows.reduce((sum, row) => sum + row.quantity, 0n);

describe('random factories', () => {
  test('property: the plan is the one that the slow oracle makes', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const found = [...planFactory(input).orders()].map((order) => ({
          productId: order.productId,
          quantity: order.quantity as bigint,
          days: `${order.startDay} ${order.dueDay} ${order.firmOrderId !== null}`,
        }));
        const expected = new OracleMrp(input).orders.map((order) => ({
          productId: order.productId,
          quantity: order.quantity,
          days: `${order.startDay} ${order.dueDay} ${order.firm}`,
        }));
        expect(found).toEqual(expected);
      }),
      runs(1000),
    );
  });

  test('property: shuffled rows give the same plan to the byte', () => {
    fc.assert(
      fc.property(factories, fc.integer({ min: 1, max: 96 }), (input, seed) => {
        // Multiplying the places by a number modulo a prime is an order of its own.
        const shuffled = <Row>(rows: readonly Row[]) =>
          rows
            .map((row, place) => ({ row, key: ((place + 1) * seed) % 97 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other: PlanningInput = {
          ...input,
          items: shuffled(input.items).map((item) => ({ ...item, stock: shuffled(item.stock) })),
          bomLines: shuffled(input.bomLines),
          demands: shuffled(input.demands),
          componentRequirements: shuffled(input.componentRequirements),
          receipts: shuffled(input.receipts),
          firmOrders: shuffled(input.firmOrders),
        };
        expect(everything(planFactory(other), input)).toBe(everything(planFactory(input), input));
      }),
      runs(300),
    );
  });

  test('property: planned once and fixed, nothing more is planned', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const orders = [...planFactory(input).orders()];
        const firmOrders = orders.map(({ productId, quantity, startDay, dueDay }, id) => ({
          id,
          productId,
          quantity,
          startDay,
          dueDay,
        }));
        const again = [...planFactory({ ...input, firmOrders }).orders()];
        expect(again.filter((order) => order.firmOrderId === null)).toEqual([]);
        expect(again).toHaveLength(orders.length);
      }),
      runs(500),
    );
  });

  test('property: the stock is below the safety stock only on days of which a SHORTAGE tells', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const plan = planFactory(input);
        const shortages = plan.facts().filter((fact) => fact.kind === 'SHORTAGE');
        for (const { productId } of input.items) {
          const { days, safetyStock } = plan.record(productId);
          for (const { day, projectedOnHand } of days) {
            const told = shortages.some(
              (fact) => fact.productId === productId && fact.day <= day && day < (fact.neededDay ?? 0),
            );
            expect(projectedOnHand >= safetyStock || told).toBe(true);
          }
        }
      }),
      runs(500),
    );
  });

  test('property: every demand is supplied, pegs add up, and nothing is planned without one', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const plan = planFactory(input);
        for (const { productId } of input.items) {
          const { supplies, demands, pegs } = plan.peggingOf(productId);
          expect(total(pegs)).toBe(total(demands));
          const rest = (side: 'supply' | 'demand', row: { kind: string; id: number; quantity: bigint }) =>
            row.quantity -
            total(pegs.filter((peg) => peg[side].kind === row.kind && peg[side].id === row.id));
          const single = demands.filter(({ kind }) => kind !== 'EXPIRY');
          expect(single.map((row) => rest('demand', row))).toEqual(single.map(() => 0n));
          const orders = supplies.filter(({ kind }) => kind !== 'STOCK');
          expect(orders.every((row) => rest('supply', row) >= 0n)).toBe(true);
          const planned = orders.filter(({ kind }) => kind === 'PLANNED_ORDER');
          expect(planned.every((row) => rest('supply', row) < row.quantity)).toBe(true);
        }
      }),
      runs(500),
    );
  });

  test('property: what an order is for, and what supplies a demand, adds up at the item itself', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const plan = planFactory(input);
        const top = (nodes: readonly { depth: number; pegged: bigint }[]) =>
          nodes.filter((node) => node.depth === 0).reduce((sum, node) => sum + node.pegged, 0n);
        for (const { productId } of input.items) {
          const { demands, pegs } = plan.peggingOf(productId);
          for (const { kind, id, quantity } of demands) {
            if (kind !== 'EXPIRY') expect(top(plan.suppliesOf(productId, kind, id))).toBe(quantity);
          }
          for (const { order } of plan.ordersOf(productId)) {
            const mine = pegs.filter(
              (peg) => peg.supply.id === order && peg.supply.kind.endsWith('PLANNED_ORDER'),
            );
            expect(top(plan.demandsOf(order))).toBe(total(mine));
          }
        }
      }),
      runs(300),
    );
  });

  test('property: the explanation of a planned order adds up', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const plan = planFactory(input);
        for (const { order, firmOrderId, quantity } of plan.orders()) {
          const why = plan.explain(order);
          const covered = why.onHand + why.receipts + why.orderedBefore;
          expect(why.shortage as bigint).toBe(why.requiredUpTo + why.expiredUpTo + why.safetyStock - covered);
          if (firmOrderId === null) expect(why.shortage > 0n && quantity > 0n).toBe(true);
        }
      }),
      runs(300),
    );
  });
});
