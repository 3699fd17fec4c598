/**
 * The formulas of docs/concepts/procurement.md once more, in whole numbers and fractions, apart from the program: no SQL, no
 * kernel, no clock. Istanbul is three hours before UTC all year.
 */

export interface ModelLayer {
  readonly id: number;
  /** thousandths that came into it and did not go on into a layer of its own */
  own: bigint;
  status: string;
}

export interface ModelLine {
  readonly number: number;
  readonly productId: number;
  readonly due: string | null;
  /** ten-thousandths, in the order's currency */
  price: bigint;
  /** the received layer and all parts of it */
  readonly layers: ModelLayer[];
}

export interface ModelReceipt {
  readonly at: Date;
  readonly sentAt: Date;
  readonly currency: string;
  readonly lines: ModelLine[];
}

const HOURS_3 = 3 * 3_600_000;
export const dayOf = (moment: Date) => new Date(moment.getTime() + HOURS_3).toISOString().slice(0, 10);
const dayNumber = (moment: Date) => Math.floor((moment.getTime() + HOURS_3) / 86_400_000);

/** A fraction that is not below zero, as text of two decimals, a half going up. */
const hundredths = (numerator: bigint, denominator: bigint) =>
  (2n * 100n * numerator + denominator) / (2n * denominator);
const text = (value: bigint) => {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const shown = (value: bigint | null) => (value === null ? null : text(value));
const sum = (values: readonly bigint[]) => values.reduce((all, one) => all + one, 0n);

/** √(numerator ÷ denominator) in hundredths: the whole number that is nearest, found by trying halves. */
function rootInHundredths(numerator: bigint, denominator: bigint): bigint {
  let [low, high] = [0n, 1_000_000_000n];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    // (middle − ½)² ≤ 10⁴ × n ÷ d
    const isBelow = (2n * middle - 1n) ** 2n * denominator <= 40_000n * numerator;
    if (isBelow) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function leadTimes(receipts: readonly ModelReceipt[]) {
  const days = receipts.map((one) => BigInt(dayNumber(one.at) - dayNumber(one.sentAt)));
  const count = BigInt(days.length);
  if (count === 0n) return { mean: null, deviation: null };
  const squares = count * sum(days.map((one) => one * one)) - sum(days) ** 2n;
  return {
    mean: hundredths(sum(days), count),
    deviation: count === 1n ? null : rootInHundredths(squares, count * (count - 1n)),
  };
}

function punctuality(receipts: readonly ModelReceipt[]): bigint | null {
  const judged = receipts.filter((one) => one.lines.some((line) => line.due !== null));
  const late = judged.filter((one) =>
    one.lines.some((line) => line.due !== null && dayOf(one.at) > line.due),
  );
  if (judged.length === 0) return null;
  return hundredths(100n * BigInt(judged.length - late.length), BigInt(judged.length));
}

function prices(receipts: readonly ModelReceipt[]) {
  const series = new Map<string, bigint[]>();
  for (const receipt of receipts) {
    for (const line of receipt.lines) {
      const key = `${line.productId} ${receipt.currency}`;
      series.set(key, [...(series.get(key) ?? []), line.price]);
    }
  }
  const ratios = [...series.values()]
    .map((all) => [all[0] ?? 0n, all.at(-1) ?? 0n] as const)
    .filter(([first]) => first > 0n);
  if (ratios.length === 0) return { index: null, part: null };
  let [numerator, denominator] = [0n, 1n];
  for (const [first, last] of ratios) {
    numerator = numerator * first + last * denominator;
    denominator *= first;
  }
  const index = hundredths(100n * numerator, denominator * BigInt(ratios.length));
  const above = index > 100_00n ? index - 100_00n : 0n;
  return { index, part: 2n * above > 100_00n ? 0n : 100_00n - 2n * above };
}

const rating = (part: bigint | null) => (part === null ? null : text(hundredths(part, 2_000n)));

/** What the program should answer for these receipts of one supplier, in the order in which they came. */
export function modelOf(receipts: readonly ModelReceipt[]) {
  const layers = receipts.flatMap((one) => one.lines.flatMap((line) => line.layers));
  const ownOf = (status: string) => sum(layers.filter((one) => one.status === status).map((one) => one.own));
  const [approved, rejected] = [ownOf('APPROVED'), ownOf('REJECTED')];
  const judged = approved + rejected;
  const quality = judged === 0n ? null : hundredths(100n * approved, judged);
  const onTime = punctuality(receipts);
  const { index, part } = prices(receipts);
  const known = (
    [
      [40n, onTime],
      [40n, quality],
      [20n, part],
    ] as const
  ).flatMap(([weight, value]) => (value === null ? [] : [{ weight, value }]));
  const weights = sum(known.map((one) => one.weight));
  const { mean, deviation } = leadTimes(receipts);
  const quantityText = (steps: bigint) => {
    const digits = String(steps).padStart(4, '0');
    return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
  };
  return {
    deliveries: receipts.length,
    lines_received: receipts.flatMap((one) => one.lines).length,
    on_time_percentage: shown(onTime),
    lead_time_days_mean: shown(mean),
    lead_time_days_deviation: shown(deviation),
    accepted_percentage: shown(quality),
    quantities: {
      approved: quantityText(approved),
      rejected: quantityText(rejected),
      pending: quantityText(ownOf('PENDING')),
      quarantine: quantityText(ownOf('QUARANTINE')),
    },
    price_index: shown(index),
    parts: { on_time: shown(onTime), quality: shown(quality), price: shown(part) },
    score:
      weights === 0n
        ? null
        : text(hundredths(sum(known.map((one) => one.weight * one.value)), 100n * weights)),
    ratings: {
      quality: { value: rating(quality), source: 'COMPUTED' },
      delivery: { value: rating(onTime), source: 'COMPUTED' },
      price: { value: rating(part), source: 'COMPUTED' },
    },
  };
}
