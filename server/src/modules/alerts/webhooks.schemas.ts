import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  timestamp,
} from '../../platform/http/schemas.ts';

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'DEAD'] as const;

const fields = {
  url: Type.String({
    minLength: 10,
    maxLength: 500,
    pattern: '^[\\u0021-\\u007e]+$',
    description: 'Where events are posted to: a complete http or https URL of a public address.',
    examples: ['https://hooks.example.com/horoz'],
  }),
  topics: Type.Array(
    Type.String({
      maxLength: 100,
      pattern: '^(\\*|[a-z_]+\\.(\\*|[a-z_]+))$',
      examples: ['alert.*', 'purchase_order.received'],
    }),
    {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      description: 'Which events: a topic, all of a kind as `alert.*`, or `*`.',
    },
  ),
  description: nullable(note(200, 'What it is for.')),
};

const columns = {
  webhook_id: id('Number of the webhook.'),
  url: fields.url,
  topics: fields.topics,
  description: fields.description,
  is_active: Type.Boolean({ description: 'An inactive one gets no events.' }),
  disabled_reason: nullable(
    Type.String({ description: 'Why the system switched it off: the receiver answered 410 Gone.' }),
  ),
  previous_secret_until: nullable(
    timestamp('Until then each delivery is also signed with the secret before the last change.'),
  ),
  created_by: nullable(id('Who created it.')),
  created_at: timestamp('When it was created. It gets what happens from then on.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
};

export const Webhook = object('Webhook', columns);
export type Webhook = Static<typeof Webhook>;

export const WebhookPage = page('WebhookPage', Webhook);

export const WebhookWithSecret = object('WebhookWithSecret', {
  ...columns,
  secret: Type.String({
    description: 'Signs the deliveries. Shown in this answer only: keep it.',
    examples: ['Zk3mY0l1bX9hcTVfZGVtby1zZWNyZXQtMDAwMDAwMDA'],
  }),
});
export type WebhookWithSecret = Static<typeof WebhookWithSecret>;

export const WebhookCreate = object('WebhookCreate', {
  url: fields.url,
  topics: fields.topics,
  description: Type.Optional(fields.description),
  is_active: Type.Optional(Type.Boolean({ description: 'true unless said otherwise.' })),
});
export type WebhookCreate = Static<typeof WebhookCreate>;

export const WebhookUpdate = object('WebhookUpdate', {
  url: Type.Optional(fields.url),
  topics: Type.Optional(fields.topics),
  description: Type.Optional(fields.description),
  is_active: Type.Optional(Type.Boolean({ description: 'true also takes the reason away.' })),
});
export type WebhookUpdate = Static<typeof WebhookUpdate>;

export const WebhookParams = parameters({ webhook_id: id('Number of the webhook.') });

export const WebhookList = listParameters(['webhook_id', 'url', 'created_at'], {
  is_active: Type.Optional(Type.Boolean({ description: 'Left out: active and inactive ones.' })),
});
export type WebhookList = Static<typeof WebhookList>;

export const WebhookTest = object('WebhookTest', {
  delivered: Type.Boolean({ description: 'Whether the receiver answered with a status from 200 to 299.' }),
  status_code: nullable(Type.Integer({ description: 'What it answered; null when it did not.' })),
  duration_ms: Type.Integer({ minimum: 0, description: 'From the name of the host to the answer.' }),
  error: nullable(Type.String({ description: 'Why it counts as not delivered.' })),
});
export type WebhookTest = Static<typeof WebhookTest>;

export const WebhookDelivery = object('WebhookDelivery', {
  webhook_delivery_id: id('Number of the delivery.'),
  webhook_id: id('The webhook that it goes to.'),
  event_id: id('The event; `Webhook-Id` of each of its requests.'),
  topic: Type.String({ examples: ['alert.raised'] }),
  entity_type: Type.String({ description: 'What the event is about.', examples: ['alert'] }),
  entity_id: nullable(id('Number of what the event is about.')),
  occurred_at: timestamp('When it happened.'),
  status: oneOf(DELIVERY_STATUSES, 'DEAD: all tries are used up, or the webhook is inactive.'),
  attempts: Type.Integer({ minimum: 0, description: 'Tries so far, since it was last replayed.' }),
  created_at: timestamp('When it was queued.'),
  next_attempt_at: nullable(timestamp('When it is tried next.')),
  last_attempt_at: nullable(timestamp('When it was last tried.')),
  last_status_code: nullable(Type.Integer({ description: 'What the receiver answered.' })),
  last_duration_ms: nullable(Type.Integer({ minimum: 0, description: 'How long the last try took.' })),
  last_error: nullable(Type.String({ description: 'Why the last try failed.' })),
  delivered_at: nullable(timestamp('When the receiver took it.')),
});
export type WebhookDelivery = Static<typeof WebhookDelivery>;

export const WebhookDeliveryPage = page('WebhookDeliveryPage', WebhookDelivery);

const DELIVERY_SORTS = ['webhook_delivery_id', 'created_at', 'next_attempt_at', 'last_attempt_at'] as const;

export const WebhookDeliveryList = listParameters(DELIVERY_SORTS, {
  status: Type.Optional(oneOf(DELIVERY_STATUSES, 'Only these.')),
});

export const DeadLetterList = listParameters(DELIVERY_SORTS, {
  webhook_id: Type.Optional(id('Only of this webhook.')),
});
export type DeliveryFilter = Static<typeof WebhookDeliveryList> & Static<typeof DeadLetterList>;

export const WebhookDeliveryParams = parameters({ webhook_delivery_id: id('Number of the delivery.') });

export const WebhookReplay = object('WebhookReplay', {
  replayed: Type.Integer({ minimum: 0, description: 'Deliveries that are on their way again.' }),
  remaining: Type.Integer({ minimum: 0, description: 'Dead ones that are left: call again.' }),
});
export type WebhookReplay = Static<typeof WebhookReplay>;
