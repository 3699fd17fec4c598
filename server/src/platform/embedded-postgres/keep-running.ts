import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts';

/** A PostgreSQL that is started again whenever it ends without having been told to: killed, out of memory. */
export interface KeptPostgres {
  /** of the first start */
  readonly connection: EmbeddedPostgres['connection'];
  /** Says where it is after each further start (on Windows the port is another one) … */
  onRestart(tell: (connection: EmbeddedPostgres['connection']) => void): void;
  stop(): Promise<void>;
}

/** One that dies young is not started again at once, so that a broken one does not keep the machine busy. */
const YOUNG_MS = 5_000;

/** @param onLost hears why it could not be started again; it stays stopped then */
export async function keepEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
  onLost: (error: unknown) => void,
): Promise<KeptPostgres> {
  let current = await startEmbeddedPostgres(options);
  let stopping = false;
  let tell: (connection: EmbeddedPostgres['connection']) => void = () => {};
  const keep = async (): Promise<void> => {
    for (;;) {
      const startedAt = performance.now();
      await current.ended;
      if (stopping) return;
      options.onProgress?.('PostgreSQL has ended unexpectedly; starting it again');
      await current.stop(); // its locks and its socket
      if (performance.now() - startedAt < YOUNG_MS) await sleep(1_000);
      if (stopping) return;
      current = await startEmbeddedPostgres(options);
      options.onProgress?.('PostgreSQL is running again');
      tell(current.connection);
    }
  };
  const keeping = keep().catch(onLost);
  return {
    connection: current.connection,
    onRestart(listener) {
      tell = listener;
    },
    async stop() {
      stopping = true;
      await current.stop();
      await keeping;
      await current.stop(); // the one that was just being started
    },
  };
}
