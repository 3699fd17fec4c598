import { type Explosion, type ExplosionInput, explode } from '../bom/explosion.ts';
import { lowestTerms } from '../decimal/rational.ts';

/** explode() with every fraction in lowest terms, so that equal numbers are deeply equal. */
export function exploded(input: ExplosionInput): Explosion {
  const { materials, assemblies, laborCost, overheadCost } = explode(input);
  return {
    materials: materials.map((row) => ({ ...row, required: lowestTerms(row.required) })),
    assemblies: assemblies.map((row) => ({
      ...row,
      required: lowestTerms(row.required),
      asPhantom: lowestTerms(row.asPhantom),
      fromStock: lowestTerms(row.fromStock),
      laborCost: lowestTerms(row.laborCost),
      overheadCost: lowestTerms(row.overheadCost),
    })),
    laborCost: lowestTerms(laborCost),
    overheadCost: lowestTerms(overheadCost),
  };
}
