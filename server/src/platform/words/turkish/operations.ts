import { PLAN_DIFFERENCES_TURKISH } from './plan-differences.ts';
import { PLAN_EXPLANATIONS_TURKISH } from './plan-explanations.ts';
import { PLANNING_TURKISH } from './planning.ts';
import { PROCUREMENT_TURKISH } from './procurement.ts';
import { PRODUCTION_TURKISH } from './production.ts';
import { REPORTING_TURKISH } from './reporting.ts';

/** Sentences of production, procurement, planning, alerts, reports and imports. */
export const OPERATIONS_TURKISH: Readonly<Record<string, string>> = {
  ...PRODUCTION_TURKISH,
  ...PROCUREMENT_TURKISH,
  ...PLANNING_TURKISH,
  ...PLAN_EXPLANATIONS_TURKISH,
  ...PLAN_DIFFERENCES_TURKISH,
  ...REPORTING_TURKISH,
};
