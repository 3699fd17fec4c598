import { randomUUID } from 'node:crypto';
import type { MailSettings } from '../../platform/config.ts';
import { type Database, only } from '../../platform/database/database.ts';
import type { Mail, Mailer } from '../../platform/mailer.ts';
import {
  beginReading,
  claimMailing,
  digestedDay,
  endMailing,
  newlyCritical,
  readDigest,
  setDigestedDay,
  setSeen,
  unread,
} from './digest.queries.ts';
import { type AlertMail, criticalMail, digestMail } from './digest.text.ts';

/**
 * Alerts by e-mail: all open ones once a day, and those that become critical at once. What is sent is written down after the
 * mail server has taken it, so a mail server that is down delays a mail and loses none.
 */
export interface AlertMailing {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly settings: Pick<MailSettings, 'alertsTo' | 'digestTime'>;
  readonly log: { warn(details: object, message: string): void };
}

/** More than a mail takes, even with a slow server: who holds the lease longer is dead. */
const LEASE_MS = 5 * 60_000;
const BETWEEN_MAILS_MS = 60_000;
const LOOK_EVERY_MS = 15_000;

/** Looks now and every quarter of a minute, on each server. @returns how to stop */
export function keepMailingAlerts(mailing: AlertMailing): () => Promise<void> {
  let looking: Promise<void> | undefined;
  const look = () => {
    looking ??= mailAlerts(mailing)
      .catch((error: unknown) => mailing.log.warn({ err: error }, 'alerts cannot be mailed; trying again'))
      .finally(() => {
        looking = undefined;
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/**
 * Sends what is due, if no other server is at it. To be called often, by any number of servers.
 *
 * @throws when the database or the mail server does not answer; then nothing is lost, and the next call tries again
 */
export async function mailAlerts(mailing: AlertMailing): Promise<void> {
  const { db } = mailing;
  const claim = randomUUID();
  const startedAt = db.clock.now();
  const [claimed] = await db.run(claimMailing, [claim, startedAt, after(startedAt, LEASE_MS)]);
  if (claimed === undefined) return;
  // At once again where nothing was due; a mail that was sent or has failed is followed by a minute without one.
  let pauseMs = BETWEEN_MAILS_MS;
  try {
    const outcomes = await Promise.allSettled([sendNewlyCritical(mailing), sendDigest(mailing)]);
    // Each for itself: a mail that the server refuses must not hold up the other one.
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    if (outcomes.every((outcome) => outcome.status === 'fulfilled' && !outcome.value)) pauseMs = 0;
  } finally {
    const now = db.clock.now();
    await db.run(endMailing, [claim, now, after(now, pauseMs)]);
  }
}

const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms);

/** The day's list, from its time of day on until it is sent. A day without open alerts has none. @returns whether one was sent */
async function sendDigest(mailing: AlertMailing): Promise<boolean> {
  const { db, settings } = mailing;
  const today = db.clock.today();
  if (timeOfDay(db) < settings.digestTime) return false;
  const [done] = await db.run(digestedDay, []);
  if (done?.day === today) return false;
  const { alerts, others } = await readDigest(db);
  if (alerts.length > 0) await send(mailing, digestMail(alerts, others, today), `alerts-${today}`);
  await db.run(setDigestedDay, [today, db.clock.now()]);
  return alerts.length > 0;
}

/** @returns whether a mail was sent */
async function sendNewlyCritical(mailing: AlertMailing): Promise<boolean> {
  const { db } = mailing;
  await db.run(beginReading, [db.clock.now()]);
  for (;;) {
    const { seen, up_to, newest } = only(await db.run(unread, []));
    if (seen === newest) return false;
    const alerts = await db.run(newlyCritical, [seen, up_to]);
    if (alerts.length > 0) await send(mailing, criticalMail(alerts), `critical-${seen}-${up_to}`);
    await db.run(setSeen, [up_to, db.clock.now()]);
    if (alerts.length > 0) return true;
  }
}

async function send({ mailer, settings, log }: AlertMailing, mail: AlertMail, key: string): Promise<void> {
  const message: Mail = { to: settings.alertsTo, ...mail, key };
  const refused = await mailer.send(message);
  if (refused.length > 0) log.warn({ refused, key }, 'the mail server did not take all addresses');
}

/** HH:MM as the factory's clock shows it. */
function timeOfDay({ clock, policy }: Database): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: policy.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(clock.now());
}
