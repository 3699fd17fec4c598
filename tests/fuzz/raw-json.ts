/** A piece of a body that is written as it stands: what JSON.stringify would never write. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON of a value in which some pieces are raw. A key `__proto__` is a key like any other. */
export function writeJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${writeJson(entry)}`);
    return `{${fields.join(',')}}`;
  }
  // JSON.stringify writes -0 as 0.
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null');
}

/** Whether no half of a surrogate pair stands alone in it. */
export const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
