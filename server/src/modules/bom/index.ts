/** What other modules may call. */
export { type LoadedRecipe, loadRecipe, type RecipeProduct } from './recipes.ts';
