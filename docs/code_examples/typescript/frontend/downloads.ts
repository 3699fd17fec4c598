import type { BrowserSession } from './session.ts';

/** A file with the name that the server gives it. In the page: URL.createObjectURL(file), and click a link with `download`. */
export async function fileOf(session: BrowserSession, url: string, language = 'tr'): Promise<File> {
  const answer = await session.send(new Request(url, { headers: { 'accept-language': language } }));
  if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message);
  const disposition = answer.headers.get('content-disposition') ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  const [, plain = 'file'] = /filename="([^"]+)"/.exec(disposition) ?? [];
  const blob = await answer.blob();
  return new File([blob], encoded === undefined ? plain : decodeURIComponent(encoded), { type: blob.type });
}
