import {
  type Amount,
  type Bom,
  type BomLine,
  ONE,
  type Percentage,
  type Quantity,
  rational,
} from '@horoz/kernel';

export interface Structure {
  readonly name: string;
  readonly root: Bom;
  readonly subBoms: ReadonlyMap<number, Bom>;
  readonly edges: number;
}

/** Numerical Recipes' linear congruential generator: the same structures on every machine. */
let seed = 20_240_101n;
function random(below: bigint): bigint {
  seed = (seed * 1_664_525n + 1_013_904_223n) % 4_294_967_296n;
  return (seed * below) / 4_294_967_296n;
}

/** Scrap, yield and base quantity everywhere, as ugly as real ones. */
function uglyBom(productId: number, components: readonly number[]): Bom {
  return {
    bomId: productId,
    productId,
    baseQuantity: (1000n * (1n + random(12n))) as Quantity,
    yieldPercentage: (9000n + random(1001n)) as Percentage,
    laborCostPerUnit: random(90_000n) as Amount,
    overheadCostPerUnit: random(90_000n) as Amount,
    lines: components.map(
      (componentProductId): BomLine => ({
        componentProductId,
        quantityRequired: (1n + random(9000n)) as Quantity,
        unitFactor: ONE,
        scrapPercentage: random(1000n) as Percentage,
      }),
    ),
  };
}

function structureOf(name: string, boms: readonly Bom[]): Structure {
  const [root] = boms;
  if (root === undefined) throw new Error('A structure has a root');
  const edges = boms.reduce((sum, bom) => sum + bom.lines.length, 0);
  return { name, root, edges, subBoms: new Map(boms.slice(1).map((bom) => [bom.productId, bom])) };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** A tree: 10 components, each of 10, each of 10. */
export function threeLevels(): Structure {
  const boms = numbers(0, 111).map((productId) => uglyBom(productId, numbers(productId * 10 + 1, 10)));
  return structureOf('three levels', boms);
}

/** A uses B…Z, B uses C…Z, and so on: 2²⁴ ways lead from A to Z. */
export function everyLetter(): Structure {
  const boms = numbers(0, 25).map((letter) => ({
    ...uglyBom(letter, numbers(letter + 1, 25 - letter)),
    // With a third of a unit everywhere no fraction ever reduces to something short.
    lines: numbers(letter + 1, 25 - letter).map((componentProductId) => ({
      componentProductId,
      quantityRequired: 1000n as Quantity,
      unitFactor: rational(1n, 3n),
      scrapPercentage: 0n as Percentage,
    })),
  }));
  return structureOf('A…Z', boms);
}

/** A root of 100 components, and nine levels of 100 products with 11 components each on the next level. */
export function tenLevels(): Structure {
  const width = 100;
  const idOf = (level: number, place: number) => 1 + (level - 1) * width + (place % width);
  const boms = [
    uglyBom(
      0,
      numbers(0, width).map((place) => idOf(1, place)),
    ),
  ];
  for (let level = 1; level <= 9; level += 1) {
    for (let place = 0; place < width; place += 1) {
      boms.push(
        uglyBom(
          idOf(level, place),
          numbers(0, 11).map((each) => idOf(level + 1, place + each * 9)),
        ),
      );
    }
  }
  return structureOf('ten levels', boms);
}
