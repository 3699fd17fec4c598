/** What other modules may call, under the names that the system's documents give. */
export { type Price, type PriceQuestion, supplierPrices } from './order-prices.ts';
export { changeStatus as transitionPurchaseStatus } from './order-status.service.ts';
export { PurchaseOrder, PurchaseOrderRequest } from './orders.schemas.ts';
export { createOrder as createPurchaseOrder } from './orders.service.ts';
export { lockPurchaseOrders } from './replanning.queries.ts';
export { type LineReplanning, replanPurchaseOrder } from './replanning.service.ts';
