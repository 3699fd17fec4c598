const FIRST_CAPACITY = 1024;

/**
 * The planned orders of a plan, one row each, in columns: a million orders are 28 MB, and as objects they were 150. The orders
 * of item i are the rows from[i] … to[i] − 1, firm ones first, then in the order of their due days.
 */
export class OrderColumns {
  count = 0;
  /** whole thousandths */
  quantity = new Float64Array(FIRST_CAPACITY);
  start = new Int32Array(FIRST_CAPACITY);
  due = new Int32Array(FIRST_CAPACITY);
  item = new Int32Array(FIRST_CAPACITY);
  /** index of the firm planned order that it is, or −1 */
  firm = new Int32Array(FIRST_CAPACITY);
  readonly from: Int32Array;
  readonly to: Int32Array;
  private current = 0;

  constructor(itemCount: number) {
    this.from = new Int32Array(itemCount);
    this.to = new Int32Array(itemCount);
  }

  begin(item: number): void {
    this.current = item;
    this.from[item] = this.count;
  }

  add(quantity: number, start: number, due: number, firm: number): void {
    if (this.count === this.quantity.length) this.grow();
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

  private grow(): void {
    const capacity = this.quantity.length * 2;
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
