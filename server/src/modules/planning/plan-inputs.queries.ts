import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** What a run was made from: all rows, or the patches since the run that has all rows. */
export interface KeptInput {
  readonly runId: number;
  /** null: all rows */
  readonly baseRunId: number | null;
  readonly content: Buffer;
}

const insert = statement<never>(
  'planning_input_keep',
  'insert into planning_inputs (run_id, base_run_id, content) values ($1, $2, $3)',
);

export async function saveInput(tx: Tx, { runId, baseRunId, content }: KeptInput): Promise<void> {
  await tx.run(insert, [runId, baseRunId, content]);
}

/** With the whole rows that a kept patch belongs to, however old they are. */
const drop = statement<never>(
  'planning_inputs_drop',
  `with kept as (
     select coalesce(i.base_run_id, i.run_id) as first_run_id
     from planning_runs r join planning_inputs i using (run_id)
     where coalesce(r.scenario_id, 0) = coalesce($1::bigint, 0) order by r.run_id desc limit $2)
   delete from planning_inputs i using planning_runs r
   where r.run_id = i.run_id and coalesce(r.scenario_id, 0) = coalesce($1::bigint, 0)
     and i.run_id < (select min(first_run_id) from kept)`,
);

/** What older runs were made from is let go: their orders stay, their explanations do not. */
export async function dropOldInputs(tx: Tx, scenarioId: number | null, kept: number): Promise<void> {
  await tx.run(drop, [scenarioId, kept]);
}

const readChain = statement<{ content: Buffer }>(
  'planning_input_read',
  `select i.content
   from planning_inputs asked join planning_inputs i
     on i.run_id = coalesce(asked.base_run_id, asked.run_id)
     or (i.base_run_id = asked.base_run_id and i.run_id <= asked.run_id)
   where asked.run_id = $1 order by i.run_id`,
);

/** All rows of a run first, then what has changed since, up to the run that is asked about; nothing when it is not kept. */
export async function findInputs(db: Db, runId: number): Promise<Buffer[]> {
  return (await db.run(readChain, [runId])).map((row) => row.content);
}

const readBase = statement<{ base_run_id: number; patches: number }>(
  'planning_input_base',
  `select coalesce(i.base_run_id, i.run_id) as base_run_id,
     (select count(*) from planning_inputs p where p.base_run_id = coalesce(i.base_run_id, i.run_id)) as patches
   from planning_inputs i where i.run_id = $1`,
);

/** Which run has the whole rows behind a run, and how many patches stand on them already. */
export async function findBase(
  db: Db,
  runId: number,
): Promise<{ readonly base_run_id: number; readonly patches: number } | undefined> {
  return (await db.run(readBase, [runId]))[0];
}
