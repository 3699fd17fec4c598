import type { Step } from './postman-workflows.ts';

/** Requests that several workflows send. */

const login: Step = {
  name: 'Log in',
  send: 'POST /auth/login',
  withoutToken: true,
  body: { username: '{{username}}', password: '{{password}}' },
  status: 200,
  is: { token_type: 'bearer' },
};

/** Codes of warehouses have at most ten characters: two of ours and eight of the run. */
export function warehouse(name: string, prefix: string, type: string, variable: string): Step {
  return {
    name,
    send: 'POST /warehouses',
    body: { warehouse_code: `${prefix}{{run}}`, warehouse_name: name, warehouse_type: type },
    status: 201,
    keep: { [variable]: 'warehouse_id' },
  };
}

export function product(code: string, type: string, unit: string, more: object = {}): Step {
  return {
    name: `Create ${code.toLowerCase()}`,
    send: 'POST /products',
    body: {
      product_code: `${code}-{{run}}`,
      product_name: `Postman: ${code}`,
      product_type: type,
      unit_of_measure: unit,
      ...more,
    },
    status: 201,
    keep: { [`${code.toLowerCase()}_id`]: 'product_id' },
  };
}

export function receive(name: string, productId: string, quantity: string, unitCost: string): Step {
  return {
    name,
    send: 'POST /inventory/stock-in',
    headers: { 'Idempotency-Key': '{{$guid}}' },
    body: {
      product_id: productId,
      warehouse_id: '{{store_id}}',
      quantity,
      unit_cost: unitCost,
      quality_status: 'APPROVED',
    },
    status: 201,
    is: { quantity_in_stock: quantity, unit_cost: unitCost },
  };
}

export const issue = (quantity: string) => ({
  product_id: '{{steel_id}}',
  warehouse_id: '{{store_id}}',
  quantity,
  reason: 'Postman',
});

interface Line {
  readonly component_product_id: string;
  readonly quantity_required: string;
  readonly scrap_percentage?: string;
}

/** A recipe that counts from now on: two requests. */
export function recipe(
  name: string,
  parent: string,
  variable: string,
  lines: readonly Line[],
  costs = {},
): Step[] {
  return [
    {
      name: `Create the recipe of ${name}`,
      send: 'POST /bom/create',
      body: {
        parent_product_id: parent,
        bom_version: '1.0',
        base_quantity: '1',
        effective_date: '2026-01-01',
        ...costs,
        components: lines,
      },
      status: 201,
      keep: { [variable]: 'bom_id' },
    },
    {
      name: `Activate the recipe of ${name}`,
      send: 'PUT /bom/{bom_id}/status',
      of: { bom_id: `{{${variable}}}` },
      body: { status: 'ACTIVE' },
      status: 200,
      is: { status: 'ACTIVE' },
    },
  ];
}

export const available = (name: string, is: Readonly<Record<string, unknown>>): Step => ({
  name,
  send: 'GET /inventory/availability/{product_id}',
  of: { product_id: '{{steel_id}}' },
  status: 200,
  is,
});

export const steelAndStore = (letter: string): Step[] => [
  login,
  warehouse('A store for steel', `R${letter}`, 'RAW_MATERIALS', 'store_id'),
  product('STEEL', 'RAW_MATERIAL', 'KG', { standard_cost: '11.0000' }),
];

export const wages = { labor_cost_per_unit: '5', overhead_cost_per_unit: '2' };
