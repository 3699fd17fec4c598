import { randomUUID } from 'node:crypto';
import type { Step, Workflow } from '../../scripts/lib/postman-workflows.ts';
import type { ApiClient } from './api-client.ts';

/** The times of each operation in ms, by its name: 'POST /bom/create'. */
export type Times = Map<string, number[]>;

export function note(times: Times, operation: string, ms: number): void {
  const list = times.get(operation);
  if (list === undefined) times.set(operation, [ms]);
  else list.push(ms);
}

/** Counts up from now: eight characters, as codes of warehouses need, and another for each run. */
let run = Date.now();

/** Plays the steps of a workflow as its Postman folder does, and notes the time of each. @throws when one answers otherwise */
export async function playWorkflow(
  client: ApiClient,
  { name, steps }: Workflow,
  account: { readonly username: string; readonly password: string },
  times: Times,
): Promise<void> {
  run += 1;
  const variables: Record<string, unknown> = {
    ...account,
    run: run.toString(36).toUpperCase(),
  };
  for (const step of steps) {
    const answer = await client.send(requestOf(step, variables));
    if (answer.status !== step.status) {
      throw new Error(`${name}, ${step.name}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
    note(times, step.send, answer.ms);
    const body = (answer.text === '' ? {} : JSON.parse(answer.text)) as Record<string, unknown>;
    for (const [variable, place] of Object.entries(step.keep ?? {})) variables[variable] = at(body, place);
    if (typeof body.access_token === 'string') {
      Object.assign(variables, { access_token: body.access_token, refresh_token: body.refresh_token });
    }
  }
}

function requestOf(step: Step, variables: Readonly<Record<string, unknown>>) {
  const [method = '', below = ''] = step.send.split(' ');
  const filled = (text: string) => fill(text, variables);
  const filledAll = (texts: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filled(text)]));
  const path = below.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(filled(step.of?.[name] ?? `{{${name}}}`)),
  );
  const query = new URLSearchParams(filledAll(step.query)).toString();
  return {
    method,
    path: query === '' ? path : `${path}?${query}`,
    token: step.withoutToken === true ? undefined : (variables.access_token as string | undefined),
    body: step.body === undefined ? undefined : filledBody(step.body, variables),
    headers: Object.fromEntries(
      Object.entries(step.headers ?? {}).map(([key, value]) => [key, filled(value)]),
    ),
  };
}

function fill(text: string, variables: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{([$\w]+)\}\}/g, (_, name: string) => {
    if (name === '$guid') return randomUUID();
    if (!(name in variables)) throw new Error(`{{${name}}} is not known yet`);
    return String(variables[name]);
  });
}

/** Text that is nothing but a variable becomes its value, a number too. */
function filledBody(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const [, name] = /^\{\{(\w+)\}\}$/.exec(value) ?? [];
    return name !== undefined && name in variables ? variables[name] : fill(value, variables);
  }
  if (Array.isArray(value)) return value.map((one) => filledBody(one, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledBody(one, variables)]));
}

/** 'items[0].inventory_item_id' of an answer. */
function at(body: unknown, place: string): unknown {
  return place
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)?.[part], body);
}
