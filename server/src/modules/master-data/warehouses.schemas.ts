import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const WAREHOUSE_TYPES = ['RAW_MATERIALS', 'SEMI_FINISHED', 'FINISHED_PRODUCTS', 'PACKAGING'] as const;

const fields = {
  warehouse_name: text(100, { description: 'Name for people.', examples: ['Hammadde Deposu'] }),
  warehouse_type: oneOf(WAREHOUSE_TYPES, 'What the warehouse holds.'),
  location: nullable(text(200, { description: 'Where it is.', examples: ['Gebze, A Blok'] })),
  manager_name: nullable(text(100, { description: 'Who runs it.', examples: ['Ayşe Yılmaz'] })),
};

const warehouseCode = Type.String({
  pattern: '^[A-Z0-9]{2,10}$',
  description: 'Code on labels: 2 to 10 capital letters or digits. Cannot be changed later.',
  examples: ['RM01'],
});

export const Warehouse = object('Warehouse', {
  warehouse_id: id('Number of the warehouse.'),
  warehouse_code: warehouseCode,
  ...fields,
  is_active: Type.Boolean({ description: 'An inactive warehouse takes part in nothing.' }),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type Warehouse = Static<typeof Warehouse>;

export const WarehousePage = page('WarehousePage', Warehouse);

export const WarehouseCreate = object('WarehouseCreate', {
  warehouse_code: warehouseCode,
  warehouse_name: fields.warehouse_name,
  warehouse_type: fields.warehouse_type,
  location: Type.Optional(fields.location),
  manager_name: Type.Optional(fields.manager_name),
});
export type WarehouseCreate = Static<typeof WarehouseCreate>;

export const WarehouseUpdate = object('WarehouseUpdate', {
  warehouse_name: Type.Optional(fields.warehouse_name),
  warehouse_type: Type.Optional(fields.warehouse_type),
  location: Type.Optional(fields.location),
  manager_name: Type.Optional(fields.manager_name),
  is_active: Type.Optional(Type.Boolean({ description: 'true brings a deactivated warehouse back.' })),
});
export type WarehouseUpdate = Static<typeof WarehouseUpdate>;

export const WarehouseParams = parameters({ warehouse_id: id('Number of the warehouse.') });

export const WarehouseList = listParameters(
  ['warehouse_code', 'warehouse_name', 'warehouse_id', 'created_at'],
  {
    warehouse_type: Type.Optional(oneOf(WAREHOUSE_TYPES, 'Only these.')),
    is_active: Type.Optional(Type.Boolean({ description: 'Left out: active and inactive ones.' })),
  },
);
export type WarehouseList = Static<typeof WarehouseList>;
