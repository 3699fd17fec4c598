import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { ProductionOrderRow } from './orders.schemas.ts';

/** What the database knows of an order's components, all together. */
export interface OrderProgress {
  readonly component_count: number;
  readonly component_status: ProductionOrderRow['component_status'];
  readonly shortages: ProductionOrderRow['shortages'];
}

const SHOWN = 3;

/** An order whose sentence is not said yet. */
export type Told<Order> = Omit<Order, 'component_status_reason'> & {
  readonly component_status_reason: Sentence;
};

export function orderIn<Order extends { readonly component_status_reason: Sentence }>(
  language: Language,
  order: Order,
) {
  return { ...order, component_status_reason: order.component_status_reason.in(language) };
}

/** The fields of an order that tell how far its components are, in a word, in a sentence and by product. Pure. */
export function progressFields(status: ProductionOrderRow['status'], progress: OrderProgress) {
  const { component_status, shortages } = progress;
  return {
    component_status,
    component_status_reason: reasonOf(status, progress),
    has_shortage: shortages.length > 0,
    shortages,
  };
}

function reasonOf(status: ProductionOrderRow['status'], progress: OrderProgress): Sentence {
  if (status === 'CANCELLED') return say`The order is cancelled; nothing is reserved for it.`;
  if (status === 'COMPLETED') return say`The order is completed; nothing more is needed.`;
  if (progress.shortages.length > 0) return shortageSentence(progress);
  switch (progress.component_status) {
    case 'CONSUMED':
      return say`All components are consumed.`;
    case 'PARTIALLY_CONSUMED':
      return say`Some of the components are consumed; the rest is reserved.`;
    default:
      return say`All components are reserved.`;
  }
}

function shortageSentence({ shortages, component_count: count }: OrderProgress): Sentence {
  const shown = shortages
    .slice(0, SHOWN)
    .map((one) => `${one.product_code} ${one.missing_quantity} ${one.unit_of_measure}`);
  const list = shortages.length > SHOWN ? say`${shown} and ${shortages.length - SHOWN} more` : shown;
  if (count === 1) return say`1 of 1 component is short: ${list}.`;
  return shortages.length === 1
    ? say`1 of ${count} components is short: ${list}.`
    : say`${shortages.length} of ${count} components are short: ${list}.`;
}
