import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is said of an endpoint that will go away; docs/api/versioning.md says how long it must stay. */
export interface Deprecation {
  /** the day, as 2026-11-21, since which nobody should begin to use it */
  readonly since: string;
  /** the first day, as 2027-11-21, on which it may be gone */
  readonly sunset: string;
  /** the path below /api/v1 that does the same, with the parameters of the deprecated one: `/units/:unit_id` */
  readonly use: string;
}

const PARAMETER = /:(\w+)/g;

/** One more sentence for the description of the operation. */
export function deprecationSentence({ since, sunset, use }: Deprecation, basePath: string): string {
  const address = `${basePath}${use.replace(PARAMETER, '{$1}')}`;
  return `Deprecated since ${since}, and gone from ${sunset} on: use \`${address}\` instead.`;
}

/** Says it with each answer, refusals too: RFC 9745, RFC 8594 and a link to what to use instead (RFC 5829). */
export function announceDeprecation({ since, sunset, use }: Deprecation, basePath: string) {
  const deprecation = `@${Date.parse(`${since}T00:00:00Z`) / 1000}`;
  const until = new Date(`${sunset}T00:00:00Z`).toUTCString();
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const given = request.params as Readonly<Record<string, unknown>>;
    const path = use.replace(PARAMETER, (_, name: string) => encodeURIComponent(String(given[name])));
    reply.headers({ deprecation, sunset: until, link: `<${basePath}${path}>; rel="successor-version"` });
  };
}
