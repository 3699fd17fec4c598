import {
  dayOf,
  type IndependentDemand,
  NO_LIMITS,
  type PlanningBomLine,
  type PlanningInput,
  type PlanningItem,
  type Quantity,
  type Rational,
  rational,
  WorkingCalendar,
} from '@horoz/kernel';

/** Numerical Recipes' linear congruential generator: the same factory on every machine. */
class Dice {
  private seed = 20_260_101;

  below(limit: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 4_294_967_296) * limit);
  }
}

const LEVELS = 6; // finished ones and five below them; the last is bought only
/** of the five components of a product, by its level */
const MADE_COMPONENTS = [2, 2, 2, 1, 0];
const whole = (units: number) => BigInt(units * 1000) as Quantity;
const LIMITED = { minimum: whole(20), multiple: whole(5), maximum: null };

/**
 * The model of the bars: 40 % of the items are made, on five levels, with five BOM lines each, and every item but the finished
 * ones is taken by somebody; demands fall on the days of a year, and a third of the items have a minimum and a multiple.
 */
export function mrpFactory(itemCount: number): PlanningInput {
  const dice = new Dice();
  const today = dayOf('2026-01-05');
  const made = Math.round(itemCount * 0.4);
  const finished = Math.round(itemCount * 0.08);
  const levelOf = (item: number) => (item < made ? Math.floor((item * (LEVELS - 1)) / made) : LEVELS - 1);
  const bomLines: PlanningBomLine[] = [];
  const ratios: Rational[] = [
    rational(1n),
    rational(2n),
    rational(4n),
    rational(1n, 2n),
    rational(1025n, 970n),
  ];
  let nextBought = made;
  for (let parent = 0; parent < made; parent += 1) {
    const inNextLevel = Math.round(made / (LEVELS - 1));
    for (let line = 0; line < 5; line += 1) {
      const isMade = line < (MADE_COMPONENTS[levelOf(parent)] ?? 0);
      const component = isMade
        ? inNextLevel * (levelOf(parent) + 1) + ((parent + line * 7) % inNextLevel)
        : made + ((nextBought++ - made) % (itemCount - made));
      bomLines.push({
        parentProductId: parent,
        componentProductId: component,
        quantityPerParent: ratios[dice.below(ratios.length)] ?? rational(1n),
        isPhantom: false,
      });
    }
  }
  const items: PlanningItem[] = Array.from({ length: itemCount }, (_, productId) => ({
    productId,
    orderType: productId < made ? 'MAKE' : 'BUY',
    leadTimeDays: 1 + dice.below(10),
    stock: dice.below(4) === 0 ? [{ quantity: whole(dice.below(30)), expiryDay: null }] : [],
    safetyStock: whole(dice.below(3) === 0 ? 5 : 0),
    coverDays: 0,
    policy: { rule: 'LOT_FOR_LOT' },
    limits: dice.below(3) === 0 ? LIMITED : NO_LIMITS,
    unitDecimals: productId < made ? 0 : 3,
  }));
  const demands: IndependentDemand[] = Array.from({ length: Math.round(itemCount * 0.16) }, (_, id) => ({
    id,
    kind: 'CUSTOMER_ORDER',
    productId: dice.below(finished),
    quantity: whole(1 + dice.below(20)),
    day: today + 30 + dice.below(335),
  }));
  return {
    today,
    horizonDays: 366,
    calendar: new WorkingCalendar(),
    forecastPeriod: 'MONTH',
    items,
    bomLines,
    demands,
    componentRequirements: [],
    receipts: [],
    firmOrders: [],
  };
}
