import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import { type MarkdownSection, readSections, rowsOf } from './markdown.ts';

/** The worked example of a document: its tables, what it calls by a name, and the requests that it sends. */

type Split<Text extends string> = Text extends `${infer First} | ${infer Rest}`
  ? readonly [First, ...Split<Rest>]
  : readonly [Text];

/** 'layer | value' → ['layer', 'value'], as the heading of a table has them. */
export const columns = <const Text extends string>(heading: Text) =>
  heading.split(' | ') as unknown as Split<Text>;

export type Row<Columns extends readonly string[]> = Record<Columns[number], string>;
export type Json = { [key: string]: unknown };

export interface ExampleRequest {
  readonly method: 'post' | 'put';
  readonly path: string;
  readonly fields: readonly { readonly field: string; readonly value: string }[];
}

export async function readExample(document: string): Promise<WorkedExample> {
  return new WorkedExample(readSections(await readFile(join(PROJECT_ROOT, document), 'utf8')));
}

export class WorkedExample {
  readonly sections: readonly MarkdownSection[];
  readonly steps: readonly MarkdownSection[];
  /** numbers of products, warehouses, recipes, orders and layers */
  private readonly numbers = new Map<string, number>();
  /** the layers among them */
  private readonly layers = new Map<number, string>();

  constructor(sections: readonly MarkdownSection[]) {
    this.sections = sections;
    this.steps = sections.filter(({ title }) => title.startsWith('Step '));
  }

  /** The table with these columns that is in one section only. */
  only<const C extends readonly string[]>(wanted: C): Row<C>[] {
    const found = this.sections.flatMap((section) => {
      const rows = rowsOf(section, wanted);
      return rows === undefined ? [] : [rows];
    });
    const [rows] = found;
    if (rows === undefined || found.length > 1)
      throw new Error(`${found.length} tables ${wanted.join(' | ')}`);
    return rows;
  }

  /** Headings of tables that are neither a request nor one of these. */
  unread(known: readonly (readonly string[])[]): string[] {
    const headings = new Set(known.map((one) => one.join(' | ')));
    return this.sections
      .flatMap((section) => section.tables.map((table) => table.heading))
      .filter((heading) => heading[0] !== 'request')
      .map((heading) => heading.join(' | '))
      .filter((heading) => !headings.has(heading));
  }

  setNumber(name: string, id: number): void {
    this.numbers.set(name, id);
  }

  numberOf(name: string): number {
    const found = this.numbers.get(name);
    if (found === undefined) throw new Error(`The document has no ${name} yet`);
    return found;
  }

  /** Gives a layer its name, unless it has one. */
  nameLayer(name: string, layerId: number): void {
    if (this.layers.has(layerId)) return;
    this.layers.set(layerId, name);
    this.setNumber(name, layerId);
  }

  nameOf(layerId: number): string {
    return this.layers.get(layerId) ?? `layer ${layerId}`;
  }

  /** The requests of a step; numbers stand for the names in their paths. */
  requestsOf(step: MarkdownSection): ExampleRequest[] {
    const tables = step.tables.filter((table) => table.heading[0] === 'request');
    return tables.map(({ heading, text }) => {
      const [method = '', path = ''] = (heading[1] ?? '').split(' ');
      const fields = text
        .split('\n')
        .slice(1)
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .map(([, field = '', value = '']) => ({ field, value }));
      return { method: method.toLowerCase() as 'post' | 'put', path, fields };
    });
  }

  urlOf({ path }: ExampleRequest): string {
    return path.replace(/\{([\w-]+)\}/g, (_, name: string) => String(this.numberOf(name)));
  }

  /** `actual_consumption.0.product | PAINT` → actual_consumption: [{ product_id: 2 }] */
  bodyOf({ fields }: ExampleRequest): Json {
    const body: Json = {};
    for (const { field, value } of fields) {
      const path = field.split('.');
      const last = path.pop() ?? '';
      let place = body;
      for (const [depth, key] of path.entries()) {
        const isList = /^\d+$/.test(path[depth + 1] ?? last);
        place[key] ??= isList ? [] : {};
        place = place[key] as Json;
      }
      const [key, resolved] = this.resolved(last, value);
      place[key] = resolved;
    }
    return body;
  }

  private resolved(field: string, value: string): [string, unknown] {
    if (field === 'bom') return ['bom_id', this.numberOf(`bom-of-${value}`)];
    if (/(^|_)(product|warehouse)$/.test(field)) return [`${field}_id`, this.numberOf(value)];
    return [field, value === 'true' || value === 'false' ? value === 'true' : value];
  }
}

/** Sums amounts of four decimals exactly. */
export function sumOfAmounts(amounts: readonly string[]): string {
  const total = amounts.reduce((all, one) => all + BigInt(one.replace('.', '')), 0n);
  const digits = String(total < 0n ? -total : total).padStart(5, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

export const negated = (decimal: string) => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);
