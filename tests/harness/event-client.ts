import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A client of server-sent events on a real socket, as strict as the format: what it does not know is an error. */

export interface Frame {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: string;
}

export interface EventClient {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly frames: readonly Frame[];
  readonly comments: readonly string[];
  /** the body of a refusal */
  readonly text: string;
  /** how the stream came to its end: by the server, or cut off; undefined while it is open */
  readonly ending: 'ended' | 'cut' | undefined;
  pause(): void;
  resume(): void;
  cut(): void;
}

/** Has the application listen on a free port. @returns its address */
export async function listenAnywhere(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
}

/** Answers when the headers are here; rejects when there is no connection. */
export function follow(
  url: string,
  token: string | undefined,
  headers: Record<string, string> = {},
  onFrame: (frame: Frame) => void = () => {},
): Promise<EventClient> {
  return new Promise((resolve, reject) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const request = http.get(url, { agent: false, headers: { ...authorization, ...headers } });
    request.on('error', reject);
    request.on('response', (response) => resolve(read(request, response, onFrame)));
  });
}

function read(request: http.ClientRequest, response: http.IncomingMessage, onFrame: (frame: Frame) => void) {
  const frames: Frame[] = [];
  const comments: string[] = [];
  let ending: EventClient['ending'];
  let rest = '';
  let text = '';
  const isStream = response.headers['content-type']?.startsWith('text/event-stream') ?? false;
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    if (!isStream) {
      text += chunk;
      return;
    }
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const frame = parsed(block, comments);
      if (frame === undefined) continue;
      frames.push(frame);
      onFrame(frame);
    }
  });
  response.on('end', () => {
    ending = 'ended';
  });
  response.on('error', () => {});
  response.on('close', () => {
    ending ??= 'cut';
  });
  const client: EventClient = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    frames,
    comments,
    get text() {
      return text;
    },
    get ending() {
      return ending;
    },
    pause: () => response.pause(),
    resume: () => response.resume(),
    cut: () => request.destroy(),
  };
  return client;
}

function parsed(block: string, comments: string[]): Frame | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
    if (line === '') continue;
    if (colon === 0) comments.push(value);
    else if (!['id', 'event', 'data', 'retry'].includes(name) || fields.has(name)) {
      throw new Error(`No server-sent event: ${block}`);
    } else fields.set(name, value);
  }
  const event = fields.get('event');
  const id = fields.get('id');
  if (event === undefined) return undefined;
  return { id: id === undefined ? undefined : Number(id), event, data: fields.get('data') ?? '' };
}

/** Waits until something is true. */
export async function until(isTrue: () => boolean, what: string, patienceMs = 8_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
