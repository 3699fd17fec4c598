/**
 * What exact decimals cost: the kernel's BigInt fixed point and Rational against decimal.js, which is what most
 * would reach for. The figures stand in docs/adr/0001-exact-decimals.md.
 *
 *   node scripts/run.mjs bench/decimal.bench.ts
 *
 * Both candidates of a pair take turns within each round, so that a busy machine slows both; ratios are of medians.
 */
import {
  type Amount,
  amount,
  type Bom,
  type BomLine,
  explode,
  extendedCost,
  formatAmount,
  formatQuantity,
  ONE,
  type Percentage,
  percentage,
  type Quantity,
  quantity,
  toQuantity,
} from '@horoz/kernel';
import { Decimal } from 'decimal.js';

const ROUNDS = 21;
const Exact20 = Decimal.clone({ precision: 20, rounding: Decimal.ROUND_HALF_UP });

/** Numerical Recipes' linear congruential generator: the same inputs on every machine. */
let seed = 20_240_101n;
function random(below: bigint): bigint {
  seed = (seed * 1_664_525n + 1_013_904_223n) % 4_294_967_296n;
  return (seed * below) / 4_294_967_296n;
}

function millisecondsOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function compare(name: string, repetitions: number, kernel: () => unknown, decimalJs: () => unknown): void {
  const times: [kernel: number[], decimalJs: number[]] = [[], []];
  for (let round = -3; round < ROUNDS; round += 1) {
    const [ofKernel, ofDecimalJs] = [millisecondsOf(kernel), millisecondsOf(decimalJs)];
    if (round < 0) continue; // the first rounds only warm up the compiler
    times[0].push(ofKernel);
    times[1].push(ofDecimalJs);
  }
  const [ours, theirs] = [median(times[0]), median(times[1])];
  const each = (milliseconds: number) => `${((milliseconds * 1e6) / repetitions).toFixed(0).padStart(9)} ns`;
  const ratio = (theirs / ours).toFixed(2);
  console.log(`${name.padEnd(46)} kernel ${each(ours)}   decimal.js ${each(theirs)}   ratio ${ratio}`);
}

function compareMultiplication(): void {
  const count = 20_000;
  const quantities = Array.from({ length: count }, () => (1n + random(5_000_000n)) as Quantity);
  const costs = Array.from({ length: count }, () => random(2_000_000n) as Amount);
  const texts = quantities.map(
    (each, index) => [formatQuantity(each), formatAmount(costs[index] ?? amount('0'))] as const,
  );
  const decimals = texts.map(([left, right]) => [new Exact20(left), new Exact20(right)] as const);

  compare(
    'quantity × unit cost, rounded half up',
    count,
    () => quantities.map((each, index) => extendedCost(each, costs[index] ?? amount('0'))),
    () => decimals.map(([left, right]) => left.times(right).toDecimalPlaces(4)),
  );
  compare(
    'the same, from database text to JSON text',
    count,
    () => texts.map(([left, right]) => formatAmount(extendedCost(quantity(left), amount(right)))),
    () => texts.map(([left, right]) => new Exact20(left).times(right).toDecimalPlaces(4).toFixed(4)),
  );
  const values = quantities.map((each, index) => extendedCost(each, costs[index] ?? amount('0')));
  const decimalValues = values.map((value) => new Exact20(formatAmount(value)));
  compare(
    'sum of values',
    count,
    () => values.reduce<bigint>((sum, value) => sum + value, 0n),
    () => decimalValues.reduce((sum, value) => sum.plus(value), new Exact20(0)),
  );
}

/** Four levels, 10 components each: 10 + 100 + 1,000 = 1,110 nodes below the root, scrap and yield everywhere. */
function bigBom(): { root: Bom; subBoms: Map<number, Bom>; nodes: number } {
  const boms = new Map<number, Bom>();
  const componentsOf = (productId: number) =>
    Array.from({ length: 10 }, (_, index) => productId * 10 + index + 1);
  for (let productId = 0; productId <= 110; productId += 1) {
    boms.set(productId, {
      bomId: productId,
      productId,
      baseQuantity: (1000n * (1n + random(12n))) as Quantity,
      yieldPercentage: (9000n + random(1001n)) as Percentage,
      laborCostPerUnit: random(90_000n) as Amount,
      overheadCostPerUnit: random(90_000n) as Amount,
      lines: componentsOf(productId).map(
        (componentProductId): BomLine => ({
          componentProductId,
          quantityRequired: (1n + random(9000n)) as Quantity,
          unitFactor: ONE,
          scrapPercentage: random(1000n) as Percentage,
        }),
      ),
    });
  }
  const root = boms.get(0);
  if (root === undefined) throw new Error('Product 0 has a BOM');
  return { root, subBoms: boms, nodes: [...boms.values()].reduce((sum, bom) => sum + bom.lines.length, 0) };
}

interface DecimalLine {
  readonly componentProductId: number;
  readonly quantityRequired: Decimal;
  readonly scrap: Decimal;
}
interface DecimalBom {
  readonly baseQuantity: Decimal;
  readonly yieldRatio: Decimal;
  readonly labor: Decimal;
  readonly overhead: Decimal;
  readonly lines: DecimalLine[];
}

function inDecimals(bom: Bom): DecimalBom {
  const scaled = (steps: bigint, scale: number) => new Exact20(steps.toString()).div(scale);
  return {
    baseQuantity: scaled(bom.baseQuantity, 1000),
    yieldRatio: scaled(bom.yieldPercentage, 10_000),
    labor: scaled(bom.laborCostPerUnit, 10_000),
    overhead: scaled(bom.overheadCostPerUnit, 10_000),
    lines: bom.lines.map((line) => ({
      componentProductId: line.componentProductId,
      quantityRequired: scaled(line.quantityRequired, 1000),
      scrap: scaled(line.scrapPercentage, 10_000).plus(1),
    })),
  };
}

/** The same result rows by decimal.js. It is spared ordering and cycle checks: it may assume a tree. */
function explodeInDecimals(
  boms: ReadonlyMap<number, DecimalBom>,
  root: number,
  wanted: Decimal,
): Map<number, Decimal> {
  const required = new Map([[root, wanted]]);
  let [labor, overhead] = [new Exact20(0), new Exact20(0)];
  for (const [productId, needed] of required) {
    const bom = boms.get(productId);
    if (bom === undefined) continue;
    labor = labor.plus(needed.times(bom.labor));
    overhead = overhead.plus(needed.times(bom.overhead));
    for (const line of bom.lines) {
      const share = needed
        .div(bom.baseQuantity)
        .times(line.quantityRequired)
        .times(line.scrap)
        .div(bom.yieldRatio);
      required.set(line.componentProductId, share.plus(required.get(line.componentProductId) ?? 0));
    }
  }
  return required.set(-1, labor).set(-2, overhead);
}

function compareExplosion(): void {
  const { root, subBoms, nodes } = bigBom();
  const decimalBoms = new Map([...subBoms].map(([productId, bom]) => [productId, inDecimals(bom)]));
  const wanted = quantity('137');
  const kernel = () => explode({ root, quantity: wanted, subBoms });
  const decimalJs = () => explodeInDecimals(decimalBoms, 0, new Exact20(137));
  compare(`explosion of a BOM with ${nodes} nodes`, 1, kernel, decimalJs);

  const longest = Math.max(...kernel().materials.map((row) => row.required.denominator.toString().length));
  console.log(`  longest denominator: ${longest} digits`);
}

/**
 * How often 20 digits round to another thousandth than exact numbers do: N ÷ base × quantity ÷ yield over small,
 * quite ordinary figures. 4 ÷ 3 × 0.027 ÷ 0.96 is 0.0375, half up 0.038; with 20 digits it is 0.037499…, so 0.037.
 */
function countWrongRoundings(): void {
  let [cases, wrong] = [0, 0];
  for (let wanted = 1; wanted <= 20; wanted += 1) {
    for (let base = 1; base <= 12; base += 1) {
      for (let thousandths = 1; thousandths <= 30; thousandths += 1) {
        for (const yieldText of ['100', '96', '90', '75']) {
          const bom: Bom = {
            bomId: 1,
            productId: 1,
            baseQuantity: quantity(`${base}`),
            yieldPercentage: percentage(yieldText),
            laborCostPerUnit: amount('0'),
            overheadCostPerUnit: amount('0'),
            lines: [
              {
                componentProductId: 2,
                quantityRequired: BigInt(thousandths) as Quantity,
                unitFactor: ONE,
                scrapPercentage: percentage('0'),
              },
            ],
          };
          const [material] = explode({
            root: bom,
            quantity: quantity(`${wanted}`),
            subBoms: new Map(),
          }).materials;
          const rounded = new Exact20(wanted)
            .div(base)
            .times(thousandths)
            .div(1000)
            .div(yieldText)
            .times(100);
          cases += 1;
          if (material && formatQuantity(toQuantity(material.required)) !== rounded.toFixed(3)) wrong += 1;
        }
      }
    }
  }
  console.log(`requirements that 20 digits round to another thousandth: ${wrong} of ${cases}`);
}

compareMultiplication();
compareExplosion();
countWrongRoundings();
