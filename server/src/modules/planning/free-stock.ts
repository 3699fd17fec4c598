import { type EpochDay, type Plan, type Quantity, ZERO_QUANTITY } from '@horoz/kernel';

/** What a plan leaves of each product above its safety stock, less what was taken of it here. */
export class FreeStock {
  private readonly plan: Plan;
  private readonly today: EpochDay;
  private readonly known = new Map<number, readonly FreeFrom[]>();
  private readonly taken = new Map<number, bigint>();

  constructor(plan: Plan, today: EpochDay) {
    this.plan = plan;
    this.today = today;
  }

  /** What is free on the day and stays free up to the end of the horizon. */
  on(productId: number, day: EpochDay): Quantity {
    const last = this.freeOf(productId).findLast((one) => one.day <= Math.max(day, this.today));
    const free = (last?.quantity ?? 0n) - (this.taken.get(productId) ?? 0n);
    return free > 0n ? (free as Quantity) : ZERO_QUANTITY;
  }

  /** The first day from which so much more is free up to the end of the horizon. */
  firstDay(productId: number, quantity: Quantity): EpochDay {
    const wanted = quantity + (this.taken.get(productId) ?? 0n);
    return this.freeOf(productId).find((one) => one.quantity >= wanted)?.day ?? this.today;
  }

  take(productId: number, quantity: Quantity): void {
    this.taken.set(productId, (this.taken.get(productId) ?? 0n) + quantity);
  }

  /** By day; from each on the least that is projected until the end. */
  private freeOf(productId: number): readonly FreeFrom[] {
    const known = this.known.get(productId);
    if (known !== undefined) return known;
    const { days, onHand, safetyStock } = this.plan.record(productId);
    const projected = days.map((one) => ({ day: one.day, quantity: one.projectedOnHand - safetyStock }));
    if (projected[0]?.day !== this.today)
      projected.unshift({ day: this.today, quantity: onHand - safetyStock });
    const free: FreeFrom[] = [];
    let least: bigint | undefined;
    for (const { day, quantity } of projected.toReversed()) {
      least = least === undefined || quantity < least ? quantity : least;
      free.unshift({ day, quantity: least });
    }
    this.known.set(productId, free);
    return free;
  }
}

interface FreeFrom {
  readonly day: EpochDay;
  readonly quantity: bigint;
}
