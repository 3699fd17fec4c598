import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  checkedAddresses,
  ForbiddenAddress,
  type OutboundRules,
  outboundUrl,
  post,
  type Resolve,
} from './outbound.ts';

const NONE: OutboundRules = { allowedNetworks: [] };
const LOOPBACK = { allowedNetworks: ['127.0.0.0/8', '::1/128'] };
const resolveTo =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses);

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
});

async function serve(
  handler: Parameters<typeof createServer>[1],
): Promise<{ port: number; calls: string[] }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.headers.host} ${request.url}`);
    handler?.(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, calls };
}

const send = (url: string, rules: Parameters<typeof post>[1], more: { timeoutMs?: number } = {}) =>
  post(
    { url, headers: { 'x-test': 'ş'.length.toString() }, body: '{"şase":1}', timeoutMs: 2_000, ...more },
    rules,
  );

const addressesOf = async (url: string, rules = NONE) => checkedAddresses(outboundUrl(url), rules);

describe('the form of an address', () => {
  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'example.com/hook',
    '//example.com/hook',
    'http://',
    'http://user:pass@example.com/',
    'http://user@example.com/',
    'http://example.com:22/',
    'http://example.com:0/',
    'http://example.com:70000/',
    'http://[fe80::1%25eth0]/',
    'http://1.2.3.4.5/',
    'http://256.256.256.256/',
  ])('%s is refused', (url) => {
    expect(() => outboundUrl(url)).toThrow(ForbiddenAddress);
  });

  it.each([
    'http://example.com',
    'https://example.com:443/x?y=1',
    'https://example.com:8443/',
    'http://e.com:80',
  ])('%s is taken', (url) => {
    expect(outboundUrl(url).href).toContain(new URL(url).host);
  });
});

describe('addresses that are not public are refused in every spelling', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://2130706433/',
    'http://１２７.０.０.１/',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://168.63.129.16/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://192.0.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://203.0.113.5/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
  ])('%s', async (url) => {
    await expect(addressesOf(url)).rejects.toThrow(/not on the public internet/);
  });

  it.each(['localhost', 'LOCALHOST.', 'internal.example.com'])('the name %s', async (host) => {
    const rules = { ...NONE, resolve: resolveTo('127.0.0.1') };
    await expect(addressesOf(`http://${host}/`, rules)).rejects.toThrow(/leads to the address 127.0.0.1/);
  });

  it.each(['10.0.0.8', 'fe80::1%eth0', 'nonsense', '::ffff:192.168.0.1'])(
    'a name with one such address, %s, among public ones',
    async (address) => {
      const rules = { ...NONE, resolve: resolveTo('93.184.216.34', address) };
      await expect(addressesOf('http://example.com/', rules)).rejects.toThrow(ForbiddenAddress);
    },
  );

  it('a name without an address, or that cannot be resolved', async () => {
    const none = { ...NONE, resolve: resolveTo() };
    await expect(addressesOf('http://example.com/', none)).rejects.toThrow(/cannot be resolved/);
    const broken = { ...NONE, resolve: () => Promise.reject(new Error('SERVFAIL')) };
    await expect(addressesOf('http://example.com/', broken)).rejects.toThrow(/cannot be resolved/);
  });

  it('the real loopback name, through the real resolver', async () => {
    await expect(addressesOf('http://localhost/')).rejects.toThrow(ForbiddenAddress);
  });
});

it('public addresses are taken, and private ones in an allowed network', async () => {
  const addresses = ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'];
  const rules = { ...NONE, resolve: resolveTo(...addresses) };
  expect(await addressesOf('https://example.com/', rules)).toEqual(addresses);
  expect(await addressesOf('https://8.8.8.8/')).toEqual(['8.8.8.8']);
  const plant = { allowedNetworks: ['10.7.0.0/16', 'fd00:7::/32'] };
  expect(await addressesOf('http://10.7.1.1:9000/', plant)).toEqual(['10.7.1.1']);
  expect(await addressesOf('http://[::ffff:10.7.1.1]/', plant)).toEqual(['::ffff:a07:101']);
  expect(await addressesOf('http://[fd00:7::1]/', plant)).toEqual(['fd00:7::1']);
  await expect(addressesOf('http://10.8.1.1/', plant)).rejects.toThrow(ForbiddenAddress);
  await expect(addressesOf('http://[fd00:8::1]/', plant)).rejects.toThrow(ForbiddenAddress);
  await expect(addressesOf('http://127.0.0.1/', plant)).rejects.toThrow(ForbiddenAddress);
});

describe('a request', () => {
  it('answers the status, and sends the host by its name', async () => {
    const { port, calls } = await serve((_, response) => response.writeHead(204).end());
    const rules = { ...LOOPBACK, resolve: resolveTo('127.0.0.1') };
    expect(await send(`http://hooks.example.com:${port}/a?b=c`, rules)).toBe(204);
    expect(calls).toEqual([`POST hooks.example.com:${port} /a?b=c`]);
  });

  it('connects to the address that was checked, whatever the name means a moment later', async () => {
    const { port, calls } = await serve((_, response) => response.end());
    // First a public address, then this machine: what a rebinding name server would answer.
    const answers = [['192.0.2.77'], ['127.0.0.1']];
    let asked = 0;
    const resolve: Resolve = () => Promise.resolve(answers[Math.min(asked++, 1)] ?? []);
    const rules = { allowedNetworks: ['192.0.2.77/32'], resolve };
    await expect(send(`http://rebind.example.com:${port}/`, rules, { timeoutMs: 300 })).rejects.toThrow();
    expect(asked).toBe(1);
    await expect(send(`http://rebind.example.com:${port}/`, rules)).rejects.toThrow(ForbiddenAddress);
    expect(calls).toEqual([]);
  });

  it('follows no redirect', async () => {
    const inner = await serve((_, response) => response.end());
    const outer = await serve((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/secret` }).end(),
    );
    expect(await send(`http://127.0.0.1:${outer.port}/`, LOOPBACK)).toBe(307);
    expect(inner.calls).toEqual([]);
  });

  it('uses no proxy of the environment', async () => {
    const proxy = await serve((_, response) => response.end());
    const { port, calls } = await serve((_, response) => response.end());
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'];
    for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`;
    try {
      expect(await send(`http://127.0.0.1:${port}/`, LOOPBACK)).toBe(200);
    } finally {
      for (const name of names) delete process.env[name];
    }
    expect([calls.length, proxy.calls]).toEqual([1, []]);
  });

  it('gives up at its deadline: no answer, no end of the headers, a name that does not resolve', async () => {
    const silent = await serve(() => {});
    const slow = { timeoutMs: 200 };
    await expect(send(`http://127.0.0.1:${silent.port}/`, LOOPBACK, slow)).rejects.toThrow(
      'No answer within 200 ms',
    );
    const late: Resolve = () => new Promise((resolve) => setTimeout(resolve, 400, ['127.0.0.1']));
    const rules = { ...LOOPBACK, resolve: late };
    await expect(send(`http://late.example.com:${silent.port}/`, rules, slow)).rejects.toThrow(
      'No answer within 200 ms',
    );
    expect(silent.calls.length).toBe(1);
  });

  it('cuts off an answer that does not end', async () => {
    let cutOff: (value: unknown) => void = () => {};
    const closed = new Promise((resolve) => {
      cutOff = resolve;
    });
    const { port } = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(900)), 10);
      response.on('close', () => {
        clearInterval(timer);
        cutOff('cut off');
      });
    });
    expect(await send(`http://127.0.0.1:${port}/`, LOOPBACK)).toBe(200);
    expect(await closed).toBe('cut off');
  });

  it('says what is wrong with a connection, and stops when told', async () => {
    await expect(send('http://127.0.0.1:1025/', LOOPBACK)).rejects.toThrow(/ECONNREFUSED/);
    const { port } = await serve(() => {});
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const request = {
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      body: '',
      timeoutMs: 5_000,
      signal: stop.signal,
    };
    await expect(post(request, LOOPBACK)).rejects.toThrow(/aborted/);
  });
});
