import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts, findSuppliers } from './lookups.ts';
import { findPriceBreaks, replacePriceBreaks } from './supplier-price-breaks.queries.ts';
import type { PriceBreakInput, SupplierPriceBreaks } from './supplier-price-breaks.schemas.ts';
import { lockProductForLinks, shareSupplier } from './supplier-products.queries.ts';

/** @throws NOT_FOUND: supplier, product, or their link */
export async function getPriceBreaks(
  db: Db,
  supplierId: number,
  productId: number,
): Promise<SupplierPriceBreaks> {
  const link = await findPriceBreaks(db, supplierId, productId);
  if (link !== undefined) return link;
  const [suppliers, products] = await Promise.all([
    findSuppliers(db, [supplierId]),
    findProducts(db, [productId]),
  ]);
  if (!suppliers.has(supplierId)) throw notFound('supplier', supplierId);
  if (!products.has(productId)) throw notFound('product', productId);
  throw noLink(supplierId, productId);
}

/**
 * Replaces all price breaks of a link. The product's row is the lock of its links and their prices: a purchase order that is
 * made at the same time sees all of the old ones or all of the new.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), VALIDATION_ERROR when two are valid for one quantity on one day
 */
export async function setPriceBreaks(
  tx: Tx,
  supplierId: number,
  productId: number,
  breaks: readonly PriceBreakInput[],
  expectedVersion: string | null,
): Promise<SupplierPriceBreaks> {
  requirePeriods(breaks);
  const [supplier] = await tx.run(shareSupplier, [supplierId]);
  if (supplier === undefined) throw notFound('supplier', supplierId);
  const [product] = await tx.run(lockProductForLinks, [productId]);
  if (product === undefined) throw notFound('product', productId);
  const before = await findPriceBreaks(tx, supplierId, productId);
  if (before === undefined) throw noLink(supplierId, productId);
  requireVersion(expectedVersion, before);
  replacePriceBreaks(tx, before.product_supplier_id, breaks);
  const after = await getPriceBreaks(tx, supplierId, productId);
  audit(tx, {
    action: 'supplier.price_breaks',
    entityType: 'product_supplier',
    entityId: before.product_supplier_id,
    before: { price_breaks: before.price_breaks },
    after: { price_breaks: after.price_breaks },
  });
  return after;
}

/** What the database holds, too, said with the field's name. Days as text compare as days. */
function requirePeriods(breaks: readonly PriceBreakInput[]): void {
  for (const [place, { valid_from: from, valid_to: to }] of breaks.entries()) {
    if (to != null && to <= from) {
      throw invalidField(`price_breaks.${place}.valid_to`, say`must be after valid_from, ${from}`);
    }
  }
  const order = breaks.map((one, place) => ({ ...one, place }));
  order.sort(
    (a, b) => compare(a.minimum_quantity, b.minimum_quantity) || compare(a.valid_from, b.valid_from),
  );
  for (const [at, one] of order.entries()) {
    const earlier = order[at - 1];
    if (earlier === undefined || earlier.minimum_quantity !== one.minimum_quantity) continue;
    const end = earlier.valid_to ?? null;
    if (end !== null && end <= one.valid_from) continue;
    throw invalidField(
      `price_breaks.${one.place}.valid_from`,
      end === null
        ? say`overlaps with the price from ${one.minimum_quantity} on that is valid from ${earlier.valid_from} on without an end. End that one first`
        : say`overlaps with the price from ${one.minimum_quantity} on that is valid from ${earlier.valid_from} until ${end}. End that one first`,
    );
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function noLink(supplierId: number, productId: number): AppError {
  return new AppError(
    'NOT_FOUND',
    say`Product ${productId} is not linked to supplier ${supplierId}. Link them first with POST /suppliers/${supplierId}/products.`,
  );
}
