import type { Db } from '../../platform/database/database.ts';
import { promiseOf } from './capable-to-promise.service.ts';
import { calculateNetRequirements } from './net-requirements.service.ts';
import { lateDemandsOf, plannedDemand } from './plan-demands.service.ts';
import { substitutesOf } from './plan-substitutes.service.ts';
import { tracedOrders } from './planned-order-traces.ts';
import { peggingOf, planItem, plannedOrdersOf } from './planned-orders.service.ts';
import { changesOfRun } from './run-changes.service.ts';
import { compareOrders, compareRuns } from './scenario-comparison.service.ts';

/** Everything that is answered from a plan in memory, or makes one. Of a large factory that takes seconds, and gigabytes to keep. */
const QUESTIONS = {
  plannedOrdersOf,
  planItem,
  peggingOf,
  lateDemandsOf,
  plannedDemand,
  substitutesOf,
  changesOfRun,
  promiseOf,
  compareRuns,
  compareOrders,
  tracedOrders,
  calculateNetRequirements,
};
type Questions = typeof QUESTIONS;
export type Question = keyof Questions;
type Asked<Name extends Question> = Questions[Name] extends (db: never, ...rest: infer Rest) => unknown
  ? Rest
  : never;
type Answer<Name extends Question> = Awaited<ReturnType<Questions[Name]>>;

/** Where plans are kept: it answers as the function of that name does, and throws what that throws. */
export type PlanDesk = (question: Question, asked: readonly unknown[]) => Promise<unknown>;

const desks = new WeakMap<object, PlanDesk>();

/** From now on, what is asked about plans of this database is answered there. */
export function openPlanDesk(db: Db, desk: PlanDesk): void {
  desks.set(db.home, desk);
}

/** Asks where the plans are kept: in the planning thread, or right here when there is none, as in tests. */
export async function askPlan<Name extends Question>(
  db: Parameters<Questions[Name]>[0],
  question: Name,
  ...asked: Asked<Name>
): Promise<Answer<Name>> {
  const desk = desks.get(db.home);
  const answer = desk === undefined ? answerHere(db, question, asked) : desk(question, asked);
  return (await answer) as Answer<Name>;
}

export function answerHere(db: Db, question: Question, asked: readonly unknown[]): Promise<unknown> {
  const answer = QUESTIONS[question] as (db: Db, ...rest: readonly unknown[]) => Promise<unknown>;
  return answer(db, ...asked);
}
