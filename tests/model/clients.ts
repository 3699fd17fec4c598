import { exact, quantityText } from './exact.ts';
import type { Kind, Of, Operation, ReceiveBody, RevalueBody, Status } from './operations.ts';
import type { Random } from './random.ts';
import type { SeenLayer, SeenOrder, World } from './world.ts';

/** What a client does next: everything that may happen to stock, what brings some in a little more often. */

const WEIGHTS: Readonly<Record<Kind, number>> = {
  receive: 16,
  issue: 11,
  reserve: 9,
  release: 6,
  transfer: 7,
  move: 4,
  count: 5,
  quality: 9,
  scrap: 3,
  return: 3,
  adjust: 5,
  relocate: 2,
  revalue: 7,
  order: 7,
  status: 13,
  complete: 10,
};
export const KINDS = Object.keys(WEIGHTS) as Kind[];
const DECK = KINDS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 0, 1);
const REASON = 'model';

interface Client {
  readonly random: Random;
  readonly world: World;
}

type Maker<K extends Kind> = (client: Client) => Of<K> | undefined;

const homesOf = ({ world }: Client, productId: number) => world.plant.homes.get(productId) ?? [];
const productsOf = ({ world }: Client) => [...world.plant.homes.keys()];

/** Materials come and go more often than what is made of them. */
function someProduct({ random, world }: Client): number {
  return random.pick(random.oneIn(3) ? world.plant.made : world.plant.materials);
}

const isMade = ({ world }: Client, productId: number) => world.plant.made.includes(productId);

/** Mostly where the product belongs; to carry it there, mostly another one than where it is. */
function someWarehouse(client: Client, productId: number, from?: number): number {
  const { random } = client;
  const homes = homesOf(client, random.oneIn(15) ? random.pick(productsOf(client)) : productId);
  const others = homes.filter((one) => one !== from);
  return random.pick(others.length === 0 || random.oneIn(8) ? homes : others);
}

/** Mostly one that has stock as far as anybody knows, and often a new one: those are what many fight about. */
function someLayer({ random, world }: Client): SeenLayer | undefined {
  const layers = [...world.layers.values()];
  const filled = layers.filter((one) => one.onHand !== '0.000');
  const among = filled.length === 0 || random.oneIn(8) ? layers : filled;
  return among.length === 0 ? undefined : random.pick(random.oneIn(2) ? among.slice(-12) : among);
}

/** Mostly one for which it is time, as far as anybody knows. */
function someOrder({ random, world }: Client, ...ready: readonly Status[]): SeenOrder | undefined {
  const orders = [...world.orders.values()];
  const timely = orders.filter((one) => ready.includes(one.status));
  const among = timely.length === 0 || random.oneIn(4) ? orders : timely;
  return among.length === 0 ? undefined : random.pick(among.slice(-10));
}

/** Often at a boundary: all that somebody was told to be there, or one thousandth more. */
function someDemand({ random, world }: Client, productId: number): string {
  const told = exact(world.available.get(productId) ?? 0);
  const dice = random.below(6);
  if (dice === 0 && !told.isZero()) return quantityText(told);
  if (dice === 1) return quantityText(told.plus('0.001'));
  return random.decimal(isMade({ random, world }, productId) ? 9_000 : 90_000, 3);
}

/** Part of a layer as it was last seen: all of it, all that is free, a little too much, or anything between. */
function somePart({ random }: Client, layer: SeenLayer): string {
  const onHand = exact(layer.onHand);
  const free = onHand.minus(layer.reserved);
  const dice = random.below(8);
  if (dice === 0) return quantityText(onHand.plus('0.001'));
  if (dice === 1) return quantityText(free.plus('0.001'));
  if (dice === 2 && !onHand.isZero()) return quantityText(onHand);
  if (dice <= 4 && !free.isZero()) return quantityText(free);
  return random.decimal(Math.max(1, free.times(1000).toNumber()), 3);
}

const someCost = (random: Random): string => (random.oneIn(20) ? '0.0000' : random.decimal(400_000, 4));

function receipt(client: Client, productId: number, warehouseId: number): ReceiveBody {
  const { random } = client;
  return {
    product_id: productId,
    warehouse_id: warehouseId,
    quantity: random.decimal(isMade(client, productId) ? 12_000 : 150_000, 3),
    unit_cost: someCost(random),
    quality_status: random.pick(['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'PENDING', 'QUARANTINE']),
    expiry_date: random.pick([null, null, null, null, '2026-01-31', '9999-12-31']),
    ...(random.oneIn(6) ? { batch_number: `LOT-${random.below(40)}` } : {}),
    // Few days, so that many receipts are dated back and many share their moment.
    ...(random.oneIn(2)
      ? { entry_date: new Date(FIRST_DAY_MS + random.below(30) * DAY_MS).toISOString() }
      : {}),
  };
}

const receive: Maker<'receive'> = (client) => {
  const productId = someProduct(client);
  return { kind: 'receive', body: receipt(client, productId, someWarehouse(client, productId)) };
};

function demand(client: Client, productId = someProduct(client)) {
  const warehouse_id = client.random.pick([undefined, client.random.pick(homesOf(client, productId))]);
  return {
    product_id: productId,
    quantity: someDemand(client, productId),
    reason: REASON,
    ...(warehouse_id === undefined ? {} : { warehouse_id }),
  };
}

const issue: Maker<'issue'> = (client) => ({ kind: 'issue', body: demand(client) });

const reserve: Maker<'reserve'> = (client) => {
  const one = client.random.oneIn(3) ? someOrder(client, 'PLANNED', 'RELEASED') : undefined;
  const lines = client.world.plant.recipes.get(one?.productId ?? 0)?.lines;
  if (one === undefined || lines === undefined) return { kind: 'reserve', body: demand(client) };
  const body = demand(client, client.random.pick(lines).productId);
  return { kind: 'reserve', body: { ...body, production_order_id: one.id } };
};

const release: Maker<'release'> = ({ random, world }) => {
  if (world.allocations.length === 0) return undefined;
  const recent = world.allocations.slice(-30);
  const ids = Array.from({ length: 1 + random.below(3) }, () => random.pick(recent));
  return { kind: 'release', body: { allocation_ids: [...new Set(ids)] } };
};

const transfer: Maker<'transfer'> = (client) => {
  const productId = someProduct(client);
  const from = client.random.pick(homesOf(client, productId));
  return {
    kind: 'transfer',
    body: {
      product_id: productId,
      from_warehouse_id: from,
      to_warehouse_id: someWarehouse(client, productId, from),
      quantity: someDemand(client, productId),
    },
  };
};

const move: Maker<'move'> = (client) => {
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const to = someWarehouse(client, layer.productId, layer.warehouseId);
  return {
    kind: 'move',
    body: { inventory_item_id: layer.id, to_warehouse_id: to, quantity: somePart(client, layer) },
  };
};

/** What somebody believes to be there, a little less or more: of all products of a warehouse, or of one batch. */
const count: Maker<'count'> = (client) => {
  const { random, world } = client;
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const here = [...world.layers.values()].filter((one) => one.warehouseId === layer.warehouseId);
  const products = new Set([layer.productId, ...(random.oneIn(2) ? [] : here.map((one) => one.productId))]);
  const lines = [...products].map((productId) => {
    const batch = random.oneIn(3) ? layer.batch : undefined;
    const named = batch !== undefined && productId === layer.productId;
    const counted = here
      .filter((one) => one.productId === productId && (!named || one.batch === batch))
      .reduce((total, one) => total.plus(one.onHand), exact(0))
      .times(random.pick(['1', '1', '0.95', '0.5', '1.02', '0']));
    return {
      product_id: productId,
      counted_quantity: quantityText(counted),
      ...(named ? { batch_number: batch } : {}),
      ...(random.oneIn(3) ? { unit_cost: someCost(random) } : {}),
    };
  });
  return { kind: 'count', body: { warehouse_id: layer.warehouseId, lines } };
};

const quality: Maker<'quality'> = (client) => {
  const { random } = client;
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const usual = ({ PENDING: 'APPROVED', QUARANTINE: 'APPROVED', APPROVED: 'QUARANTINE' } as const)[
    layer.quality as 'PENDING'
  ];
  const to = random.oneIn(3)
    ? random.pick(['APPROVED', 'REJECTED', 'QUARANTINE', 'PENDING'] as const)
    : (usual ?? 'QUARANTINE');
  const part = random.oneIn(2) ? {} : { quantity: somePart(client, layer) };
  return { kind: 'quality', layerId: layer.id, body: { quality_status: to, reason: REASON, ...part } };
};

const partOut = (kind: 'scrap' | 'return') => (client: Client) => {
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  return { kind, layerId: layer.id, body: { quantity: somePart(client, layer), reason: REASON } };
};

const adjust: Maker<'adjust'> = (client) => {
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const share = layer.reserved === '0.000' ? ['1', '0', '0.9', '0.999', '1.05'] : ['0', '0.9', '1.05'];
  const counted = exact(layer.onHand).times(client.random.pick(share));
  return {
    kind: 'adjust',
    layerId: layer.id,
    body: { counted_quantity: quantityText(counted), reason: REASON },
  };
};

const relocate: Maker<'relocate'> = (client) => {
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const place = client.random.pick(['A-01', 'B-02', null]);
  return { kind: 'relocate', layerId: layer.id, body: { location_in_warehouse: place } };
};

const revalue: Maker<'revalue'> = (client) => {
  const { random } = client;
  const layer = someLayer(client);
  if (layer === undefined) return undefined;
  const sign = random.oneIn(3) ? '-' : '';
  const change: RevalueBody = random.oneIn(2)
    ? { unit_cost: someCost(random), reason: REASON }
    : { additional_cost: `${sign}${random.decimal(3_000_000, 4)}`, reason: REASON };
  return { kind: 'revalue', layerId: layer.id, body: change };
};

const order: Maker<'order'> = (client) => {
  const { random, world } = client;
  const recipe = random.pick([...world.plant.recipes.values()]);
  return {
    kind: 'order',
    body: {
      product_id: recipe.productId,
      bom_id: recipe.bomId,
      warehouse_id: someWarehouse(client, recipe.productId),
      planned_quantity: random.oneIn(2) ? `${1 + random.below(5)}` : random.decimal(9_000, 3),
      explosion: 'SINGLE_LEVEL',
    },
  };
};

const NEXT: Readonly<Partial<Record<Status, Status>>> = { PLANNED: 'RELEASED', RELEASED: 'IN_PROGRESS' };

const status: Maker<'status'> = (client) => {
  const one = someOrder(client, 'PLANNED', 'RELEASED');
  if (one === undefined) return undefined;
  const other = client.random.pick([
    ...(['RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED', 'PLANNED', 'COMPLETED'] as const),
  ]);
  const to = client.random.oneIn(4) ? other : (NEXT[one.status] ?? other);
  return { kind: 'status', orderId: one.id, body: { status: to } };
};

/** All of it, a part, or scrap only; by the recipe, or with what was really used. */
const complete: Maker<'complete'> = (client) => {
  const { random, world } = client;
  const one = someOrder(client, 'IN_PROGRESS');
  const lines = world.plant.recipes.get(one?.productId ?? 0)?.lines;
  if (one === undefined || lines === undefined) return undefined;
  const share = () => quantityText(exact(one.planned).times(random.pick(['1', '0.5', '0.25', '0.1'])));
  const onlyScrap = random.oneIn(6);
  const used = random.oneIn(4)
    ? [{ product_id: random.pick(lines).productId, quantity: random.decimal(20_000, 3) }]
    : undefined;
  return {
    kind: 'complete',
    orderId: one.id,
    body: {
      completed_quantity: onlyScrap ? '0' : share(),
      scrapped_quantity: onlyScrap || random.oneIn(4) ? share() : '0',
      is_final: random.oneIn(2),
      ...(random.oneIn(4) ? { actual_labor_cost: random.decimal(900_000, 4) } : {}),
      ...(random.oneIn(4) ? { actual_overhead_cost: random.decimal(900_000, 4) } : {}),
      ...(used === undefined ? {} : { actual_consumption: used }),
    },
  };
};

const MAKERS: { readonly [K in Kind]: Maker<K> } = {
  ...{ receive, issue, reserve, release, transfer, move, count, quality },
  ...{ scrap: partOut('scrap') as Maker<'scrap'>, return: partOut('return') as Maker<'return'> },
  ...{ adjust, relocate, revalue, order, status, complete },
};

/** One after the other until it is their turn no more. */
export async function live(client: Client, mayGoOn: () => boolean): Promise<void> {
  const { random, world } = client;
  while (mayGoOn()) {
    if (random.oneIn(12)) await world.look(someProduct(client));
    const operation: Operation = MAKERS[random.pick(DECK)](client) ?? (receive(client) as Operation);
    world.see(await world.log.send(operation));
  }
}

/** Something of everything everywhere, one after the other: from then on every scope exists. */
export async function stockUp(client: Client): Promise<void> {
  for (const productId of productsOf(client)) {
    for (const warehouseId of homesOf(client, productId)) {
      const body = { ...receipt(client, productId, warehouseId), quality_status: 'APPROVED' as const };
      client.world.see(await client.world.log.send({ kind: 'receive', body }));
    }
  }
}
