import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(() => t.close());

const explosion = (bomId: number, query = '') => t.as.viewer.get(`/bom/${bomId}/explosion${query}`);

describe('a cabinet of three levels, computed by hand', () => {
  let bomId: number;
  let frame: number;
  beforeAll(async () => {
    const steel = await f.product('STEEL');
    const bolt = await f.product('BOLT', { unit: 'PCS', standardCost: '0.4' });
    const paint = await f.product('PAINT', { standardCost: '90' });
    frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const door = await f.product('DOOR', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    await f.bom(frame, [{ productId: steel, quantity: '10', scrap: '5' }], {
      base: '4',
      yield: '80',
      labor: '2',
    });
    await f.bom(
      door,
      [
        { productId: frame, quantity: '1' },
        { productId: paint, quantity: '250', unit: 'G' },
      ],
      { labor: '1.5', overhead: '0.5' },
    );
    bomId = await f.bom(
      cabinet,
      [
        { productId: door, quantity: '2' },
        { productId: frame, quantity: '1' },
        { productId: steel, quantity: '3' },
        { productId: bolt, quantity: '8' },
      ],
      { labor: '20', overhead: '5', status: 'DRAFT' },
    );
    await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
    await f.stock(steel, '30', '12.3456', { entryDate: '2026-02-01' });
    await f.stock(steel, '500', '1', { quality: 'PENDING' });
  });

  test('sums each material over its branches, at its deepest level, with cost and shortage', async () => {
    const { status, body } = await explosion(bomId, '?quantity=6');
    expect(status).toBe(200);
    // frames: 6 × (2 doors + 1) = 18; steel: 18 ÷ 4 × 10 × 1.05 ÷ 0.8 = 59.0625, and 18 for the cabinets: 77.0625
    // cost: 40 × 10 + 30 × 12.3456 = 770.368 by FIFO; the rest at nothing known (no purchase, no price)
    expect(body.raw_materials).toEqual([
      {
        product_id: 2, product_code: 'BOLT', product_name: 'BOLT', unit_of_measure: 'PCS', required_quantity: '48.000',
        available_quantity: '0.000', shortage_quantity: '48.000', fifo_cost_per_unit: '0.4000', total_cost: '19.2000',
        cost_source: 'STANDARD', uncovered_quantity: '48.000', level: 1,
      },
      {
        product_id: 3, product_code: 'PAINT', product_name: 'PAINT', unit_of_measure: 'KG', required_quantity: '3.000',
        available_quantity: '0.000', shortage_quantity: '3.000', fifo_cost_per_unit: '90.0000', total_cost: '270.0000',
        cost_source: 'STANDARD', uncovered_quantity: '3.000', level: 2,
      },
      {
        product_id: 1, product_code: 'STEEL', product_name: 'STEEL', unit_of_measure: 'KG', required_quantity: '77.063',
        available_quantity: '70.000', shortage_quantity: '7.063', fifo_cost_per_unit: '9.9966', total_cost: '770.3680',
        cost_source: 'MIXED', uncovered_quantity: '7.063', level: 3,
      },
    ]); // biome-ignore format: a table
    // labour: 6 × 20 + 12 × 1.5 + 18 × 2; overhead: 6 × 5 + 12 × 0.5
    expect(body).toMatchObject({
      quantity_multiplier: '6.000',
      total_material_cost: '1059.5680',
      total_labor_cost: '174.0000',
      total_overhead_cost: '36.0000',
      total_cost: '1269.5680',
    });
    expect(
      body.assemblies.map((one: { product_code: string; required_quantity: string }) => [
        one.product_code,
        one.required_quantity,
      ]),
    ).toEqual([
      ['CABINET', '6.000'],
      ['DOOR', '12.000'],
      ['FRAME', '18.000'],
    ]);
  });

  test('shows the tree, and uses stock of assemblies when asked for the net', async () => {
    const tree = (await explosion(bomId, '?tree=true')).body.tree;
    expect(tree).toMatchObject({ product_code: 'CABINET', level: 0, required_quantity: '1.000' });
    expect(tree.children.map((child: { product_code: string }) => child.product_code).sort()).toEqual([
      'BOLT',
      'DOOR',
      'FRAME',
      'STEEL',
    ]);
    await f.stock(frame, '18', '50', { warehouseId: f.semiWarehouse });
    const net = (await explosion(bomId, '?quantity=6&net=true')).body;
    expect(
      net.raw_materials.find((row: { product_code: string }) => row.product_code === 'STEEL')
        .required_quantity,
    ).toBe('18.000');
    expect(net.assemblies.at(-1)).toMatchObject({
      product_code: 'FRAME',
      from_stock_quantity: '18.000',
      labor_cost: '0.0000',
    });
  });

  test('what is wrong is said', async () => {
    expect((await explosion(9999)).body.error_code).toBe('NOT_FOUND');
    expect((await explosion(bomId, '?quantity=0')).body.error_code).toBe('VALIDATION_ERROR');
    expect((await explosion(bomId, '?quantity=1e3')).body.error_code).toBe('VALIDATION_ERROR');
    expect((await explosion(bomId, '?date=2026-02-30')).body.error_code).toBe('VALIDATION_ERROR');
    expect((await explosion(bomId, '?depth=3')).body.error_code).toBe('VALIDATION_ERROR');
  });

  test('takes the same number of statements for one level as for three', async () => {
    const counts = [
      await countStatements(t, () => explosion(1)),
      await countStatements(t, () => explosion(bomId)),
    ];
    expect(counts[0]).toBe(counts[1]);
  });
});

describe('which lines and which recipes count', () => {
  test('of substitutes only the first line, also when their group is named like a line', async () => {
    const [first, second, third] = [
      await f.product('SUB-A'),
      await f.product('SUB-B'),
      await f.product('SUB-C'),
    ];
    const made = await f.product('SUB-MADE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const answer = await t.as.prod_mgr.post('/bom/create', {
      parent_product_id: made,
      bom_version: '1.0',
      base_quantity: 1,
      effective_date: '2026-01-01',
      components: [
        { component_product_id: first, quantity_required: 1, sequence_number: 10 },
        { component_product_id: second, quantity_required: 2, sequence_number: 30, substitute_group: '#10' },
        { component_product_id: third, quantity_required: 4, sequence_number: 20, substitute_group: '#10' },
      ],
    });
    const { body } = await explosion(answer.body.bom_id);
    expect(body.raw_materials.map((row: { product_code: string }) => row.product_code)).toEqual([
      'SUB-A',
      'SUB-C',
    ]);
  });

  test("a unit of the product's own converts exactly", async () => {
    const sheet = await f.product('SAC-2MM', { standardCost: '1' });
    await t.db.sql(
      `insert into product_unit_conversions (product_id, unit_code, factor) values ($1, 'SHEET', 15.7)`,
      [sheet],
    );
    const made = await f.product('SHEET-MADE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const id = await f.bom(made, [{ productId: sheet, quantity: '0.333', unit: 'SHEET' }], { base: '3' });
    const { body } = await explosion(id, '?quantity=7');
    // 7 ÷ 3 × 0.333 × 15.7 = 12.1989
    expect(body.raw_materials[0]).toMatchObject({ required_quantity: '12.199', unit_of_measure: 'KG' });
  });

  test('assemblies use the recipe that is active on the date; an obsolete one can still be looked at', async () => {
    const [old, fresh] = [await f.product('DAY-OLD'), await f.product('DAY-NEW')];
    const part = await f.product('DAY-PART', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const made = await f.product('DAY-MADE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    await f.bom(part, [{ productId: old, quantity: '1' }]);
    const second = await f.bom(part, [{ productId: fresh, quantity: '1' }], {
      version: '2.0',
      status: 'DRAFT',
    });
    await t.as.prod_mgr.put(`/bom/${second}/status`, { status: 'ACTIVE', effective_date: '2026-03-01' });
    const id = await f.bom(made, [{ productId: part, quantity: '1' }]);
    const material = async (day: string) =>
      (await explosion(id, `?date=${day}`)).body.raw_materials[0].product_code;
    expect(await material('2026-02-28')).toBe('DAY-OLD');
    expect(await material('2026-03-01')).toBe('DAY-NEW');
    // Before any recipe of the part, the part itself is what has to be bought.
    expect(await material('2019-12-31')).toBe('DAY-PART');
    await t.as.prod_mgr.put(`/bom/${id}/status`, { status: 'OBSOLETE' });
    expect((await explosion(id)).status).toBe(200);
  });
});

describe('random structures', () => {
  /** A fraction of the oracle: slow, plain and without the kernel. */
  type Fraction = { n: bigint; d: bigint };
  const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
  const sum = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
  const decimal = (text: string, scale: number): Fraction => {
    const [whole = '0', part = ''] = text.split('.');
    return { n: BigInt(whole + part.padEnd(scale, '0')), d: 10n ** BigInt(scale) };
  };
  const rounded = ({ n, d }: Fraction): string => {
    const units = (2n * n * 1000n + d) / (2n * d);
    return `${units / 1000n}.${String(units % 1000n).padStart(3, '0')}`;
  };

  interface Recipe {
    base: string;
    yield: string;
    lines: { child: number; quantity: string; scrap: string }[];
  }

  /** Follows every path, as nobody should. */
  function naive(
    recipes: Map<number, Recipe>,
    product: number,
    need: Fraction,
    into: Map<number, Fraction>,
  ): void {
    const recipe = recipes.get(product);
    if (recipe === undefined) {
      into.set(product, sum(into.get(product) ?? { n: 0n, d: 1n }, need));
      return;
    }
    for (const line of recipe.lines) {
      const base = decimal(recipe.base, 3);
      const good = decimal(recipe.yield, 2);
      const scrap = decimal(line.scrap, 2);
      let child = times(need, times(decimal(line.quantity, 3), { n: base.d, d: base.n }));
      child = times(child, { n: 100n * scrap.d + scrap.n, d: 100n * scrap.d });
      child = times(child, { n: 100n * good.d, d: good.n });
      naive(recipes, line.child, child, into);
    }
  }

  function generator(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }

  test('50 random graphs explode as the oracle says', async () => {
    const seed = Number(process.env.TEST_SEED ?? 20261121);
    const random = generator(seed);
    const number = (from: number, to: number, scale: number) =>
      ((from + random(to - from)) / 10 ** scale).toFixed(scale);
    for (let graph = 0; graph < 50; graph += 1) {
      const size = 4 + random(6);
      const products: number[] = [];
      for (let place = 0; place < size; place += 1) {
        products.push(
          await f.product(`G${graph}-P${place}`, {
            type: place < size - 2 ? 'SEMI_FINISHED' : 'RAW_MATERIAL',
          }),
        );
      }
      const recipes = new Map<number, Recipe>();
      let root = 0;
      for (let place = size - 3; place >= 0; place -= 1) {
        const lines = products
          .slice(place + 1)
          .filter((_, index, below) => index === below.length - 1 || random(2) === 0)
          .map((child) => ({ child, quantity: number(1, 9_000, 3), scrap: number(0, 1_500, 2) }));
        const recipe = { base: number(500, 5_000, 3), yield: number(7_000, 10_000, 2), lines };
        recipes.set(products[place] ?? 0, recipe);
        root = await f.bom(
          products[place] ?? 0,
          lines.map((line) => ({ productId: line.child, quantity: line.quantity, scrap: line.scrap })),
          { base: recipe.base, yield: recipe.yield },
        );
      }
      const wanted = number(1, 100_000, 3);
      const expected = new Map<number, Fraction>();
      naive(recipes, products[0] ?? 0, decimal(wanted, 3), expected);
      const { body } = await explosion(root, `?quantity=${wanted}`);
      const got = body.raw_materials.map((row: { product_id: number; required_quantity: string }) => [
        row.product_id,
        row.required_quantity,
      ]);
      const oracle = [...expected].map(([product, need]) => [product, rounded(need)]);
      expect(new Map(got), `seed ${seed}, graph ${graph}`).toEqual(new Map(oracle as [number, string][]));
    }
  }, 60_000);
});
