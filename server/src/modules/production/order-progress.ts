import type { ProductionOrderRow } from './orders.schemas.ts';

/** What the database knows of an order's components, all together. */
export interface OrderProgress {
  readonly component_count: number;
  readonly component_status: ProductionOrderRow['component_status'];
  readonly shortages: ProductionOrderRow['shortages'];
}

const SHOWN = 3;

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

function reasonOf(status: ProductionOrderRow['status'], progress: OrderProgress): string {
  if (status === 'CANCELLED') return 'The order is cancelled; nothing is reserved for it.';
  if (status === 'COMPLETED') return 'The order is completed; nothing more is needed.';
  if (progress.shortages.length > 0) return shortageSentence(progress);
  switch (progress.component_status) {
    case 'CONSUMED':
      return 'All components are consumed.';
    case 'PARTIALLY_CONSUMED':
      return 'Some of the components are consumed; the rest is reserved.';
    default:
      return 'All components are reserved.';
  }
}

function shortageSentence({ shortages, component_count: count }: OrderProgress): string {
  const list = shortages
    .slice(0, SHOWN)
    .map((one) => `${one.product_code} ${one.missing_quantity} ${one.unit_of_measure}`)
    .join(', ');
  const more = shortages.length > SHOWN ? ` and ${shortages.length - SHOWN} more` : '';
  const are = shortages.length === 1 ? 'is' : 'are';
  return `${shortages.length} of ${count} ${count === 1 ? 'component' : 'components'} ${are} short: ${list}${more}.`;
}
