import { type Book, type Decision, type Facts, momentOf, refuse } from './book.ts';
import { amountText, type Exact, exact, quantityText, rounded, sum, ZERO } from './exact.ts';
import { inUse, itemOf, notFree } from './layer-operations.ts';
import { byAge, type Layer, oldestFirst, type Part } from './layers.ts';
import type { CountBody, CountLine, Of } from './operations.ts';

/** Counts, of a warehouse and of one layer, by SPEC section 6: a loss leaves oldest first, a gain is a layer of its own. */

interface Counted {
  readonly line: CountLine;
  readonly system: Exact;
  readonly losses: readonly Part[];
  readonly gain: Exact;
}

const inLine = (layers: Iterable<Layer>, line: CountLine): Layer[] =>
  [...layers].filter(
    (layer) =>
      layer.productId === line.product_id &&
      (line.batch_number === undefined || layer.batch === line.batch_number),
  );

export function count(book: Book, { body }: Of<'count'>): Decision {
  const counted: Counted[] = [];
  for (const line of body.lines) {
    const layers = inLine(book.layersOf(line.product_id, body.warehouse_id), line);
    const system = sum(layers.map((layer) => layer.onHand));
    const difference = exact(line.counted_quantity).minus(system);
    const losses = difference.isNegative() ? oldestFirst(layers, difference.negated()) : [];
    if (losses === undefined) return inUse(book, layers);
    counted.push({ line, system, losses, gain: difference.isPositive() ? difference : ZERO });
  }
  if (counted.some(({ gain, line }) => !gain.isZero() && !book.belongs(line.product_id, body.warehouse_id))) {
    return refuse(400, 'WAREHOUSE_TYPE_MISMATCH');
  }
  return { accept: (facts) => ({ lines: postLines(book, body, counted, facts) }) };
}

/** What leaves is posted before what enters; a product is found at most once, so its new layer is known by its product. */
function postLines(
  book: Book,
  body: CountBody,
  counted: readonly Counted[],
  { layers: rows }: Facts,
): Record<string, unknown>[] {
  const lost = counted.map(({ losses }) =>
    sum(losses.map((part) => book.take(part, 'ADJUST', 'ADJUSTED').value)),
  );
  return counted.map(({ line, system, gain }, place) => {
    const row = rows.find((one) => one.product_id === line.product_id);
    const value = gain.isZero()
      ? (lost[place] ?? ZERO).negated()
      : find(book, body.warehouse_id, line, gain, row).value;
    return {
      line_number: place + 1,
      product_id: line.product_id,
      batch_number: line.batch_number ?? null,
      system_quantity: quantityText(system),
      counted_quantity: quantityText(exact(line.counted_quantity)),
      difference: quantityText(exact(line.counted_quantity).minus(system)),
      value_difference: amountText(value),
    };
  });
}

/** A found batch is like its newest layer; found stock without a batch enters now, as approved. */
function find(
  book: Book,
  warehouseId: number,
  line: CountLine,
  quantity: Exact,
  row: Facts['layers'][number] | undefined,
): Layer {
  if (row === undefined) throw new Error(`what was found of product ${line.product_id} made no layer`);
  const here = [...book.layers.values()].filter((layer) => layer.warehouseId === warehouseId);
  const newest = inLine(here, line).sort(byAge).at(-1);
  if (newest === undefined) throw new Error(`the model knows no layer like the one that was found`);
  const unitCost = line.unit_cost === undefined ? newest.unitCost : exact(line.unit_cost);
  const like =
    line.batch_number === undefined
      ? {
          batch: row.batch_number,
          enteredAt: momentOf(row.entry_date),
          quality: 'APPROVED' as const,
          expiry: null,
        }
      : {
          batch: newest.batch,
          enteredAt: newest.enteredAt,
          quality: newest.quality,
          expiry: newest.expiry,
        };
  return book.enter(
    {
      ...like,
      id: row.inventory_item_id,
      productId: line.product_id,
      warehouseId,
      quantity,
      unitCost,
      value: rounded(quantity.times(unitCost)),
    },
    'ADJUST',
  );
}

/** One layer was counted. What was found lies beside it, alike in everything but its number. */
export function adjust(book: Book, { layerId, body }: Of<'adjust'>): Decision {
  const layer = book.layer(layerId);
  const difference = exact(body.counted_quantity).minus(layer.onHand);
  const answer = (item: Layer, quantity: Exact, value: Exact) => ({
    inventory_item_id: layer.id,
    movement_type: 'ADJUSTMENT',
    quantity: quantityText(quantity),
    value: amountText(value),
    item: itemOf(item),
  });
  if (difference.isNegative()) {
    const quantity = difference.negated();
    return (
      notFree(book, layer, quantity) ?? {
        accept: () =>
          answer(layer, difference, book.take({ layer, quantity }, 'ADJUST', 'ADJUSTED').value.negated()),
      }
    );
  }
  return {
    accept({ layers: [row] }) {
      if (difference.isZero()) return answer(layer, ZERO, ZERO);
      if (row === undefined) throw new Error('what was found made no layer');
      const { productId, warehouseId, batch, enteredAt, expiry, quality, location, unitCost } = layer;
      const value = rounded(difference.times(unitCost));
      const found = book.enter(
        {
          ...{ productId, warehouseId, batch, enteredAt, expiry, quality, location, unitCost, value },
          id: row.inventory_item_id,
          quantity: difference,
        },
        'ADJUST',
      );
      return answer(found, difference, value);
    },
  };
}
