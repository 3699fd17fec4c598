/** What other modules may call. */

export { requireMakeable, requireParent } from './bom-lines.ts';
export { saveBomState } from './bom-status.queries.ts';
export { changeBomStatus } from './bom-status.service.ts';
export { BomComponentRequest, BomCreateRequest } from './boms.schemas.ts';
export { changeBom, createBom, createNewVersion, getBom } from './boms.service.ts';
export {
  bomsTaken,
  createBoms,
  linesThatCloseCircles,
  lockForBoms,
  type NewBom,
} from './bulk.ts';
export { calculateBomCost } from './cost-calculations.service.ts';
export { explodeBom } from './explosions.service.ts';
export { withKernelErrors } from './kernel-errors.ts';
export { priceMaterials } from './material-prices.ts';
export { type RecipeRules, rulesOfOrder, type SubstituteRule } from './recipe-rules.ts';
export { type LoadedRecipe, loadRecipe, loadRecipes, type RecipeProduct, recipesInForce } from './recipes.ts';
export { type RecipesAbove, recipesAbove } from './recipes-above.ts';
export { detectCircularReferences, lockStructure, productCodes, requireNoCycle } from './structure.ts';
export { substituteRules } from './substitute-rules.ts';
