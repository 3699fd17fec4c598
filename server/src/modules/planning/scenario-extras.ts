import { componentRequirement, ONE } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { loadRecipes } from '../bom/index.ts';
import type { ScenarioOverlay } from './scenario-overlay.schemas.ts';
import type { OrderComponentRow, OverlayExtras, SupplierTerms } from './scenario-overlay.ts';

const readOverlay = statement<{ overlay: ScenarioOverlay }>(
  'planning_scenario_overlay',
  'select overlay from planning_scenarios where scenario_id = $1',
);

/** @throws NOT_FOUND */
export async function findScenarioOverlay(db: Db, scenarioId: number): Promise<ScenarioOverlay> {
  const [row] = await db.run(readOverlay, [scenarioId]);
  if (row === undefined) throw notFound('planning scenario', scenarioId);
  return row.overlay;
}

/** Of links that are active, of suppliers that are. */
const readTerms = statement<SupplierTerms>(
  'planning_scenario_terms',
  `select k.product_id, k.supplier_id, coalesce(k.lead_time_days, s.lead_time_days) as lead_time_days,
     k.minimum_order_qty as minimum_order_quantity
   from unnest($1::bigint[], $2::bigint[]) as w (product_id, supplier_id)
   join product_suppliers k using (product_id, supplier_id) join suppliers s using (supplier_id)
   where k.is_active and s.is_active order by k.product_id, k.supplier_id`,
);

const readComponents = statement<OrderComponentRow>(
  'planning_scenario_components',
  `select production_order_id, production_order_component_id from production_order_components
   where production_order_id = any($1::bigint[]) order by production_order_component_id`,
);

/**
 * What an overlay needs besides the rows of reality: three statements, whatever it says.
 *
 * @throws NOT_FOUND when a recipe is gone; CONFLICT when a supplier no longer delivers the product; INVALID_UNIT
 */
export async function readOverlayExtras(db: Db, overlay: ScenarioOverlay): Promise<OverlayExtras> {
  const chosen = overlay.suppliers ?? [];
  const boms = [...new Set((overlay.boms ?? []).map((one) => one.bom_id))];
  const orders = (overlay.orders ?? []).filter((one) => one.kind === 'PRODUCTION_ORDER');
  const [supplierTerms, recipes, components] = await Promise.all([
    db.run(readTerms, [chosen.map((one) => one.product_id), chosen.map((one) => one.supplier_id)]),
    loadRecipes(db, boms, db.clock.today()),
    db.run(readComponents, [orders.map((one) => one.id)]),
  ]);
  const found = new Set(supplierTerms.map((row) => `${row.product_id} ${row.supplier_id}`));
  const gone = chosen.find((one) => !found.has(`${one.product_id} ${one.supplier_id}`));
  if (gone !== undefined)
    throw new AppError(
      'CONFLICT',
      say`Supplier ${gone.supplier_id} no longer delivers product ${gone.product_id}. Change the scenario.`,
    );
  return {
    supplier_terms: supplierTerms,
    boms: recipes.map(({ bom, root }) => ({
      bom_id: bom.bomId,
      lines: root.lines.map((line) => {
        const ratio = componentRequirement(ONE, root, line);
        return {
          parent_product_id: root.productId,
          component_product_id: line.componentProductId,
          is_phantom: line.isPhantom === true,
          numerator: String(ratio.numerator),
          denominator: String(ratio.denominator),
        };
      }),
    })),
    order_components: components,
  };
}
