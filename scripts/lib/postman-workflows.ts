import type { ApiDocument } from './openapi-document.ts';
import { event, idOf, type PostmanItem, urlOf } from './postman-items.ts';
import { KEEP_TOKENS } from './postman-scripts.ts';
import { WORKFLOWS } from './postman-six.ts';

export interface Workflow {
  readonly name: string;
  readonly description: string;
  readonly steps: readonly Step[];
}

/** One request of a workflow, what its answer must be, and what the next requests need of it. */
export interface Step {
  readonly name: string;
  /** 'POST /bom/{bom_id}/status': an operation of the OpenAPI document, below /api/v1 */
  readonly send: string;
  /** the parameters of the path */
  readonly of?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** text goes as it is; in JSON, "{{shelf_id}}" alone is a number */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly withoutToken?: true;
  readonly status: number;
  /** places in the answer, as JavaScript after `body.`, and what is there */
  readonly is?: Readonly<Record<string, unknown>>;
  /** variable → place in the answer */
  readonly keep?: Readonly<Record<string, string>>;
  /** milliseconds, times the variable `patience` */
  readonly within?: number;
}

const TEXTS = new Set(['run', 'username', 'password']);

export function workflowFolder(document: ApiDocument): PostmanItem {
  return {
    id: idOf('workflows'),
    name: 'Workflows',
    description:
      'Each folder runs from top to bottom, makes its own data under new codes, and leaves other data alone.',
    item: WORKFLOWS.map((workflow) => ({
      id: idOf(`workflow ${workflow.name}`),
      name: workflow.name,
      description: workflow.description,
      item: workflow.steps.map((step, place) => stepItem(document, workflow, step, place === 0)),
    })),
  };
}

/** The first step of each logs in. */
function stepItem(document: ApiDocument, workflow: Workflow, step: Step, isFirst: boolean): PostmanItem {
  const [method = '', below = ''] = step.send.split(' ');
  const path = `/api/v1${below}`;
  if (document.paths[path]?.[method.toLowerCase()] === undefined) {
    throw new Error(`${workflow.name}: the API has no ${step.send}`);
  }
  const prerequest = isFirst
    ? [event('prerequest', ["pm.collectionVariables.set('run', Date.now().toString(36).toUpperCase());"])]
    : [];
  const body = step.body === undefined ? undefined : rawOf(step.body);
  const headers = { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...step.headers };
  const url = urlOf(path);
  return {
    id: idOf(`${workflow.name}: ${step.name}`),
    name: step.name,
    event: [...prerequest, event('test', [...testsOf(step), ...(isFirst ? KEEP_TOKENS : [])])],
    request: {
      method,
      ...(step.withoutToken ? { auth: { type: 'noauth' as const } } : {}),
      header: pairs(headers),
      url: {
        ...url,
        ...(step.query === undefined ? {} : { query: pairs(step.query) }),
        ...(step.of === undefined ? {} : { variable: pairs(step.of) }),
      },
      ...(body === undefined
        ? {}
        : { body: { mode: 'raw' as const, raw: body, options: { raw: { language: 'json' as const } } } }),
    },
  };
}

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

function rawOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return JSON.stringify(body, null, 2).replace(/"(\{\{(\w+)\}\})"/g, (quoted, bare: string, name: string) =>
    TEXTS.has(name) ? quoted : bare,
  );
}

function testsOf({ status, is = {}, keep = {}, within }: Step): string[] {
  return [
    `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
    'const body = pm.response.json();',
    ...Object.entries(is).map(
      ([place, value]) =>
        `pm.test(${JSON.stringify(`${place} is ${JSON.stringify(value)}`)}, () => pm.expect(body.${place}).to.eql(${JSON.stringify(value)}));`,
    ),
    ...Object.entries(keep).map(
      ([variable, place]) => `pm.collectionVariables.set('${variable}', body.${place});`,
    ),
    ...(within === undefined
      ? []
      : [
          `pm.test('answers within ${within} ms, times patience', () =>`,
          `  pm.expect(pm.response.responseTime).to.be.below(${within} * Number(pm.variables.get('patience') || 1)));`,
        ]),
  ];
}
