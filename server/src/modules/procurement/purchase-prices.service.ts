import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { findProducts, findSuppliers } from '../master-data/index.ts';
import { knownPrice, priceFacts } from './order-prices.ts';
import type { PurchasePrice, PurchasePriceQuery } from './purchase-prices.schemas.ts';

/** The price that an order's line would get, and the next price break. @throws NOT_FOUND */
export async function quotePrice(db: Db, query: PurchasePriceQuery): Promise<PurchasePrice> {
  const { supplier_id, product_id, quantity: quantity_ordered, date = db.clock.today() } = query;
  const [suppliers, products, [facts]] = await Promise.all([
    findSuppliers(db, [supplier_id]),
    findProducts(db, [product_id]),
    priceFacts(db, date, [{ supplier_id, product_id, quantity_ordered }]),
  ]);
  if (!suppliers.has(supplier_id) || facts === undefined) throw notFound('supplier', supplier_id);
  if (!products.has(product_id)) throw notFound('product', product_id);
  const price = knownPrice(facts);
  const { next_quantity, next_price } = facts;
  return {
    unit_price: price?.unitPrice ?? null,
    currency: price?.currency ?? null,
    source: price?.source ?? null,
    minimum_order_qty: facts.minimum_order_qty,
    next_price_break:
      next_quantity === null || next_price === null
        ? null
        : { minimum_quantity: next_quantity, unit_price: next_price },
  };
}
