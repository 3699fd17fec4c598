import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contractOf } from '../../../../tests/harness/contract.ts';
import { createSmallApp } from '../../../../tests/harness/small-app.ts';
import { openApiDocument } from './openapi.ts';
import { object } from './schemas.ts';

/** No endpoint is deprecated yet, so the one of this test is. */

let app: FastifyInstance;

const response = object('Nut', { code: Type.String() });

beforeAll(async () => {
  app = await createSmallApp((api) => {
    api.read(
      {
        url: '/nuts/:nut_id',
        tag: 'Nuts',
        access: 'authenticated',
        summary: 'Get a nut',
        description: 'One nut.',
        params: Type.Object({ nut_id: Type.Integer() }),
        response,
        deprecated: { since: '2026-11-21', sunset: '2027-11-21', use: '/fasteners/:nut_id' },
      },
      async () => ({ code: 'M8' }),
    );
    api.read(
      {
        url: '/fasteners/:fastener_id',
        tag: 'Nuts',
        access: 'authenticated',
        summary: 'Get a fastener',
        description: 'One fastener.',
        params: Type.Object({ fastener_id: Type.Integer() }),
        response,
      },
      async () => ({ code: 'M8' }),
    );
  });
  await app.ready();
});
afterAll(() => app.close());

const HEADERS = {
  deprecation: '@1795219200',
  sunset: 'Sun, 21 Nov 2027 00:00:00 GMT',
};

it('each answer of a deprecated endpoint says so, a refusal too', async () => {
  for (const [id, status] of [
    ['1', 200],
    ['x%22', 422],
  ] as const) {
    const answer = await app.inject({ url: `/api/v1/nuts/${id}` });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(HEADERS);
    expect(answer.headers.link).toBe(`</api/v1/fasteners/${id}>; rel="successor-version"`);
    expect(new Date(Number(HEADERS.deprecation.slice(1)) * 1000).toISOString()).toBe(
      '2026-11-21T00:00:00.000Z',
    );
    expect(
      contractOf(app).problems('GET', '/api/v1/nuts/:nut_id', status, answer.headers, answer.body),
    ).toEqual([]);
  }
});

it('another endpoint says nothing of it', async () => {
  const answer = await app.inject({ url: '/api/v1/fasteners/1' });
  expect(answer.statusCode).toBe(200);
  for (const header of [...Object.keys(HEADERS), 'link']) expect(answer.headers).not.toHaveProperty(header);
});

it('the document marks it, says since when, until when and what instead, and promises the headers', () => {
  const { paths, components } = openApiDocument(app) as unknown as {
    paths: Record<
      string,
      { get: { deprecated?: boolean; description: string; responses: Record<string, object> } }
    >;
    components: { headers: object };
  };
  const old = paths['/api/v1/nuts/{nut_id}']?.get;
  expect(old?.deprecated).toBe(true);
  expect(old?.description).toContain(
    'One nut. Deprecated since 2026-11-21, and gone from 2027-11-21 on: use `/api/v1/fasteners/{nut_id}` instead.',
  );
  for (const answer of Object.values(old?.responses ?? {})) {
    expect(answer).toMatchObject({
      headers: {
        Deprecation: { $ref: '#/components/headers/Deprecation' },
        Sunset: { $ref: '#/components/headers/Sunset' },
        Link: { $ref: '#/components/headers/Link' },
      },
    });
  }
  expect(components.headers).toHaveProperty('Deprecation');
  expect(paths['/api/v1/fasteners/{fastener_id}']?.get.deprecated).toBeUndefined();
});
