import {
  field,
  productFields,
  productJoin,
  supplierFields,
  warehouseFields,
  warehouseJoin,
} from './common-fields.ts';
import type { DataSet } from './field-types.ts';

const nullable = true;
const indexed = true;

export const productionOrders: DataSet = {
  title: { tr: 'Üretim emirleri', en: 'Production orders' },
  description: 'One row per production order, with planned and actual quantities and costs.',
  from: 'production_orders o',
  joins: { ...productJoin('o'), ...warehouseJoin('o') },
  fields: {
    production_order_id: field('id', 'Emir no', 'Production order id', 'o.production_order_id', { indexed }),
    order_number: field('text', 'Emir numarası', 'Order number', 'o.order_number', { indexed }),
    status: field('code', 'Durum', 'Status', 'o.status', {
      indexed,
      values: ['PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'CANCELLED'],
    }),
    ...productFields('o'),
    ...warehouseFields('o'),
    priority: field('integer', 'Öncelik', 'Priority', 'o.priority'),
    order_date: field('date', 'Emir tarihi', 'Order date', 'o.order_date'),
    planned_start_date: field('date', 'Planlanan başlangıç', 'Planned start date', 'o.planned_start_date', {
      nullable,
    }),
    planned_completion_date: field(
      'date',
      'Planlanan bitiş',
      'Planned completion date',
      'o.planned_completion_date',
      { nullable },
    ),
    actual_start_date: field('moment', 'Gerçek başlangıç', 'Actual start date', 'o.actual_start_date', {
      nullable,
    }),
    actual_completion_date: field(
      'moment',
      'Gerçek bitiş',
      'Actual completion date',
      'o.actual_completion_date',
      { nullable },
    ),
    planned_quantity: field('quantity', 'Planlanan miktar', 'Planned quantity', 'o.planned_quantity'),
    completed_quantity: field('quantity', 'Tamamlanan miktar', 'Completed quantity', 'o.completed_quantity'),
    scrapped_quantity: field('quantity', 'Hurda miktarı', 'Scrapped quantity', 'o.scrapped_quantity'),
    estimated_cost: field('cost', 'Tahmini maliyet', 'Estimated cost', 'o.estimated_cost'),
    actual_cost: field('cost', 'Gerçek maliyet', 'Actual cost', 'o.actual_cost'),
    cost_difference: field('cost', 'Maliyet farkı', 'Cost difference', 'o.actual_cost - o.estimated_cost'),
  },
};

export const purchaseLines: DataSet = {
  title: { tr: 'Satınalma satırları', en: 'Purchase order lines' },
  description: 'One row per line of a purchase order. Prices are in the currency of the order.',
  from: 'purchase_order_items l',
  joins: {
    o: { sql: 'join purchase_orders o on o.purchase_order_id = l.purchase_order_id' },
    ...productJoin('l'),
    w: { sql: 'join warehouses w on w.warehouse_id = o.warehouse_id', needs: 'o' },
    s: { sql: 'join suppliers s on s.supplier_id = o.supplier_id', needs: 'o' },
  },
  fields: {
    po_item_id: field('id', 'Satır no', 'Order line id', 'l.po_item_id', { indexed }),
    purchase_order_id: field('id', 'Sipariş no', 'Purchase order id', 'l.purchase_order_id', { indexed }),
    po_number: field('text', 'Sipariş numarası', 'Order number', 'o.po_number', { needs: 'o', indexed }),
    status: field('code', 'Sipariş durumu', 'Order status', 'o.status', {
      needs: 'o',
      indexed,
      values: ['DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED', 'FULLY_RECEIVED', 'CANCELLED', 'CLOSED'],
    }),
    delivery_status: field('code', 'Teslimat durumu', 'Delivery status', 'l.delivery_status', {
      values: ['OPEN', 'PARTIAL', 'RECEIVED', 'CLOSED'],
    }),
    ...productFields('l'),
    warehouse_code: field('text', 'Depo kodu', 'Warehouse code', 'w.warehouse_code', { needs: 'w' }),
    ...supplierFields({ indexed }),
    order_date: field('date', 'Sipariş tarihi', 'Order date', 'o.order_date', { needs: 'o' }),
    expected_delivery_date: field(
      'date',
      'Beklenen teslim tarihi',
      'Expected delivery date',
      'coalesce(l.expected_delivery_date, o.expected_delivery_date)',
      { needs: 'o', nullable },
    ),
    currency: field('text', 'Para birimi', 'Currency', 'o.currency', { needs: 'o' }),
    quantity_ordered: field('quantity', 'Sipariş miktarı', 'Quantity ordered', 'l.quantity_ordered'),
    quantity_received: field('quantity', 'Gelen miktar', 'Quantity received', 'l.quantity_received'),
    unit_price: field('cost', 'Birim fiyat', 'Unit price', 'l.unit_price'),
    total_price: field('cost', 'Tutar', 'Total price', 'l.total_price'),
    total_in_company_currency: field(
      'cost',
      'Şirket para biriminde tutar',
      'Total in company currency',
      'round(l.total_price * o.exchange_rate, 4)',
      { needs: 'o' },
    ),
  },
};

export const demands: DataSet = {
  title: { tr: 'Talepler', en: 'Demands' },
  description: 'One row per demand, also those that are not active any more.',
  from: 'demands d',
  joins: productJoin('d'),
  fields: {
    demand_id: field('id', 'Talep no', 'Demand id', 'd.demand_id', { indexed }),
    ...productFields('d'),
    demand_type: field('code', 'Talep tipi', 'Demand type', 'd.demand_type', {
      values: ['FORECAST', 'CUSTOMER_ORDER', 'MANUAL'],
    }),
    due_date: field('date', 'Termin', 'Due date', 'd.due_date'),
    reference_number: field('text', 'Referans', 'Reference number', 'd.reference_number', { nullable }),
    is_active: field('boolean', 'Etkin', 'Active', 'd.is_active'),
    quantity: field('quantity', 'Miktar', 'Quantity', 'd.quantity'),
  },
};

export const plannedOrders: DataSet = {
  title: { tr: 'Planlanan siparişler', en: 'Planned orders' },
  description: 'One row per order of the plan that stands now: no scenarios, nothing converted or replaced.',
  from: 'planned_orders q',
  joins: {
    ...productJoin('q'),
    s: { sql: 'left join suppliers s on s.supplier_id = q.supplier_id' },
  },
  where: 'coalesce(q.scenario_id, 0::bigint) = 0 and q.ended_run_id is null and q.converted_at is null',
  fields: {
    planned_order_id: field('id', 'Plan no', 'Planned order id', 'q.planned_order_id', { indexed }),
    ...productFields('q'),
    ...supplierFields({ nullable }),
    order_type: field('code', 'Sipariş tipi', 'Order type', 'q.order_type', { values: ['MAKE', 'BUY'] }),
    start_date: field('date', 'Başlangıç', 'Start date', 'q.start_date'),
    due_date: field('date', 'Termin', 'Due date', 'q.due_date', { indexed }),
    firm: field('boolean', 'Kesin', 'Firm', 'q.firm'),
    quantity: field('quantity', 'Miktar', 'Quantity', 'q.quantity'),
  },
};
