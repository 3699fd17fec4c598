import { checkInvariants } from '../../server/src/doctor/invariants.service.ts';
import type { ApiClient } from './api-client.ts';
import type { AcknowledgedWrite } from './load.ts';
import type { ServerProcess } from './server-process.ts';

/** Sends each write again with its key: the answer must be the same bytes, out of the store. */
export async function resendAll(
  api: ApiClient,
  writes: readonly AcknowledgedWrite[],
  clients: number,
): Promise<string[]> {
  const faults: string[] = [];
  const queue = writes.values();
  const resend = async (): Promise<void> => {
    for (const write of queue) {
      const again = await api.send('POST', write.path, write.body, write.key);
      if (again?.replayed && again.status === write.status && again.text === write.text) continue;
      const found = again === undefined ? 'no answer' : `${again.status} ${again.text}`;
      faults.push(`lost: ${write.path} ${write.key} was ${write.status} ${write.text}, now ${found}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, resend));
  return faults;
}

interface ScopeTotals {
  onHand: bigint;
  reserved: bigint;
  movements: number;
}

/** Answers have quantities with three decimals. */
const thousandths = (text: string) => BigInt(text.replace('.', ''));

/** What the stock must be when exactly the acknowledged writes were done, each once; by product and warehouse. */
function expectedTotals(writes: readonly AcknowledgedWrite[]): Map<string, ScopeTotals> {
  const totals = new Map<string, ScopeTotals>();
  const of = (productId: number, warehouseId: number): ScopeTotals => {
    const key = `${productId}/${warehouseId}`;
    const known = totals.get(key) ?? { onHand: 0n, reserved: 0n, movements: 0 };
    totals.set(key, known);
    return known;
  };
  const move = (productId: number, warehouseId: number, quantity: string): void => {
    const scope = of(productId, warehouseId);
    scope.onHand += thousandths(quantity);
    scope.movements += 1;
  };
  const done = writes.filter((write) => write.status === 200 || write.status === 201);
  const released = new Set(
    done.flatMap(({ body }) => (body as { allocation_ids?: number[] }).allocation_ids ?? []),
  );
  for (const { path, text } of done) {
    const answer = JSON.parse(text) as SuccessAnswer;
    const { product_id, movements = [] } = answer;
    if (path === '/inventory/stock-in') move(product_id, answer.warehouse_id, answer.initial_quantity);
    for (const movement of movements) move(product_id, movement.warehouse_id, movement.quantity);
    if (path !== '/inventory/reserve') continue;
    for (const { allocation_id, warehouse_id, allocated_quantity } of answer.allocations ?? []) {
      const open = released.has(allocation_id) ? 0n : thousandths(allocated_quantity);
      of(product_id, warehouse_id).reserved += open;
    }
  }
  return totals;
}

/** The parts of the answers that matter here. */
interface SuccessAnswer {
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly initial_quantity: string;
  readonly movements?: readonly { readonly warehouse_id: number; readonly quantity: string }[];
  readonly allocations?: readonly {
    readonly allocation_id: number;
    readonly warehouse_id: number;
    readonly allocated_quantity: string;
  }[];
}

const LEDGER_TOTALS = `
  select m.product_id || '/' || m.warehouse_id as scope, m.quantity::text as on_hand,
    coalesce(a.quantity, 0)::numeric(15,3)::text as reserved, m.count::integer as movements
  from (select product_id, warehouse_id, sum(quantity) as quantity, count(*) as count from stock_movements group by 1, 2) m
  left join (select i.product_id, i.warehouse_id,
      sum(a.allocated_quantity - a.consumed_quantity - a.released_quantity) as quantity
    from stock_allocations a join inventory_items i using (inventory_item_id) group by 1, 2) a
    using (product_id, warehouse_id)`;

/** Movements and open reservations in the database against those that the acknowledged answers tell of. */
export async function compareLedger(
  server: ServerProcess,
  writes: readonly AcknowledgedWrite[],
): Promise<string[]> {
  const rows = await server.query<{ scope: string; on_hand: string; reserved: string; movements: number }>(
    LEDGER_TOTALS,
  );
  const found = new Map(rows.map((row) => [row.scope, row]));
  const expected = expectedTotals(writes);
  const faults: string[] = [];
  for (const scope of new Set([...found.keys(), ...expected.keys()])) {
    const row = found.get(scope);
    const want = expected.get(scope);
    const agrees =
      row !== undefined &&
      want !== undefined &&
      thousandths(row.on_hand) === want.onHand &&
      thousandths(row.reserved) === want.reserved &&
      row.movements === want.movements;
    if (agrees) continue;
    faults.push(
      `ledger of ${scope}: ${row?.on_hand} on hand, ${row?.reserved} reserved, ${row?.movements} movements; ` +
        `expected ${want?.onHand}, ${want?.reserved} (thousandths), ${want?.movements}`,
    );
  }
  return faults;
}

/** The doctor, in one snapshot. */
export function askDoctor(server: ServerProcess): Promise<string[]> {
  return server.withClient(async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const checked = await checkInvariants(client, 'Europe/Istanbul');
    return checked
      .filter((one) => one.violations > 0)
      .map(
        ({ id, name, violations, examples }) => `${id} ${name}: ${violations}, ${JSON.stringify(examples)}`,
      );
  });
}
