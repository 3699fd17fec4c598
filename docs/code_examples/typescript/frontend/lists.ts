import type { Client } from '@horoz/client';

/** A search field: each new text ends the request of the one before, so that a late answer never replaces a newer one. */
export function productSearch(api: Client) {
  let running: AbortController | undefined;
  return async (search: string, page = 1) => {
    running?.abort();
    running = new AbortController();
    const query = { search, page, page_size: 20, sort: 'product_name' } as const;
    return api.get('/api/v1/products', { params: { query }, signal: running.signal });
  };
}
