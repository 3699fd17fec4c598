import type { Database } from './database/database.ts';
import { statement } from './database/statement.ts';

/** What only the database knows: two small statements for each scrape. */
export interface DatabaseFigures {
  readonly planningRuns: Readonly<Record<string, number>>;
  readonly lastPlanningSeconds: number | null;
  readonly marksWaiting: number;
  readonly deliveriesPending: number;
  readonly deliveriesDead: number;
  readonly jobs: readonly { readonly queue: string; readonly state: string; readonly count: number }[];
}

interface Figures {
  readonly runs: Readonly<Record<string, number>>;
  readonly last_seconds: number | null;
  readonly marks: number;
  readonly pending: number;
  readonly dead: number;
}

/** Of the newest thousand runs: all of them would be more with every day, and live planning makes many. */
const readFigures = statement<Figures>(
  'metrics_figures',
  `with recent as (select run_id, state, started_at, finished_at from planning_runs order by run_id desc limit 1000)
   select (select coalesce(jsonb_object_agg(state, count), '{}') from (select state, count(*) from recent group by state) as s) as runs,
     (select extract(epoch from finished_at - started_at)::float8 from recent where state = 'COMPLETED'
      order by run_id desc limit 1) as last_seconds,
     (select count(*) from planning_marks) as marks,
     (select count(*) from webhook_deliveries where status = 'PENDING') as pending,
     (select count(*) from webhook_deliveries where status = 'DEAD') as dead`,
);

/** What is not done yet; the schema is made by the queues themselves when they start. */
const readJobs = statement<{ queue: string; state: string; count: number }>(
  'metrics_jobs',
  `select name as queue, state::text as state, count(*) from pgboss.job where state < 'completed' group by name, state`,
);

const NO_SUCH_TABLE = '42P01';

/** @throws when the database does not answer */
export async function readDatabaseFigures(db: Database): Promise<DatabaseFigures> {
  const [[figures], jobs] = await Promise.all([
    db.run(readFigures, []),
    db.run(readJobs, []).catch((error: { code?: unknown }) => {
      if (error.code === NO_SUCH_TABLE) return [];
      throw error;
    }),
  ]);
  return {
    planningRuns: figures?.runs ?? {},
    lastPlanningSeconds: figures?.last_seconds ?? null,
    marksWaiting: figures?.marks ?? 0,
    deliveriesPending: figures?.pending ?? 0,
    deliveriesDead: figures?.dead ?? 0,
    jobs,
  };
}
