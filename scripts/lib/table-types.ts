import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const SCALARS: readonly [from: string, to: string][] = [
  ['ColumnType<string, number | string, number | string>', 'string'],
  ['ColumnType<Date, Date | string, Date | string>', 'ColumnType<string, Date | string, Date | string>'],
];

/**
 * The TypeScript types of all tables, by kysely-codegen, with three changes: decimals and moments are text, as the pool
 * delivers them, and a column that a CHECK limits to a list of words has that list as its type.
 */
export async function tableTypes(
  url: string,
  words: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'table-types-'));
  try {
    const file = join(folder, 'tables.ts');
    const require = createRequire(join(process.cwd(), 'package.json'));
    const tool = join(dirname(require.resolve('kysely-codegen/package.json')), 'dist/cli/bin.js');
    await promisify(execFile)(process.execPath, [
      tool, '--url', url, '--dialect', 'postgres', '--date-parser', 'string', '--numeric-parser', 'string',
      '--type-mapping', '{"int8":"number"}', '--exclude-pattern', 'schema_migrations', '--out-file', file,
    ]); // biome-ignore format: a command line
    return narrowed(await readFile(file, 'utf8'), words);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function narrowed(source: string, words: ReadonlyMap<string, readonly string[]>): string {
  const text = SCALARS.reduce((result, [from, to]) => result.replace(from, to), source);
  return text.replace(/export interface (\w+) \{\n([\s\S]*?)\n\}/g, (whole, name: string, body: string) => {
    if (name === 'DB') return whole;
    const table = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
    const lines = body.split('\n').map((line) => {
      const column = /^ {2}(\w+):/.exec(line)?.[1] ?? '';
      const list = words.get(`${table}.${column}`);
      return list === undefined ? line : line.replace('string', list.map((word) => `'${word}'`).join(' | '));
    });
    return `export interface ${name} {\n${lines.join('\n')}\n}`;
  });
}
