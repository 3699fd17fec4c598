import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import type { Factory } from '../../../../../tests/harness/factory.ts';

type Body = Record<string, unknown>;

export type MassChangeWorld = Awaited<ReturnType<typeof createMassChangeWorld>>;

/** An old and a new component and what is made: a frame of steel, and a door of two frames and steel. */
export async function createMassChangeWorld(t: TestApp, f: Factory, number: number) {
  const code = (name: string) => `${name}-${number}`;
  const steel = await f.product(code('CELIK'), { standardCost: '10' });
  const alu = await f.product(code('ALU'), { standardCost: '30' });
  const frame = await f.product(code('CERCEVE'), { type: 'SEMI_FINISHED', unit: 'PCS' });
  const door = await f.product(code('KAPI'), { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const frameBom = await f.bom(frame, [{ productId: steel, quantity: '2500', unit: 'G', scrap: '4' }], {
    labor: '3',
    yield: '80',
  });
  const doorBom = await f.bom(door, [
    { productId: frame, quantity: '2' },
    { productId: steel, quantity: '1' },
  ]);
  const request = (changes: Body = {}) => ({
    from_product_id: steel,
    to_product_id: alu,
    factor: '0.4',
    ...changes,
  });
  return { code, steel, alu, frame, door, frameBom, doorBom, request, ...callsOf(t, f, request) };
}

/** Status and error code of an answer. */
export const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

function callsOf(t: TestApp, f: Factory, request: (changes?: Body) => Body) {
  const preview = (changes: Body = {}) => t.as.viewer.post('/bom/mass-changes/preview', request(changes));
  const apply = (changes: Body = {}, headers: Record<string, string> = {}) =>
    t.as.prod_mgr.post('/bom/mass-changes', { ...request(changes), reason: 'Hafif kapı' }, headers);
  const undo = (id: number) => t.as.prod_mgr.post(`/bom/mass-changes/${id}/undo`);
  const explosion = async (bomId: number) => {
    const answer = await t.as.viewer.get(`/bom/${bomId}/explosion?quantity=7`);
    expect(answer.status).toBe(200);
    return answer.text;
  };
  const bom = async (bomId: number) => (await t.as.viewer.get(`/bom/${bomId}`)).body;
  const activeBom = async (productId: number, day: string = t.db.clock.today()) => {
    const { body } = await t.as.viewer.get(`/bom/list?product_id=${productId}&effective_date=${day}`);
    return body.items[0];
  };
  const status = (bomId: number, to: string, date?: string) =>
    t.as.prod_mgr.put(`/bom/${bomId}/status`, { status: to, ...(date ? { effective_date: date } : {}) });
  const orderFor = async (productId: number, bomId: number) => {
    const answer = await t.as.prod_mgr.post('/production/orders', {
      product_id: productId,
      bom_id: bomId,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: '3',
      allow_shortage: true,
    });
    expect(answer.status).toBe(201);
    return answer.body as { production_order_id: number; order_number: string };
  };
  const boms = () => t.db.sql('select * from bill_of_materials order by bom_id');
  const applied = async (changes: Body = {}) => {
    const answer = await apply(changes);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  };
  return { preview, apply, applied, undo, explosion, bom, activeBom, status, orderFor, boms };
}
