import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import type { Page } from '../../platform/http/paging.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  endOtherPreferences,
  findLink,
  listLinks,
  lockProductForLinks,
  saveLink,
  shareSupplier,
} from './supplier-products.queries.ts';
import type {
  SupplierProduct,
  SupplierProductLink,
  SupplierProductList,
} from './supplier-products.schemas.ts';
import { requireSupplier } from './suppliers.service.ts';

/** @throws NOT_FOUND */
export async function listSupplierProducts(
  db: Db,
  supplierId: number,
  list: SupplierProductList,
): Promise<Page<SupplierProduct>> {
  await requireSupplier(db, supplierId);
  return listLinks(db, supplierId, list);
}

/**
 * Links a product to a supplier, or changes the link. The product's row is the lock of all its links: it is taken before
 * any link is written, so two requests that both want the preference come one after the other, and the later one has it.
 *
 * @throws NOT_FOUND, CONFLICT when one of the two is inactive
 */
export async function linkProduct(
  tx: Tx,
  supplierId: number,
  link: SupplierProductLink,
): Promise<SupplierProduct> {
  const [supplier] = await tx.run(shareSupplier, [supplierId]);
  if (supplier === undefined) throw notFound('supplier', supplierId);
  const [product] = await tx.run(lockProductForLinks, [link.product_id]);
  if (product === undefined) throw notFound('product', link.product_id);
  if (!supplier.is_active) {
    throw new AppError(
      'CONFLICT',
      say`Supplier ${supplier.supplier_code} is inactive. Activate it before you link it.`,
    );
  }
  if (!product.is_active) {
    throw new AppError(
      'CONFLICT',
      say`Product ${product.product_code} is inactive. Activate it before you link it.`,
    );
  }

  const before = await findLink(tx, supplierId, link.product_id);
  if (link.is_preferred === true) await takePreference(tx, supplierId, link.product_id);
  const after = await saveLink(tx, supplierId, link);
  audit(tx, {
    action: 'supplier.link_product',
    entityType: 'product_supplier',
    entityId: after.product_supplier_id,
    ...(before === undefined ? {} : { before }),
    after,
  });
  const { is_active: _, ...facts } = product;
  return { ...after, ...facts };
}

async function takePreference(tx: Tx, supplierId: number, productId: number): Promise<void> {
  for (const ended of await tx.run(endOtherPreferences, [productId, supplierId, tx.clock.now()])) {
    audit(tx, {
      action: 'supplier.end_preference',
      entityType: 'product_supplier',
      entityId: ended.product_supplier_id,
      before: { ...ended, is_preferred: true },
      after: { ...ended, is_preferred: false },
    });
  }
}
