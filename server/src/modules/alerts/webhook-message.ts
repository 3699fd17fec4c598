import { createHmac } from 'node:crypto';
import { VERSION } from '../../platform/http/information.ts';

/** What a receiver gets: the same body at each try, and headers that prove who has sent it and when. */
export interface WebhookEvent {
  readonly event_id: number;
  readonly topic: string;
  readonly occurred_at: string;
  readonly entity_type: string;
  readonly entity_id: number | null;
  readonly data: unknown;
}

export function bodyOf(event: WebhookEvent): string {
  const { event_id, topic, occurred_at, entity_type, entity_id, data } = event;
  return JSON.stringify({ event_id, topic, occurred_at, entity_type, entity_id, data });
}

/** HMAC-SHA256 over the moment and the body, so that neither can be changed and an old request can be told from a new one. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** @param secrets the present one, and the previous one while it is still valid: one signature of each */
export function headersOf(
  messageId: string,
  sentAt: Date,
  secrets: readonly string[],
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': `Horoz-Demir-MRP/${VERSION}`,
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signatureOf(secret, timestamp, body)).join(','),
  };
}
