import { ApiError, type Client, type components } from '@horoz/client';

type Product = components['schemas']['ProductDetail'];
type Change = components['schemas']['ProductUpdate'];

/** Saves what was edited, unless somebody has changed the product since `read`; then gives the newer one to look at. */
export async function saveProduct(api: Client, read: Product, change: Change) {
  const path = { product_id: read.product_id };
  try {
    const saved = await api.put('/api/v1/products/{product_id}', {
      params: { path },
      body: change,
      headers: { 'if-match': `"${read.updated_at}"` },
    });
    return { saved };
  } catch (error) {
    if (!(error instanceof ApiError) || error.error_code !== 'CONFLICT') throw error;
    return { newer: await api.get('/api/v1/products/{product_id}', { params: { path } }) };
  }
}
