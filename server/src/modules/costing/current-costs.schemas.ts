import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  positiveQuantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { costSource, FALLBACK_SOURCES } from './costs.schemas.ts';

export const CurrentCostQuery = parameters({
  warehouse_id: Type.Optional(id('Only stock of this warehouse; without it of all active ones.')),
  quantity: Type.Optional(
    positiveQuantityInput(
      'How much to cost; default one stock unit, or all that is available when it is less.',
    ),
  ),
});
export type CurrentCostQuery = Static<typeof CurrentCostQuery>;

const CostLayer = object('CurrentCostLayer', {
  inventory_item_id: id('Layer.'),
  batch_number: Type.String(),
  warehouse_id: id('Warehouse.'),
  entry_date: timestamp('When it entered stock: the FIFO order.'),
  quantity: quantityOutput('What would be taken of it.'),
  unit_cost: costOutput('Its unit cost.'),
  value: costOutput('What the part would cost.'),
});

const FifoCost = object('CurrentFifoCost', {
  quantity: quantityOutput('What is costed.'),
  total_cost: costOutput('FIFO cost of what stock covers, and the known price for the rest.'),
  unit_cost: costOutput('Total cost ÷ quantity: the weighted average of what would be taken.'),
  cost_source: costSource,
  covered_quantity: quantityOutput('What stock covers.'),
  uncovered_quantity: quantityOutput('What stock cannot cover.'),
  uncovered_cost_source: nullable(
    oneOf(FALLBACK_SOURCES, 'Where the cost of the rest comes from; null when there is none.'),
  ),
  layers: Type.Array(CostLayer, { description: 'The layers that would be taken, oldest first.' }),
});

const LastPurchase = object('LastPurchase', {
  unit_cost: costOutput('What was paid, with later corrections.'),
  inventory_item_id: id('Layer that came in.'),
  batch_number: Type.String(),
  entry_date: timestamp('When it came in.'),
  supplier_id: nullable(id('Who delivered it.')),
  supplier_code: nullable(Type.String()),
  supplier_name: nullable(Type.String()),
});

const SupplierPrice = object('PreferredSupplierPrice', {
  supplier_id: id('Preferred supplier.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  unit_price: costOutput('Agreed price.'),
  currency: Type.String({ examples: ['TRY'] }),
});

export const CurrentCost = object('CurrentCost', {
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit; all costs are per one of it.' }),
  warehouse_id: nullable(id('The warehouse asked for, null for all.')),
  fifo: FifoCost,
  valued_quantity: quantityOutput('Everything on hand, in any quality, reserved or not.'),
  stock_value: costOutput('What it is worth.'),
  average_cost: nullable(costOutput('Stock value ÷ valued quantity; null when nothing is on hand.')),
  standard_cost: nullable(costOutput('The standard cost; null when the product has none.')),
  last_purchase: nullable(LastPurchase),
  supplier_price: nullable(SupplierPrice),
});
export type CurrentCost = Static<typeof CurrentCost>;
