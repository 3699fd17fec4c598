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
export { PRODUCT_TYPES, ProductCreate } from './products.schemas.ts';
export { requireLotSize } from './products.service.ts';
export { type QuantityInUnit, type StockQuantity, toStockUnits } from './stock-units.ts';
export { SupplierCreate } from './suppliers.schemas.ts';
export { unitCodes } from './units.queries.ts';
export { WAREHOUSE_TYPES, WarehouseCreate } from './warehouses.schemas.ts';
