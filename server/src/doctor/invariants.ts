import { ALERT_INVARIANTS } from './checks/alerts.ts';
import { EVENT_INVARIANTS } from './checks/events.ts';
import { FOUNDATION_INVARIANTS } from './checks/foundation.ts';
import { LAYER_INVARIANTS } from './checks/layers.ts';
import { MOVEMENT_DAY_INVARIANTS } from './checks/movement-days.ts';
import { OPERATION_INVARIANTS } from './checks/operations.ts';
import { PLANNING_INVARIANTS } from './checks/planning.ts';
import { PROCUREMENT_INVARIANTS } from './checks/procurement.ts';
import { PRODUCTION_INVARIANTS } from './checks/production.ts';
import type { Invariant } from './invariant.ts';

/** All of them, in the order of their numbers. docs/invariants.md says what holds each, and which test attacks it. */
export const INVARIANTS: readonly Invariant[] = [
  ...LAYER_INVARIANTS,
  ...EVENT_INVARIANTS,
  ...PRODUCTION_INVARIANTS,
  ...MOVEMENT_DAY_INVARIANTS,
  ...OPERATION_INVARIANTS,
  ...PROCUREMENT_INVARIANTS,
  ...FOUNDATION_INVARIANTS,
  ...ALERT_INVARIANTS,
  ...PLANNING_INVARIANTS,
].sort((a, b) => a.id.localeCompare(b.id));
