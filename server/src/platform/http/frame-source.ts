import type { EventHub } from '../event-hub.ts';
import type { TopicFilter } from '../event-topics.ts';
import type { WatchedState } from '../state-polls.ts';

/** Where a stream has its frames from. Nothing is handed out: the stream asks when its socket can take more. */
export interface FrameSource {
  /** what the stream begins with: a frame without the empty line after it, or nothing */
  readonly greeting: string;
  /** What is new since the last call: frames may be empty, and more may be there at once. */
  next(): Promise<{ readonly frames: string; readonly hasMore: boolean; readonly isLast: boolean }>;
  /** @param wake is called when there may be something new. @returns how to stop following */
  follow(wake: () => void): () => void;
}

/** Events from a number on, without end. */
export function eventSource(
  hub: EventHub,
  {
    topics,
    seen,
    newest,
  }: { readonly topics: TopicFilter; readonly seen: number | undefined; readonly newest: number },
): FrameSource {
  let cursor = seen ?? newest;
  return {
    greeting: seen === undefined ? `event: hello\ndata: {"last_event_id":${cursor}}\n` : '',
    async next() {
      const page = await hub.after(cursor, topics);
      const hasMore = page.cursor > cursor;
      cursor = page.cursor;
      return { frames: page.frames, hasMore, isLast: false };
    },
    follow: (wake) => hub.follow(wake),
  };
}

/** Something whenever it differs from what was sent of it; a reader that is slow misses what was between. */
export function stateSource(event: string, watched: WatchedState<unknown>): FrameSource {
  let sent = '';
  return {
    greeting: '',
    async next() {
      const { state, isFinal } = watched.current();
      const frame = `event: ${event}\ndata: ${JSON.stringify(state)}\n\n`;
      const frames = frame === sent ? '' : frame;
      sent = frame;
      return { frames, hasMore: false, isLast: isFinal };
    },
    follow: (wake) => watched.follow(wake),
  };
}
