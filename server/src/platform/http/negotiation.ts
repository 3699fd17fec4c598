import type { FastifyReply } from 'fastify';
import { CONTENT_TYPES, FILE_FORMATS, type FileFormat } from '../reports/formats.ts';
import type { Language } from '../words/language.ts';

/** The wishes of a header like `tr-TR, en;q=0.5`, the dearest first; what is refused with `q=0` is left out. */
function wishesOf(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { name, weight: Number(weight) };
    })
    .filter(({ name, weight }) => name !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
}

/** English, unless Turkish is wished for and English not more. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const wish of wishesOf(acceptLanguage)) {
    const [language] = wish.split('-');
    if (language === 'tr' || language === 'en') return language;
  }
  return 'en';
}

/** Says on what else than the address the answer depends; what others have said stays. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const said = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((name) => name.trim());
  reply.header('vary', [...new Set([...said, ...names])].filter((name) => name !== '').join(', '));
}

export type ReportFormat = 'json' | FileFormat;

/** The format that `format` names; without it the dearest of Accept that there is, and JSON where it has none. */
export function reportFormatOf(asked: ReportFormat | undefined, accept: string | undefined): ReportFormat {
  if (asked !== undefined) return asked;
  for (const wish of wishesOf(accept)) {
    if (wish === 'application/json' || wish === '*/*') return 'json';
    const format = FILE_FORMATS.find((one) => CONTENT_TYPES[one] === wish);
    if (format !== undefined) return format;
  }
  return 'json';
}
