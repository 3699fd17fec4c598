import {
  available,
  issue,
  product,
  receive,
  recipe,
  steelAndStore,
  wages,
  warehouse,
} from './postman-steps.ts';
import type { Step, Workflow } from './postman-workflows.ts';

/** The numbers are worked out by hand; the description of each workflow says how. */

const orderStatus = (name: string, status: string): Step => ({
  name,
  send: 'PUT /production/orders/{order_id}/status',
  of: { order_id: '{{order_id}}' },
  body: { status },
  status: 200,
  is: { status },
});

const production: Workflow = {
  name: 'Complete production order workflow',
  description:
    'Ten shelves of 2.5 kg with 4 % scrap take 26 kg at 12.50: 325, and 70 for labour and overhead. One shelf costs 39.50.',
  steps: [
    ...steelAndStore('P'),
    warehouse('A store for shelves', 'FP', 'FINISHED_PRODUCTS', 'shop_id'),
    product('SHELF', 'FINISHED_PRODUCT', 'PCS'),
    receive('Receive steel', '{{steel_id}}', '100.000', '12.5000'),
    ...recipe(
      'the shelf',
      '{{shelf_id}}',
      'shelf_bom_id',
      [{ component_product_id: '{{steel_id}}', quantity_required: '2.5', scrap_percentage: '4' }],
      wages,
    ),
    {
      name: 'Order ten shelves',
      send: 'POST /production/orders',
      headers: { 'Idempotency-Key': '{{$guid}}' },
      body: {
        product_id: '{{shelf_id}}',
        bom_id: '{{shelf_bom_id}}',
        warehouse_id: '{{shop_id}}',
        planned_quantity: '10',
      },
      status: 201,
      is: { status: 'PLANNED', has_shortage: false, estimated_cost: '395.0000' },
      keep: { order_id: 'production_order_id' },
    },
    available('The steel is reserved', { total_reserved: '26.000', total_available: '74.000' }),
    orderStatus('Release', 'RELEASED'),
    orderStatus('Start', 'IN_PROGRESS'),
    {
      name: 'Complete',
      send: 'POST /production/orders/{order_id}/complete',
      of: { order_id: '{{order_id}}' },
      headers: { 'Idempotency-Key': '{{$guid}}' },
      body: { completed_quantity: '10' },
      status: 200,
      is: { status: 'COMPLETED', completed_quantity: '10.000', actual_cost: '395.0000' },
    },
    {
      name: 'What the order cost',
      send: 'GET /production/orders/{order_id}/cost',
      of: { order_id: '{{order_id}}' },
      status: 200,
      is: { 'material.actual_cost': '325.0000', 'total.actual_cost': '395.0000' },
    },
    {
      name: 'The shelves lie in stock at that cost',
      send: 'GET /inventory/items',
      query: { product_id: '{{shelf_id}}' },
      status: 200,
      is: { total_count: 1, 'items[0].unit_cost': '39.5000', 'items[0].total_value': '395.0000' },
    },
    available('The rest of the steel is free', { total_reserved: '0.000', total_available: '74.000' }),
  ],
};

const fifo: Workflow = {
  name: 'FIFO inventory operations',
  description:
    '100 kg at 10 and 50 kg at 12. 120 kg leave: 100 at 10 and 20 at 12 are 1,240; 30 kg stay, worth 360.',
  steps: [
    ...steelAndStore('F'),
    receive('Receive the first batch', '{{steel_id}}', '100.000', '10.0000'),
    receive('Receive the second batch', '{{steel_id}}', '50.000', '12.0000'),
    {
      name: 'Issue from the oldest',
      send: 'POST /inventory/stock-out',
      headers: { 'Idempotency-Key': 'fifo-{{run}}' },
      body: issue('120'),
      status: 201,
      is: {
        total_cost: '1240.0000',
        'movements.length': 2,
        'movements[0].quantity': '-100.000',
        'movements[0].unit_cost': '10.0000',
        'movements[1].quantity': '-20.000',
        'movements[1].unit_cost': '12.0000',
      },
    },
    {
      name: 'The same request again takes nothing',
      send: 'POST /inventory/stock-out',
      headers: { 'Idempotency-Key': 'fifo-{{run}}' },
      body: issue('120'),
      status: 201,
      is: { total_cost: '1240.0000' },
    },
    available('30 kg are left', { total_on_hand: '30.000', total_value: '360.0000' }),
    {
      name: 'Reserve 20 kg',
      send: 'POST /inventory/reserve',
      body: { product_id: '{{steel_id}}', quantity: '20', reason: 'Postman' },
      status: 201,
      is: { reserved_quantity: '20.000', total_cost: '240.0000', 'allocations.length': 1 },
      keep: { steel_allocation_id: 'allocations[0].allocation_id' },
    },
    {
      name: 'More than is free is refused',
      send: 'POST /inventory/stock-out',
      body: issue('11'),
      status: 409,
      is: { error_code: 'INSUFFICIENT_STOCK', 'details[0].shortage': '1.000' },
    },
    {
      name: 'Release the reservation',
      send: 'POST /inventory/release-reservation',
      body: { allocation_ids: ['{{steel_allocation_id}}'] },
      status: 200,
    },
    available('All is free again', { total_reserved: '0.000', total_available: '30.000' }),
    {
      name: 'What the next 10 kg cost',
      send: 'GET /costs/products/{product_id}/current',
      of: { product_id: '{{steel_id}}' },
      query: { quantity: '10' },
      status: 200,
      is: { 'fifo.total_cost': '120.0000', 'fifo.layers.length': 1 },
    },
  ],
};

const explosion: Workflow = {
  name: 'BOM explosion testing',
  description:
    'A cabinet has 2 doors and 8 screws, a door 3 panels and 4 screws, a panel 2 kg of steel. Five cabinets take 60 kg and 80 screws.',
  steps: [
    ...steelAndStore('B'),
    product('SCREW', 'RAW_MATERIAL', 'PCS'),
    product('PANEL', 'SEMI_FINISHED', 'PCS'),
    product('DOOR', 'SEMI_FINISHED', 'PCS'),
    product('CABINET', 'FINISHED_PRODUCT', 'PCS'),
    receive('Receive steel', '{{steel_id}}', '50.000', '10.0000'),
    receive('Receive screws', '{{screw_id}}', '1000.000', '0.1000'),
    ...recipe('the panel', '{{panel_id}}', 'panel_bom_id', [
      { component_product_id: '{{steel_id}}', quantity_required: '2' },
    ]),
    ...recipe('the door', '{{door_id}}', 'door_bom_id', [
      { component_product_id: '{{panel_id}}', quantity_required: '3' },
      { component_product_id: '{{screw_id}}', quantity_required: '4' },
    ]),
    ...recipe('the cabinet', '{{cabinet_id}}', 'cabinet_bom_id', [
      { component_product_id: '{{door_id}}', quantity_required: '2' },
      { component_product_id: '{{screw_id}}', quantity_required: '8' },
    ]),
    {
      name: 'Explode five cabinets',
      send: 'GET /bom/{bom_id}/explosion',
      of: { bom_id: '{{cabinet_bom_id}}' },
      query: { quantity: '5' },
      status: 200,
      is: {
        'raw_materials.length': 2,
        'raw_materials.find((one) => one.product_code.startsWith("STEEL")).required_quantity': '60.000',
        'raw_materials.find((one) => one.product_code.startsWith("STEEL")).shortage_quantity': '10.000',
        'raw_materials.find((one) => one.product_code.startsWith("SCREW")).required_quantity': '80.000',
        'assemblies.find((one) => one.product_code.startsWith("PANEL")).required_quantity': '30.000',
        'assemblies.find((one) => one.product_code.startsWith("DOOR")).required_quantity': '10.000',
      },
    },
    {
      name: 'How many can be built now',
      send: 'GET /bom/{bom_id}/buildable',
      of: { bom_id: '{{cabinet_bom_id}}' },
      status: 200,
      is: { buildable_quantity: '4.000' },
    },
    {
      name: 'Where the steel goes',
      send: 'GET /products/{product_id}/where-used',
      of: { product_id: '{{steel_id}}' },
      status: 200,
      is: { recipe_count: 3 },
    },
    {
      name: 'A panel cannot contain the cabinet',
      send: 'POST /bom/create',
      body: {
        parent_product_id: '{{panel_id}}',
        bom_version: '2.0',
        base_quantity: '1',
        effective_date: '2026-01-01',
        components: [{ component_product_id: '{{cabinet_id}}', quantity_required: '1' }],
      },
      status: 400,
      is: { error_code: 'CIRCULAR_BOM' },
    },
  ],
};

const calculate = (name: string, basis: string, is: Readonly<Record<string, unknown>>): Step => ({
  name,
  send: 'POST /bom/{bom_id}/cost-calculation',
  of: { bom_id: '{{shelf_bom_id}}' },
  body: { quantity: '16', basis },
  status: 201,
  is,
});

const costs: Workflow = {
  name: 'Cost calculation validation',
  description:
    '16 shelves of 5 kg take 80 kg. FIFO: 60 at 10 and 20 at 12.50 are 850. Average: 1,100 for 100 kg, so 880. Standard: 11 a kg, so 880. Labour and overhead add 112.',
  steps: [
    ...steelAndStore('C'),
    product('SHELF', 'FINISHED_PRODUCT', 'PCS'),
    receive('Receive steel at 10', '{{steel_id}}', '60.000', '10.0000'),
    receive('Receive steel at 12.50', '{{steel_id}}', '40.000', '12.5000'),
    ...recipe(
      'the shelf',
      '{{shelf_id}}',
      'shelf_bom_id',
      [{ component_product_id: '{{steel_id}}', quantity_required: '5' }],
      wages,
    ),
    calculate('By the batches that would leave', 'FIFO', {
      material_cost: '850.0000',
      labor_cost: '80.0000',
      overhead_cost: '32.0000',
      total_cost: '962.0000',
      unit_cost: '60.1250',
    }),
    calculate('By the average', 'AVERAGE', { material_cost: '880.0000', total_cost: '992.0000' }),
    calculate('By the standard', 'STANDARD', { material_cost: '880.0000', unit_cost: '62.0000' }),
    {
      name: 'All three are kept',
      send: 'GET /bom/{bom_id}/cost-calculation',
      of: { bom_id: '{{shelf_bom_id}}' },
      status: 200,
      is: { total_count: 3 },
    },
    {
      name: 'The cost of steel now',
      send: 'GET /costs/products/{product_id}/current',
      of: { product_id: '{{steel_id}}' },
      status: 200,
      is: { stock_value: '1100.0000', average_cost: '11.0000', standard_cost: '11.0000' },
    },
  ],
};

const refused = (name: string, status: number, code: string, step: Partial<Step>): Step => ({
  name,
  send: 'POST /products',
  ...step,
  status,
  is: { error_code: code, ...step.is },
});

const errors: Workflow = {
  name: 'Error scenario testing',
  description: 'What the API refuses, each with its code; docs/api/errors.md has all of them.',
  steps: [
    ...steelAndStore('E'),
    refused('A wrong password', 401, 'INVALID_CREDENTIALS', {
      send: 'POST /auth/login',
      withoutToken: true,
      body: { username: '{{username}}', password: 'Not-The-Password' },
    }),
    refused('No token', 401, 'NOT_AUTHENTICATED', { send: 'GET /products', withoutToken: true }),
    refused('A body that is no JSON', 400, 'INVALID_JSON', { body: '{"product_code": ' }),
    refused('A field that does not exist', 422, 'VALIDATION_ERROR', {
      send: 'PUT /products/{product_id}',
      of: { product_id: '{{steel_id}}' },
      body: { colour: 'blue' },
    }),
    refused('More decimals than a quantity has', 422, 'VALIDATION_ERROR', {
      send: 'POST /inventory/stock-out',
      body: issue('1.0005'),
    }),
    refused('A product that does not exist', 404, 'NOT_FOUND', {
      send: 'GET /products/{product_id}',
      of: { product_id: '999999999' },
    }),
    refused('A code that is taken', 409, 'DUPLICATE', {
      body: {
        product_code: 'STEEL-{{run}}',
        product_name: 'Once more',
        product_type: 'RAW_MATERIAL',
        unit_of_measure: 'KG',
      },
    }),
    refused('More than there is', 409, 'INSUFFICIENT_STOCK', {
      send: 'POST /inventory/stock-out',
      body: issue('1'),
      is: { 'details[0].required': '1.000', 'details[0].available': '0.000', 'details[0].shortage': '1.000' },
    }),
    {
      ...receive('Use a key', '{{steel_id}}', '5.000', '1.0000'),
      headers: { 'Idempotency-Key': 'key-{{run}}' },
    },
    refused('Use it for something else', 422, 'IDEMPOTENCY_KEY_REUSED', {
      send: 'POST /inventory/stock-out',
      headers: { 'Idempotency-Key': 'key-{{run}}' },
      body: issue('1'),
    }),
    refused('Close a store that holds stock', 409, 'IN_USE', {
      send: 'DELETE /warehouses/{warehouse_id}',
      of: { warehouse_id: '{{store_id}}' },
    }),
  ],
};

const timed = (name: string, send: string, within: number, more: Partial<Step> = {}): Step => ({
  name,
  send,
  status: 200,
  ...more,
  within,
});

const performance: Workflow = {
  name: 'Performance benchmarking',
  description:
    'Each answer within its target on a server that has nothing else to do; the variable `patience` multiplies the targets. npm run bench measures properly.',
  steps: [
    ...steelAndStore('T'),
    product('SHELF', 'FINISHED_PRODUCT', 'PCS'),
    receive('Receive a batch', '{{steel_id}}', '100.000', '10.0000'),
    receive('Receive another', '{{steel_id}}', '100.000', '11.0000'),
    ...recipe('the shelf', '{{shelf_id}}', 'shelf_bom_id', [
      { component_product_id: '{{steel_id}}', quantity_required: '2' },
    ]),
    timed('A list within 100 ms', 'GET /products', 100, { query: { page_size: '100' } }),
    timed('A FIFO issue within 200 ms', 'POST /inventory/stock-out', 200, {
      headers: { 'Idempotency-Key': '{{$guid}}' },
      body: issue('150'),
      status: 201,
      is: { total_cost: '1550.0000' },
    }),
    timed('An explosion within 500 ms', 'GET /bom/{bom_id}/explosion', 500, {
      of: { bom_id: '{{shelf_bom_id}}' },
      query: { quantity: '100' },
    }),
    timed('The stock report within 2 s', 'GET /reports/inventory/summary', 2000),
    timed('The movements report within 2 s', 'GET /reports/inventory/movements', 2000, {
      query: { product_id: '{{steel_id}}' },
    }),
  ],
};

/** The six that the collection runs. */
export const WORKFLOWS: readonly Workflow[] = [production, fifo, explosion, costs, errors, performance];
