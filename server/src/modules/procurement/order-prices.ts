import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PriceSource } from './orders.schemas.ts';

/**
 * What a product costs at a supplier: the price of the order's line; else the supplier's price break with the largest minimum
 * quantity that the line reaches, of those valid on the day; else the price of the link; else what was paid last, whoever sold it.
 */
export interface PriceFacts {
  readonly is_linked: boolean;
  readonly supplier_product_code: string | null;
  readonly minimum_order_qty: string | null;
  readonly is_below_minimum: boolean;
  /** the line's day, else the order's day and the lead time of the link or the supplier */
  readonly due: string;
  readonly link_currency: string | null;
  readonly break_price: string | null;
  readonly link_price: string | null;
  readonly last_price: string | null;
  readonly last_currency: string | null;
  readonly next_quantity: string | null;
  readonly next_price: string | null;
}

const IS_VALID = 'b.valid_from <= $5::date and (b.valid_to is null or $5::date < b.valid_to)';

/**
 * Paid last: the youngest layer that was bought. One that a receipt made costs what the receipt says, in the order's currency,
 * because landed cost and revaluations are not the supplier's price; another one what it cost in the company's ($6).
 */
const readFacts = statement<PriceFacts>(
  'purchase_price_facts',
  `select k.product_supplier_id is not null as is_linked, k.supplier_product_code, k.minimum_order_qty,
     coalesce(w.quantity < k.minimum_order_qty, false) as is_below_minimum,
     coalesce(w.due, $5::date + coalesce(k.lead_time_days, s.lead_time_days, 0)) as due, k.currency as link_currency,
     reached.unit_price as break_price, k.unit_price as link_price, paid.unit_price as last_price,
     paid.currency as last_currency, following.minimum_quantity as next_quantity, following.unit_price as next_price
   from unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::date[]) with ordinality
     as w (supplier_id, product_id, quantity, due, place)
   left join suppliers s on s.supplier_id = w.supplier_id
   left join product_suppliers k on k.supplier_id = w.supplier_id and k.product_id = w.product_id and k.is_active
   left join lateral (
     select b.unit_price from supplier_price_breaks b
     where b.product_supplier_id = k.product_supplier_id and b.minimum_quantity <= w.quantity and ${IS_VALID}
     order by b.minimum_quantity desc limit 1) reached on true
   left join lateral (
     select b.minimum_quantity, b.unit_price from supplier_price_breaks b
     where b.product_supplier_id = k.product_supplier_id and b.minimum_quantity > w.quantity and ${IS_VALID}
     order by b.minimum_quantity limit 1) following on true
   left join lateral (
     select coalesce(r.unit_price, i.unit_cost) as unit_price,
       case when r.receipt_item_id is null then $6::text else o.currency end as currency
     from inventory_items i left join receipt_items r using (inventory_item_id)
     left join purchase_order_items l using (po_item_id)
     left join purchase_orders o on o.purchase_order_id = l.purchase_order_id
     where i.product_id = w.product_id and (i.supplier_id is not null or i.purchase_order_id is not null)
       and i.source_item_id is null
     order by i.inventory_item_id desc limit 1) paid on true
   order by w.place`,
);

export interface PriceQuestion {
  readonly supplier_id: number;
  readonly product_id: number;
  readonly quantity_ordered: string;
  readonly expected_delivery_date?: string | null;
}

/** The facts of each question, in the order given: one statement for any number of them. */
export function priceFacts(db: Db, day: string, questions: readonly PriceQuestion[]): Promise<PriceFacts[]> {
  return db.run(readFacts, [
    questions.map((one) => one.supplier_id),
    questions.map((one) => one.product_id),
    questions.map((one) => one.quantity_ordered),
    questions.map((one) => one.expected_delivery_date ?? null),
    day,
    db.policy.companyCurrency,
  ]);
}

/** The same for the lines of one supplier's order. */
export function lineFacts(
  db: Db,
  supplierId: number,
  day: string,
  lines: readonly Omit<PriceQuestion, 'supplier_id'>[],
): Promise<PriceFacts[]> {
  return priceFacts(
    db,
    day,
    lines.map((line) => ({ ...line, supplier_id: supplierId })),
  );
}

export interface Price {
  readonly unitPrice: string;
  readonly currency: string;
  readonly source: Exclude<PriceSource, 'GIVEN'>;
}

/** The price that is known without anybody giving one, in its own currency; undefined when nothing is known. */
export function knownPrice(facts: PriceFacts): Price | undefined {
  const { break_price, link_price, link_currency, last_price, last_currency } = facts;
  if (break_price !== null && link_currency !== null) {
    return { unitPrice: break_price, currency: link_currency, source: 'PRICE_BREAK' };
  }
  if (link_price !== null && link_currency !== null) {
    return { unitPrice: link_price, currency: link_currency, source: 'SUPPLIER_LINK' };
  }
  if (last_price === null || last_currency === null) return undefined;
  return { unitPrice: last_price, currency: last_currency, source: 'LAST_PRICE' };
}

/** What each supplier would charge for each product if it were ordered today, in the order given; undefined: nobody knows. */
export async function supplierPrices(
  db: Db,
  questions: readonly PriceQuestion[],
): Promise<(Price | undefined)[]> {
  if (questions.length === 0) return [];
  return (await priceFacts(db, db.clock.today(), questions)).map(knownPrice);
}
