import nodemailer from 'nodemailer';

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail: where one is sent twice after all, a mail server or reader can tell. */
  readonly key: string;
}

export interface Mailer {
  /**
   * Answers when the mail server has taken it.
   *
   * @returns the addresses that it did not take. @throws when it took none
   */
  send(mail: Mail): Promise<string[]>;
}

/** @param smtpUrl smtp://user:password@host:587 (encrypted where the server offers it) or smtps://host (always) */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A mail is text of ours, and never a file or a page that a text names.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, key }) {
      const { rejected } = await transport.sendMail({
        from,
        to: [...to],
        subject,
        text,
        messageId: `<${key}@${domain}>`,
        // so that nobody's absence is answered
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return rejected.map(String);
    },
  };
}
