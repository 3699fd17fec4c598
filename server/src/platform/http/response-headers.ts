/** The headers of answers as the OpenAPI document tells them: those that a program may rely on. */

type Json = Record<string, unknown>;

const text = (description: string, example: string, required = true) => ({
  description,
  required,
  schema: { type: 'string' },
  example,
});

/** Components of the document; each answer refers to those that it carries. */
export const RESPONSE_HEADERS = {
  'X-Request-ID': text(
    'The id of the request: that of its own X-Request-ID, or a new one.',
    'c0ffee00-1234-4abc-8def-001122334455',
  ),
  ETag: text('The version of the record. Sent as If-Match it refuses a change of another version.', '"v1"'),
  'Retry-After': text('Seconds to wait before the next try.', '5'),
  'WWW-Authenticate': text('How to authenticate.', 'Bearer'),
  'Idempotency-Replayed': text(
    'true where this is the answer that the first request with this Idempotency-Key got.',
    'true',
    false,
  ),
  Deprecation: text('The moment since which the operation is deprecated (RFC 9745).', '@1763683200'),
  Sunset: text(
    'The moment from which the operation may be gone (RFC 8594).',
    'Sun, 21 Nov 2027 00:00:00 GMT',
  ),
  Link: text('What to use instead.', '</api/v1/units>; rel="successor-version"'),
} as const;

export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

/** Writes into each answer of an operation which headers it carries. */
export function placeHeaders(operation: Json): void {
  const repeatable = (operation['x-errors'] as string[]).includes('IDEMPOTENCY_KEY_REUSED');
  for (const [status, response] of Object.entries((operation.responses ?? {}) as Record<string, Json>)) {
    const names: ResponseHeader[] = ['X-Request-ID'];
    if (status.startsWith('2') && hasVersion(response)) names.push('ETag');
    if (status === '401') names.push('WWW-Authenticate');
    if (status === '429' || status === '503') names.push('Retry-After');
    if (repeatable && !['401', '429', '500', '503'].includes(status)) names.push('Idempotency-Replayed');
    if (operation.deprecated === true) names.push('Deprecation', 'Sunset', 'Link');
    response.headers = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
    );
  }
}

/** A record that people edit tells its version as `updated_at`. */
function hasVersion(response: Json): boolean {
  const content = (response.content ?? {}) as Record<string, { schema?: { properties?: Json } }>;
  const version = content['application/json']?.schema?.properties?.updated_at as Json | undefined;
  return version?.type === 'string';
}

/** Only what some answer refers to: a component that nobody uses is noise. */
export function usedHeaders(paths: Json): Json {
  const text = JSON.stringify(paths);
  return Object.fromEntries(
    Object.entries(RESPONSE_HEADERS).filter(([name]) => text.includes(`"#/components/headers/${name}"`)),
  );
}
