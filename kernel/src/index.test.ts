import { expect, test } from 'vitest';
import * as kernel from './index.ts';

test('the public names are these; adding or dropping one is a decision', () => {
  expect(Object.keys(kernel).sort()).toEqual(
    [
      ...['assert', 'KernelAssertionError', 'DecimalError', 'CircularBomError', 'TreeTooLargeError'],
      ...['NegativeCostError', 'PhantomWithoutBomError', 'PlanningLimitError'],
      ...['quantity', 'amount', 'percentage', 'formatQuantity', 'formatAmount', 'formatPercentage'],
      ...['ZERO_QUANTITY', 'ZERO_AMOUNT', 'plus', 'minus', 'negate', 'least', 'greatest', 'total'],
      ...['extendedCost', 'unitCostOf', 'ZERO', 'ONE', 'rational', 'parseRational', 'formatRational'],
      ...['fromQuantity', 'fromAmount', 'fromPercentage', 'toQuantity', 'toAmount'],
      ...['toQuantityRoundedUp', 'toQuantityRoundedHalfUp', 'compareRational'],
      ...['addRational', 'subtractRational', 'multiplyRational', 'divideRational'],
      ...['layerValue', 'valueOfTake', 'applyTake', 'takeOldestFirst', 'weightedAverageCost'],
      ...['componentRequirement', 'explode', 'explodeTree', 'explodeOneLevel', 'findCycle', 'lowLevelCodes'],
      ...['buildable', 'materialNeeds', 'whereUsed'],
      ...['allowedTransitions', 'canTransition', 'consumptionDue', 'completionCost', 'costForQuantity'],
      ...['actualConsumption', 'replacedQuantity'],
      ...['chooseFallbackCost', 'materialCost', 'currentCost', 'costImpact', 'percentageChange'],
      ...['spread', 'withRevaluation'],
      ...['revalueBatch', 'valueReceived', 'productionVariance', 'convertQuantity', 'formatFactor'],
      ...['forecastDemand', 'expectedDemand', 'demandInterval', 'rootMeanSquaredError', 'daysUntilUsedUp'],
      ...['demandTrend', 'orderQuantity', 'orderQuantities', 'economicOrderQuantity', 'NO_LIMITS'],
      ...['planLots', 'wagnerWhitin', 'costOfLots', 'planFactory', 'whyLate', 'capableToPromise'],
      ...['dayOf', 'dateOf', 'weekdayOf', 'startOfPeriod', 'WorkingCalendar'],
    ].sort(),
  );
});
