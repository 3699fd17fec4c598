import type { components } from '@horoz/client';
import type { BrowserSession } from './session.ts';

type Alert = components['schemas']['Alert'];

/** What the page does: read the whole list when the stream begins, then take each change as it comes. */
export interface AlertView {
  readAll(): Promise<void>;
  show(alert: Alert): void;
}

/** Follows the alerts until the signal ends it. EventSource cannot send a token, so the stream is read with fetch. */
export async function followAlerts(
  session: BrowserSession,
  baseUrl: string,
  view: AlertView,
  signal: AbortSignal,
): Promise<void> {
  let lastEventId: string | undefined;
  while (!signal.aborted) {
    try {
      const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      const answer = await session.send(new Request(`${baseUrl}/api/v1/alerts/stream`, { headers, signal }));
      if (answer.status === 422) lastEventId = undefined; // the server knows no such event: begin anew
      for await (const frame of answer.ok ? framesOf(answer) : []) {
        await take(frame, view, lastEventId === undefined);
        lastEventId = frame.id;
      }
    } catch {
      // cut off: go on below, behind the last event
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

/** The first frame of a stream says where it begins. After a cut, what happened meanwhile comes by itself. */
async function take({ event, data }: Frame, view: AlertView, isFirst: boolean): Promise<void> {
  if (event !== 'hello') view.show(data as Alert);
  else if (isFirst) await view.readAll();
}

interface Frame {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** The whole frames of a stream; one that was cut comes again. */
async function* framesOf(answer: Response): AsyncGenerator<Frame> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return;
    const frames = (rest + part.value).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
      const event = field('event');
      if (event === undefined) continue; // a heartbeat
      const data = JSON.parse(field('data') ?? 'null') as { last_event_id?: number };
      yield { event, id: field('id') ?? String(data.last_event_id), data };
    }
  }
}
