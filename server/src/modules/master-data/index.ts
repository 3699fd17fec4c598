/** What other modules may call. */
export {
  findProducts,
  findSuppliers,
  findWarehouses,
  type ProductFacts,
  type ProductUnit,
  type SupplierFacts,
  unitFactors,
  type WarehouseFacts,
} from './lookups.ts';
export { PRODUCT_TYPES } from './products.schemas.ts';
export { WAREHOUSE_TYPES } from './warehouses.schemas.ts';
