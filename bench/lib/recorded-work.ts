import type pg from 'pg';
import type { QueryConfig } from '../../server/src/platform/database/database.ts';

interface Step {
  readonly query: string | QueryConfig;
  /** how many of the answers to earlier steps were there when it was sent */
  readonly after: number;
}

/** What one transaction sends, from its begin to its commit. */
export type Work = readonly Step[];

/** Listens to a connection. The function that it answers gives what was sent since its last call. */
export function record(client: pg.PoolClient): () => Work {
  const send = client.query.bind(client) as (query: string | QueryConfig) => Promise<unknown>;
  let steps: Step[] = [];
  let answered = 0;
  const listening = (query: string | QueryConfig): Promise<unknown> => {
    steps.push({ query, after: answered });
    const answer = send(query);
    const count = () => {
      answered += 1;
    };
    answer.then(count, count);
    return answer;
  };
  client.query = listening as typeof client.query;
  return () => {
    const work = steps;
    steps = [];
    answered = 0;
    return work;
  };
}

/** Sends it again, each step as soon as the answers are there that the server had waited for. */
export async function replay(client: pg.PoolClient, work: Work): Promise<void> {
  const answers: Promise<pg.QueryResult>[] = [];
  for (const { query, after } of work) {
    // Answers come in order, so this one stands for all before it.
    if (after > 0) await answers[after - 1];
    answers.push(client.query(query as pg.QueryConfig));
  }
  const last = (await Promise.all(answers)).at(-1);
  if (last?.command !== 'COMMIT') throw new Error('A replayed transaction was rolled back');
}

export const statementsIn = (work: Work) => work.length;

/** Steps sent together count once. */
export const roundTripsIn = (work: Work) => new Set(work.map((step) => step.after)).size;
