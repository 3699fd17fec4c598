import { forecastDemands } from '../../modules/planning/demand-forecasts.service.ts';
import { createDemand } from '../../modules/planning/demands.service.ts';
import { numberOf, type Places } from './factory-master-data.ts';
import { daysAfter } from './numbers.ts';
import type { Stage } from './stage.ts';

/** code, quantity, due in days, reference, remark */
const CUSTOMER_ORDERS = [
  ['FP-CAB-200', '8.000', 9, 'SIP-2041', 'Yıldız Lojistik, soyunma odası'],
  ['FP-CAB-200', '14.000', 23, 'SIP-2047', 'Körfez Belediyesi ihalesi'],
  ['FP-TBL-120', '6.000', 12, 'SIP-2044', null],
  ['FP-TKM-100', '5.000', 16, 'SIP-2045', 'Şahin Oto Servis'],
  // Should have been delivered three days ago.
  ['FP-TKM-100', '2.000', -3, 'SIP-2036', 'Işık Teknik, eksik kalan'],
] as const;

const FORECAST = ['FP-CAB-200', 'FP-TBL-120', 'FP-TKM-100'] as const;

/** What a planner finds in the morning: customer orders, doors kept for spares, and a forecast of the next quarter. */
export async function makeDemand(stage: Stage, places: Places): Promise<void> {
  const planner = stage.as('prod_mgr');
  const product = (code: string) => numberOf(places.products, code);
  for (const [code, quantity, days, reference_number, notes] of CUSTOMER_ORDERS) {
    await createDemand(planner, {
      product_id: product(code),
      quantity,
      due_date: daysAfter(stage.dayOf(stage.end), days),
      demand_type: 'CUSTOMER_ORDER',
      reference_number,
      notes,
    });
  }
  await createDemand(planner, {
    product_id: product('SF-KPI-01'),
    quantity: '4.000',
    due_date: daysAfter(stage.dayOf(stage.end), 30),
    demand_type: 'MANUAL',
    notes: 'Yedek kapı',
  });
  await forecastDemands(planner, {
    product_ids: FORECAST.map(product),
    horizon_days: 84,
    bucket: 'MONTH',
    history_days: 180,
    accept: true,
  });
}
