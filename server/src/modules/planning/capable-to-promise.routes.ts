import type { Api } from '../../platform/http/api.ts';
import { PromiseAnswer, PromiseRequest } from './capable-to-promise.schemas.ts';
import { askPlan } from './plan-desk.ts';

export function capableToPromiseRoutes(api: Api): void {
  // Nothing is written, so it knows no Idempotency-Key.
  api.act(
    {
      method: 'POST',
      url: '/planning/capable-to-promise',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Ask for the earliest day that can be promised',
      description:
        'The earliest day on which so much more of a product can be had, without taking anything from the plan in force: from stock and open orders that are for nobody, and from new orders through all levels, none of which starts before today. Says what limits it. Capacity is not looked at. Nothing is stored.',
      body: PromiseRequest,
      response: PromiseAnswer,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { product_id: 1, quantity: '10', due_date: '2026-11-21' } },
    },
    ({ db, actor, body }) => askPlan(db, 'promiseOf', body, actor.language),
  );
}
