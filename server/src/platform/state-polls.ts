import type { Db } from './database/database.ts';

/** Something that changes until it is final. */
export interface WatchedState<State> {
  /** What is known of it: what it was a moment ago. */
  current(): { readonly state: State; readonly isFinal: boolean };
  /** @param wake is called when it has changed. @returns how to stop following */
  follow(wake: () => void): () => void;
}

interface StateReader<State> {
  /** @throws AppError when there is no such thing */
  read(db: Db, id: number): Promise<State>;
  isFinal(state: State): boolean;
  readonly everyMs: number;
}

/**
 * Rows for everybody in this process who watches them. A row is read again and again as long as somebody follows it and it is
 * not final: once for all who do. Where the change is made does not matter, so it may be another server.
 */
export class StatePolls<State> {
  private readonly db: Db;
  private readonly reader: StateReader<State>;
  private readonly polls = new Map<number, StatePoll<State>>();

  constructor(db: Db, reader: StateReader<State>) {
    this.db = db;
    this.reader = reader;
  }

  /** Reads it now. @throws what `read` throws */
  async watch(id: number): Promise<WatchedState<State>> {
    const poll = this.polls.get(id) ?? this.begin(id);
    try {
      const first = await poll.look();
      return { current: () => poll.latest() ?? first, follow: (wake) => this.follow(id, poll, wake) };
    } finally {
      this.endUnfollowed(id, poll);
    }
  }

  private begin(id: number): StatePoll<State> {
    const poll = new StatePoll(() => this.reader.read(this.db, id), this.reader);
    this.polls.set(id, poll);
    return poll;
  }

  private follow(id: number, poll: StatePoll<State>, wake: () => void): () => void {
    if (!this.polls.has(id)) this.polls.set(id, poll);
    const leave = poll.follow(wake);
    return () => {
      leave();
      this.endUnfollowed(id, poll);
    };
  }

  private endUnfollowed(id: number, poll: StatePoll<State>): void {
    if (!poll.isFollowed() && this.polls.get(id) === poll) this.polls.delete(id);
  }
}

interface Known<State> {
  readonly state: State;
  readonly isFinal: boolean;
  readonly text: string;
}

class StatePoll<State> {
  private readonly read: () => Promise<State>;
  private readonly reader: Pick<StateReader<State>, 'isFinal' | 'everyMs'>;
  private readonly followers = new Set<() => void>();
  private known: Known<State> | undefined;
  private looking: Promise<Known<State>> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(read: () => Promise<State>, reader: Pick<StateReader<State>, 'isFinal' | 'everyMs'>) {
    this.read = read;
    this.reader = reader;
  }

  latest(): Known<State> | undefined {
    return this.known;
  }

  isFollowed(): boolean {
    return this.followers.size > 0;
  }

  /** One at a time, so what is known never goes back. */
  look(): Promise<Known<State>> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  follow(wake: () => void): () => void {
    this.followers.add(wake);
    this.schedule();
    return () => {
      this.followers.delete(wake);
      if (this.isFollowed()) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }

  private async lookOnce(): Promise<Known<State>> {
    const state = await this.read();
    const text = JSON.stringify(state);
    const known = { state, isFinal: this.reader.isFinal(state), text };
    const hasChanged = text !== this.known?.text;
    this.known = known;
    if (hasChanged) for (const wake of this.followers) wake();
    return known;
  }

  private schedule(): void {
    if (this.timer !== undefined || !this.isFollowed() || this.known?.isFinal === true) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      // Where the database does not answer, the next time it may.
      const looked = this.look().catch(() => undefined);
      void looked.finally(() => this.schedule());
    }, this.reader.everyMs);
  }
}
