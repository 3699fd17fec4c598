import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** A forecast demand that is planned for at present. */
export interface OpenForecast {
  readonly demand_id: number;
  readonly product_id: number;
  readonly due_date: string;
  readonly quantity: string;
}

const OPEN = `product_id = any($1::bigint[]) and due_date <= $2::date and demand_type = 'FORECAST' and is_active`;

const read = statement<OpenForecast>(
  'demand_forecasts_open',
  `select demand_id, product_id, due_date, quantity from demands where ${OPEN} order by due_date, demand_id`,
);

export function openForecasts(db: Db, productIds: readonly number[], to: string): Promise<OpenForecast[]> {
  return db.run(read, [productIds, to]);
}

const deactivate = statement<OpenForecast>(
  'demand_forecasts_deactivate',
  `with ended as (
     update demands set is_active = false, updated_at = $3 where ${OPEN}
     returning demand_id, product_id, due_date, quantity)
   select * from ended order by due_date, demand_id`,
);

/** The same, and they are planned for no more. */
export function endForecasts(tx: Tx, productIds: readonly number[], to: string): Promise<OpenForecast[]> {
  return tx.run(deactivate, [productIds, to, tx.clock.now()]);
}
