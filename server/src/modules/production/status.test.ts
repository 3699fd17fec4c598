import { allowedTransitions, type ProductionStatus } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { completeProductionOrder, createProductionOrder, transitionProductionStatus } from './index.ts';
import { PRODUCTION_STATUSES } from './orders.schemas.ts';

/** Every action in every state. What is allowed is read from the kernel's table, the one place that says so. */

interface State {
  readonly name: string;
  readonly status: ProductionStatus;
  readonly heldFrom: ProductionStatus | null;
  readonly steps: readonly string[];
}

const STATES: readonly State[] = [
  ['PLANNED'],
  ['RELEASED', 'RELEASED'],
  ['IN_PROGRESS', 'RELEASED', 'IN_PROGRESS'],
  ['ON_HOLD', 'ON_HOLD'],
  ['ON_HOLD', 'RELEASED', 'ON_HOLD'],
  ['ON_HOLD', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD'],
  ['COMPLETED', 'RELEASED', 'IN_PROGRESS', 'complete'],
  ['CANCELLED', 'CANCELLED'],
].map(([status = '', ...steps]) => ({
  name: steps.join(' → ') || 'PLANNED',
  status: status as ProductionStatus,
  heldFrom: status === 'ON_HOLD' ? ((steps.at(-2) ?? 'PLANNED') as ProductionStatus) : null,
  steps,
}));

const ACTIONS = [
  ...PRODUCTION_STATUSES,
  'complete',
  'complete a part',
  'reserve',
  'release reservation',
] as const;
type Action = (typeof ACTIONS)[number];

let t: TestApp;
let f: Factory;
let steel: number;
let panel: number;
let bom: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  bom = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  await f.stock(steel, '10000', '1');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

interface Made {
  readonly id: number;
  readonly allocationId: number;
}

async function inState(state: State): Promise<Made> {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bom,
    warehouse_id: f.semiWarehouse,
    planned_quantity: 4,
  });
  const order = {
    id: made.body.production_order_id as number,
    allocationId: made.body.components[0].allocations[0].allocation_id as number,
  };
  for (const step of state.steps) {
    const answer = await act(order, step as Action);
    expect(answer.status, answer.text).toBe(200);
  }
  return order;
}

function act({ id, allocationId }: Made, action: Action) {
  switch (action) {
    case 'complete':
      return t.as.prod_mgr.post(`/production/orders/${id}/complete`, { completed_quantity: 4 });
    case 'complete a part':
      return t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
        completed_quantity: 1,
        is_final: false,
      });
    case 'reserve':
      return t.as.prod_mgr.post('/inventory/reserve', {
        product_id: steel,
        quantity: 8,
        production_order_id: id,
      });
    case 'release reservation':
      return t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids: [allocationId] });
    default:
      return t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: action });
  }
}

/** Status of the answer, code of the error, state of the order afterwards. */
function expected(state: State, action: Action): [number, string | undefined, string] {
  const isFinal = allowedTransitions(state.status, state.heldFrom).length === 0;
  const refused = (code: string): [number, string, string] => [409, code, state.status];
  switch (action) {
    case 'complete':
      return state.status === 'IN_PROGRESS'
        ? [200, undefined, 'COMPLETED']
        : refused('INVALID_STATUS_TRANSITION');
    case 'complete a part':
      return state.status === 'IN_PROGRESS'
        ? [200, undefined, 'IN_PROGRESS']
        : refused('INVALID_STATUS_TRANSITION');
    case 'reserve':
      return isFinal ? refused('CONFLICT') : [201, undefined, state.status];
    case 'release reservation':
      return isFinal ? refused('CONFLICT') : [200, undefined, state.status];
    // Without completion_data nobody completes: what was made must be booked.
    case 'COMPLETED':
      return refused('INVALID_STATUS_TRANSITION');
    default:
      return allowedTransitions(state.status, state.heldFrom).includes(action)
        ? [200, undefined, action]
        : refused('INVALID_STATUS_TRANSITION');
  }
}

const PAIRS = STATES.flatMap((state) => ACTIONS.map((action) => [state.name, action, state] as const));

describe('every action in every state', () => {
  test.each(PAIRS)('%s: %s', async (_, action, state) => {
    const order = await inState(state);
    // There must be something to reserve.
    if (action === 'reserve') await act(order, 'release reservation');
    const answer = await act(order, action);
    const after = (await t.as.viewer.get(`/production/orders/${order.id}`)).body;
    expect([answer.status, answer.body.error_code, after.status]).toEqual(expected(state, action));
    if (answer.body.error_code === 'INVALID_STATUS_TRANSITION') {
      expect(answer.body.details[0]).toMatchObject({
        from: state.status,
        allowed: allowedTransitions(state.status, state.heldFrom),
      });
    }
  });
});

test("the documents' functions do the same, for programs built on the modules", async () => {
  const [user] = await t.db.sql<{ user_id: number }>(`select user_id from users where role = 'prod_mgr'`);
  const actor = { userId: user?.user_id, username: 'prod_mgr', role: 'prod_mgr', requestId: 'functions-1' };
  const within = <Result>(work: Parameters<typeof inTransaction<Result>>[2]) =>
    inTransaction(t.db, actor as never, work);
  const { production_order_id: id } = await within((tx) =>
    createProductionOrder(tx, {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: '4.000',
    }),
  );
  for (const status of ['RELEASED', 'IN_PROGRESS'] as const) {
    expect((await within((tx) => transitionProductionStatus(tx, id, { status }, null))).status).toBe(status);
  }
  await expect(
    within((tx) => transitionProductionStatus(tx, id, { status: 'PLANNED' }, null)),
  ).rejects.toMatchObject({
    code: 'INVALID_STATUS_TRANSITION',
  });
  const done = await within((tx) => completeProductionOrder(tx, id, { completed_quantity: '4.000' }));
  expect(done).toMatchObject({ status: 'COMPLETED', actual_cost: '8.0000' });
});
