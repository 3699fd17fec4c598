import type { TestApp } from '../harness/app.ts';
import { createFactory } from '../harness/factory.ts';
import type { Plant, Recipe } from './book.ts';

/** The small factory that the histories play in: two materials, what is made of them, and what is made of that. */
export interface ModelFactory extends Plant {
  readonly materials: readonly number[];
  readonly made: readonly number[];
}

/**
 * Steel goes into the panel and into the cabinet, and the panel into the cabinet: the cost of a batch of steel reaches a cabinet
 * on two ways. Panels come in metres and screws in pieces, so that both ways of rounding a share are used.
 * Lines stand in the order of the codes, as an order answers them.
 */
export async function createModelFactory(t: TestApp): Promise<ModelFactory> {
  const f = await createFactory(t);
  const another = async (code: string, type: string) => {
    const answer = await t.as.admin.post('/warehouses', {
      warehouse_code: code,
      warehouse_name: code,
      warehouse_type: type,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.warehouse_id as number;
  };
  const raw = [f.rawWarehouse, f.secondRawWarehouse, await another('RM03', 'RAW_MATERIALS')];
  const semi = [f.semiWarehouse, await another('SF02', 'SEMI_FINISHED')];
  const finished = [f.finishedWarehouse, await another('FG02', 'FINISHED_PRODUCTS')];
  const steel = await f.product('STEEL');
  const screw = await f.product('SCREW', { unit: 'PCS' });
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'M' });
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const recipes: Omit<Recipe, 'bomId'>[] = [
    {
      ...{ productId: panel, base: '1', yield: '97', labor: '1.1111', overhead: '0' },
      lines: [
        { productId: screw, quantity: '3', scrap: '0', wholeUnits: true },
        { productId: steel, quantity: '2.375', scrap: '3.5', wholeUnits: false },
      ],
    },
    {
      ...{ productId: cabinet, base: '3', yield: '100', labor: '3.3333', overhead: '0.7777' },
      lines: [
        { productId: panel, quantity: '4', scrap: '0', wholeUnits: false },
        { productId: screw, quantity: '7.5', scrap: '0', wholeUnits: true },
        { productId: steel, quantity: '1.111', scrap: '2', wholeUnits: false },
      ],
    },
  ];
  const known = new Map<number, Recipe>();
  for (const recipe of recipes) {
    const bomId = await f.bom(recipe.productId, recipe.lines, recipe);
    known.set(recipe.productId, { ...recipe, bomId });
  }
  return {
    materials: [steel, screw],
    made: [panel, cabinet],
    recipes: known,
    homes: new Map([
      [steel, raw],
      [screw, raw],
      [panel, semi],
      [cabinet, finished],
    ]),
  };
}
