import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** Who delivers and where to, as paper needs it. */
export interface OrderParties {
  readonly contact_person: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly tax_number: string | null;
  readonly payment_terms: string | null;
  readonly warehouse_name: string;
  readonly warehouse_location: string | null;
}

const readParties = statement<OrderParties>(
  'order_document_parties',
  `select s.contact_person, s.email, s.phone, s.address, s.city, s.country, s.tax_number, s.payment_terms,
     w.warehouse_name, w.location as warehouse_location
   from purchase_orders o join suppliers s using (supplier_id) join warehouses w using (warehouse_id)
   where o.purchase_order_id = $1`,
);

/** @param orderId an order that exists: orders are never deleted */
export async function partiesOf(db: Db, orderId: number): Promise<OrderParties> {
  const [parties] = await db.run(readParties, [orderId]);
  if (parties === undefined) throw new Error(`purchase order ${orderId} has gone while it was printed`);
  return parties;
}
