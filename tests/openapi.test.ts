import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Plugin } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiFile } from '../scripts/lib/generated-files.ts';
import { ERROR_CODES } from '../server/src/platform/errors/catalogue.ts';
import { PERMISSIONS, SCOPES } from '../server/src/platform/http/permissions.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { sourceFiles } from './harness/sources.ts';

type Json = Record<string, unknown>;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: string[];
  readonly security: Json[];
  readonly parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  readonly requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  readonly responses: Record<
    string,
    { description: string; content: Record<string, { schema: Json; example?: unknown }> }
  >;
  readonly 'x-access': string;
  readonly 'x-errors': string[];
}

interface Document {
  readonly openapi: string;
  readonly tags: { name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Json> };
}

const PDF = { 'application/pdf': { schema: {} } };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ajv = new Ajv2020({ strict: false, allErrors: true });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();
let text: string;
let document: Document;
let operations: { name: string; path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  text = (await openApiFile()).text;
  document = JSON.parse(text) as Document;
  (addFormats as unknown as Plugin<string[]>)(ajv, ['date', 'date-time', 'email', 'uuid']);
  ajv.addFormat('moment', true);
  ajv.addSchema({ $id: 'document', components: document.components });
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  );
});

/** Validates against a named schema of the document, with its references. */
function problemsOf(schema: Json | undefined, value: unknown): unknown {
  // Compiled once for each schema: the same few describe thousands of answers.
  const reference = `document${schema?.$ref as string}`;
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  return validate(structuredClone(value)) ? undefined : validate.errors;
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(text) as Json);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('is the committed docs/api/openapi.json', async () => {
    const present = await readFile(join(PROJECT_ROOT, 'docs/api/openapi.json'), 'utf8');
    expect(present === text, 'docs/api/openapi.json is stale: npm run generate').toBe(true);
  });

  it('is the same text each time', async () => {
    expect((await openApiFile()).text).toBe(text);
  });

  it('gives each operation a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/);
  });

  it('describes each operation in words', () => {
    const tags = new Set(document.tags.map((tag) => tag.name));
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toMatch(/^[A-Z][^.]{3,80}$/);
      expect(operation.description, name).toMatch(/^[A-Z][\s\S]{15,}\.$/);
      expect(operation.tags.length, name).toBe(1);
      expect(tags, name).toContain(operation.tags[0]);
    }
  });

  it('says who may call each operation', () => {
    for (const { name, operation } of operations) {
      const access = operation['x-access'];
      if (access === 'public') {
        expect(operation.security, name).toEqual([]);
        expect(operation.description, name).toContain('Needs no token.');
        continue;
      }
      const byKey = access === 'authenticated' || SCOPES.some((scope) => scope === access);
      expect(operation.security, name).toEqual(byKey ? [{ bearer: [] }, { apiKey: [] }] : [{ bearer: [] }]);
      if (access === 'authenticated') {
        expect(operation.description, name).toContain('Needs an access token of any role, or an API key.');
      } else if (access === 'session') {
        expect(operation.description, name).toContain('an API key will not do.');
      } else {
        expect(Object.keys(PERMISSIONS), name).toContain(access);
        expect(operation.description, name).toContain(`Needs the permission \`${access}\`.`);
      }
    }
  });

  it('leaves only logging in open to everybody', () => {
    const open = operations.filter(({ operation }) => operation['x-access'] === 'public');
    expect(open.map(({ name }) => name)).toEqual(['POST /api/v1/auth/login', 'POST /api/v1/auth/refresh']);
  });

  it('names the errors of each operation, with an example of each status', () => {
    for (const { name, operation } of operations) {
      const protectedOne = operation['x-access'] !== 'public';
      const expected = ['400', '422', '429', '500', '503', ...(protectedOne ? ['401'] : [])];
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(expected));
      for (const code of operation['x-errors']) expect(ERROR_CODES, name).toContain(code);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (status.startsWith('2')) continue;
        const content = response.content['application/json'];
        expect(content?.schema, `${name} ${status}`).toEqual({ $ref: '#/components/schemas/ErrorAnswer' });
        expect(problemsOf(content?.schema, content?.example), `${name} ${status}`).toBeUndefined();
      }
    }
  });

  it('answers each operation with exactly one kind of success, of a named schema', () => {
    for (const { name, operation } of operations) {
      const successes = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
      expect(successes.length, name).toBe(1);
      const content = operation.responses[successes[0] ?? '']?.content;
      const isFile = content?.['application/pdf'] !== undefined && content['application/json'] === undefined;
      // A document has no schema: it is bytes of its content type.
      if (isFile) expect(content, name).toEqual(PDF);
      else {
        const answer = content?.['application/json'] ?? content?.['text/event-stream'];
        expect(answer?.schema, name).toHaveProperty('$ref');
      }
    }
  });

  it('has an example for each body, and the example fits', () => {
    const bodies = operations.filter(({ operation }) => operation.requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(10);
    for (const { name, operation } of bodies) {
      if (operation.requestBody?.content['text/csv'] !== undefined) continue;
      const content = operation.requestBody?.content['application/json'];
      expect(content?.example, `${name} has no example`).toBeTypeOf('object');
      expect(problemsOf(content?.schema, content?.example), name).toBeUndefined();
      const wrong = { ...(content?.example as Json), no_such_field: 1 };
      expect(problemsOf(content?.schema, wrong), `${name} takes unknown fields`).toBeDefined();
    }
  });

  it('takes a file to import as CSV or XLSX, with an example', () => {
    const imports = operations.filter(({ path, method }) => path.includes('/imports/') && method === 'post');
    expect(imports.length).toBe(6);
    for (const { name, operation } of imports) {
      const content = operation.requestBody?.content ?? {};
      expect(Object.keys(content), name).toEqual(['text/csv', XLSX]);
      expect(content['text/csv']?.example, name).toMatch(/^\w+(;\w+)+\n(?:.*\n)+$/);
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['202', '413', '415']));
    }
  });

  it('answers a report as JSON or as a file of each format', () => {
    const reports = operations.filter(
      ({ operation }) => operation.responses['200']?.content?.['text/csv'] !== undefined,
    );
    expect(reports.length).toBeGreaterThan(1);
    for (const { name, operation } of reports) {
      const files = Object.keys(operation.responses['200']?.content ?? {});
      expect(files, name).toEqual(['application/json', 'text/csv', XLSX, 'application/pdf']);
      const format = operation.parameters?.find((parameter) => parameter.name === 'format');
      expect(format?.schema, name).toMatchObject({ enum: ['json', 'csv', 'xlsx', 'pdf'] });
      expect(operation.description, name).toContain('Accept-Language');
    }
  });

  it('offers Idempotency-Key where a POST can be repeated, and only there', () => {
    for (const { name, method, operation } of operations) {
      const offered = operation.parameters?.some((one) => one.name === 'Idempotency-Key') ?? false;
      expect(offered, name).toBe(operation['x-errors'].includes('IDEMPOTENCY_KEY_REUSED'));
      if (method !== 'post') expect(offered, name).toBe(false);
    }
  });

  it('describes each parameter of a path', () => {
    for (const { name, path, operation } of operations) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const given = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(given.map((one) => one.name).sort(), name).toEqual(wanted.sort());
    }
  });
});

/** The URL tells the file: where each resource's endpoints are, below /api/v1. */
const PLACES: Readonly<Record<string, RegExp>> = {
  'auth/auth': /^\/auth\//,
  'auth/users': /^\/users(\/:user_id(\/reset-password)?)?$/,
  'auth/user-sessions': /^\/users\/:user_id\/sessions$/,
  'auth/api-keys': /^\/api-keys(\/:api_key_id)?$/,
  'auth/audit-log': /^\/audit-log(\/:audit_id)?$/,
  'master-data/units': /^\/units/,
  'master-data/warehouses': /^\/warehouses/,
  'master-data/products': /^\/products/,
  'master-data/product-units': /^\/products\/:product_id\/units/,
  'master-data/suppliers': /^\/suppliers/,
  'master-data/supplier-price-breaks': /^\/suppliers\/:supplier_id\/products\/:product_id\/price-breaks$/,
  'inventory/items': /^\/inventory\/items(\/:inventory_item_id)?$/,
  'inventory/stock-in': /^\/inventory\/stock-in$/,
  'inventory/stock-out': /^\/inventory\/stock-out$/,
  'inventory/availability': /^\/inventory\/availability\//,
  'inventory/reservations': /^\/inventory\/(reserve|release-reservation)$/,
  'inventory/allocations': /^\/inventory\/allocations/,
  'inventory/labels': /^\/inventory\/(items\/:inventory_item_id\/label|labels)$/,
  'inventory/trace': /^\/inventory\/items\/:inventory_item_id\/trace$/,
  'inventory/reservation-issues': /^\/inventory\/issue-reservation$/,
  'inventory/quality': /^\/inventory\/items\/:inventory_item_id\/quality-status$/,
  'inventory/transfers': /^\/inventory\/transfer$/,
  'inventory/counts': /^\/inventory\/counts?(\/|$)/,
  'inventory/adjustments': /^\/inventory\/items\/:inventory_item_id\/(scrap|return|adjust|location)$/,
  'costing/current-costs': /^\/costs\/products\/:product_id\/current$/,
  'costing/cost-history': /^\/costs\/products\/:product_id\/history$/,
  'costing/cost-variances': /^\/costs\/products\/:product_id\/variance$/,
  'bom/boms': /^\/bom\/(list|create|:bom_id)(?!.*(explosion|cost-calculation))/,
  'bom/buildable': /^\/bom\/:bom_id\/buildable$/,
  'bom/cost-calculations': /^\/bom\/:bom_id\/cost-calculation$/,
  'bom/where-used': /^\/products\/:product_id\/where-used$/,
  'bom/comparisons': /^\/bom\/:bom_id\/compare\/:other_bom_id$/,
  'bom/alternatives': /^\/products\/:product_id\/bom-alternatives$/,
  'bom/explosions': /^\/bom\/:bom_id\/explosion$/,
  'production/orders': /^\/production\/orders(?!.*complete$)/,
  'production/order-history': /^\/production\/orders\/:order_id\/history$/,
  'production/order-costs': /^\/production\/orders\/:order_id\/cost$/,
  'production/cost-impact': /^\/costs\/impact$/,
  'production/mass-changes': /^\/bom\/mass-changes/,
  'production/completions': /^\/production\/orders\/:order_id\/complete$/,
  'production/reprioritisation': /^\/production\/orders\/:order_id\/reprioritise$/,
  'production/revaluations': /^\/inventory\/items\/:inventory_item_id\/(revalue|revaluations)$/,
  'alerts/alert-stream': /^\/(alerts|events)\/stream$/,
  'imports/imports': /^\/imports/,
  'procurement/orders': /^\/procurement\/orders(\/:order_id(\/(status|delivery-dates))?)?$/,
  'procurement/order-history': /^\/procurement\/orders\/:order_id\/history$/,
  'procurement/purchase-prices': /^\/procurement\/price$/,
  'procurement/receiving': /^\/procurement\/orders\/:order_id\/receive$/,
  'procurement/receiving-lookup': /^\/procurement\/receiving\/lookup$/,
  'procurement/order-document': /^\/procurement\/orders\/:order_id\/document$/,
  'procurement/receipt-document': /^\/procurement\/receipts\/:receipt_id\/document$/,
  'procurement/receipts': /^\/procurement\/receipts(\/:receipt_id)?$/,
  'procurement/supplier-returns': /^\/procurement\/returns(\/:supplier_return_id)?$/,
  'procurement/landed-costs': /^\/procurement\/orders\/:order_id\/landed-costs$/,
  'procurement/invoices': /^\/procurement\/orders\/:order_id\/invoices$/,
  'procurement/supplier-performance': /^\/procurement\/suppliers\/:supplier_id\/performance$/,
  'alerts/alerts': /^\/alerts(\/:alert_id(\/(acknowledge|snooze|assign))?)?$/,
  'alerts/webhooks': /^\/webhooks/,
  'reporting/inventory-summary': /^\/reports\/inventory\/summary$/,
  'reporting/critical-stock': /^\/reports\/critical-stock$/,
  'reporting/production-efficiency': /^\/reports\/production\/efficiency$/,
  'reporting/fifo-cost': /^\/reports\/cost\/fifo$/,
  'reporting/value-roll-forward': /^\/reports\/stock\/value-roll-forward$/,
  'reporting/batch-trace': /^\/reports\/batches\/:batch_number\/trace$/,
  'reporting/late-orders': /^\/reports\/orders\/late$/,
  'reporting/stock-ageing': /^\/reports\/stock\/ageing$/,
  'reporting/supplier-scorecard': /^\/reports\/suppliers\/scorecard$/,
  'reporting/production-cost-variance': /^\/reports\/production\/cost-variance$/,
  'reporting/slow-movers': /^\/reports\/stock\/slow-movers$/,
  'reporting/stock-turnover': /^\/reports\/stock\/turnover$/,
  'reporting/movements': /^\/reports\/inventory\/movements$/,
  'reporting/custom/custom-reports': /^\/reports\/custom(\/schema)?$/,
  'reporting/custom/saved-reports': /^\/reports\/custom\/saved(\/:custom_report_id(\/run)?)?$/,
  'doctor/invariants': /^\/health\/invariants$/,
  'planning/stock-trends': /^\/products\/:product_id\/stock-trend$/,
  'planning/demands': /^\/planning\/demands(\/:demand_id)?$/,
  'planning/demand-forecasts': /^\/planning\/demands\/forecasts$/,
  'planning/calendar': /^\/planning\/calendar(\/holidays|\/:calendar_date)?$/,
  'planning/planning-runs': /^\/planning\/runs(\/:run_id(\/cancel)?)?$/,
  'planning/planning-run-events': /^\/planning\/runs\/:run_id\/events$/,
  'planning/planned-orders':
    /^\/planning\/runs\/:run_id\/(planned-orders|items\/:product_id|pegging\/:planned_order_id)$/,
  'planning/run-changes': /^\/planning\/runs\/:run_id\/changes$/,
  'planning/plan-demands': /^\/planning\/runs\/:run_id\/(late-demands|demands\/:demand_id)$/,
  'planning/capable-to-promise': /^\/planning\/capable-to-promise$/,
  'planning/plan-substitutes': /^\/planning\/runs\/:run_id\/substitutes$/,
  'planning/planned-order-conversion': /^\/planning\/planned-orders\/convert$/,
  'planning/planning-exceptions':
    /^\/planning\/(runs\/:run_id\/exceptions|exceptions(\/:planning_exception_id(\/(dismiss|assign))?)?)$/,
  'planning/planning-exception-acts': /^\/planning\/exceptions(\/:planning_exception_id)?\/accept$/,
  'planning/firm-orders': /^\/planning\/planned-orders(\/:planned_order_id)?$/,
  'planning/net-requirements': /^\/planning\/net-requirements$/,
  'planning/procurement-suggestions': /^\/planning\/procurement-suggestions$/,
  'planning/planning-scenarios': /^\/planning\/scenarios(\/:scenario_id)?$/,
  'planning/scenario-application': /^\/planning\/scenarios\/:scenario_id\/apply$/,
  'planning/scenario-comparison': /^\/planning\/scenarios\/compare(\/orders)?$/,
  'planning/planning-settings': /^\/planning\/settings$/,
  'planning/reorder-suggestions':
    /^\/(products\/:product_id\/reorder-suggestion|planning\/reorder-suggestions)/,
};

it('has every route of every resource, each under the path that its file name says', async () => {
  const routes: string[] = [];
  const resources: string[] = [];
  for (const { path, text: source } of await sourceFiles('server/src/modules', 'server/src/doctor')) {
    const resource = /src\/(?:modules\/)?(.*)\.routes\.ts$/.exec(path)?.[1];
    if (resource === undefined) continue;
    resources.push(resource);
    for (const [, url = ''] of source.matchAll(/^\s+url: '(\/[^']+)',$/gm)) {
      expect(url, `${path} has ${url}`).toMatch(PLACES[resource] ?? /^no place is known for this file$/);
      routes.push(`/api/v1${url.replace(/:(\w+)/g, '{$1}')}`);
    }
  }
  expect(resources.sort()).toEqual(Object.keys(PLACES).sort());
  expect(routes.sort()).toEqual(operations.map(({ path }) => path).sort());
});
