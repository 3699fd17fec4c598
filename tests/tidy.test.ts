import { createHash } from 'node:crypto';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './harness/sources.ts';

/**
 * Style as a test. The exceptions are a ratchet: an entry is the exact size of what is too large today, so it must be lowered
 * or removed when the code shrinks, and nothing new may come in.
 */
const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 70;
const FILE_EXCEPTIONS: Readonly<Record<string, number>> = {};
const FUNCTION_EXCEPTIONS: Readonly<Record<string, number>> = {};

/** Made by a program, so their size is nobody's style. */
const GENERATED = new Set([
  'server/src/db/tables.ts',
  'server/src/db/schema.sql',
  'docs/api/openapi.json',
  'client/src/schema.ts',
  'docs/postman/Horoz_Demir_MRP_API.postman_collection.json',
]);

/** Migrations that databases have applied. They never change; what comes after goes into a new file and a new line here. */
const RELEASED_MIGRATIONS: Readonly<Record<string, string>> = {
  '0001_foundation.sql': 'e1e7554e6156',
  '0002_master_data.sql': '94661096ccfc',
  '0003_bom.sql': '7c10c0eb3848',
  '0004_orders.sql': '05aa0f358a60',
  '0005_inventory.sql': '98ede7ea9215',
  '0006_planning.sql': '494c3c038bb1',
  '0007_alerts.sql': 'e5edf5412645',
  '0008_inventory_operations.sql': '070805ef1582',
  '0009_bom_and_production.sql': '65a109a99fae',
  '0010_procurement_and_alerts.sql': '8b68094ca3d9',
  '0011_alert_rules.sql': 'c5075eeaf00f',
  '0012_demands_and_calendar.sql': '671583aa0229',
  '0013_planning_runs.sql': '7d6b30c6ed28',
  '0014_net_change.sql': 'f46c081a1108',
  '0015_product_planning.sql': '074615a40fd2',
  '0016_dropped_lines.sql': '8a178589e434',
  '0017_custom_reports.sql': '08753be9fb2a',
  '0018_administration.sql': 'dfde3812d847',
  '0019_reports.sql': '6a50c0a89d28',
  '0020_movement_days.sql': '5e63cacd4c66',
  '0021_data_changes.sql': 'e1c6f5c1dd7e',
};

let files: SourceFile[];
let code: SourceFile[];

beforeAll(async () => {
  const all = await sourceFiles('kernel', 'server', 'client', 'tests', 'scripts', 'bench', 'docs');
  files = all.filter((file) => !GENERATED.has(file.path));
  code = files.filter((file) => /\.(ts|mjs)$/.test(file.path));
});

const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

interface FunctionSize {
  readonly place: string;
  readonly lines: number;
}

/** Every function with a body: where it is, and how many lines it has from its name to its last brace. */
function functionsOf({ path, text }: SourceFile): FunctionSize[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const sizes: FunctionSize[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      sizes.push({ place: `${path}#${nameOf(node)}`, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sizes;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : 'anonymous';
}

/** Everything larger than it may be, as `place: size`; what is listed counts at its listed size. */
function tooLarge(
  sizes: readonly FunctionSize[],
  limit: number,
  exceptions: Readonly<Record<string, number>>,
) {
  return sizes
    .filter(({ place, lines }) => lines > (exceptions[place] ?? limit))
    .map(({ place, lines }) => `${place}: ${lines}`);
}

function uselessExceptions(sizes: readonly FunctionSize[], exceptions: Readonly<Record<string, number>>) {
  const actual = new Map(sizes.map(({ place, lines }) => [place, lines]));
  return Object.entries(exceptions).filter(([place, lines]) => actual.get(place) !== lines);
}

function linesThatHold(pattern: RegExp, among: readonly SourceFile[]): string[] {
  return among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('style', () => {
  it(`a file has at most ${MAX_FILE_LINES} lines`, () => {
    const sizes = code.map(({ path, text }) => ({ place: path, lines: lineCount(text) }));
    expect(sizes.length).toBeGreaterThan(100);
    expect(tooLarge(sizes, MAX_FILE_LINES, FILE_EXCEPTIONS)).toEqual([]);
    expect(uselessExceptions(sizes, FILE_EXCEPTIONS), 'lower or remove these exceptions').toEqual([]);
  });

  it(`a function has at most ${MAX_FUNCTION_LINES} lines, and half of them at most 15`, () => {
    // The blocks of a test file are lists of cases, not functions that somebody has to hold in the head.
    // Nor is the table of a resource's endpoints: its limit is the file's.
    const sizes = code
      .filter(({ path }) => !path.endsWith('.test.ts'))
      .flatMap(functionsOf)
      .filter(({ place }) => !/\.routes\.ts#\w+Routes$/.test(place));
    expect(sizes.length).toBeGreaterThan(300);
    expect(tooLarge(sizes, MAX_FUNCTION_LINES, FUNCTION_EXCEPTIONS)).toEqual([]);
    expect(uselessExceptions(sizes, FUNCTION_EXCEPTIONS), 'lower or remove these exceptions').toEqual([]);
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(15);
  });

  it('counts a function the way that it says', () => {
    const text = 'const a = () => {\n  return 1;\n};\nfunction b() {\n}\nclass C { d() { return 2; } }\n';
    expect(functionsOf({ path: 'x.ts', text })).toEqual([
      { place: 'x.ts#a', lines: 3 },
      { place: 'x.ts#b', lines: 2 },
      { place: 'x.ts#d', lines: 1 },
    ]);
  });

  it('nothing is left for later in a comment', () => {
    expect(linesThatHold(/\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b/, files)).toEqual([]);
  });

  it('no file names a place on the machine of its author', () => {
    expect(linesThatHold(/(?<![\w.$}-])\/(home|Users|root|work|tmp|mnt)\/[\w.]/, files)).toEqual([]);
  });

  it('no test is skipped or run alone for good', () => {
    const tests = code.filter(({ path }) => path.endsWith('.test.ts'));
    expect(linesThatHold(/\b(it|test|describe)\.(only|todo)\b|\b(it|test|describe)\.skip\(/, tests)).toEqual(
      [],
    );
  });

  it('file names are written-like-this.ts', () => {
    const odd = code.filter(({ path }) => !/\/[a-z0-9]+([.-][a-z0-9]+)*\.(ts|mjs)$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('a resource has its files beside each other: routes never stand alone', () => {
    const paths = new Set(files.map(({ path }) => path));
    const routes = [...paths].filter((path) => path.endsWith('.routes.ts'));
    expect(routes.length).toBeGreaterThan(10);
    const alone = routes.filter(
      (path) =>
        !paths.has(path.replace('.routes.ts', '.service.ts')) &&
        !paths.has(path.replace('.routes.ts', '.queries.ts')),
    );
    expect(alone).toEqual([]);
  });
});

describe('migrations', () => {
  it('are never changed once released, only added', () => {
    const present = files
      .filter(({ path }) => path.startsWith('server/src/db/migrations/'))
      .map(({ path, text }) => [
        path.replace(/.*\//, ''),
        createHash('sha256').update(text).digest('hex').slice(0, 12),
      ]);
    expect(Object.fromEntries(present)).toEqual(RELEASED_MIGRATIONS);
  });

  it('are numbered without a gap', () => {
    const names = Object.keys(RELEASED_MIGRATIONS);
    expect(names.map((name) => name.slice(0, 4))).toEqual(
      names.map((_, index) => String(index + 1).padStart(4, '0')),
    );
  });
});
