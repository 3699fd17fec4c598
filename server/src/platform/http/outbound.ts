import { lookup } from 'node:dns/promises';
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type Sentence, say } from '../words/sentence.ts';

/**
 * Requests to addresses that users have entered. They must not reach what only this server can reach (server-side request
 * forgery): its own machine, the private network, the metadata service of a cloud. So a name is resolved here, every address
 * of it is checked, and the connection goes to the very addresses that were checked; redirects are not followed, proxies of
 * the environment are not used, and of an answer no more is read than its status needs.
 */
export interface OutboundRules {
  /** private networks that may be reached all the same, as CIDR */
  readonly allowedNetworks: readonly string[];
  /** how a name becomes addresses; the operating system's way unless a test says otherwise */
  readonly resolve?: Resolve;
}

export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Why an address may not be called: a sentence for the person who entered it. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.in('en'));
    this.sentence = sentence;
  }
}

export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** for everything together: name, connection, request and answer */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const RESOLVE_MS = 3_000;
/** what is read of an answer's body, so that its sender can end in peace */
const MAX_ANSWER_BYTES = 1_024;
/** Public addresses that are private all the same: the platform service of Azure's virtual machines. */
const PRIVATE_BY_CUSTOM = ['168.63.129.16'];
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** The address as a URL, if its form alone speaks for it. @throws ForbiddenAddress */
export function outboundUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new ForbiddenAddress(say`The address must be a complete http or https URL.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ForbiddenAddress(say`The address must not contain a user name or a password.`);
  }
  const port = Number(url.port);
  if (url.port !== '' && port < 1024 && port !== 80 && port !== 443) {
    throw new ForbiddenAddress(say`The port must be 80, 443, or 1024 and above.`);
  }
  return url;
}

/**
 * The addresses that a URL's host stands for now, each of them checked.
 *
 * @throws ForbiddenAddress when any of them is not on the public internet and not in an allowed network, or there is none
 */
export async function checkedAddresses(url: URL, rules: OutboundRules): Promise<string[]> {
  // The URL standard has made 0x7f.1, 2130706433 and 0177.0.0.1 into 127.0.0.1 already.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) === 0 ? await resolved(host, rules.resolve ?? systemResolve) : [host];
  for (const address of addresses) {
    if (isReachable(address, rules.allowedNetworks)) continue;
    throw new ForbiddenAddress(
      say`${host} is or leads to the address ${address}, which is not on the public internet. Use a public address, or let the network be listed in WEBHOOK_ALLOWED_NETWORKS.`,
    );
  }
  return addresses;
}

async function resolved(host: string, resolve: Resolve): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly string[]>((answer) => {
    timer = setTimeout(() => answer([]), RESOLVE_MS);
  });
  const addresses = await Promise.race([resolve(host).catch(() => []), tooLong]);
  clearTimeout(timer);
  if (addresses.length === 0) throw new ForbiddenAddress(say`The name ${host} cannot be resolved now.`);
  return [...addresses];
}

/** Whether an address is a public one, or in a network that is allowed by name. */
function isReachable(text: string, allowedNetworks: readonly string[]): boolean {
  // A zone names an interface of this very machine.
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.process(text); // an IPv4 address in the clothes of IPv6 is an IPv4 address
  const isIn = (network: readonly [ipaddr.IPv4 | ipaddr.IPv6, number]) =>
    network[0].kind() === address.kind() && address.match(network[0], network[1]);
  if (allowedNetworks.some((network) => isIn(ipaddr.parseCIDR(network)))) return true;
  if (PRIVATE_BY_CUSTOM.includes(address.toString())) return false;
  // All of IPv6 outside of 2000::/3 is special or not given out, also where ipaddr.js knows no name for it (::127.0.0.1).
  if (address.kind() === 'ipv6' && !isIn(GLOBAL_UNICAST)) return false;
  return address.range() === 'unicast';
}

/**
 * Sends a POST and answers the status of the answer, whatever it is.
 *
 * @throws ForbiddenAddress, or the error of the connection, or one that says that it took too long
 */
export async function post(request: OutboundRequest, rules: OutboundRules): Promise<number> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  try {
    const url = outboundUrl(request.url);
    const addresses = await checkedAddresses(url, rules);
    signal.throwIfAborted();
    return await exchange(url, addresses, request, signal);
  } catch (error) {
    if (deadline.aborted && request.signal?.aborted !== true) {
      throw new Error(`No answer within ${request.timeoutMs} ms`, { cause: error });
    }
    throw error;
  }
}

/** Answers the checked addresses and nothing else, so what the name means a moment later does not matter. */
function lookupOf(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function exchange(
  url: URL,
  addresses: readonly string[],
  { headers, body }: OutboundRequest,
  signal: AbortSignal,
): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: lookupOf(addresses),
    // no agent: a connection is never shared, and no proxy stands between
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const answered = (answer: IncomingMessage) => {
      resolve(answer.statusCode ?? 0);
      drain(answer);
    };
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    const call: ClientRequest = open(url, options, answered);
    call.on('error', reject); // after an answer it changes nothing any more
    call.end(body);
  });
}

/** A little of the body is read and dropped; a longer one, or one that takes longer than the deadline, is cut off. */
function drain(answer: IncomingMessage): void {
  let bytes = 0;
  answer.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES) answer.destroy();
  });
  answer.on('error', () => {});
}
