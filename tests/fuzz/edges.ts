import { RawJson } from './raw-json.ts';

/** The edge dictionary: what has broken servers on PostgreSQL before. */

const LONG = 'x'.repeat(10_000);

export const EDGE_TEXTS: readonly string[] = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', 'a\udfffb', LONG, 'Ü'.repeat(10_000), '\u202eمرحبا\u202c', '👩‍👩‍👧‍👦🏳️‍🌈', 'İıŞşĞğ', '\r\nX-Evil: 1', 'a\nb', '\u001b[31m',
  '\u007f', '\ufeff', '\ufffe', '\uffff', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true',
  'abc', '1e400', '-1e400', 'Infinity', '-Infinity', 'NaN', '-0', '+1', '0x10', '0b1', '1_000', '1e3', '1e-7', ' 5', '5 ', '1,5', '٣', '007', '1.0', '5.',
  '.5', '0', '-1', '1', '2147483647', '2147483648', '-2147483649', '9007199254740991', '9007199254740992', '9007199254740993',
  '9223372036854775807', '9223372036854775808', '18446744073709551616', '1000000000', '1000000000000000', '0.00005', '0.30000000000000004',
  '999999999.9999', '999999999999.9999', '1000000000000', '99999999999999999999999999',
  'infinity', '-infinity', 'now', 'today', 'epoch', '0000-01-01', '0000-01-01T00:00:00Z', '0001-01-01', '9999-12-31', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59-14:00',
  '+275760-09-13', '275760-09-13', '275760-09-13T00:00:00Z', '294277-01-01', '2026-13-01', '2026-02-30', '2026-00-10', '2026-01-00', '2026-11-21T24:00:00Z', '2026-11-21T23:59:60Z', '2026-11-21T25:00:00Z',
  '2026-11-21T08:30:00+99:99', '2026-11-21T08:30:00+15:59', '2026-11-21T08:30:00+24:00', '2026-11-21 08:30', '20261121', '21.11.2026', '0001-01-01T00:00:00+14:00', '2026-11-21T08:30:00.123456789123Z',
  '(', '[', '*', '%', '_', '%%%', '\\', '\\%', "'", "''", '"', ';', "' or 1=1 --", '$1', '$' + '{1}', '{}', '[]', '{', ',', ',,', '1,', '1,,2', '1,1', '1,2,3,4,5,6',
  '../../etc/passwd', 'http://127.0.0.1:1/', 'http://[::1]/', 'javascript:alert(1)', 'file:///etc/passwd', '=cmd()', '@x', '-', '--', 'me', '-created_at', '00000000-0000-0000-0000-000000000000',
  '{00000000-0000-0000-0000-000000000000}', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'urn:uuid:00000000-0000-4000-8000-000000000000',
]; // biome-ignore format: a dictionary

const raw = (text: string) => new RawJson(text);

export const EDGE_VALUES: readonly unknown[] = [
  ...EDGE_TEXTS,
  null, true, false, 0, 1, -1, -0, 0.5, 0.1, 0.00005, 1e21, 2147483648, -2147483649, 9007199254740992, 1e15, 1e9,
  raw('-0'), raw('1e400'), raw('-1e400'), raw('1E2'), raw('1.0'), raw('1.000'), raw('5.00'), raw('9223372036854775808'), raw('9007199254740993'), raw('0.30000000000000004'), raw('1e-400'),
  raw('99999999999999999999999999999999999999999'), raw('NaN'), raw('Infinity'), raw('01'), raw('.5'), raw("'x'"), raw('undefined'), raw('"\\ud800"'), raw('"\\u0000"'), raw('"\\udc00\\ud800"'),
  raw('{"__proto__":{"isAdmin":true}}'), raw('{"constructor":{"prototype":{"isAdmin":true}}}'), raw('{"a":1,"a":2}'), raw('{"toString":1}'), raw('{"length":3}'), raw('{"isLosslessNumber":true,"value":"1"}'),
  [], {}, [[]], [null], [{}], ['x'], [1, 1], Array.from({ length: 1001 }, () => 1), Array.from({ length: 600 }, () => ({})),
  raw('['.repeat(2_000) + ']'.repeat(2_000)), raw(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`),
]; // biome-ignore format: a dictionary

/** Whole bodies. */
export const EDGE_BODIES: readonly string[] = [
  '', ' ', 'null', '[]', '{}', '"x"', '1', 'true', '{', '{"a":}', '[1,2', '{"a":1}}', '{"a":1},', "{'a':1}", '\ufeff{}', '\u0000', '{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"__proto__":null}', '{"a":1,"a":2}', '['.repeat(100_000), '{"a":'.repeat(100_000), `[${'1,'.repeat(300_000)}1]`, `{"a":"${'x'.repeat(1_100_000)}"}`, 'a=1&b=2', '<a/>', '{"a":"\n"}', '{"\ud800":1}', 'NaN', '// x\n{}',
]; // biome-ignore format: a dictionary

export const CONTENT_TYPES: readonly (string | undefined)[] = [
  'text/plain', undefined, 'application/json; charset=utf-7', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonx', 'x', '',
]; // biome-ignore format: a dictionary

/** Headers that the API reads without the document naming them as parameters. A header's bytes are Latin-1. */
export const HEADER_VALUES: Readonly<Record<string, readonly string[]>> = {
  'Idempotency-Key': ['', ' ', 'same-key', 'x'.repeat(255), 'x'.repeat(256), 'a b', 'é', '\t', '"', "' or 1=1 --", '%00', '__proto__'],
  'If-Match': ['*', '""', '"', 'W/"2026-01-01T00:00:00.000Z"', '"2026-01-01T00:00:00.000Z"', '"infinity"', 'x'.repeat(5_000), '"a", "b"', 'é', '__proto__'],
  'Accept-Language': ['tr', 'tr-TR, en;q=0.5', 'de', '*', 'x'.repeat(3_000), ';;;', 'tr;q=abc', 'en;q=0', 'é', '__proto__', ',,,,'],
  Accept: ['application/json', '*/*', 'text/csv', 'application/pdf;q=0.1, text/csv;q=0.9', 'image/png', ';q=1', 'x'.repeat(3_000), '', 'text/html'],
  'X-Request-ID': ['abc', 'x'.repeat(200), '{}', 'é', 'a b'],
  'Last-Event-ID': ['0', '-1', 'abc', '999999999999999', '9999999999999999', ''],
}; // biome-ignore format: a dictionary
