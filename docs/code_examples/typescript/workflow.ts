// From a login to the cost of a finished production order, with the typed client. See docs/code_examples/README.md.
import { ApiError, type Client, createClient } from '@horoz/client';

const { HOROZ_URL: baseUrl = 'http://localhost:8000', HOROZ_USER: username = 'yonetici' } = process.env;
// The client logs in with its first request, renews its tokens and sends an Idempotency-Key with every POST that takes one.
const api = createClient({ baseUrl, username, password: process.env.HOROZ_PASSWORD ?? 'Horoz-2026!' });
const run = Date.now().toString(36).toUpperCase(); // codes are unique, and this may run twice

const { username: name, role } = await api.get('/api/v1/auth/me');
console.log(`logged in as ${name}, ${role}`);

const { material, store } = await makeMaterial();
const received = await api.post('/api/v1/inventory/stock-in', {
  body: {
    product_id: material,
    warehouse_id: store,
    quantity: '100',
    unit_cost: '12.50',
    quality_status: 'APPROVED',
  },
});
console.log(`received ${received.quantity_in_stock} KG at ${received.unit_cost}`);

const order = await makeOrder(material);
const cost = await produce(order, '10');
console.log(`material ${cost.material.actual_cost}, labour ${cost.labor.actual_cost}`);
console.log(`overhead ${cost.overhead.actual_cost}, total ${cost.total.actual_cost}`);

try {
  await api.post('/api/v1/inventory/stock-out', {
    body: { product_id: material, quantity: '1000', reason: 'More than there is' },
  });
} catch (error) {
  // What this program does not expect is somebody else's to handle.
  if (!(error instanceof ApiError) || error.error_code !== 'INSUFFICIENT_STOCK') throw error;
  console.log(`refused with ${error.status} ${error.error_code}: ${error.details[0]?.shortage} KG short`);
}

for await (const product of productsOf(api, run)) console.log(`found ${product.product_name}`);
await api.logOut();

async function makeMaterial() {
  const { warehouse_id } = await api.post('/api/v1/warehouses', {
    body: { warehouse_code: `RM${run}`, warehouse_name: 'Steel store', warehouse_type: 'RAW_MATERIALS' },
  });
  const { product_id } = await api.post('/api/v1/products', {
    body: {
      product_code: `STEEL-${run}`,
      product_name: 'ÇELİK SAC 2 MM',
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
    },
  });
  return { material: product_id, store: warehouse_id };
}

/** A shelf of 2.5 kg of the material, and an order over ten of it, which reserves 25 kg at once. */
async function makeOrder(component_product_id: number): Promise<number> {
  const { warehouse_id } = await api.post('/api/v1/warehouses', {
    body: { warehouse_code: `FG${run}`, warehouse_name: 'Shelf store', warehouse_type: 'FINISHED_PRODUCTS' },
  });
  const { product_id } = await api.post('/api/v1/products', {
    body: {
      product_code: `SHELF-${run}`,
      product_name: 'ÇELİK RAF',
      product_type: 'FINISHED_PRODUCT',
      unit_of_measure: 'PCS',
    },
  });
  const { bom_id } = await api.post('/api/v1/bom/create', {
    body: {
      parent_product_id: product_id,
      bom_version: '1.0',
      base_quantity: '1',
      labor_cost_per_unit: '5',
      overhead_cost_per_unit: '2',
      effective_date: '2026-01-01',
      components: [{ component_product_id, quantity_required: '2.5' }],
    },
  });
  await api.put('/api/v1/bom/{bom_id}/status', { params: { path: { bom_id } }, body: { status: 'ACTIVE' } });
  const { production_order_id } = await api.post('/api/v1/production/orders', {
    body: { product_id, bom_id, warehouse_id, planned_quantity: '10' },
  });
  return production_order_id;
}

async function produce(order_id: number, completed_quantity: string) {
  const params = { path: { order_id } };
  for (const status of ['RELEASED', 'IN_PROGRESS'] as const) {
    await api.put('/api/v1/production/orders/{order_id}/status', { params, body: { status } });
  }
  const done = await api.post('/api/v1/production/orders/{order_id}/complete', {
    params,
    body: { completed_quantity },
  });
  console.log(`order ${done.status}, ${done.completed_quantity} made`);
  return api.get('/api/v1/production/orders/{order_id}/cost', { params });
}

/** All products that a search finds, page by page; one row a page, to show how. Ask for 100. */
async function* productsOf(client: Client, search: string) {
  for (let page = 1; ; page++) {
    const query = { search, page, page_size: 1, sort: 'product_code' } as const;
    const { items, has_next } = await client.get('/api/v1/products', { params: { query } });
    yield* items;
    if (!has_next) return;
  }
}
