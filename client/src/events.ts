import type { components } from './schema.ts';

/** What has happened to an alert; `event` is the topic, such as alert.raised. */
export interface AlertEvent {
  readonly id: number;
  readonly event: string;
  readonly data: components['schemas']['Alert'] & { readonly change: string };
}

export interface EventOptions {
  /** the last event that is known already; left out: only what happens from now on */
  readonly after?: number;
  /** ends the stream */
  readonly signal?: AbortSignal;
}

const PAUSE_MS = 1_000;

/**
 * Events without end. The server ends each stream when its token expires, and connections break: then the next one goes on behind
 * the last event. Only a refusal, or a server that is not there, is thrown.
 */
export async function* followEvents(
  open: (after: number | undefined) => Promise<Response>,
  { after, signal }: EventOptions,
): AsyncGenerator<AlertEvent> {
  let last = after;
  while (!signal?.aborted) {
    const response = await open(last);
    for await (const { event, id, data } of framesOf(response)) {
      // The first frame of a stream says where it begins, also when nothing ever happens.
      last = event === 'hello' ? (data as { last_event_id: number }).last_event_id : id;
      if (event !== 'hello') yield { id, event, data: data as AlertEvent['data'] };
    }
    if (!signal?.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

interface Frame {
  readonly id: number;
  readonly event: string;
  readonly data: unknown;
}

/** Whole frames only: one that was cut comes again. */
async function* framesOf(response: Response): AsyncGenerator<Frame> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part === undefined || part.done) return;
      const frames = (text + part.value).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const fields = new Map(frame.split('\n').map((line) => fieldOf(line)));
        const data = fields.get('data');
        if (data === undefined) continue;
        yield { id: Number(fields.get('id')), event: fields.get('event') ?? '', data: JSON.parse(data) };
      }
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}
