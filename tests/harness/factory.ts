import type { TestApp } from './app.ts';
import type { TestDatabase } from './database.ts';

/** Master data for tests, written straight into the tables: what is tested is what happens with it. */

export interface Factory {
  readonly rawWarehouse: number;
  readonly secondRawWarehouse: number;
  readonly semiWarehouse: number;
  readonly finishedWarehouse: number;
  product(code: string, options?: ProductOptions): Promise<number>;
  /** an ACTIVE recipe */
  bom(parentId: number, components: readonly BomLineOptions[], options?: BomOptions): Promise<number>;
  /** receives approved stock through the API; the entry date makes the FIFO order plain */
  stock(productId: number, quantity: string, unitCost: string, options?: StockOptions): Promise<number>;
}

export interface ProductOptions {
  readonly type?: 'RAW_MATERIAL' | 'SEMI_FINISHED' | 'FINISHED_PRODUCT' | 'PACKAGING';
  readonly unit?: string;
  readonly standardCost?: string;
}

export interface BomLineOptions {
  readonly productId: number;
  readonly quantity: string;
  readonly unit?: string;
  readonly scrap?: string;
}

export interface BomOptions {
  readonly base?: string;
  readonly yield?: string;
  readonly labor?: string;
  readonly overhead?: string;
  readonly status?: 'DRAFT' | 'ACTIVE' | 'INACTIVE';
  readonly version?: string;
}

export interface StockOptions {
  readonly warehouseId?: number;
  readonly entryDate?: string;
  readonly quality?: string;
}

export async function createFactory({ db, as }: TestApp): Promise<Factory> {
  const rawWarehouse = await warehouse(db, 'RM01', 'RAW_MATERIALS');
  const factory: Factory = {
    rawWarehouse,
    secondRawWarehouse: await warehouse(db, 'RM02', 'RAW_MATERIALS'),
    semiWarehouse: await warehouse(db, 'SF01', 'SEMI_FINISHED'),
    finishedWarehouse: await warehouse(db, 'FG01', 'FINISHED_PRODUCTS'),
    product: (code, options = {}) =>
      insertedId(
        db,
        `insert into products (product_code, product_name, product_type, unit_of_measure, standard_cost)
         values ($1, $1, $2, $3, $4) returning product_id as id`,
        [code, options.type ?? 'RAW_MATERIAL', options.unit ?? 'KG', options.standardCost ?? null],
      ),
    async bom(parentId, components, options = {}) {
      const bomId = await insertedId(
        db,
        `insert into bill_of_materials (parent_product_id, bom_version, base_quantity, yield_percentage,
           labor_cost_per_unit, overhead_cost_per_unit, status, effective_date)
         values ($1, $2, $3, $4, $5, $6, $7, '2020-01-01') returning bom_id as id`,
        [
          parentId,
          options.version ?? '1.0',
          options.base ?? '1',
          options.yield ?? '100',
          options.labor ?? '0',
          options.overhead ?? '0',
          options.status ?? 'ACTIVE',
        ],
      );
      for (const [place, line] of components.entries()) {
        await db.sql(
          `insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
             scrap_percentage)
           select $1, $2, $3, $4, coalesce($5, unit_of_measure), $6 from products where product_id = $2`,
          [bomId, line.productId, (place + 1) * 10, line.quantity, line.unit ?? null, line.scrap ?? '0'],
        );
      }
      return bomId;
    },
    async stock(productId, quantity, unitCost, options = {}) {
      const answer = await as.inv_clerk.post('/inventory/stock-in', {
        product_id: productId,
        warehouse_id: options.warehouseId ?? rawWarehouse,
        quantity,
        unit_cost: unitCost,
        quality_status: options.quality ?? 'APPROVED',
        ...(options.entryDate === undefined ? {} : { entry_date: options.entryDate }),
      });
      if (answer.status !== 201) throw new Error(`stock-in failed: ${answer.text}`);
      return answer.body.inventory_item_id as number;
    },
  };
  return factory;
}

function warehouse(db: TestDatabase, code: string, type: string): Promise<number> {
  return insertedId(
    db,
    'insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ($1, $1, $2) returning warehouse_id as id',
    [code, type],
  );
}

async function insertedId(db: TestDatabase, text: string, values: unknown[]): Promise<number> {
  const [row] = await db.sql<{ id: number }>(text, values);
  if (row === undefined) throw new Error('Nothing was inserted');
  return row.id;
}
