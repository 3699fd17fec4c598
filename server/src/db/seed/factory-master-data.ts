import { changeBomStatus, createBom } from '../../modules/bom/index.ts';
import { createProduct } from '../../modules/master-data/products.service.ts';
import { linkProduct } from '../../modules/master-data/supplier-products.service.ts';
import { createSupplier } from '../../modules/master-data/suppliers.service.ts';
import { createWarehouse } from '../../modules/master-data/warehouses.service.ts';
import { BOUGHT, MADE, SUPPLIERS, WAREHOUSES } from './factory-data.ts';
import { daysAfter } from './numbers.ts';
import type { Stage } from './stage.ts';

/** Numbers by code. */
export interface Places {
  readonly warehouses: ReadonlyMap<string, number>;
  readonly suppliers: ReadonlyMap<string, number>;
  readonly products: ReadonlyMap<string, number>;
  readonly boms: ReadonlyMap<string, number>;
}

/** The number behind a code of the tables. */
export function numberOf(map: ReadonlyMap<string, number>, code: string): number {
  const number = map.get(code);
  if (number === undefined) throw new Error(`The demo factory has no ${code}`);
  return number;
}

const quantity = (text: string) => `${text}.000`;
/** "9.4" → "9.400": what the door would have made of it */
const fixed = (text: string, scale: number) => {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(scale, '0')}`;
};

export async function makeMasterData(stage: Stage): Promise<Places> {
  const warehouses = new Map<string, number>();
  for (const [code, name, type, location, manager] of WAREHOUSES) {
    const made = await createWarehouse(stage.as('admin'), {
      warehouse_code: code,
      warehouse_name: name,
      warehouse_type: type,
      location,
      manager_name: manager,
    });
    warehouses.set(code, made.warehouse_id);
  }
  const suppliers = new Map<string, number>();
  for (const [code, name, city, leadTime] of SUPPLIERS) {
    const made = await createSupplier(stage.as('proc_off'), {
      supplier_code: code,
      supplier_name: name,
      city,
      country: 'Türkiye',
      lead_time_days: leadTime,
      payment_terms: '30 gün vadeli',
    });
    suppliers.set(code, made.supplier_id);
  }
  const products = await makeProducts(stage, suppliers);
  return { warehouses, suppliers, products, boms: await makeBoms(stage, products) };
}

async function makeProducts(
  stage: Stage,
  suppliers: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const products = new Map<string, number>();
  for (const [code, name, unit, price, , supplier, minimum, critical] of BOUGHT) {
    const made = await createProduct(stage.as('prod_mgr'), {
      product_code: code,
      product_name: name,
      product_type: code.startsWith('PK') ? 'PACKAGING' : 'RAW_MATERIAL',
      unit_of_measure: unit,
      standard_cost: price,
      minimum_stock_level: quantity(minimum),
      critical_stock_level: quantity(critical),
    });
    products.set(code, made.product_id);
    await linkProduct(stage.as('proc_off'), numberOf(suppliers, supplier), {
      product_id: made.product_id,
      unit_price: price,
      is_preferred: true,
    });
  }
  for (const { code, name, type } of MADE) {
    const made = await createProduct(stage.as('prod_mgr'), {
      product_code: code,
      product_name: name,
      product_type: type,
      unit_of_measure: 'PCS',
      lead_time_days: type === 'FINISHED_PRODUCT' ? 5 : 3,
    });
    products.set(code, made.product_id);
  }
  return products;
}

async function makeBoms(stage: Stage, products: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const boms = new Map<string, number>();
  const today = stage.clock.today();
  const manager = stage.as('prod_mgr');
  const monthEarlier = daysAfter(today, -30);
  const create = async (
    made: (typeof MADE)[number],
    version: string,
    labor: string,
    effectiveDate: string,
  ) => {
    const bom = await createBom(manager, {
      parent_product_id: numberOf(products, made.code),
      bom_version: version,
      bom_name: `${made.name} reçetesi`,
      base_quantity: '1.000',
      labor_cost_per_unit: fixed(labor, 4),
      overhead_cost_per_unit: fixed(made.overhead, 4),
      yield_percentage: fixed(made.yield ?? '100', 2),
      effective_date: effectiveDate,
      components: made.lines.map(([code, amount, unit, scrap]) => ({
        component_product_id: numberOf(products, code),
        quantity_required: fixed(amount, 3),
        ...(unit === undefined ? {} : { unit_of_measure: unit }),
        scrap_percentage: fixed(scrap ?? '0', 2),
      })),
    });
    await changeBomStatus(manager, bom.bom_id, { status: 'ACTIVE' });
    return bom.bom_id;
  };
  for (const made of MADE) {
    // The cabinet was made by another recipe before: version 1.0 gave way to 1.1.
    if (made.code === 'FP-CAB-200') await create(made, '1.0', '190', monthEarlier);
    boms.set(made.code, await create(made, made.code === 'FP-CAB-200' ? '1.1' : '1.0', made.labor, today));
  }
  return boms;
}
