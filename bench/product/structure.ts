import type { ApiClient } from '../lib/api-client.ts';

/** Ten assemblies of ten parts of ten materials: 1,110 lines over three levels, entered over the API. */
const WIDTH = 10;

interface Entered {
  readonly productId: number;
  /** 0 of a material */
  readonly bomId: number;
}

export async function enterStructure(client: ApiClient, token: string): Promise<number> {
  const send = async (method: string, path: string, body: object) => {
    const answer = await client.send({ method, path, token, body });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return JSON.parse(answer.text) as Record<string, number>;
  };
  const product = async (code: string, type: string) => {
    const body = { product_code: code, product_name: code, product_type: type, unit_of_measure: 'PCS' };
    return (await send('POST', '/products', body)).product_id ?? 0;
  };
  const recipe = async (parent: number, components: readonly number[]) => {
    const { bom_id = 0 } = await send('POST', '/bom/create', {
      parent_product_id: parent,
      bom_version: '1.0',
      base_quantity: '1',
      effective_date: '2026-01-01',
      components: components.map((id) => ({
        component_product_id: id,
        quantity_required: '2.5',
        scrap_percentage: '3',
      })),
    });
    await send('PUT', `/bom/${bom_id}/status`, { status: 'ACTIVE' });
    return bom_id;
  };
  /** Enters a product with all that lies below it. */
  const enter = async (code: string, level: number): Promise<Entered> => {
    if (level === 3) return { productId: await product(code, 'RAW_MATERIAL'), bomId: 0 };
    const productId = await product(code, level === 0 ? 'FINISHED_PRODUCT' : 'SEMI_FINISHED');
    const components: number[] = [];
    for (let part = 0; part < WIDTH; part += 1) {
      components.push((await enter(`${code}-${part}`, level + 1)).productId);
    }
    return { productId, bomId: await recipe(productId, components) };
  };
  return (await enter('TREE', 0)).bomId;
}
