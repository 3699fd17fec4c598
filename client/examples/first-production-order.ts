// From a login to a finished production order and what it cost.
import { createClient } from '@horoz/client';

const { HOROZ_URL: baseUrl = 'http://localhost:8000', HOROZ_USER: username = 'yonetici' } = process.env;
const api = createClient({ baseUrl, username, password: process.env.HOROZ_PASSWORD ?? 'Horoz-2026!' });
const run = Date.now().toString(36).toUpperCase(); // codes are unique, and this may run twice

const warehouse = (code: string, warehouse_type: 'RAW_MATERIALS' | 'FINISHED_PRODUCTS') => {
  const body = { warehouse_code: `${code}${run}`, warehouse_name: code, warehouse_type };
  return api.post('/api/v1/warehouses', { body });
};
const product = (code: string, product_type: 'RAW_MATERIAL' | 'FINISHED_PRODUCT', unit: string) => {
  const body = { product_code: `${code}-${run}`, product_name: code, product_type, unit_of_measure: unit };
  return api.post('/api/v1/products', { body });
};
const { warehouse_id: store } = await warehouse('RM', 'RAW_MATERIALS');
const { warehouse_id: shop } = await warehouse('FG', 'FINISHED_PRODUCTS');
const { product_id: steel } = await product('STEEL', 'RAW_MATERIAL', 'KG');
const { product_id: shelf } = await product('SHELF', 'FINISHED_PRODUCT', 'PCS');

const stock = { product_id: steel, warehouse_id: store, quantity: '100', unit_cost: '12.50' };
await api.post('/api/v1/inventory/stock-in', { body: { ...stock, quality_status: 'APPROVED' } });

const components = [{ component_product_id: steel, quantity_required: '2.5' }];
const recipe = { bom_version: '1.0', base_quantity: '1', effective_date: '2026-01-01', components };
const { bom_id } = await api.post('/api/v1/bom/create', { body: { parent_product_id: shelf, ...recipe } });
await api.put('/api/v1/bom/{bom_id}/status', { params: { path: { bom_id } }, body: { status: 'ACTIVE' } });

const plan = { product_id: shelf, bom_id, warehouse_id: shop, planned_quantity: '10' };
const order = await api.post('/api/v1/production/orders', { body: plan });
const params = { path: { order_id: order.production_order_id } };
await api.put('/api/v1/production/orders/{order_id}/status', { params, body: { status: 'RELEASED' } });
await api.put('/api/v1/production/orders/{order_id}/status', { params, body: { status: 'IN_PROGRESS' } });
const made = await api.post('/api/v1/production/orders/{order_id}/complete', {
  params,
  body: { completed_quantity: '10' },
});
console.log(made.order_number, made.status, made.actual_cost);
