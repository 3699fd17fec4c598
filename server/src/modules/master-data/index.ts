/** What other modules may call. */
export { createProducts, createSuppliers, createWarehouses } from './bulk.service.ts';
export {
  findProducts,
  findProductsByCode,
  findSuppliers,
  findSuppliersByCode,
  findWarehouses,
  findWarehousesByCode,
  type ProductFacts,
  type ProductUnit,
  type SupplierFacts,
  unitFactors,
  type WarehouseFacts,
} from './lookups.ts';
export { LOT_SIZING_RULES, PRODUCT_TYPES, ProductCreate } from './products.schemas.ts';
export { requireOrderSizes } from './products.service.ts';
export { type QuantityInUnit, type StockQuantity, toStockUnits } from './stock-units.ts';
export {
  daysBefore,
  type PerformancePeriod,
  SCORE_WEIGHTS,
  supplierPerformance,
  supplierPriceTrends,
} from './supplier-performance.queries.ts';
export { performanceFigures, SupplierCreate } from './suppliers.schemas.ts';
export { ratingsOf, requireSupplier } from './suppliers.service.ts';
export { unitCodes } from './units.queries.ts';
export { WAREHOUSE_TYPES, WarehouseCreate } from './warehouses.schemas.ts';
