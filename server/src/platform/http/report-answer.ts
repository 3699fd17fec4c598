import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TObject, type TSchema } from 'typebox';
import type { CompanySettings } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { ReportSource } from '../database/replica.ts';
import type { CursorDb } from '../database/rows.ts';
import { writeCsv } from '../reports/csv-writer.ts';
import { CONTENT_TYPES, FILE_FORMATS, type FileFormat, type ReportWriter } from '../reports/formats.ts';
import { writePdf } from '../reports/pdf-writer.ts';
import type { ReportTable } from '../reports/report.ts';
import { writeXlsx } from '../reports/xlsx-writer.ts';
import type { KeepAnswer } from './cached-answer.ts';
import type { EndpointBase, Shape } from './endpoints.ts';
import { contentDisposition } from './files.ts';
import { languageOf, type ReportFormat, reportFormatOf, varyBy } from './negotiation.ts';
import { oneOf } from './schemas.ts';

const WRITERS: Readonly<Record<FileFormat, ReportWriter>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  pdf: writePdf,
};

const FORMATS = [
  '`format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings,',
  'numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at',
  'the head and its totals at the end. A file has all rows, a PDF 5000 at most.',
].join(' ');

/** The same endpoint with `format` in its query, and with every content type that it can answer. */
export function reportEndpoint<P extends Shape, Q extends Shape, R extends TSchema>(
  endpoint: EndpointBase<P, Q, undefined, R>,
): EndpointBase<P, TObject, undefined, TSchema> {
  const format = Type.Optional(
    oneOf(['json', ...FILE_FORMATS], 'json unless Accept says otherwise. Files have all rows.'),
  );
  const files = Object.values(CONTENT_TYPES).map((type) => [type, { schema: {} }]);
  const content = { 'application/json': { schema: endpoint.response }, ...Object.fromEntries(files) };
  return {
    ...endpoint,
    description: `${endpoint.description} ${FORMATS}`,
    query: Type.Object({ ...endpoint.query?.properties, format }, { additionalProperties: false }),
    response: { content } as unknown as TSchema,
  };
}

export interface ReportHandlers<Params, Query, Answer> {
  readonly json: (context: { db: Database; params: Params; query: Query }) => Promise<Answer>;
  readonly table: (context: { db: CursorDb; params: Params; query: Query }) => Promise<ReportTable>;
}

export interface ReportSettings {
  readonly reports: ReportSource;
  readonly company: CompanySettings;
  /** of an endpoint whose answers are kept */
  readonly keep: KeepAnswer | undefined;
}

export async function answerReport<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  { reports, company, keep }: ReportSettings,
  { json, table }: ReportHandlers<never, never, Answer>,
): Promise<Answer | string | FastifyReply> {
  const { format: asked, ...query } = request.query as { format?: ReportFormat };
  const context = { params: request.params as never, query: query as never };
  const format = reportFormatOf(asked, request.headers.accept);
  varyBy(reply, 'Accept', 'Accept-Language');
  if (format === 'json') {
    const answer = () => reports.read((db) => json({ ...context, db }));
    return keep === undefined ? answer() : keep(request, reply, answer);
  }
  const language = languageOf(request.headers['accept-language']);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const { file, name } = await reports.read(async (db) => {
    const report = await table({ ...context, db: { ...db, signal: gone.signal } });
    const details = { language, timeZone: db.policy.timeZone, now: db.clock.now(), company };
    const written = Readable.from(WRITERS[format](report, details), { objectMode: false });
    // What fails until the first bytes are there is answered as any failure is.
    await once(written, 'readable');
    return { file: written, name: `${report.fileName}-${db.clock.today()}.${format}` };
  });
  return reply
    .type(format === 'csv' ? `${CONTENT_TYPES.csv}; charset=utf-8` : CONTENT_TYPES[format])
    .header('content-language', language)
    .header('content-disposition', contentDisposition(name, format === 'pdf' ? 'inline' : 'attachment'))
    .send(file);
}
