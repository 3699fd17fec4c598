import {
  type BuildStep,
  capableToPromise,
  type DeliveryPromise,
  dateOf,
  dayOf,
  formatQuantity,
  PlanningLimitError,
  quantity,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts } from '../master-data/index.ts';
import type { PromiseAnswer, PromiseRequest } from './capable-to-promise.schemas.ts';
import { inactiveProduct } from './demands.service.ts';
import { goodsOf, nameSteps, toldSteps } from './late-steps.ts';
import { type PlanOfRun, planInForce } from './plan-of-run.ts';
import { limitPassed } from './planning-limits.ts';

/**
 * The earliest day for so much more of a product, without taking anything from the plan in force. Nothing is stored.
 *
 * @throws NOT_FOUND, CONFLICT when the product is inactive or no plan knows it, VALIDATION_ERROR when it is too much
 */
export async function promiseOf(db: Db, request: PromiseRequest, language: Language): Promise<PromiseAnswer> {
  const product = (await findProducts(db, [request.product_id])).get(request.product_id);
  if (product === undefined) throw notFound('product', request.product_id);
  if (!product.isActive) throw inactiveProduct(product.productCode);
  const made = await planInForce(db, null);
  if (made === undefined)
    throw new AppError(
      'CONFLICT',
      say`There is no plan yet. Start a planning run first: POST /planning/runs.`,
    );
  if (!made.facts.products.has(request.product_id))
    throw new AppError(
      'CONFLICT',
      say`Product ${product.productCode} is newer than the plan of run ${made.runId}. Start a planning run first: POST /planning/runs.`,
    );
  // The plan may be some days old; what is ordered for the promise is not ordered before today.
  const today = Math.max(made.facts.input.today, dayOf(db.clock.today()));
  const promise = promised(made, request, today);
  const nameOf = await nameSteps(db, made, promise.limitedBy);
  const limitedBy = toldSteps(made, promise.limitedBy, nameOf, language);
  return toldPromise(made, request, promise, limitedBy, language);
}

function promised(made: PlanOfRun, request: PromiseRequest, today: number): DeliveryPromise {
  const asked = {
    productId: request.product_id,
    quantity: quantity(request.quantity),
    day: dayOf(request.due_date ?? dateOf(today)),
  };
  try {
    return capableToPromise({ ...made.facts.input, today }, asked, made.plan);
  } catch (error) {
    if (error instanceof PlanningLimitError) {
      const what = limitPassed(error, (id) => made.facts.products.get(id)?.product_code);
      throw invalidField('quantity', say`takes ${what}: make it smaller`);
    }
    throw error;
  }
}

function toldPromise(
  made: PlanOfRun,
  request: PromiseRequest,
  promise: DeliveryPromise,
  limitedBy: PromiseAnswer['limited_by'],
  language: Language,
): PromiseAnswer {
  const product = made.facts.products.get(request.product_id);
  const { due_date = null } = request;
  const daysLate = due_date === null ? 0 : Math.max(0, promise.promiseDay - dayOf(due_date));
  return {
    run_id: made.runId,
    first_day: dateOf(made.facts.input.today),
    product_id: request.product_id,
    product_code: product?.product_code ?? '',
    unit_of_measure: product?.unit_of_measure ?? '',
    quantity: request.quantity,
    due_date,
    earliest_date: dateOf(promise.promiseDay),
    is_on_time: due_date === null ? null : promise.isOnTime,
    days_late: daysLate,
    from_free: formatQuantity(promise.fromFree),
    sentence: promiseSentence(made, request, promise, limitedBy.at(-1)?.sentence).in(language),
    limited_by: limitedBy,
    steps: promise.buildSteps.map((step) => toldStep(made, step)),
  };
}

function promiseSentence(
  made: PlanOfRun,
  { product_id, quantity: asked, due_date }: PromiseRequest,
  { promiseDay }: DeliveryPromise,
  limit: string | undefined,
): Sentence {
  const goods = goodsOf(made, product_id, quantity(asked));
  const day = dateOf(promiseDay);
  const late = due_date === undefined ? null : Math.max(0, promiseDay - dayOf(due_date));
  const promise = lateness(late, goods, day);
  return limit === undefined ? promise : say`${promise} Why not a day earlier: ${limit}`;
}

function lateness(daysLate: number | null, goods: Sentence, day: string): Sentence {
  if (daysLate === null) return say`${goods} can be promised for ${day}.`;
  if (daysLate === 0) return say`${goods} can be promised for ${day}, in time.`;
  return daysLate === 1
    ? say`${goods} can be promised for ${day}, 1 day late.`
    : say`${goods} can be promised for ${day}, ${daysLate} days late.`;
}

function toldStep({ facts }: PlanOfRun, step: BuildStep): PromiseAnswer['steps'][number] {
  const product = facts.products.get(step.productId);
  return {
    product_id: step.productId,
    product_code: product?.product_code ?? '',
    unit_of_measure: product?.unit_of_measure ?? '',
    needed_date: dateOf(step.neededDay),
    needed: formatQuantity(step.needed),
    from_free: formatQuantity(step.fromFree),
    ordered: formatQuantity(step.ordered),
    start_date: step.startDay === null ? null : dateOf(step.startDay),
    lead_time_days: step.leadTimeDays,
  };
}
