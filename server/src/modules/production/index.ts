/** What other modules may call, under the names that the system's documents give. */
export { completeOrder as completeProductionOrder } from './completions.service.ts';
export { allocateMaterials as allocateMaterialsForProduction } from './order-materials.service.ts';
export { createOrder as createProductionOrder } from './orders.service.ts';
export { componentsOfOrders, lockProductionOrders } from './replanning.queries.ts';
export { type OrderReplanning, replanProductionOrder } from './replanning.service.ts';
export type { Revaluation } from './revaluations.schemas.ts';
export {
  type LateCost,
  lockForRevaluation,
  postRevaluations,
  revalueLayer,
} from './revaluations.service.ts';
export { changeStatus as transitionProductionStatus } from './status.service.ts';
