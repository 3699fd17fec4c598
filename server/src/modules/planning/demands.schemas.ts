import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  positiveQuantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const DEMAND_TYPES = ['FORECAST', 'CUSTOMER_ORDER', 'MANUAL'] as const;

const WORDS = {
  quantity: 'How much is needed, in the stock unit of the product.',
  due: 'Day on which it is needed. A day that is over is allowed: the demand is late.',
  type: 'FORECAST: what is expected; CUSTOMER_ORDER: what a customer has ordered; MANUAL: anything else, such as spare parts.',
};

const demandType = oneOf(DEMAND_TYPES, WORDS.type);
const reference = nullable(
  text(50, { description: 'Number of the order that it stands for.', examples: ['SIP-2026-0187'] }),
);
const remarks = nullable(note(500, 'Remarks.'));

export const Demand = object('Demand', {
  demand_id: id('Number of the demand.'),
  product_id: id('What is needed.'),
  product_code: Type.String({ examples: ['FP-CAB-200'] }),
  product_name: Type.String({ examples: ['ÇELİK DOLAP 200'] }),
  unit_of_measure: Type.String({ examples: ['PCS'] }),
  quantity: quantityOutput(WORDS.quantity),
  due_date: date(WORDS.due),
  demand_type: demandType,
  reference_number: reference,
  notes: remarks,
  is_active: Type.Boolean({ description: 'An inactive demand is not planned for.' }),
  created_by: nullable(id('Who entered it.')),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type Demand = Static<typeof Demand>;

export const DemandPage = page('DemandPage', Demand);

export const DemandCreate = object('DemandCreate', {
  product_id: id('What is needed: an active product.'),
  quantity: positiveQuantityInput(WORDS.quantity, '12.000'),
  due_date: date(WORDS.due),
  demand_type: Type.Optional(oneOf(DEMAND_TYPES, `${WORDS.type} Default: MANUAL.`)),
  reference_number: Type.Optional(reference),
  notes: Type.Optional(remarks),
});
export type DemandCreate = Static<typeof DemandCreate>;

export const DemandUpdate = object('DemandUpdate', {
  quantity: Type.Optional(positiveQuantityInput(WORDS.quantity, '15.000')),
  due_date: Type.Optional(date(WORDS.due)),
  demand_type: Type.Optional(demandType),
  reference_number: Type.Optional(reference),
  notes: Type.Optional(remarks),
  is_active: Type.Optional(Type.Boolean({ description: 'true brings a deactivated demand back.' })),
});
export type DemandUpdate = Static<typeof DemandUpdate>;

export const DemandParams = parameters({ demand_id: id('Number of the demand.') });

export const DemandList = listParameters(['due_date', 'product_code', 'quantity', 'created_at'], {
  product_id: Type.Optional(id('Demand for this product.')),
  demand_type: Type.Optional(oneOf(DEMAND_TYPES, 'Only these.')),
  due_from: Type.Optional(date('Due on this day or later.')),
  due_to: Type.Optional(date('Due on this day or earlier.')),
  is_active: Type.Optional(
    Type.Boolean({ default: true, description: 'false: those that were deactivated.' }),
  ),
});
export type DemandList = Static<typeof DemandList>;
