import type { Client } from '@horoz/client';

/** Steel has come: a layer of stock with its own cost, which may be issued once it is approved. */
export async function receiveSteel(
  api: Client,
  what: { product_id: number; warehouse_id: number; quantity: string; unit_cost: string },
  key: string,
) {
  return api.post('/api/v1/inventory/stock-in', {
    params: { header: { 'Idempotency-Key': key } },
    body: { ...what, quality_status: 'APPROVED' },
  });
}

/** What an order would cost, and which of its materials are short, before it is made. */
export async function previewOrder(api: Client, bom_id: number, quantity: string) {
  const params = { path: { bom_id }, query: { quantity } };
  const { raw_materials, total_cost } = await api.get('/api/v1/bom/{bom_id}/explosion', { params });
  return { total_cost, short: raw_materials.filter((one) => one.shortage_quantity !== '0.000') };
}

export async function makeOrder(
  api: Client,
  body: { product_id: number; bom_id: number; warehouse_id: number; planned_quantity: string },
  key: string,
) {
  const order = await api.post('/api/v1/production/orders', {
    params: { header: { 'Idempotency-Key': key } },
    body,
  });
  const params = { path: { order_id: order.production_order_id } };
  return api.put('/api/v1/production/orders/{order_id}/status', { params, body: { status: 'RELEASED' } });
}

/** Plans the factory, and tells of the progress until the run is over. */
export async function plan(api: Client, onProgress: (phase: string, done: number, total: number) => void) {
  const { run_id } = await api.post('/api/v1/planning/runs', { body: { mode: 'REGENERATIVE' } });
  const params = { path: { run_id } };
  for (;;) {
    const run = await api.get('/api/v1/planning/runs/{run_id}', { params });
    onProgress(run.progress.phase, run.progress.done, run.progress.total);
    if (!['QUEUED', 'RUNNING'].includes(run.state)) return run;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
