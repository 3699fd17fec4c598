import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { GeneratedFile } from './generated-files.ts';
import { type ApiDocument, operationsOf } from './openapi-document.ts';

const MADE =
  'Made by `npm run generate` from docs/api/openapi.json. Do not edit; a test fails when it is stale.';

/** What the typed client knows of the API: the types of all requests and answers, and two lists. */
export async function clientFiles(openApi: string): Promise<GeneratedFile[]> {
  const types = await openapiTS(withoutProblems(JSON.parse(openApi)) as object as OpenAPI3, {
    // With it, a field of a request that has a default would have to be sent.
    defaultNonNullable: false,
  });
  return [
    { path: 'client/src/schema.ts', text: `// ${MADE}\n${astToString(types)}` },
    { path: 'client/src/contract.ts', text: contract(JSON.parse(openApi)) },
  ];
}

/** Every refusal has one shape, which the client throws as an error: repeating it at each operation would triple the file. */
function withoutProblems(document: ApiDocument): ApiDocument {
  for (const { operation } of operationsOf(document)) {
    for (const status of Object.keys(operation.responses)) {
      if (!status.startsWith('2')) delete operation.responses[status];
    }
  }
  return document;
}

function contract(document: ApiDocument): string {
  const operations = operationsOf(document);
  const codes = new Set(operations.flatMap(({ operation }) => operation['x-errors']));
  const idempotent = operations
    .filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'Idempotency-Key'))
    .map(({ path }) => path);
  return [
    `// ${MADE}`,
    '',
    '/** Every error that some operation answers; docs/api/errors.md says what each means. */',
    'export type ErrorCode =',
    `${[...codes]
      .sort()
      .map((code) => `  | '${code}'`)
      .join('\n')};`,
    '',
    '/** The operations that know Idempotency-Key. */',
    'export const IDEMPOTENT_POSTS: ReadonlySet<string> = new Set([',
    ...idempotent.sort().map((path) => `  '${path}',`),
    ']);',
    '',
  ].join('\n');
}
