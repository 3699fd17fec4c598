import type { TestDatabase } from '../harness/database.ts';

/**
 * The alerts that should be open, computed from scratch by other means than the program's: from the layers, in whole
 * thousandths, product by product. Both sides are read in one snapshot.
 */

interface ProductRow {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
  readonly is_active: boolean;
  readonly minimum_stock_level: string | null;
  readonly critical_stock_level: string | null;
}

interface LayerRow {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly warehouse_active: boolean;
  readonly warehouse_code: string;
  readonly batch_number: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly quality_status: string;
  readonly expiry_date: string | null;
}

/** "12.500" → 12500n: thousandths. */
const thousandths = (text: string | null): bigint => BigInt((text ?? '0.000').replace('.', ''));
const quantityText = (value: bigint): string => `${value / 1000n}.${String(value % 1000n).padStart(3, '0')}`;

function levelAlert(product: ProductRow, layers: readonly LayerRow[], today: string): string | undefined {
  const minimum = thousandths(product.minimum_stock_level);
  const critical = thousandths(product.critical_stock_level);
  if (!product.is_active || (minimum === 0n && critical === 0n)) return undefined;
  let available = 0n;
  for (const layer of layers) {
    const isOver = layer.expiry_date !== null && layer.expiry_date < today;
    if (!layer.warehouse_active || layer.quality_status !== 'APPROVED' || isOver) continue;
    available += thousandths(layer.quantity_in_stock) - thousandths(layer.reserved_quantity);
  }
  const alert = (type: string, severity: string, level: 'minimum' | 'critical') =>
    `stock-level:${product.product_id} ${type} ${severity} ${product.product_name} (${product.product_code}): ` +
    `${quantityText(available)} ${product.unit_of_measure} available, ` +
    `${level} level ${quantityText(level === 'critical' ? critical : minimum)}.`;
  if (available === 0n) return alert('OUT_OF_STOCK', 'CRITICAL', critical > 0n ? 'critical' : 'minimum');
  if (available < critical) return alert('CRITICAL', 'CRITICAL', 'critical');
  if (available < minimum) return alert('MINIMUM', 'WARNING', 'minimum');
  return undefined;
}

function expiryAlert(
  product: ProductRow,
  layer: LayerRow,
  today: string,
  lastDay: string,
): string | undefined {
  if (
    layer.expiry_date === null ||
    layer.expiry_date > lastDay ||
    thousandths(layer.quantity_in_stock) === 0n
  )
    return undefined;
  const isOver = layer.expiry_date < today;
  return (
    `expiring:${layer.inventory_item_id} EXPIRING ${isOver ? 'CRITICAL' : 'WARNING'} ${product.product_name} ` +
    `(${product.product_code}), batch ${layer.batch_number} ${isOver ? 'expired' : 'expires'} on ${layer.expiry_date}: ` +
    `${layer.quantity_in_stock} ${product.unit_of_measure} in ${layer.warehouse_code}.`
  );
}

export interface Comparison {
  readonly expected: string[];
  readonly open: string[];
}

/** @param productIds null for all products */
export async function compareAlerts(db: TestDatabase, productIds: number[] | null): Promise<Comparison> {
  const client = await db.pool.connect();
  const rows = async <Row>(text: string) => (await client.query(text, [productIds])).rows as Row[];
  const of = '($1::bigint[] is null or product_id = any($1))';
  try {
    await client.query('begin isolation level repeatable read read only');
    const products = await rows<ProductRow>(`select * from products where ${of}`);
    const layers = await rows<LayerRow>(
      `select i.*, w.is_active as warehouse_active, w.warehouse_code from inventory_items i
       join warehouses w using (warehouse_id) where ${of}`,
    );
    const open = await rows<{ cause_key: string; alert_type: string; severity: string; message: string }>(
      `select * from alerts where status <> 'RESOLVED' and ${of}`,
    );
    const today = db.clock.today();
    const warning = new Date(`${today}T00:00:00Z`);
    warning.setUTCDate(warning.getUTCDate() + db.policy.expiryWarningDays);
    const lastDay = warning.toISOString().slice(0, 10);
    const expected = products.flatMap((product) => {
      const own = layers.filter((layer) => layer.product_id === product.product_id);
      return [
        levelAlert(product, own, today),
        ...own.map((layer) => expiryAlert(product, layer, today, lastDay)),
      ];
    });
    return {
      expected: expected.filter((one) => one !== undefined).sort(),
      open: open.map((one) => `${one.cause_key} ${one.alert_type} ${one.severity} ${one.message}`).sort(),
    };
  } finally {
    await client.query('rollback');
    client.release();
  }
}
