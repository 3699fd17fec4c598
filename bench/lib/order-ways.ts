import http from 'node:http';
import type pg from 'pg';
import { completeOrder } from '../../server/src/modules/production/completions.service.ts';
import { createOrder } from '../../server/src/modules/production/orders.service.ts';
import { changeStatus } from '../../server/src/modules/production/status.service.ts';
import type { Actor } from '../../server/src/platform/actor.ts';
import type { Database, Tx } from '../../server/src/platform/database/database.ts';
import { inTransaction } from '../../server/src/platform/database/transaction.ts';
import { type Assembly, FINISHED_WAREHOUSE } from './fill-assemblies.ts';
import { RefusedRequest } from './http-stock-out.ts';
import { replay, type Work } from './recorded-work.ts';

/** One way to make an order, put it to work and complete it. */
export interface OrderWay {
  create(assembly: Assembly, pieces: number): Promise<number>;
  begin(orderId: number): Promise<void>;
  complete(orderId: number, pieces: number): Promise<void>;
}

const requestOf = ({ productId, bomId }: Assembly, pieces: number) => ({
  product_id: productId,
  bom_id: bomId,
  warehouse_id: FINISHED_WAREHOUSE,
  planned_quantity: `${pieces}.000`,
});

/** Over the network of the real server. */
export function overHttp(agent: http.Agent, port: number, token: string): OrderWay {
  const send = (method: string, path: string, body: unknown) =>
    ask(agent, { port, method, path: `/api/v1/production/orders${path}`, token, body });
  return {
    async create(assembly, pieces) {
      const text = await send('POST', '', requestOf(assembly, pieces));
      return (JSON.parse(text) as { production_order_id: number }).production_order_id;
    },
    async begin(orderId) {
      await send('PUT', `/${orderId}/status`, { status: 'RELEASED' });
      await send('PUT', `/${orderId}/status`, { status: 'IN_PROGRESS' });
    },
    async complete(orderId, pieces) {
      await send('POST', `/${orderId}/complete`, { completed_quantity: `${pieces}.000` });
    },
  };
}

interface Question {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly body: unknown;
}

function ask(agent: http.Agent, { port, method, path, token, body }: Question): Promise<string> {
  const payload = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        if (response.statusCode === 200 || response.statusCode === 201) resolve(text);
        else reject(new RefusedRequest(response.statusCode ?? 0, text));
      });
    });
    request.on('error', reject);
    request.end(payload);
  });
}

const PLANNER: Actor = {
  userId: 1,
  username: 'planner',
  role: 'prod_mgr',
  requestId: 'bench',
  language: 'en',
  sessionId: null,
};

/** The server's own services in this process: SQL, rules and kernel, without network, login, validation and answer. */
export function inProcess(db: Database): OrderWay {
  const run = <Result>(work: (tx: Tx) => Promise<Result>) => inTransaction(db, PLANNER, work);
  return {
    async create(assembly, pieces) {
      return (await run((tx) => createOrder(tx, requestOf(assembly, pieces)))).production_order_id;
    },
    async begin(orderId) {
      await run((tx) => changeStatus(tx, orderId, { status: 'RELEASED' }, null));
      await run((tx) => changeStatus(tx, orderId, { status: 'IN_PROGRESS' }, null));
    },
    async complete(orderId, pieces) {
      await run((tx) => completeOrder(tx, orderId, { completed_quantity: `${pieces}.000` }));
    },
  };
}

export interface RecordedOrder {
  readonly create: Work;
  readonly begin: Work;
  readonly complete: Work;
}

/** Does an order as `way` does and answers what it sent; `take` is `record`'s. */
export async function recordOrder(
  way: OrderWay,
  take: () => Work,
  assembly: Assembly,
  pieces: number,
): Promise<RecordedOrder> {
  const orderId = await way.create(assembly, pieces);
  const create = take();
  await way.begin(orderId);
  const begin = take();
  await way.complete(orderId, pieces);
  return { create, begin, complete: take() };
}

/** The statements of recorded orders, one order after the other as they were recorded, and nothing else. */
export function bare(client: pg.PoolClient, orders: readonly RecordedOrder[]): OrderWay {
  let next = 0;
  const recorded = (place: number): RecordedOrder => {
    const order = orders[place];
    if (order === undefined) throw new Error('There is no further recorded order');
    return order;
  };
  return {
    async create() {
      const place = next;
      next += 1;
      await replay(client, recorded(place).create);
      return place;
    },
    begin: (place) => replay(client, recorded(place).begin),
    complete: (place) => replay(client, recorded(place).complete),
  };
}
