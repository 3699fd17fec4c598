import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import type { Factory } from '../../../../../tests/harness/factory.ts';

/** A supplier with its products and orders for them, all made through the API. */

export interface LinkOptions {
  readonly price?: string;
  readonly currency?: string;
  readonly minimum?: string;
  readonly leadTime?: number | null;
  readonly code?: string;
}

export interface Buying {
  supplier(code: string, options?: { name?: string; leadTime?: number; city?: string }): Promise<number>;
  link(supplierId: number, productId: number, options?: LinkOptions): Promise<void>;
  /** [minimum quantity, price, from, to] */
  breaks(
    supplierId: number,
    productId: number,
    ...breaks: [string, string, string, string?][]
  ): Promise<void>;
  /** an order of one line, brought along these steps */
  order(body: Record<string, unknown>, ...steps: string[]): Promise<Made>;
}

export interface Made {
  readonly id: number;
  readonly number: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes; the response schemas are checked elsewhere
  readonly body: any;
}

export function createBuying({ as }: TestApp, f: Factory): Buying {
  const created = async (path: string, body: unknown) => {
    const answer = await as.proc_off.post(path, body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  return {
    async supplier(code, options = {}) {
      const { supplier_id } = await created('/suppliers', {
        supplier_code: code,
        supplier_name: options.name ?? code,
        lead_time_days: options.leadTime ?? 0,
        city: options.city ?? null,
      });
      return supplier_id as number;
    },
    async link(supplierId, productId, options = {}) {
      await created(`/suppliers/${supplierId}/products`, {
        product_id: productId,
        unit_price: options.price ?? '10',
        currency: options.currency ?? 'TRY',
        minimum_order_qty: options.minimum ?? '0',
        lead_time_days: options.leadTime ?? null,
        supplier_product_code: options.code ?? null,
      });
    },
    async breaks(supplierId, productId, ...breaks) {
      const answer = await as.proc_off.put(`/suppliers/${supplierId}/products/${productId}/price-breaks`, {
        price_breaks: breaks.map(([minimum_quantity, unit_price, valid_from, valid_to = null]) => ({
          minimum_quantity,
          unit_price,
          valid_from,
          valid_to,
        })),
      });
      expect(answer.status, answer.text).toBe(200);
    },
    async order(body, ...steps) {
      let order = await created('/procurement/orders', { warehouse_id: f.rawWarehouse, ...body });
      for (const step of steps) {
        const path = `/procurement/orders/${order.purchase_order_id}`;
        const answer = step.startsWith('receive ')
          ? await as.inv_clerk.put(`${path}/receive`, {
              items_received: [{ po_item_id: order.items[0].po_item_id, quantity_received: step.slice(8) }],
            })
          : await as.proc_off.put(`${path}/status`, { status: step });
        expect(answer.status, `${step}: ${answer.text}`).toBe(200);
        order = (await as.viewer.get(path)).body;
      }
      return { id: order.purchase_order_id, number: order.po_number, body: order };
    },
  };
}
