import type { TestApp } from '../harness/app.ts';
import { type Operation, wireOf } from './operations.ts';

// biome-ignore lint/suspicious/noExplicitAny: the answers have many shapes; the model says what must be in them
type Loose = any;

/** One request: what was sent, what was answered, and when each happened on one counter for all clients. */
export interface Entry {
  readonly requestId: string;
  readonly operation: Operation;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly status: number;
  readonly body: Loose;
}

export const isDone = (entry: Entry): boolean => entry.status === 200 || entry.status === 201;

/** Sends operations and remembers them. */
export class Log {
  readonly entries: Entry[] = [];
  private moment = 0;
  private readonly t: TestApp;
  private readonly seed: number;

  constructor(t: TestApp, seed: number) {
    this.t = t;
    this.seed = seed;
  }

  async send(operation: Operation): Promise<Entry> {
    const { role, method, path } = wireOf(operation);
    const sentAt = this.tick();
    const requestId = `model-${this.seed}-${sentAt}`;
    const answer = await this.t.as[role][method](path, operation.body, { 'x-request-id': requestId });
    const { status, body } = answer;
    const entry = { requestId, operation, sentAt, answeredAt: this.tick(), status, body };
    this.entries.push(entry);
    return entry;
  }

  /** Reads something; reading is not part of the history. */
  look(path: string) {
    return this.t.as.viewer.get(path);
  }

  private tick(): number {
    this.moment += 1;
    return this.moment;
  }
}
