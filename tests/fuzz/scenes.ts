import type { Dice } from './dice.ts';
import type { Operation } from './operations.ts';
import { BUYING_SCENES } from './scenes-buying.ts';
import { MAKING_SCENES } from './scenes-making.ts';
import { OFFICE_SCENES } from './scenes-office.ts';
import { PLANNING_SCENES } from './scenes-planning.ts';
import { STOCK_SCENES } from './scenes-stock.ts';
import type { Draft } from './sites.ts';
import { logIn, type World } from './world.ts';

/**
 * Values that go together: a product and a warehouse for its type, an order in a state that allows the act, with its lines.
 * Picked one by one they nearly never do, and then only the refusals of an operation are tried. Its fields are parameters and
 * fields of the body by their names; null is left out of the request.
 */
export type Scene = Readonly<Record<string, unknown>>;

/** What a scene is made with, as the fuzzing user. */
export interface Hands {
  readonly world: World;
  /** The rows that another scene reads. */
  rows(sql: string): Promise<Scene[]>;
  /** Refusals are no matter: then there are fewer scenes. */
  post(path: string, body?: unknown): Promise<Scene>;
  put(path: string, body: unknown): Promise<Scene>;
}

export type More = (hands: Hands) => Promise<void>;

export interface Scenery {
  /** reads the scenes; as many columns as the request has fields that must go together */
  readonly sql?: string;
  /** instead: what no row tells */
  readonly make?: (hands: Hands) => Promise<Scene[]>;
  /** makes some more, when few are left: what an operation uses up */
  readonly more?: More;
}

const SCENES: Readonly<Record<string, Scenery>> = {
  ...STOCK_SCENES,
  ...MAKING_SCENES,
  ...BUYING_SCENES,
  ...PLANNING_SCENES,
  ...OFFICE_SCENES,
};
const FEW = 8;

export function handsOf(world: World): Hands {
  const caller = () => world.t.callerWith(world.token);
  const asked = async (ask: () => Promise<{ status: number; body: Scene }>): Promise<Scene> => {
    let answer = await ask();
    if (answer.status === 401) {
      world.token = await logIn(world.t);
      answer = await ask();
    }
    if (answer.status < 300) world.hasChanged = true;
    return answer.status < 300 ? answer.body : {};
  };
  return {
    world,
    rows: (sql) => world.t.db.sql<Scene>(sql),
    post: (path, body) => asked(() => caller().post(path, withoutNulls(body))),
    put: (path, body) => asked(() => caller().put(path, body)),
  };
}

const withoutNulls = (body: unknown) =>
  isObject(body)
    ? Object.fromEntries(Object.entries(body as Scene).filter(([, value]) => value !== null))
    : body;

/** The scenes that there are now; none, where any values do. */
export async function scenesOf(hands: Hands, operation: Operation): Promise<readonly Scene[]> {
  const scenery = SCENES[operation.name.replace(' /api/v1', ' ')];
  if (scenery === undefined) return [];
  const read = () => scenery.make?.(hands) ?? hands.rows(scenery.sql ?? '');
  const found = await read();
  if (found.length >= FEW || scenery.more === undefined) return found;
  await scenery.more(hands);
  return read();
}

/** Puts the scene into the request: whole, or what refers to something and some of the rest. */
export function setScene(
  dice: Dice,
  draft: Draft,
  operation: Operation,
  scene: Scene,
  isWhole: boolean,
): void {
  const takesBody = operation.body?.contentTypes.includes('application/json') === true;
  const body: Record<string, unknown> =
    isWhole || !isObject(draft.body) ? {} : { ...(draft.body as Record<string, unknown>) };
  for (const [name, value] of Object.entries(scene)) {
    if (name === 'file_rows') continue;
    const parameter = operation.parameters.find((one) => one.name === name);
    if (parameter !== undefined) setParameter(draft, parameter.in, name, value);
    else if (!isWhole && !isReference(name, value) && dice.chance(50)) continue;
    else if (value === null) delete body[name];
    else body[name] = structuredClone(value);
  }
  if (takesBody) draft.body = body;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const isReference = (name: string, value: unknown) =>
  value === null || typeof value === 'object' || /_ids?$/.test(name);

function setParameter(draft: Draft, part: 'path' | 'query' | 'header', name: string, value: unknown): void {
  if (value === null) {
    if (part !== 'path') draft[part] = draft[part].filter((one) => one.name !== name);
    return;
  }
  const list = draft[part];
  const known = list.find((one) => one.name === name);
  if (known === undefined) list.push({ name, value: String(value) });
  else known.value = String(value);
}
