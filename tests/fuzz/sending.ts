import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Case } from './cases.ts';
import type { Operation } from './operations.ts';
import { isWellFormed } from './raw-json.ts';

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>;
  /** null of a stream of events, which is cut off after its head */
  readonly text: string | null;
  readonly milliseconds: number;
}

/** Percent-encoding that also knows what is no Unicode: half of a pair becomes the three bytes that it would have. */
function encoded(text: string): string {
  const pieces = text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? [];
  return pieces
    .map((piece) => {
      if (isWellFormed(piece)) return encodeURIComponent(piece);
      const code = piece.charCodeAt(0);
      return `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`;
    })
    .join('');
}

export function urlOf(operation: Operation, sent: Case): string {
  const path = sent.path.reduce(
    (made, { name, value }) => made.replace(`{${name}}`, () => encoded(value)),
    operation.path,
  );
  const query = sent.query.map(({ name, value }) => `${encoded(name)}=${encoded(value)}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** The request for a shell, without its token. */
export function asCurl(operation: Operation, sent: Case): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const short = (text: string) =>
    text.length > 1_500 ? `${text.slice(0, 1_500)}…(${text.length} characters)` : text;
  const headers = [
    ...sent.header,
    ...(sent.contentType === undefined ? [] : [{ name: 'Content-Type', value: sent.contentType }]),
  ];
  return [
    `curl -X ${operation.method} ${quoted(`$BASE${short(urlOf(operation, sent))}`)}`,
    ...headers.map(({ name, value }) => `-H ${quoted(short(`${name}: ${value}`))}`),
    ...(sent.payload === undefined ? [] : [`--data-raw ${quoted(short(sent.payload.toString()))}`]),
  ].join(' ');
}

/** @throws Error when there is no answer within the time */
export async function send(
  app: FastifyInstance,
  operation: Operation,
  sent: Case,
  options: { token: string; timeLimitMs: number },
): Promise<Received> {
  const request: InjectOptions = {
    method: operation.method,
    url: urlOf(operation, sent),
    headers: {
      authorization: `Bearer ${options.token}`,
      ...Object.fromEntries(sent.header.map(({ name, value }) => [name.toLowerCase(), value])),
      ...(sent.contentType === undefined || sent.payload === undefined
        ? {}
        : { 'content-type': sent.contentType }),
    },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  };
  const begun = performance.now();
  const answer = await within(options.timeLimitMs, answerOf(app, request, operation.isStream));
  return { ...answer, milliseconds: performance.now() - begun };
}

async function answerOf(
  app: FastifyInstance,
  request: InjectOptions,
  isStream: boolean,
): Promise<Omit<Received, 'milliseconds'>> {
  if (!isStream) {
    const answer = await app.inject(request);
    return { status: answer.statusCode, headers: answer.headers as Received['headers'], text: answer.body };
  }
  const answer = await app.inject({ ...request, payloadAsStream: true });
  const headers = answer.headers as Received['headers'];
  if (String(headers['content-type']).startsWith('text/event-stream')) {
    // As a caller who hangs up.
    answer.raw.res.destroy();
    answer.stream().destroy();
    return { status: answer.statusCode, headers, text: null };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of answer.stream()) chunks.push(Buffer.from(chunk as Buffer));
  return { status: answer.statusCode, headers, text: Buffer.concat(chunks).toString() };
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
