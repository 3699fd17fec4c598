import { type Client, createClient } from '@horoz/client';
import type { BrowserSession } from './session.ts';

/** The typed client over the session of this tab, which puts its own token into each request. */
export const clientOf = (baseUrl: string, session: BrowserSession): Client =>
  createClient({ baseUrl, token: '', fetch: session.send, language: 'tr' });
