import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  note,
  nullable,
  object,
  positiveQuantityInput,
  quantityInput,
  quantityOutput,
  text,
} from '../../platform/http/schemas.ts';
import { InventoryItem } from './items.schemas.ts';

const reason = text(200, { description: 'Why.', examples: ['Taşıma hasarı'] });

export const ScrapRequest = object('ScrapRequest', {
  quantity: positiveQuantityInput('How much is scrapped, in the stock unit.'),
  reason,
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type ScrapRequest = Static<typeof ScrapRequest>;

export const ReturnRequest = object('ReturnRequest', {
  quantity: positiveQuantityInput('How much goes back to the supplier, in the stock unit.'),
  reason,
  reference_number: Type.Optional(
    nullable(text(50, { description: 'Your own document.', examples: ['IADE-2026-007'] })),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type ReturnRequest = Static<typeof ReturnRequest>;

export const AdjustmentRequest = object('AdjustmentRequest', {
  counted_quantity: quantityInput('What is really left of this layer, in the stock unit.'),
  reason,
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type AdjustmentRequest = Static<typeof AdjustmentRequest>;

export const LocationRequest = object('LocationRequest', {
  location_in_warehouse: nullable(
    text(50, { description: 'Shelf or bay; null for none.', examples: ['A-01-3'] }),
  ),
});
export type LocationRequest = Static<typeof LocationRequest>;

export const LayerMovement = object('LayerMovement', {
  inventory_item_id: id('The layer that was named.'),
  movement_id: nullable(id('Number of the movement in the ledger; null when nothing changed.')),
  movement_type: Type.String({ examples: ['SCRAP'] }),
  quantity: quantityOutput('Signed: what leaves is negative.'),
  value: costOutput('Signed: what leaves is negative.'),
  item: InventoryItem,
});
export type LayerMovement = Static<typeof LayerMovement>;
