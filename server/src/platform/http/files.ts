import type { FastifyReply } from 'fastify';

/** A file as an answer. */
export interface FileAnswer {
  /** as people know it, with its ending: "Satın alma siparişi PO-2026-000001.pdf" */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** In OpenAPI 3.1 an answer of bytes is a content type without a type. */
export function fileResponse(contentType: string) {
  return { content: { [contentType]: { schema: {} } } };
}

export function sendFile(reply: FastifyReply, contentType: string, file: FileAnswer): FastifyReply {
  return reply
    .type(contentType)
    .header('content-disposition', contentDisposition(file.fileName))
    .send(file.bytes);
}

/**
 * To be shown or to be kept, under this name: RFC 6266 with the name twice, in UTF-8 and without the marks of its letters for
 * programs that read only the older form.
 */
export function contentDisposition(fileName: string, use: 'inline' | 'attachment' = 'inline'): string {
  const plain = fileName
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^ -~]|["\\%]/g, '_');
  const whole = encodeURIComponent(fileName).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${use}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
