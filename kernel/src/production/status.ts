import { assert } from '../assert.ts';

export type ProductionStatus = 'PLANNED' | 'RELEASED' | 'IN_PROGRESS' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED';

/**
 * The one table of production order states (SPEC section 8). Whatever asks what may follow a state reads this.
 * An order on hold also goes back to where it was, which is not a property of the state and is added below.
 */
const TRANSITIONS: Readonly<Record<ProductionStatus, readonly ProductionStatus[]>> = {
  PLANNED: ['RELEASED', 'ON_HOLD', 'CANCELLED'],
  RELEASED: ['IN_PROGRESS', 'ON_HOLD', 'CANCELLED'],
  IN_PROGRESS: ['COMPLETED', 'ON_HOLD', 'CANCELLED'],
  ON_HOLD: ['CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

/**
 * The states an order may go to next, the usual next one first.
 *
 * @param heldFrom where an order that is ON_HOLD was before; not looked at in any other state
 * @throws KernelAssertionError when an order is ON_HOLD and heldFrom is not a state that can be put on hold
 */
export function allowedTransitions(
  status: ProductionStatus,
  heldFrom: ProductionStatus | null,
): readonly ProductionStatus[] {
  if (status !== 'ON_HOLD') return TRANSITIONS[status];
  assert(heldFrom !== null, 'allowedTransitions: an order on hold must know where it was');
  assert(
    TRANSITIONS[heldFrom].includes('ON_HOLD'),
    'allowedTransitions: no order is put on hold from that state',
  );
  return [heldFrom, ...TRANSITIONS.ON_HOLD];
}

/**
 * Whether an order may go from one state to another. Staying where it is is not a transition.
 *
 * @param heldFrom as for allowedTransitions
 * @throws KernelAssertionError as allowedTransitions
 */
export function canTransition(
  from: ProductionStatus,
  to: ProductionStatus,
  heldFrom: ProductionStatus | null = null,
): boolean {
  return allowedTransitions(from, heldFrom).includes(to);
}
