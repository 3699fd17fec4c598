const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An expectation that is more than a value. */
export type Check = (actual: unknown, path: string) => string[];

/** Where an answer is not what was expected, one line each. A record may say more than was expected, a list may not. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (typeof expected === 'function') return (expected as Check)(actual, path);
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path}: ${expected.length} expected, ${actual.length} found: ${JSON.stringify(expected)}`];
    }
    return expected.flatMap((value, place) => differences(value, actual[place], `${path}[${place}]`));
  }
  if (isRecord(expected) && isRecord(actual)) {
    return Object.entries(expected).flatMap(([field, value]) =>
      differences(value, actual[field], path === '' ? field : `${path}.${field}`),
    );
  }
  return Object.is(expected, actual)
    ? []
    : [`${path}: ${JSON.stringify(expected)} expected, ${JSON.stringify(actual)} found`];
}
