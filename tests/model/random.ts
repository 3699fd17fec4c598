/** Mulberry32: small, and good enough to wander. */
export function generator(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  return {
    below,
    oneIn: (count: number) => below(count) === 0,
    pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    /** from the last place up to `limit` of them, small ones as often as large ones */
    decimal: (limit: number, scale: number) => ((1 + below(1 + below(limit))) / 10 ** scale).toFixed(scale),
  };
}
export type Random = ReturnType<typeof generator>;
