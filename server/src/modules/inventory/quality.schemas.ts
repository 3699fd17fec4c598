import Type, { type Static } from 'typebox';
import { nullable, object, oneOf, positiveQuantityInput, text } from '../../platform/http/schemas.ts';
import { InventoryItem } from './items.schemas.ts';
import { QUALITY_STATUSES } from './layer-fields.ts';

export const QualityStatusRequest = object('QualityStatusRequest', {
  quality_status: oneOf(QUALITY_STATUSES, 'The new status. Only APPROVED stock may be issued.'),
  quantity: Type.Optional(
    nullable(
      positiveQuantityInput(
        'How much gets the new status; without it all of the layer. Less than all splits the layer.',
      ),
    ),
  ),
  reason: text(200, { description: 'Why: what the inspection found.', examples: ['Giriş kontrolü uygun'] }),
});
export type QualityStatusRequest = Static<typeof QualityStatusRequest>;

export const QualityStatusResponse = object(
  'QualityStatusResponse',
  {
    ...InventoryItem.properties,
    remaining_item: nullable(InventoryItem),
  },
  {
    description:
      'The layer that has the new status now, and in remaining_item what kept the old one, when the layer was split.',
  },
);
export type QualityStatusResponse = Static<typeof QualityStatusResponse>;
