/** What other modules may call. */
export { changeBomStatus } from './bom-status.service.ts';
export { createBom } from './boms.service.ts';
export { explodeBom } from './explosions.service.ts';
export { withKernelErrors } from './kernel-errors.ts';
export { priceMaterials } from './material-prices.ts';
export { type LoadedRecipe, loadRecipe, type RecipeProduct } from './recipes.ts';
export { type RecipesAbove, recipesAbove } from './recipes-above.ts';
export { detectCircularReferences } from './structure.ts';
