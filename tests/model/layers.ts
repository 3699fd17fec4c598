import { type Exact, least, rounded } from './exact.ts';

/** The model's batches, written from SPEC section 6 alone; no line of it is shared with the kernel or the server. */

export type Quality = 'PENDING' | 'APPROVED' | 'REJECTED' | 'QUARANTINE';

/** Where a part of a layer went. */
export type Place = 'ISSUED' | 'SCRAPPED' | 'RETURNED' | 'ADJUSTED' | 'TRANSFERRED' | 'SPLIT' | 'CONSUMED';

export interface Layer {
  readonly id: number;
  readonly productId: number;
  readonly warehouseId: number;
  readonly batch: string;
  readonly enteredAt: number;
  readonly expiry: string | null;
  /** the layer that it was transferred or split from */
  readonly source: Layer | null;
  /** the booking of an order that made it */
  readonly madeBy: Booking | null;
  readonly initialQuantity: Exact;
  /** what it was worth when it entered, as it was known then */
  readonly recordedValue: Exact;
  /** the same as it is known now */
  initialValue: Exact;
  /** what revaluations of this very layer have added to what it would be worth without them */
  correction: Exact;
  unitCost: Exact;
  quality: Quality;
  location: string | null;
  onHand: Exact;
  reserved: Exact;
  value: Exact;
  /** everything that was taken out of it, in order: enough to value it anew from the beginning */
  readonly takes: Take[];
}

export interface Take {
  readonly layer: Layer;
  readonly quantity: Exact;
  readonly place: Place;
  value: Exact;
  /** the layer that the part became, or the booking that used it up */
  child: Layer | null;
  booking: Booking | null;
}

/** One booking of a production order: what went in, and the layer that came out, if anything good did. */
export interface Booking {
  readonly orderId: number;
  readonly takes: Take[];
  readonly scrapped: Exact;
  /** labour and overhead */
  readonly conversion: Exact;
  layer: Layer | null;
}

export const available = (layer: Layer): Exact => layer.onHand.minus(layer.reserved);

/** Expiry dates of the test are long past or far away, so that today is every day. */
const TODAY = '2026-06-01';
export const isIssuable = (layer: Layer): boolean =>
  layer.quality === 'APPROVED' && (layer.expiry === null || layer.expiry >= TODAY);

/** First in, first out: entry date, then number. */
export const byAge = (one: Layer, other: Layer): number =>
  one.enteredAt - other.enteredAt || one.id - other.id;

/** What a part costs: never more than there is, and the part that empties the layer takes all that is left. */
export function costOf(
  quantity: Exact,
  { onHand, unitCost, value }: Pick<Layer, 'onHand' | 'unitCost' | 'value'>,
): Exact {
  if (quantity.equals(onHand)) return value;
  return least(rounded(quantity.times(unitCost)), value);
}

export interface Part {
  readonly layer: Layer;
  readonly quantity: Exact;
}

/** Oldest first, from what `free` says each layer can give; undefined when together they cannot. */
export function oldestFirst(
  layers: readonly Layer[],
  wanted: Exact,
  free: (layer: Layer) => Exact = available,
): Part[] | undefined {
  const parts: Part[] = [];
  let missing = wanted;
  for (const layer of layers) {
    if (missing.isZero()) break;
    const quantity = least(missing, free(layer));
    if (quantity.isZero()) continue;
    parts.push({ layer, quantity });
    missing = missing.minus(quantity);
  }
  return missing.isZero() ? parts : undefined;
}
