import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, ApiClient } from './api-client.ts';

/** A write that the server has acknowledged: with a success or with a refusal that holds. */
export interface AcknowledgedWrite {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly status: number;
  readonly text: string;
}

export interface MasterData {
  readonly products: readonly number[];
  readonly warehouses: readonly number[];
  readonly canTransfer: boolean;
}

export type Random = (below: number) => number;

/** mulberry32: the same writes for the same seed; the moments of the kills are the machine's. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export async function createMasterData(api: ApiClient): Promise<MasterData> {
  const warehouses: number[] = [];
  for (const code of ['RM01', 'RM02']) {
    const body = { warehouse_code: code, warehouse_name: code, warehouse_type: 'RAW_MATERIALS' };
    warehouses.push((await api.create<{ warehouse_id: number }>('/warehouses', body)).warehouse_id);
  }
  const products: number[] = [];
  for (let number = 1; number <= 6; number += 1) {
    const body = {
      product_code: `STEEL-${number}`,
      product_name: `Steel ${number}`,
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
    };
    products.push((await api.create<{ product_id: number }>('/products', body)).product_id);
  }
  // An address that exists refuses an empty body; one that does not is not found.
  const probe = await api.send('POST', '/inventory/transfer', {});
  return { products, warehouses, canTransfer: probe !== undefined && probe.status !== 404 };
}

/** How a client that wants to be sure goes on when it hears nothing or "not now": the same request with the same key. */
const PATIENCE_MS = 90_000;

export interface LoadCounts {
  /** requests of which the client heard nothing, or a 503 */
  unanswered: number;
  /** of those writes, the ones that turned out to be done already */
  doneUnheard: number;
  /** answers that must not happen, whatever dies: 500 */
  readonly faults: string[];
}

/** Clients that write without a pause. A client repeats what was not answered until it is, whatever dies meanwhile. */
export class Load {
  readonly writes: AcknowledgedWrite[] = [];
  readonly counts: LoadCounts = { unanswered: 0, doneUnheard: 0, faults: [] };
  readonly #api: ApiClient;
  readonly #data: MasterData;
  readonly #random: Random;
  #running = false;
  #clients: Promise<void>[] = [];
  #keys = 0;

  constructor(api: ApiClient, data: MasterData, random: Random) {
    this.#api = api;
    this.#data = data;
    this.#random = random;
  }

  start(clients: number): void {
    this.#running = true;
    this.#clients = Array.from({ length: clients }, () => this.#client());
    for (const client of this.#clients) client.catch(() => {}); // `stop` tells of it
  }

  /** Waits for so many more writes. */
  async acknowledges(more: number): Promise<void> {
    const [enough, deadline] = [this.writes.length + more, performance.now() + PATIENCE_MS];
    while (this.writes.length < enough) {
      if (performance.now() > deadline) throw new Error(`No ${more} writes in ${PATIENCE_MS / 1000} s`);
      await sleep(5);
    }
  }

  /** Every write that was begun is acknowledged when this returns. */
  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#clients);
  }

  async #client(): Promise<void> {
    const reserved: number[] = [];
    while (this.#running) {
      const { path, body } = this.#nextWrite(reserved);
      this.#keys += 1;
      const key = `chaos-${this.#keys}`;
      const { status, text } = await this.#untilAcknowledged(path, body, key);
      this.writes.push({ path, body, key, status, text });
      if (path === '/inventory/reserve' && status === 201) {
        const { allocations } = JSON.parse(text) as { allocations: { allocation_id: number }[] };
        reserved.push(...allocations.map((allocation) => allocation.allocation_id));
      }
    }
  }

  async #untilAcknowledged(path: string, body: unknown, key: string): Promise<Answer> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let tries = 1; performance.now() < deadline; tries += 1) {
      const answer = await this.#api.send('POST', path, body, key);
      if (answer !== undefined && answer.status < 500 && !answer.retryAfter) {
        if (tries > 1 && answer.replayed) this.counts.doneUnheard += 1;
        return answer;
      }
      if (answer?.status === 500) this.counts.faults.push(`POST ${path}: ${answer.text}`);
      this.counts.unanswered += 1;
      await sleep(50 + this.#random(150));
    }
    throw new Error(`POST ${path} with the key ${key} was not answered in ${PATIENCE_MS / 1000} s`);
  }

  #nextWrite(reserved: number[]): { path: string; body: unknown } {
    const random = this.#random;
    const product_id = this.#data.products[random(this.#data.products.length)];
    const [here, there] = random(2) === 0 ? this.#data.warehouses : this.#data.warehouses.toReversed();
    const quantity = `${1 + random(20)}.${String(random(1000)).padStart(3, '0')}`;
    const choice = random(100);
    if (choice < 30) {
      const unit_cost = `${1 + random(50)}.${String(random(10_000)).padStart(4, '0')}`;
      const body = { product_id, warehouse_id: here, quantity, unit_cost, quality_status: 'APPROVED' };
      return { path: '/inventory/stock-in', body };
    }
    if (choice < 50 && reserved.length > 0) {
      return {
        path: '/inventory/release-reservation',
        body: { allocation_ids: reserved.splice(0, 1 + random(3)) },
      };
    }
    if (choice < 65) return { path: '/inventory/reserve', body: { product_id, quantity, reason: 'chaos' } };
    if (choice < 75 && this.#data.canTransfer) {
      const body = { product_id, from_warehouse_id: here, to_warehouse_id: there, quantity };
      return { path: '/inventory/transfer', body };
    }
    // from a warehouse, or oldest first over both
    const place = random(3) === 0 ? {} : { warehouse_id: here };
    return { path: '/inventory/stock-out', body: { product_id, quantity, reason: 'chaos', ...place } };
  }
}
