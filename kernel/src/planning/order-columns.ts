import { indexAt } from './exact-number.ts';

const FIRST_CAPACITY = 1024;

/**
 * The planned orders of a plan, one row each, in columns: a million orders are 28 MB, and as objects they were 150. The orders
 * of item i are the rows from[i] … to[i] − 1, firm ones first, then in the order of their due days.
 */
export class OrderColumns {
  count = 0;
  /** whole thousandths */
  quantity: Float64Array<ArrayBuffer>;
  start: Int32Array<ArrayBuffer>;
  due: Int32Array<ArrayBuffer>;
  item: Int32Array<ArrayBuffer>;
  /** index of the firm planned order that it is, or −1 */
  firm: Int32Array<ArrayBuffer>;
  readonly from: Int32Array;
  readonly to: Int32Array;
  private current = 0;

  /** @param expected so many orders, and some more, are added without growing */
  constructor(itemCount: number, expected = 0) {
    const capacity = FIRST_CAPACITY + expected;
    this.quantity = new Float64Array(capacity);
    this.start = new Int32Array(capacity);
    this.due = new Int32Array(capacity);
    this.item = new Int32Array(capacity);
    this.firm = new Int32Array(capacity);
    this.from = new Int32Array(itemCount);
    this.to = new Int32Array(itemCount);
  }

  begin(item: number): void {
    this.current = item;
    this.from[item] = this.count;
  }

  add(quantity: number, start: number, due: number, firm: number): void {
    if (this.count === this.quantity.length) this.grow(this.count + 1);
    const row = this.count;
    this.quantity[row] = quantity;
    this.start[row] = start;
    this.due[row] = due;
    this.item[row] = this.current;
    this.firm[row] = firm;
    this.count = row + 1;
  }

  end(item: number): void {
    this.to[item] = this.count;
  }

  /** Adds the orders that these items have in another plan, where they follow each other, too. */
  copy(other: OrderColumns, items: Int32Array): void {
    if (items.length === 0) return;
    const first = indexAt(other.from, indexAt(items, 0));
    const end = indexAt(other.to, indexAt(items, items.length - 1));
    const row = this.count;
    this.count = row + end - first;
    if (this.count > this.quantity.length) this.grow(this.count);
    this.quantity.set(other.quantity.subarray(first, end), row);
    this.start.set(other.start.subarray(first, end), row);
    this.due.set(other.due.subarray(first, end), row);
    this.item.set(other.item.subarray(first, end), row);
    this.firm.set(other.firm.subarray(first, end), row);
    for (const item of items) {
      this.from[item] = indexAt(other.from, item) + row - first;
      this.to[item] = indexAt(other.to, item) + row - first;
    }
  }

  /** Whether the components of an item see the same orders as in another plan: so many, on those start days. */
  takesTheSame(other: OrderColumns, item: number): boolean {
    const [from, otherFrom] = [indexAt(this.from, item), indexAt(other.from, item)];
    const length = indexAt(this.to, item) - from;
    if (indexAt(other.to, item) - otherFrom !== length) return false;
    for (let place = 0; place < length; place += 1) {
      if (this.quantity[from + place] !== other.quantity[otherFrom + place]) return false;
      if (this.start[from + place] !== other.start[otherFrom + place]) return false;
    }
    return true;
  }

  private grow(atLeast: number): void {
    const capacity = Math.max(this.quantity.length * 2, atLeast);
    const grown = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(capacity);
      larger.set(column);
      return larger;
    };
    const quantity = new Float64Array(capacity);
    quantity.set(this.quantity);
    this.quantity = quantity;
    this.start = grown(this.start);
    this.due = grown(this.due);
    this.item = grown(this.item);
    this.firm = grown(this.firm);
  }
}
