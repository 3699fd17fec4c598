import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import type { DeliverySettings } from './webhook-delivery.ts';
import { listDeliveries, listWebhooks } from './webhooks.queries.ts';
import {
  DeadLetterList,
  Webhook,
  WebhookCreate,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookDeliveryPage,
  WebhookDeliveryParams,
  WebhookList,
  WebhookPage,
  WebhookParams,
  WebhookReplay,
  WebhookTest,
  WebhookUpdate,
  WebhookWithSecret,
} from './webhooks.schemas.ts';
import {
  changeWebhook,
  createWebhook,
  getWebhook,
  listDeliveriesOf,
  removeWebhook,
  replayDead,
  replayDelivery,
  rotateSecret,
  testWebhook,
} from './webhooks.service.ts';

const tag = 'Alerts';
const access = 'manage:webhooks';

const RECEIVER = 'https://hooks.example.com/horoz';
const EXAMPLE = {
  url: RECEIVER,
  topics: ['alert.*', 'purchase_order.received'],
  description: 'Depo ekranı',
};

export function webhookRoutes(api: Api, settings: DeliverySettings): void {
  api.read(
    {
      url: '/webhooks',
      tag,
      access,
      summary: 'List webhooks',
      description: 'Who is told of events. Secrets are not shown.',
      query: WebhookList,
      response: WebhookPage,
    },
    ({ db, query }) => listWebhooks(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/webhooks',
      tag,
      access,
      summary: 'Create a webhook',
      description:
        'Events of its topics are posted to the URL from now on. The host must resolve to public addresses, or to a network of WEBHOOK_ALLOWED_NETWORKS. The answer shows the secret that signs the deliveries, this once.',
      body: WebhookCreate,
      response: WebhookWithSecret,
      status: 201,
      // The answer holds a secret, so it is not kept.
      idempotent: false,
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createWebhook(tx, body, settings),
  );

  api.read(
    {
      url: '/webhooks/dead-letters',
      tag,
      access,
      summary: 'List dead letters',
      description: 'Deliveries of all webhooks that have used up their tries or met an inactive webhook.',
      query: DeadLetterList,
      response: WebhookDeliveryPage,
    },
    ({ db, query }) => listDeliveries(db, { ...query, status: 'DEAD' }),
  );

  api.read(
    {
      url: '/webhooks/:webhook_id',
      tag,
      access,
      summary: 'Get a webhook',
      description: 'One webhook without its secret. Its ETag can be sent back as If-Match with a change.',
      params: WebhookParams,
      response: Webhook,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getWebhook(db, params.webhook_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/webhooks/:webhook_id',
      tag,
      access,
      summary: 'Update a webhook',
      description:
        'Changes the fields that are sent and leaves the others. An inactive webhook gets no new events; what it is still owed becomes a dead letter when its next try is due.',
      params: WebhookParams,
      body: WebhookUpdate,
      response: Webhook,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { topics: ['alert.*'], is_active: true } },
    },
    ({ tx, params, body, expectedVersion }) =>
      changeWebhook(tx, params.webhook_id, body, expectedVersion, settings),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/webhooks/:webhook_id',
      tag,
      access,
      summary: 'Delete a webhook',
      description: 'With all its deliveries, also those that wait. The audit log keeps that it was there.',
      params: WebhookParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      const webhook = await removeWebhook(tx, params.webhook_id);
      return success(tx, say`Webhook ${webhook.webhook_id} is deleted.`);
    },
  );

  api.act(
    {
      method: 'POST',
      url: '/webhooks/:webhook_id/test',
      tag,
      access,
      summary: 'Test a webhook',
      description:
        'Posts an event `webhook.test` right away, signed as any other, and answers what the receiver said. It is tried once, also when the webhook is inactive.',
      params: WebhookParams,
      response: WebhookTest,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => testWebhook(db, params.webhook_id, settings),
  );

  api.write(
    {
      method: 'POST',
      url: '/webhooks/:webhook_id/rotate-secret',
      tag,
      access,
      summary: 'Change the secret of a webhook',
      description:
        'The answer shows the new secret, this once. For 24 hours each delivery is signed with both, so that the receiver can be switched over.',
      params: WebhookParams,
      response: WebhookWithSecret,
      idempotent: false,
      errors: ['NOT_FOUND'],
    },
    ({ tx, params }) => rotateSecret(tx, params.webhook_id),
  );

  api.read(
    {
      url: '/webhooks/:webhook_id/deliveries',
      tag,
      access,
      summary: 'List deliveries of a webhook',
      description: 'The newest first. Delivered ones are kept for 30 days.',
      params: WebhookParams,
      query: WebhookDeliveryList,
      response: WebhookDeliveryPage,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => listDeliveriesOf(db, params.webhook_id, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/webhooks/deliveries/:webhook_delivery_id/replay',
      tag,
      access,
      summary: 'Replay a dead letter',
      description: 'Tries a dead delivery again, from the first try on, with the same event id.',
      params: WebhookDeliveryParams,
      response: WebhookDelivery,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ tx, params }) => replayDelivery(tx, params.webhook_delivery_id),
  );

  api.write(
    {
      method: 'POST',
      url: '/webhooks/:webhook_id/replay-dead',
      tag,
      access,
      summary: 'Replay all dead letters of a webhook',
      description: 'The oldest first, 10,000 in one call; the answer says how many are left.',
      params: WebhookParams,
      response: WebhookReplay,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ tx, params }) => replayDead(tx, params.webhook_id),
  );
}
