import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real receiver of webhooks on the loopback interface. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  close(): Promise<void>;
}

/** @param answer what the n-th request gets: a status, or whatever it does with the response */
export async function startReceiver(
  answer: (nth: number, response: Parameters<RequestListener>[1]) => number | undefined = () => 200,
  port = 0,
): Promise<Receiver> {
  const received: Receiver['received'][number][] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = answer(received.length, response);
      if (status !== undefined) response.writeHead(status).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${taken}/hook`,
    port: taken,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
