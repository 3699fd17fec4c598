import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import type { Factory } from '../../../../../tests/harness/factory.ts';
import { type OrderLine, type OrderOptions, placeOrder } from './purchasing.ts';

/** Received orders and what was made of them, for tests of costs that become known later. */

export interface ReceivedOrder {
  readonly id: number;
  readonly number: string;
  readonly lines: readonly number[];
  readonly receiptId: number;
  readonly receiptNumber: string;
  /** the layer of each line */
  readonly layers: readonly number[];
}

export interface LateCosts {
  /** an order of approved goods that came whole */
  received(lines: readonly OrderLine[], options?: Partial<OrderOptions>): Promise<ReceivedOrder>;
  /** so much of an order's line in one more receipt; the number of its layer */
  receive(orderId: number, lineId: number | undefined, quantity: string): Promise<number>;
  post(path: string, body: object, status?: number): Promise<Body>;
  /** makes pieces that take 10 of the material each, and 5 of labour; the number of their layer */
  make(material: number, pieces: number): Promise<number>;
  item(inventoryItemId: number): Promise<{ unit_cost: string; quantity: string; value: string }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes; the response schemas are checked elsewhere
type Body = any;

export function createLateCosts(t: TestApp, f: Factory, supplier: number): LateCosts {
  let made = 0;
  const post = async (path: string, body: object, status = 201) => {
    const answer = await t.as.admin.post(path, body);
    expect(answer.status, answer.text).toBe(status);
    return answer.body;
  };
  const put = async (path: string, body: object) => {
    const answer = await t.as.admin.put(path, body);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  return {
    post,
    async received(lines, options = {}) {
      const order = await placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines, ...options });
      const receipt = await put(`/procurement/orders/${order.id}/receive`, {
        receive_all: true,
        quality_status: 'APPROVED',
      });
      return {
        ...order,
        receiptId: receipt.receipt_id,
        receiptNumber: receipt.receipt_number,
        layers: receipt.items.map((item: { inventory_item_id: number }) => item.inventory_item_id),
      };
    },
    async receive(orderId, po_item_id, quantity_received) {
      const receipt = await put(`/procurement/orders/${orderId}/receive`, {
        items_received: [{ po_item_id, quantity_received, quality_status: 'APPROVED' }],
      });
      return receipt.items[0].inventory_item_id;
    },
    async make(material, pieces) {
      made += 1;
      const product_id = await f.product(`MADE-${made}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      const bom_id = await f.bom(product_id, [{ productId: material, quantity: '10' }], { labor: '5' });
      const order = await post('/production/orders', {
        product_id,
        bom_id,
        warehouse_id: f.semiWarehouse,
        planned_quantity: pieces,
      });
      const path = `/production/orders/${order.production_order_id}`;
      await put(`${path}/status`, { status: 'RELEASED' });
      await put(`${path}/status`, { status: 'IN_PROGRESS' });
      await post(`${path}/complete`, { completed_quantity: pieces }, 200);
      const items = await t.as.viewer.get(`/inventory/items?product_id=${product_id}`);
      return items.body.items[0].inventory_item_id;
    },
    async item(inventoryItemId) {
      const { body } = await t.as.viewer.get(`/inventory/items/${inventoryItemId}`);
      return { unit_cost: body.unit_cost, quantity: body.quantity_in_stock, value: body.total_value };
    },
  };
}
