import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { RULES_OF_RECIPE, type RulesRow, rulesOfOrder, type SubstituteRule } from './recipe-rules.ts';

const read = statement<RulesRow>(
  'recipes_substitutes',
  `select ${RULES_OF_RECIPE} b.bom_id from bill_of_materials b
   where b.bom_id in (select c.bom_id from bom_components c
     where c.bom_id = any($1::bigint[]) and c.substitute_group is not null)
   order by b.bom_id`,
);

/** What may take the place of components, by recipe; recipes without substitutes are missing. One statement. */
export async function substituteRules(
  db: Db,
  bomIds: readonly number[],
): Promise<Map<number, readonly SubstituteRule[]>> {
  const rows = await db.run(read, [bomIds]);
  return new Map(
    rows.map((row) => {
      const components = row.substitute_groups.flatMap((lines) => lines.slice(0, 1));
      const ids = components.map((line) => line.product_id);
      return [row.bom_id, rulesOfOrder([row], row.bom_id, ids).substitutes];
    }),
  );
}
