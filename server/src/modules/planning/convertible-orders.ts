import { AppError } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { HOME_WAREHOUSE_TYPES } from '../inventory/index.ts';
import type { OrderToConvert } from './planned-order-conversion.queries.ts';

/** Pure: which planned orders can become orders, and with what. */

type Convertible = OrderToConvert & { readonly warehouse_id: number; readonly warehouse_code: string };
export type ToBuy = Convertible & { readonly supplier_id: number; readonly supplier_code: string };
export type ToMake = Convertible & { readonly bom_id: number };

export function refusal(order: OrderToConvert, why: Sentence): AppError {
  const { planned_order_id, product_id, product_code } = order;
  return new AppError('CONFLICT', why, [{ planned_order_id, product_id, product_code }]);
}

export function requireStanding(order: OrderToConvert): void {
  const { planned_order_id: id } = order;
  if (order.scenario_id !== null) {
    throw refusal(
      order,
      say`Planned order ${id} belongs to a scenario. Choose orders of the plan of reality.`,
    );
  }
  if (order.converted_to !== null) {
    throw refusal(order, say`Planned order ${id} became ${order.converted_to} already. Read the plan again.`);
  }
  if (order.ended_run_id !== null)
    throw refusal(order, say`Planned order ${id} was replaced by a later run. Read the plan again.`);
}

function withWarehouse(order: OrderToConvert): Convertible {
  const { warehouse_id, warehouse_code, product_code: code, product_type: type } = order;
  if (warehouse_id === null || warehouse_code === null) {
    const home = HOME_WAREHOUSE_TYPES[type] ?? type;
    throw refusal(
      order,
      say`Planned order ${order.planned_order_id} is of ${code}, and there is no active ${home} warehouse for it. Open one first.`,
    );
  }
  return { ...order, warehouse_id, warehouse_code };
}

export function toBuy(order: OrderToConvert): ToBuy {
  const { supplier_id, supplier_code, product_code: code } = order;
  if (supplier_id === null || supplier_code === null) {
    throw refusal(
      order,
      say`Planned order ${order.planned_order_id} has no supplier. Link product ${code} to one and plan again.`,
    );
  }
  return { ...withWarehouse(order), supplier_id, supplier_code };
}

export function toMake(order: OrderToConvert): ToMake {
  const { bom_id, product_code: code } = order;
  if (bom_id === null) {
    throw refusal(
      order,
      say`Planned order ${order.planned_order_id} has no recipe. Activate one of product ${code} and plan again.`,
    );
  }
  return { ...withWarehouse(order), bom_id };
}
