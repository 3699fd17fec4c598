import type { Api } from '../../platform/http/api.ts';
import { AlertStreamQuery, EventStreamQuery } from './alert-stream.schemas.ts';
import { ALERT_TOPICS, topicsOf } from './alert-stream.service.ts';

const HOW_IT_GOES_ON = [
  'Server-sent events: `id` is the number of the event, `event` its topic, `data` its content as JSON.',
  'Without Last-Event-ID (or `after`) the first message is `hello`, with the number of the newest event in `data`, and what',
  'happens from then on follows. With it the stream goes on after that event: none is missing and none comes twice, on',
  'whichever server. A line `: still here` comes every 15 seconds. The stream ends when the token expires or the session is',
  'ended. At most 20 streams of one user are open on a server.',
].join('\n');

export function alertStreamRoutes(api: Api): void {
  api.stream(
    {
      url: '/alerts/stream',
      tag: 'Alerts',
      access: 'read:inventory',
      summary: 'Follow alerts as they happen',
      description: `What happens to alerts: raised, changed, acknowledged, resolved. ${HOW_IT_GOES_ON}`,
      query: AlertStreamQuery,
    },
    ({ after }) => ({ topics: ALERT_TOPICS, after }),
  );

  api.stream(
    {
      url: '/events/stream',
      tag: 'Alerts',
      access: 'manage:webhooks',
      summary: 'Follow all events as they happen',
      description: `Everything that webhooks can hear of too. ${HOW_IT_GOES_ON}`,
      query: EventStreamQuery,
    },
    ({ after, topics }) => ({ topics: topicsOf(topics ?? '*'), after }),
  );
}
