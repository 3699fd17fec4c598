import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** A real mail server, which can be stopped and started on its port, or refuse. */
export class PostOffice {
  readonly received: Received[] = [];
  refusal: string | undefined;
  slowMs = 0;
  port = 0;
  private server: SMTPServer | undefined;

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.username === 'mrp' && auth.password === 'gizli şifre'
          ? done(null, { user: 'mrp' })
          : done(new Error('no')),
      onRcptTo: (address, _session, done) =>
        done(address.address.startsWith('nobody') ? new Error('no such user') : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (this.refusal !== undefined) return done(new Error(this.refusal));
          const to = session.envelope.rcptTo.map((one) => one.address);
          this.received.push(parsed(Buffer.concat(chunks).toString('latin1'), to));
          setTimeout(() => done(), this.slowMs);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(resolve));
  }
}

function parsed(raw: string, to: string[]): Received {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const body = raw.slice(end + 4);
  const encoding = headers['content-transfer-encoding'] ?? '7bit';
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(unquoted(body), 'latin1');
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
  return { to, headers, subject: unworded(headers.subject ?? ''), text, raw };
}

const unquoted = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Encoded words of RFC 2047: blanks between two of them do not count. */
const unworded = (text: string) =>
  text
    .replace(/\?= +=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, coded: string) => {
      const isBase64 = kind.toUpperCase() === 'B';
      const bytes = isBase64
        ? Buffer.from(coded, 'base64')
        : Buffer.from(unquoted(coded.replaceAll('_', ' ')), 'latin1');
      return bytes.toString('utf8');
    });
