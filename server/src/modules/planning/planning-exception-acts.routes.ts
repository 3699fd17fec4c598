import type { Api } from '../../platform/http/api.ts';
import { Acceptance, ExceptionAcceptance, ExceptionsAcceptance } from './planning-exception-acts.schemas.ts';
import { acceptExceptions } from './planning-exception-acts.service.ts';
import { PlanningExceptionParams } from './planning-exceptions.schemas.ts';

const common = {
  method: 'POST',
  tag: 'Planning',
  access: 'write:planning',
  response: Acceptance,
  errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_BOM', 'WAREHOUSE_TYPE_MISMATCH', 'CIRCULAR_BOM'],
} as const;

export function planningExceptionActRoutes(api: Api): void {
  api.write(
    {
      ...common,
      url: '/planning/exceptions/accept',
      summary: 'Do what exception messages say',
      description:
        'All of it or nothing, and the messages become ACCEPTED; the next run resolves them. ORDER and MAKE convert their planned orders, all in one conversion. EXPEDITE and DEFER move the day of an order (of a production order also its start, by the same days), INCREASE and DECREASE change the quantity of a draft or of an order that nobody has released, and CANCEL cancels the order when nothing else is on it, closes it when part of it has come, or takes its line off a draft; to cancel takes the right to do so by hand. What is about a firm planned order changes that. PAST_DUE, SHORTAGE and what the state of an order forbids are refused with what can be done instead. With `preview` it answers the same and changes nothing.',
      body: ExceptionsAcceptance,
      example: { body: { planning_exception_ids: [1, 2], preview: true } },
    },
    ({ tx, body }) => acceptExceptions(tx, body),
  );

  api.write(
    {
      ...common,
      url: '/planning/exceptions/:planning_exception_id/accept',
      summary: 'Do what an exception message says',
      description: 'The same for one message.',
      params: PlanningExceptionParams,
      body: ExceptionAcceptance,
      example: { body: { note: 'Tedarikçi ile görüşüldü', preview: true } },
    },
    ({ tx, params, body }) =>
      acceptExceptions(tx, { ...body, planning_exception_ids: [params.planning_exception_id] }),
  );
}
