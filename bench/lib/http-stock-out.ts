import http from 'node:http';
import type { StockOut } from './fill-stock.ts';

export class RefusedRequest extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status}: ${text}`);
    this.status = status;
  }
}

function post(
  agent: http.Agent,
  port: number,
  path: string,
  token: string | undefined,
  body: unknown,
): Promise<string> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          if (response.statusCode === 200 || response.statusCode === 201) resolve(text);
          else reject(new RefusedRequest(response.statusCode ?? 0, text));
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

export async function logIn(port: number, username: string, password: string): Promise<string> {
  const agent = new http.Agent();
  const text = await post(agent, port, '/api/v1/auth/login', undefined, { username, password });
  return (JSON.parse(text) as { access_token: string }).access_token;
}

export function httpStockOut(port: number, token: string, connections: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return {
    async issue({ productId, quantity }: StockOut): Promise<void> {
      await post(agent, port, '/api/v1/inventory/stock-out', token, {
        product_id: productId,
        warehouse_id: 1,
        quantity,
        reason: 'bench',
      });
    },
    close: () => agent.destroy(),
  };
}
