import fc from 'fast-check';

const unbiased = (least: number, most: number) => fc.noBias(fc.integer({ min: least, max: most }));
const biased = (least: number, most: number) => fc.integer({ min: least, max: most });
const matching = (pattern: string) => fc.stringMatching(new RegExp(pattern));
const characters = (least: number, most: number) =>
  fc.string({ unit: 'grapheme', minLength: least, maxLength: most });
const identifiers = () => fc.uuid();

/** Chance as fast-check gives it, one question after the other; the same seed gives the same answers. */
export interface Dice {
  /** each value as likely as the other */
  int(least: number, most: number): number;
  /** the bounds more likely than what lies between */
  edgy(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<Value>(of: readonly Value[]): Value;
  matching(pattern: string): string;
  characters(least: number, most: number): string;
  uuid(): string;
}

/** @returns what `make` makes of the dice of this seed */
export function roll<Made>(seed: number, make: (dice: Dice) => Made): Made {
  const [made] = fc.sample(
    fc.gen().map((g) => ({ made: make(diceOf(g)) })),
    { seed, numRuns: 1 },
  );
  if (made === undefined) throw new Error('fast-check has made nothing');
  return made.made;
}

function diceOf(g: fc.GeneratorValue): Dice {
  const int = (least: number, most: number) => g(unbiased, least, most);
  return {
    int,
    edgy: (least, most) => g(biased, least, most),
    chance: (percent) => int(0, 99) < percent,
    pick(of) {
      const value = of[int(0, of.length - 1)];
      if (of.length === 0) throw new Error('There is nothing to pick from');
      return value as (typeof of)[number];
    },
    matching: (pattern) => g(matching, pattern),
    characters: (least, most) => g(characters, least, most),
    uuid: () => g(identifiers),
  };
}
