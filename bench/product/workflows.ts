import { product, receive, recipe, steelAndStore, warehouse } from '../../scripts/lib/postman-steps.ts';
import type { Step, Workflow } from '../../scripts/lib/postman-workflows.ts';

/** What the six workflows of the Postman collection do not send, so that each kind of write has its figure. */

type More = Partial<Omit<Step, 'name' | 'send'>>;

const step = (send: string, more: More = {}): Step => ({ name: send, send, status: 200, ...more });
const made = (send: string, body: unknown, more: More = {}): Step =>
  step(send, { body, status: 201, ...more });
const with_ = (name: string, variable = name): More => ({ of: { [name]: `{{${variable}}}` } });

const DAY = '2027-06-15';

const masterData: Workflow = {
  name: 'Master data and accounts',
  description: 'Suppliers with prices, units, users, keys, webhooks, saved reports: made, changed, ended.',
  steps: [
    ...steelAndStore('M'),
    step('PUT /warehouses/{warehouse_id}', {
      ...with_('warehouse_id', 'store_id'),
      body: { manager_name: 'Mehmet Kaya' },
    }),
    step('PUT /products/{product_id}', {
      ...with_('product_id', 'steel_id'),
      body: { minimum_stock_level: '5' },
    }),
    step('PUT /products/{product_id}/units/{unit_code}', {
      of: { product_id: '{{steel_id}}', unit_code: 'M' },
      body: { factor: '15.7' },
    }),
    step('DELETE /products/{product_id}/units/{unit_code}', {
      of: { product_id: '{{steel_id}}', unit_code: 'M' },
    }),
    made(
      'POST /suppliers',
      { supplier_code: 'S{{run}}', supplier_name: 'Çelik A.Ş.' },
      { keep: { supplier: 'supplier_id' } },
    ),
    step('PUT /suppliers/{supplier_id}', {
      ...with_('supplier_id', 'supplier'),
      body: { payment_terms: '60 gün vadeli' },
    }),
    made(
      'POST /suppliers/{supplier_id}/products',
      { product_id: '{{steel_id}}', unit_price: '31.75', currency: 'TRY', lead_time_days: 10 },
      with_('supplier_id', 'supplier'),
    ),
    step('PUT /suppliers/{supplier_id}/products/{product_id}/price-breaks', {
      of: { supplier_id: '{{supplier}}', product_id: '{{steel_id}}' },
      body: { price_breaks: [{ minimum_quantity: '1000', unit_price: '30.5', valid_from: '2026-01-01' }] },
    }),
    made(
      'POST /users',
      { username: 'u{{run}}', full_name: 'Ayşe Yılmaz', role: 'inv_clerk', password: 'Sac-Levha-{{run}}' },
      { keep: { user: 'user_id' } },
    ),
    step('PUT /users/{user_id}', { ...with_('user_id', 'user'), body: { role: 'viewer' } }),
    step('POST /users/{user_id}/reset-password', with_('user_id', 'user')),
    made(
      'POST /api-keys',
      { name: 'Key {{run}}', scopes: ['read:inventory'] },
      { keep: { key: 'api_key_id' } },
    ),
    step('DELETE /api-keys/{api_key_id}', with_('api_key_id', 'key')),
    made(
      'POST /webhooks',
      { url: 'http://127.0.0.1:1024/{{run}}', topics: ['import.*'] },
      { keep: { hook: 'webhook_id' } },
    ),
    step('PUT /webhooks/{webhook_id}', { ...with_('webhook_id', 'hook'), body: { is_active: false } }),
    step('DELETE /webhooks/{webhook_id}', with_('webhook_id', 'hook')),
    made(
      'POST /reports/custom/saved',
      {
        report_name: 'Report {{run}}',
        shared: true,
        definition: {
          data_set: 'stock',
          grouping: ['warehouse_code'],
          metrics: [{ field: 'value', aggregate: 'sum' }],
        },
      },
      { keep: { report: 'custom_report_id' } },
    ),
    step('POST /reports/custom/saved/{custom_report_id}/run', {
      ...with_('custom_report_id', 'report'),
      body: {},
    }),
    step('PUT /reports/custom/saved/{custom_report_id}', {
      ...with_('custom_report_id', 'report'),
      body: { shared: false },
    }),
    step('DELETE /reports/custom/saved/{custom_report_id}', with_('custom_report_id', 'report')),
  ],
};

const stock: Workflow = {
  name: 'Stock by hand',
  description:
    'Transfer, count, scrap, adjustment, quality, place, labels, revaluation and an issue of a reservation.',
  steps: [
    ...steelAndStore('S'),
    warehouse('Another store', 'T', 'RAW_MATERIALS', 'other_id'),
    {
      ...receive('Receive steel', '{{steel_id}}', '100.000', '10.0000'),
      keep: { item: 'inventory_item_id' },
    },
    made('POST /inventory/transfer', {
      product_id: '{{steel_id}}',
      from_warehouse_id: '{{store_id}}',
      to_warehouse_id: '{{other_id}}',
      quantity: '5',
      reason: 'bench',
    }),
    made('POST /inventory/count', {
      warehouse_id: '{{store_id}}',
      lines: [{ product_id: '{{steel_id}}', counted_quantity: '94' }],
    }),
    made(
      'POST /inventory/items/{inventory_item_id}/scrap',
      { quantity: '1', reason: 'bench' },
      with_('inventory_item_id', 'item'),
    ),
    made(
      'POST /inventory/items/{inventory_item_id}/adjust',
      { counted_quantity: '92', reason: 'bench' },
      with_('inventory_item_id', 'item'),
    ),
    made(
      'POST /inventory/items/{inventory_item_id}/revalue',
      { unit_cost: '11', reason: 'bench' },
      with_('inventory_item_id', 'item'),
    ),
    step('PUT /inventory/items/{inventory_item_id}/quality-status', {
      ...with_('inventory_item_id', 'item'),
      body: { quality_status: 'QUARANTINE', reason: 'bench' },
    }),
    { ...receive('Receive more', '{{steel_id}}', '50.000', '12.0000'), keep: { more: 'inventory_item_id' } },
    step('PUT /inventory/items/{inventory_item_id}/location', {
      ...with_('inventory_item_id', 'more'),
      body: { location_in_warehouse: 'A-01-3' },
    }),
    step('POST /inventory/reserve', {
      body: { product_id: '{{steel_id}}', quantity: '3', reason: 'bench' },
      status: 201,
      keep: { allocation: 'allocations[0].allocation_id' },
    }),
    made('POST /inventory/issue-reservation', { allocation_ids: ['{{allocation}}'], reason: 'bench' }),
    step('POST /costs/impact', { body: { product_id: '{{steel_id}}', change_percentage: '12.5' } }),
  ],
};

const purchasing: Workflow = {
  name: 'Purchase',
  description: 'An order is sent, received, invoiced, loaded with freight, and a part goes back.',
  steps: [
    ...steelAndStore('K'),
    made(
      'POST /suppliers',
      { supplier_code: 'K{{run}}', supplier_name: 'Çelik A.Ş.' },
      { keep: { supplier: 'supplier_id' } },
    ),
    made(
      'POST /procurement/orders',
      {
        supplier_id: '{{supplier}}',
        warehouse_id: '{{store_id}}',
        items: [{ product_id: '{{steel_id}}', quantity_ordered: '100', unit_price: '15' }],
      },
      { keep: { order: 'purchase_order_id', line: 'items[0].po_item_id' } },
    ),
    step('PUT /procurement/orders/{order_id}', {
      ...with_('order_id', 'order'),
      body: { notes: 'Sabah teslim' },
    }),
    step('PUT /procurement/orders/{order_id}/status', {
      ...with_('order_id', 'order'),
      body: { status: 'SENT' },
    }),
    step('PUT /procurement/orders/{order_id}/delivery-dates', {
      ...with_('order_id', 'order'),
      body: { expected_delivery_date: DAY, reason: 'bench' },
    }),
    step('PUT /procurement/orders/{order_id}/receive', {
      ...with_('order_id', 'order'),
      body: {
        items_received: [
          {
            po_item_id: '{{line}}',
            quantity_received: '60',
            quality_status: 'APPROVED',
            batch_number: 'P{{run}}',
          },
        ],
        delivery_note: 'IRS{{run}}',
      },
      keep: { received: 'items[0].inventory_item_id' },
    }),
    made(
      'POST /procurement/orders/{order_id}/landed-costs',
      { cost_type: 'FREIGHT', billed_amount: '850', basis: 'VALUE', reference_number: 'NAK{{run}}' },
      with_('order_id', 'order'),
    ),
    made(
      'POST /procurement/orders/{order_id}/invoices',
      {
        invoice_number: 'FTR{{run}}',
        invoice_date: '2026-11-20',
        lines: [{ po_item_id: '{{line}}', unit_price: '16.1' }],
      },
      with_('order_id', 'order'),
    ),
  ],
};

const planning: Workflow = {
  name: 'Recipes, demands and plans',
  description:
    'A recipe with a new version, demands, what they need, a promise, a planned order and a scenario.',
  steps: [
    ...steelAndStore('N'),
    product('SHELF', 'FINISHED_PRODUCT', 'PCS'),
    ...recipe('the shelf', '{{shelf_id}}', 'shelf_bom_id', [
      { component_product_id: '{{steel_id}}', quantity_required: '2.5' },
    ]),
    made(
      'POST /bom/{bom_id}/new-version',
      { bom_version: '2.0' },
      { ...with_('bom_id', 'shelf_bom_id'), keep: { draft: 'bom_id' } },
    ),
    step('PUT /bom/{bom_id}', { ...with_('bom_id', 'draft'), body: { labor_cost_per_unit: '13.25' } }),
    made(
      'POST /planning/demands',
      {
        product_id: '{{shelf_id}}',
        quantity: '12',
        due_date: DAY,
        demand_type: 'CUSTOMER_ORDER',
        reference_number: 'SIP{{run}}',
      },
      { keep: { demand: 'demand_id' } },
    ),
    step('PUT /planning/demands/{demand_id}', { ...with_('demand_id', 'demand'), body: { quantity: '15' } }),
    step('POST /planning/net-requirements', {
      body: {
        production_plans: [{ product_id: '{{shelf_id}}', quantity: '40', due_date: DAY }],
        include_demands: false,
      },
    }),
    step('POST /planning/procurement-suggestions', {
      body: { shortages: [{ product_id: '{{steel_id}}', required_quantity: '120', needed_date: DAY }] },
    }),
    made(
      'POST /planning/planned-orders',
      { product_id: '{{steel_id}}', quantity: '120', due_date: DAY },
      { keep: { planned: 'planned_order_id' } },
    ),
    step('PUT /planning/planned-orders/{planned_order_id}', {
      ...with_('planned_order_id', 'planned'),
      body: { quantity: '130' },
    }),
    made(
      'POST /planning/scenarios',
      {
        scenario_name: 'Bench {{run}}',
        overlay: {
          demand_factors: [{ product_id: null, factor: '1.2', from: '2027-02-01', until: '2027-02-28' }],
        },
      },
      { keep: { scenario: 'scenario_id' } },
    ),
    step('DELETE /planning/scenarios/{scenario_id}', with_('scenario_id', 'scenario')),
    step('DELETE /planning/demands/{demand_id}', with_('demand_id', 'demand')),
  ],
};

export const MORE_WORKFLOWS: readonly Workflow[] = [masterData, stock, purchasing, planning];
