/**
 * Works on one thing after the other: two large files at once would take twice the memory and the same time. What waits is
 * bounded by its size.
 */
export class WorkQueue {
  private readonly maxWaitingBytes: number;
  private waitingBytes = 0;
  private last: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(maxWaitingBytes: number) {
    this.maxWaitingBytes = maxWaitingBytes;
  }

  hasRoomFor(bytes: number): boolean {
    return this.waitingBytes === 0 || this.waitingBytes + bytes <= this.maxWaitingBytes;
  }

  /** @param work must not fail, and should end soon when the signal says so */
  add(bytes: number, work: (signal: AbortSignal) => Promise<void>): void {
    this.waitingBytes += bytes;
    this.last = this.last
      .then(() => work(this.stopping.signal))
      .finally(() => {
        this.waitingBytes -= bytes;
      });
  }

  /** Lets the work at hand come to its end; what still waits is told that the end has come. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }
}
