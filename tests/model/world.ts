import type { ModelFactory } from './factory.ts';
import type { Quality } from './layers.ts';
import type { Entry, Log } from './log.ts';
import type { Status } from './operations.ts';

/** What the clients have heard so far. It may be out of date, as it is in life: that is how they collide. */

export interface SeenLayer {
  readonly id: number;
  readonly productId: number;
  readonly warehouseId: number;
  readonly batch: string;
  onHand: string;
  reserved: string;
  quality: Quality;
}

export interface SeenOrder {
  readonly id: number;
  readonly productId: number;
  readonly planned: string;
  status: Status;
}

interface Item {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly batch_number: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly quality_status: Quality;
}

export class World {
  readonly plant: ModelFactory;
  readonly log: Log;
  readonly layers = new Map<number, SeenLayer>();
  readonly orders = new Map<number, SeenOrder>();
  readonly allocations: number[] = [];
  /** the last quantity that somebody was told to be available, by product */
  readonly available = new Map<number, string>();

  constructor(plant: ModelFactory, log: Log) {
    this.plant = plant;
    this.log = log;
  }

  see({ operation, body, status }: Entry): void {
    if (status === 409 && body.error_code === 'INSUFFICIENT_STOCK') {
      for (const line of body.details) this.available.set(line.product_id, line.available);
    }
    if (status >= 400) return;
    this.notice(body);
    for (const one of [body.item, body.remaining_item, ...(body.items ?? [])]) this.notice(one);
    for (const one of body.allocations ?? []) this.allocations.push(one.allocation_id);
    if (body.order_number !== undefined) this.seeOrder(body, operation.kind === 'order');
  }

  /** Looks at the newest layers of a product, as somebody does who goes to the shelf. */
  async look(productId: number): Promise<void> {
    const { body } = await this.log.look(
      `/inventory/items?product_id=${productId}&sort=-inventory_item_id&page_size=30`,
    );
    for (const item of body.items) this.notice(item);
  }

  private notice(item: Item | null | undefined): void {
    if (!item?.batch_number || item.quantity_in_stock === undefined) return;
    this.layers.set(item.inventory_item_id, {
      id: item.inventory_item_id,
      productId: item.product_id,
      warehouseId: item.warehouse_id,
      batch: item.batch_number,
      onHand: item.quantity_in_stock,
      reserved: item.reserved_quantity,
      quality: item.quality_status,
    });
  }

  private seeOrder(
    body: {
      production_order_id: number;
      product_id: number;
      planned_quantity: string;
      status: Status;
      components: { allocations: { allocation_id: number }[] }[];
    },
    isNew: boolean,
  ): void {
    this.orders.set(body.production_order_id, {
      id: body.production_order_id,
      productId: body.product_id,
      planned: body.planned_quantity,
      status: body.status,
    });
    // Somebody may release what was reserved for an order, too; then it is short.
    const [first] = body.components.flatMap((component) => component.allocations);
    if (isNew && first !== undefined) this.allocations.push(first.allocation_id);
  }
}
