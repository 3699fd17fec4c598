/**
 * A statement of fixed shape. PostgreSQL prepares it once per connection under its name, which saves its parsing and
 * planning at every later call.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** exists only in the type: what a row looks like */
  readonly row?: Row;
}

const taken = new Set<string>();

/** Declares a statement. Names are unique in the process, because two texts under one name would be mixed up. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if (taken.has(name)) throw new Error(`Two statements are named ${name}`);
  taken.add(name);
  return { name, text };
}
