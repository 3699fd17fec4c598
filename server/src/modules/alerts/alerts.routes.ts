import type { Api } from '../../platform/http/api.ts';
import { listAlerts } from './alerts.queries.ts';
import {
  Alert,
  AlertAcknowledgement,
  AlertAssignment,
  AlertList,
  AlertPage,
  AlertParams,
  AlertSnooze,
} from './alerts.schemas.ts';
import { acknowledgeAlert, assignAlert, getAlert, snoozeAlert } from './alerts.service.ts';

const tag = 'Alerts';

export function alertRoutes(api: Api): void {
  api.read(
    {
      url: '/alerts',
      tag,
      access: 'read:inventory',
      summary: 'List alerts',
      description:
        'What needs attention, newest first: all that are not RESOLVED, unless a status is asked for. The search looks at the message.',
      query: AlertList,
      response: AlertPage,
    },
    ({ db, actor, query }) => listAlerts(db, actor.userId, query),
  );

  api.read(
    {
      url: '/alerts/:alert_id',
      tag,
      access: 'read:inventory',
      summary: 'Get an alert',
      description: 'One alert, open or resolved.',
      params: AlertParams,
      response: Alert,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getAlert(db, params.alert_id),
  );

  api.write(
    {
      method: 'POST',
      url: '/alerts/:alert_id/acknowledge',
      tag,
      access: 'write:alerts',
      summary: 'Acknowledge an alert',
      description:
        'Seen, you take care of it. It stays quiet until it gets worse, which opens it again, or until its cause is gone.',
      params: AlertParams,
      body: AlertAcknowledgement,
      response: Alert,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { note: 'Sipariş yarın geliyor' } },
    },
    ({ tx, params, body }) => acknowledgeAlert(tx, params.alert_id, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/alerts/:alert_id/snooze',
      tag,
      access: 'write:alerts',
      summary: 'Put an alert off',
      description:
        'It comes back at that moment, within a minute, if its cause is still there; earlier when it gets worse.',
      params: AlertParams,
      body: AlertSnooze,
      response: Alert,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { until: '2026-11-28T08:00:00+03:00' } },
    },
    ({ tx, params, body }) => snoozeAlert(tx, params.alert_id, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/alerts/:alert_id/assign',
      tag,
      access: 'write:alerts',
      summary: 'Assign an alert',
      description: 'Says whose it is; null takes it away from everybody. The status stays.',
      params: AlertParams,
      body: AlertAssignment,
      response: Alert,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { user_id: 1 } },
    },
    ({ tx, params, body }) => assignAlert(tx, params.alert_id, body),
  );
}
