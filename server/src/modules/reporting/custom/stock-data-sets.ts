import {
  field,
  productFields,
  productJoin,
  supplierFields,
  warehouseFields,
  warehouseJoin,
} from './common-fields.ts';
import type { DataSet } from './field-types.ts';

/** The layers that are on hand now. */
export const stock: DataSet = {
  title: { tr: 'Eldeki stok', en: 'Stock on hand' },
  description: 'One row per batch in a warehouse of which something is left, with its FIFO cost.',
  from: 'inventory_items i',
  joins: {
    ...productJoin('i'),
    ...warehouseJoin('i'),
    s: { sql: 'left join suppliers s on s.supplier_id = i.supplier_id' },
  },
  where: 'i.quantity_in_stock > 0',
  fields: {
    inventory_item_id: field('id', 'Parti no', 'Inventory item id', 'i.inventory_item_id', { indexed: true }),
    ...productFields('i'),
    ...warehouseFields('i'),
    ...supplierFields({ nullable: true }),
    batch_number: field('text', 'Parti numarası', 'Batch number', 'i.batch_number', { indexed: true }),
    quality_status: field('code', 'Kalite durumu', 'Quality status', 'i.quality_status', {
      values: ['PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE'],
    }),
    entry_date: field('moment', 'Giriş tarihi', 'Entry date', 'i.entry_date'),
    expiry_date: field('date', 'Son kullanma tarihi', 'Expiry date', 'i.expiry_date', { nullable: true }),
    location_in_warehouse: field('text', 'Raf', 'Location in warehouse', 'i.location_in_warehouse', {
      nullable: true,
    }),
    quantity_in_stock: field('quantity', 'Stok miktarı', 'Quantity in stock', 'i.quantity_in_stock'),
    reserved_quantity: field('quantity', 'Ayrılan miktar', 'Reserved quantity', 'i.reserved_quantity'),
    unreserved_quantity: field(
      'quantity',
      'Ayrılmamış miktar',
      'Unreserved quantity',
      'i.quantity_in_stock - i.reserved_quantity',
    ),
    unit_cost: field('cost', 'Birim maliyet', 'Unit cost', 'i.unit_cost'),
    value: field('cost', 'Stok değeri', 'Stock value', 'i.remaining_value'),
  },
};

export const movements: DataSet = {
  title: { tr: 'Stok hareketleri', en: 'Stock movements' },
  description: 'One row per entry of the stock ledger; what goes out is negative.',
  from: 'stock_movements m',
  joins: {
    ...productJoin('m'),
    ...warehouseJoin('m'),
    i: { sql: 'join inventory_items i on i.inventory_item_id = m.inventory_item_id' },
    u: { sql: 'left join users u on u.user_id = m.created_by' },
  },
  fields: {
    movement_id: field('id', 'Hareket no', 'Movement id', 'm.movement_id', { indexed: true }),
    inventory_item_id: field('id', 'Parti no', 'Inventory item id', 'm.inventory_item_id', { indexed: true }),
    movement_date: field('moment', 'Hareket tarihi', 'Movement date', 'm.movement_date', { indexed: true }),
    movement_type: field('code', 'Hareket tipi', 'Movement type', 'm.movement_type', {
      values: [
        'STOCK_IN',
        'STOCK_OUT',
        'PRODUCTION_IN',
        'PRODUCTION_OUT',
        'TRANSFER_IN',
        'TRANSFER_OUT',
        'ADJUSTMENT',
        'SCRAP',
        'RETURN',
        'SPLIT',
        'REVALUATION',
      ],
    }),
    ...productFields('m'),
    ...warehouseFields('m'),
    batch_number: field('text', 'Parti numarası', 'Batch number', 'i.batch_number', {
      needs: 'i',
      indexed: true,
    }),
    reference_type: field('code', 'Belge tipi', 'Reference type', 'm.reference_type', {
      values: ['PURCHASE_ORDER', 'PRODUCTION_ORDER', 'TRANSFER', 'ADJUSTMENT', 'MANUAL'],
    }),
    reference_number: field('text', 'Belge numarası', 'Reference number', 'm.reference_number', {
      nullable: true,
    }),
    reason: field('text', 'Neden', 'Reason', 'm.reason', { nullable: true }),
    username: field('text', 'Kullanıcı', 'User name', 'u.username', { needs: 'u', nullable: true }),
    quantity: field('quantity', 'Miktar', 'Quantity', 'm.quantity'),
    quantity_in: field('quantity', 'Giren miktar', 'Quantity in', 'greatest(m.quantity, 0.000)'),
    quantity_out: field('quantity', 'Çıkan miktar', 'Quantity out', 'greatest(-m.quantity, 0.000)'),
    unit_cost: field('cost', 'Birim maliyet', 'Unit cost', 'm.unit_cost'),
    value: field('cost', 'Değer', 'Value', 'm.value'),
    value_in: field('cost', 'Giren değer', 'Value in', 'greatest(m.value, 0.0000)'),
    value_out: field('cost', 'Çıkan değer', 'Value out', 'greatest(-m.value, 0.0000)'),
  },
};
