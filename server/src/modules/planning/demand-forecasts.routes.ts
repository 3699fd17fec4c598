import type { Api } from '../../platform/http/api.ts';
import { DemandForecastRequest, DemandForecasts } from './demand-forecasts.schemas.ts';
import { forecastDemands } from './demand-forecasts.service.ts';

export function demandForecastRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/planning/demands/forecasts',
      tag: 'Planning',
      access: 'write:planning',
      summary: 'Forecast demand and accept it',
      description:
        'What products are expected to need, week by week or month by month, from what left stock so far, with the method, its error and the interval. Without `accept` nothing is changed. With it the forecast takes the place of the open forecast demands of these products that are due up to the end of the horizon, those of days that are over among them.',
      body: DemandForecastRequest,
      response: DemandForecasts,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { product_ids: [1, 2], horizon_days: 84, bucket: 'WEEK', accept: true } },
    },
    ({ tx, body }) => forecastDemands(tx, body),
  );
}
