import { createHash } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { invariantRoutes } from './doctor/invariants.routes.ts';
import { alertStreamRoutes } from './modules/alerts/alert-stream.routes.ts';
import { alertRoutes } from './modules/alerts/alerts.routes.ts';
import { watchForAlerts } from './modules/alerts/index.ts';
import { webhookRoutes } from './modules/alerts/webhooks.routes.ts';
import { apiKeyRoutes } from './modules/auth/api-keys.routes.ts';
import { auditLogRoutes } from './modules/auth/audit-log.routes.ts';
import { authRoutes } from './modules/auth/auth.routes.ts';
import { createTokens } from './modules/auth/tokens.ts';
import { userSessionRoutes } from './modules/auth/user-sessions.routes.ts';
import { userRoutes } from './modules/auth/users.routes.ts';
import { alternativeRoutes } from './modules/bom/alternatives.routes.ts';
import { bomRoutes } from './modules/bom/boms.routes.ts';
import { buildableRoutes } from './modules/bom/buildable.routes.ts';
import { comparisonRoutes } from './modules/bom/comparisons.routes.ts';
import { costCalculationRoutes } from './modules/bom/cost-calculations.routes.ts';
import { explosionRoutes } from './modules/bom/explosions.routes.ts';
import { whereUsedRoutes } from './modules/bom/where-used.routes.ts';
import { costHistoryRoutes } from './modules/costing/cost-history.routes.ts';
import { costVarianceRoutes } from './modules/costing/cost-variances.routes.ts';
import { currentCostRoutes } from './modules/costing/current-costs.routes.ts';
import { importRoutes } from './modules/imports/imports.routes.ts';
import { adjustmentRoutes } from './modules/inventory/adjustments.routes.ts';
import { allocationRoutes } from './modules/inventory/allocations.routes.ts';
import { availabilityRoutes } from './modules/inventory/availability.routes.ts';
import { countRoutes } from './modules/inventory/counts.routes.ts';
import { itemRoutes } from './modules/inventory/items.routes.ts';
import { labelRoutes } from './modules/inventory/labels.routes.ts';
import { qualityRoutes } from './modules/inventory/quality.routes.ts';
import { reservationIssueRoutes } from './modules/inventory/reservation-issues.routes.ts';
import { reservationRoutes } from './modules/inventory/reservations.routes.ts';
import { stockInRoutes } from './modules/inventory/stock-in.routes.ts';
import { stockOutRoutes } from './modules/inventory/stock-out.routes.ts';
import { traceRoutes } from './modules/inventory/trace.routes.ts';
import { transferRoutes } from './modules/inventory/transfers.routes.ts';
import { productUnitRoutes } from './modules/master-data/product-units.routes.ts';
import { productRoutes } from './modules/master-data/products.routes.ts';
import { supplierPriceBreakRoutes } from './modules/master-data/supplier-price-breaks.routes.ts';
import { supplierRoutes } from './modules/master-data/suppliers.routes.ts';
import { unitRoutes } from './modules/master-data/units.routes.ts';
import { warehouseRoutes } from './modules/master-data/warehouses.routes.ts';
import { calendarRoutes } from './modules/planning/calendar.routes.ts';
import { capableToPromiseRoutes } from './modules/planning/capable-to-promise.routes.ts';
import { demandForecastRoutes } from './modules/planning/demand-forecasts.routes.ts';
import { demandRoutes } from './modules/planning/demands.routes.ts';
import { firmOrderRoutes } from './modules/planning/firm-orders.routes.ts';
import { netRequirementRoutes } from './modules/planning/net-requirements.routes.ts';
import { planDemandRoutes } from './modules/planning/plan-demands.routes.ts';
import { planSubstituteRoutes } from './modules/planning/plan-substitutes.routes.ts';
import { plannedOrderConversionRoutes } from './modules/planning/planned-order-conversion.routes.ts';
import { plannedOrderRoutes } from './modules/planning/planned-orders.routes.ts';
import { planningExceptionActRoutes } from './modules/planning/planning-exception-acts.routes.ts';
import { planningExceptionRoutes } from './modules/planning/planning-exceptions.routes.ts';
import { planningRunEventRoutes } from './modules/planning/planning-run-events.routes.ts';
import { planningRunRoutes } from './modules/planning/planning-runs.routes.ts';
import { planningScenarioRoutes } from './modules/planning/planning-scenarios.routes.ts';
import { planningSettingRoutes } from './modules/planning/planning-settings.routes.ts';
import { procurementSuggestionRoutes } from './modules/planning/procurement-suggestions.routes.ts';
import { reorderSuggestionRoutes } from './modules/planning/reorder-suggestions.routes.ts';
import { runChangeRoutes } from './modules/planning/run-changes.routes.ts';
import { scenarioApplicationRoutes } from './modules/planning/scenario-application.routes.ts';
import { scenarioComparisonRoutes } from './modules/planning/scenario-comparison.routes.ts';
import { stockTrendRoutes } from './modules/planning/stock-trends.routes.ts';
import { purchaseInvoiceRoutes } from './modules/procurement/invoices.routes.ts';
import { landedCostRoutes } from './modules/procurement/landed-costs.routes.ts';
import { orderDocumentRoutes } from './modules/procurement/order-document.routes.ts';
import { purchaseOrderHistoryRoutes } from './modules/procurement/order-history.routes.ts';
import { purchaseOrderRoutes } from './modules/procurement/orders.routes.ts';
import { purchasePriceRoutes } from './modules/procurement/purchase-prices.routes.ts';
import { receiptDocumentRoutes } from './modules/procurement/receipt-document.routes.ts';
import { receiptRoutes } from './modules/procurement/receipts.routes.ts';
import { receivingRoutes } from './modules/procurement/receiving.routes.ts';
import { receivingLookupRoutes } from './modules/procurement/receiving-lookup.routes.ts';
import { supplierPerformanceRoutes } from './modules/procurement/supplier-performance.routes.ts';
import { supplierReturnRoutes } from './modules/procurement/supplier-returns.routes.ts';
import { completionRoutes } from './modules/production/completions.routes.ts';
import { costImpactRoutes } from './modules/production/cost-impact.routes.ts';
import { massChangeRoutes } from './modules/production/mass-changes.routes.ts';
import { orderCostRoutes } from './modules/production/order-costs.routes.ts';
import { orderHistoryRoutes } from './modules/production/order-history.routes.ts';
import { productionOrderRoutes } from './modules/production/orders.routes.ts';
import { reprioritisationRoutes } from './modules/production/reprioritisation.routes.ts';
import { revaluationRoutes } from './modules/production/revaluations.routes.ts';
import { batchTraceRoutes } from './modules/reporting/batch-trace.routes.ts';
import { criticalStockRoutes } from './modules/reporting/critical-stock.routes.ts';
import { customReportRoutes } from './modules/reporting/custom/custom-reports.routes.ts';
import { savedReportRoutes } from './modules/reporting/custom/saved-reports.routes.ts';
import { fifoCostRoutes } from './modules/reporting/fifo-cost.routes.ts';
import { inventorySummaryRoutes } from './modules/reporting/inventory-summary.routes.ts';
import { lateOrderRoutes } from './modules/reporting/late-orders.routes.ts';
import { movementRoutes } from './modules/reporting/movements.routes.ts';
import { productionCostVarianceRoutes } from './modules/reporting/production-cost-variance.routes.ts';
import { productionEfficiencyRoutes } from './modules/reporting/production-efficiency.routes.ts';
import { slowMoverRoutes } from './modules/reporting/slow-movers.routes.ts';
import { stockAgeingRoutes } from './modules/reporting/stock-ageing.routes.ts';
import { stockTurnoverRoutes } from './modules/reporting/stock-turnover.routes.ts';
import { supplierScorecardRoutes } from './modules/reporting/supplier-scorecard.routes.ts';
import { valueRollForwardRoutes } from './modules/reporting/value-roll-forward.routes.ts';
import { createCache } from './platform/cache/cache.ts';
import { redisStore } from './platform/cache/redis-store.ts';
import { memoryStore } from './platform/cache/store.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { primaryOnly, type ReportSource } from './platform/database/replica.ts';
import { type Api, createApi } from './platform/http/api.ts';
import { openDoor } from './platform/http/door.ts';
import { createEventStreams } from './platform/http/event-stream.ts';
import { healthRoutes } from './platform/http/health.ts';
import { API_INFORMATION } from './platform/http/information.ts';
import { collectOpenApi, serveDocumentation } from './platform/http/openapi.ts';
import { sharedLimits } from './platform/http/shared-limits.ts';
import { measureRequests, metricsRoute } from './platform/metrics.ts';
import { prepareDrawing } from './platform/pdf/libraries.ts';
import { connectRedis } from './platform/redis.ts';
import { traceRequests } from './platform/tracing.ts';

export interface AppDependencies {
  readonly config: Config;
  readonly secretKey: string;
  readonly db: Database;
  /** where reports read; unless given, in the database */
  readonly reports?: ReportSource;
  readonly logger: FastifyBaseLogger;
  /** the names of all migrations, for /health/ready */
  readonly migrations: readonly string[];
  /** the script of the reading view at /redoc */
  readonly redocBundle: string;
}

/** The table of contents: one line per resource, under the path that its file name says. */
const RESOURCES: readonly ((api: Api) => void)[] = [
  invariantRoutes,
  userRoutes,
  userSessionRoutes,
  apiKeyRoutes,
  auditLogRoutes,

  unitRoutes,
  warehouseRoutes,
  productRoutes,
  productUnitRoutes,
  supplierRoutes,
  supplierPriceBreakRoutes,

  itemRoutes,
  stockInRoutes,
  stockOutRoutes,
  availabilityRoutes,
  reservationRoutes,
  reservationIssueRoutes,
  allocationRoutes,
  labelRoutes,
  traceRoutes,
  qualityRoutes,
  transferRoutes,
  countRoutes,
  adjustmentRoutes,

  currentCostRoutes,
  costHistoryRoutes,
  costVarianceRoutes,

  bomRoutes,
  explosionRoutes,
  costCalculationRoutes,
  buildableRoutes,
  whereUsedRoutes,
  comparisonRoutes,
  alternativeRoutes,

  productionOrderRoutes,
  orderHistoryRoutes,
  completionRoutes,
  reprioritisationRoutes,
  orderCostRoutes,
  costImpactRoutes,
  massChangeRoutes,
  revaluationRoutes,

  purchaseOrderRoutes,
  purchaseOrderHistoryRoutes,
  purchasePriceRoutes,
  receivingRoutes,
  receivingLookupRoutes,
  receiptRoutes,
  supplierReturnRoutes,
  landedCostRoutes,
  purchaseInvoiceRoutes,
  supplierPerformanceRoutes,

  alertRoutes,
  alertStreamRoutes,

  stockTrendRoutes,
  reorderSuggestionRoutes,
  planningRunRoutes,
  runChangeRoutes,
  planDemandRoutes,
  capableToPromiseRoutes,
  planningRunEventRoutes,
  plannedOrderRoutes,
  plannedOrderConversionRoutes,
  planSubstituteRoutes,
  demandRoutes,
  demandForecastRoutes,
  calendarRoutes,
  planningSettingRoutes,
  netRequirementRoutes,
  procurementSuggestionRoutes,
  planningExceptionRoutes,
  planningExceptionActRoutes,
  firmOrderRoutes,
  planningScenarioRoutes,
  scenarioComparisonRoutes,
  scenarioApplicationRoutes,

  inventorySummaryRoutes,
  movementRoutes,
  customReportRoutes,
  savedReportRoutes,
  criticalStockRoutes,
  productionEfficiencyRoutes,
  fifoCostRoutes,
  valueRollForwardRoutes,
  productionCostVarianceRoutes,
  slowMoverRoutes,
  stockTurnoverRoutes,
  batchTraceRoutes,
  lateOrderRoutes,
  stockAgeingRoutes,
  supplierScorecardRoutes,
];

/** Answers that are kept in this process. */
const CACHE_BYTES = 64 * 2 ** 20;

/** All servers of one installation have the same secret key: it tells their counts from others' in the same Redis. */
function scopeOf(secretKey: string): string {
  return createHash('sha256').update(`limits/${secretKey}`).digest('base64url').slice(0, 16);
}

/** The whole application: what every request meets, then every endpoint. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { config, db, secretKey, logger, reports = primaryOnly(db) } = dependencies;
  watchForAlerts(db);
  const redis = config.redisUrl === undefined ? undefined : connectRedis(config.redisUrl, logger);
  const app = await openDoor(config, db.clock, logger, redis && sharedLimits(redis, scopeOf(secretKey)));
  app.addHook('onClose', async () => redis?.close());
  traceRequests(app);
  const registry = measureRequests(app);
  await collectOpenApi(app, API_INFORMATION);
  const tokens = createTokens(db, { ...config, secretKey });
  const streams = createEventStreams(app, db, config);
  const cache = createCache(db, redis === undefined ? memoryStore(CACHE_BYTES) : redisStore(redis));
  const api = createApi(app, db, tokens.authenticate, secretKey, streams, config.company, reports, cache);

  healthRoutes(app, db, reports, dependencies.migrations);
  metricsRoute(app, {
    registry,
    db,
    reports,
    cache,
    token: config.metricsToken,
    openStreams: streams.openCount,
  });
  authRoutes(api, { app, tokens, loginRateLimitPerMinute: config.loginRateLimitPerMinute });
  for (const register of RESOURCES) register(api);
  orderDocumentRoutes(api, config.company);
  receiptDocumentRoutes(api, config.company);
  webhookRoutes(api, config.webhooks);
  importRoutes(api, app);

  app.addHook('onListen', () => prepareDrawing(logger));
  await serveDocumentation(app, dependencies.redocBundle);
  return app;
}
