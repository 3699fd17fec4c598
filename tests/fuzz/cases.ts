import { type Dice, roll } from './dice.ts';
import { CONTENT_TYPES, EDGE_BODIES, EDGE_TEXTS, EDGE_VALUES, HEADER_VALUES } from './edges.ts';
import { importFile } from './import-files.ts';
import { mutate, withRepeatedKey } from './mutations.ts';
import type { Operation } from './operations.ts';
import { writeJson } from './raw-json.ts';
import { type Scene, setScene } from './scenes.ts';
import { type Draft, type Named, type Site, sitesOf } from './sites.ts';
import { fromExample, type Making, validParameter, validValue } from './values.ts';

export type Kind = 'valid' | 'near-valid' | 'edge';

/** A request as it is sent. */
export interface Case {
  readonly kind: Kind;
  /** what is wrong or strange about it */
  readonly what: string;
  readonly path: readonly Named[];
  readonly query: readonly Named[];
  readonly header: readonly Named[];
  readonly contentType: string | undefined;
  readonly payload: string | Buffer | undefined;
  /** a reason that the document's schemas cannot tell */
  readonly mustBeRefused: string | undefined;
}

export interface Surroundings extends Omit<Making, 'dice' | 'path'> {
  /** values that go together, where the operation asks for such */
  readonly scene?: Scene | undefined;
  /** nothing but what the request needs: one such request of each operation must succeed */
  readonly isPlain: boolean;
}

/** The same seed makes the same request, as long as the same things exist. */
export function caseOf(operation: Operation, kind: Kind, seed: number, surroundings: Surroundings): Case {
  return roll(seed, (dice) => make(operation, kind, { ...surroundings, dice, path: operation.path }));
}

type Setting = Making & Pick<Surroundings, 'scene' | 'isPlain'>;

function make(operation: Operation, kind: Kind, making: Setting): Case {
  const { dice } = making;
  const draft = validDraft(operation, making);
  const sites = sitesOf(operation, draft, making.components);
  const strange = kind === 'edge' ? wholeEdge(operation, dice, draft) : undefined;
  if (strange !== undefined) return { kind, ...finished(operation, draft, making), ...strange };
  let what = '';
  let mustBeRefused: string | undefined;
  if (kind === 'near-valid') {
    const repeated = dice.chance(5) ? withRepeatedKey(dice, sites) : undefined;
    if (repeated !== undefined) mustBeRefused = repeated;
    what = repeated ?? mutate(dice, draft, sites);
  }
  if (kind === 'edge') what = placeEdges(dice, draft, sites);
  return { kind, what, ...finished(operation, draft, making), mustBeRefused };
}

function validDraft(operation: Operation, making: Setting): Draft {
  const { dice, scene, isPlain } = making;
  const share = isPlain ? 0 : dice.pick([0, 20, 60]);
  const given = (part: 'path' | 'query' | 'header'): Named[] =>
    operation.parameters
      .filter((one) => one.in === part && (one.required === true || part === 'path' || dice.chance(share)))
      .map((one) => ({ name: one.name, value: validParameter(making, one) }));
  const draft: Draft = {
    path: given('path'),
    query: given('query'),
    header: given('header'),
    body: undefined,
  };
  for (const name of Object.keys(HEADER_VALUES)) {
    if (name !== 'Idempotency-Key' && name !== 'Last-Event-ID' && !isPlain && dice.chance(4)) {
      draft.header.push({ name, value: dice.pick(HEADER_VALUES[name] ?? []) });
    }
  }
  const { body } = operation;
  if (body?.contentTypes.includes('application/json')) {
    const isByExample = body.example !== undefined && (isPlain || dice.chance(60));
    draft.body = isByExample
      ? fromExample(making, body.schema, body.example, '')
      : validValue(making, body.schema, '');
  }
  if (scene !== undefined && (isPlain || dice.chance(90)))
    setScene(dice, draft, operation, scene, isPlain || dice.chance(50));
  return draft;
}

type Strange = Partial<Pick<Case, 'contentType' | 'payload' | 'mustBeRefused' | 'header'>> & {
  readonly what: string;
};

/** What concerns the request as a whole: another body, another content type, a strange header. */
function wholeEdge({ body, parameters }: Operation, dice: Dice, draft: Draft): Strange | undefined {
  const choice = dice.int(0, 11);
  if (choice === 0) {
    const name = dice.pick(Object.keys(HEADER_VALUES));
    const value = dice.pick(HEADER_VALUES[name] ?? []);
    const isKnown = parameters.some((one) => one.name === name);
    if (name === 'Idempotency-Key' && !isKnown) return undefined;
    const header = [...draft.header.filter((one) => one.name !== name), { name, value }];
    return { what: `header ${name}: ${value.slice(0, 60)}`, header };
  }
  if (!body?.contentTypes.includes('application/json')) return undefined;
  if (choice === 1) {
    const payload = dice.pick(EDGE_BODIES);
    return { what: `body ${payload.slice(0, 60)}`, payload };
  }
  if (choice === 2) {
    const contentType = dice.pick(CONTENT_TYPES);
    return {
      what: `content type ${contentType}`,
      contentType,
      mustBeRefused: 'the content type is not JSON',
    };
  }
  return undefined;
}

/** One to three places with something of the dictionary; it is often still a valid request. */
function placeEdges(dice: Dice, draft: Draft, sites: readonly Site[]): string {
  if (sites.length === 0) {
    draft.query.push({ name: dice.pick(['a', '__proto__', 'a[b]', '']), value: dice.pick(EDGE_TEXTS) });
    return 'an unknown query parameter';
  }
  const inside = sites.filter(({ where }) => where !== 'body');
  const texts = inside.length === 0 ? sites : inside;
  const done: string[] = [];
  for (let times = dice.pick([1, 1, 1, 2, 3]); times > 0; times -= 1) {
    const site = dice.pick(texts);
    const value = dice.pick(site.isText ? EDGE_TEXTS : edgesFor(dice, site, texts));
    if (site.where.startsWith('path') && /^(\.\.?)?$|^\.\.\//.test(String(value))) continue;
    site.set(value);
    done.push(`${site.where} = ${writeJson(value).slice(0, 80)}`);
  }
  return done.join('; ');
}

/** The dictionary; or, of a reference, another reference of the same request (self references, the same component twice). */
function edgesFor(dice: Dice, site: Site, sites: readonly Site[]): readonly unknown[] {
  const value = site.get();
  if (Array.isArray(value) && value.length > 0 && dice.chance(50))
    return [[...value, ...structuredClone(value)]];
  if (typeof value === 'number' && dice.chance(40)) {
    const others = sites.map((other) => other.get()).filter((other) => typeof other === 'number');
    if (others.length > 0) return others;
  }
  return EDGE_VALUES;
}

function finished(operation: Operation, draft: Draft, making: Setting): Omit<Case, 'kind' | 'what'> {
  const { path, query, header } = draft;
  const { body } = operation;
  const isUpload = body !== undefined && !body.contentTypes.includes('application/json');
  const file = isUpload ? importFile(making, operation.path) : undefined;
  return {
    path,
    query,
    header,
    contentType: file?.contentType ?? (body === undefined ? undefined : 'application/json'),
    payload: file?.bytes ?? (draft.body === undefined ? undefined : writeJson(draft.body)),
    mustBeRefused: undefined,
  };
}
