import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { PostOffice } from '../../../../tests/harness/post-office.ts';
import { systemActor } from '../../platform/actor.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { createDatabase, createPool, type Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createMailer } from '../../platform/mailer.ts';
import { judge } from './alert-rules.ts';
import { keepMailingAlerts, mailAlerts } from './digest.service.ts';

const office = new PostOffice();
const settings = { alertsTo: ['depo@example.com', 'satinalma@example.com'], digestTime: '07:30' };
const warnings: unknown[] = [];
const log = { warn: (...details: unknown[]) => warnings.push(details) } as never;

let clock: ManualClock;
let db: TestDatabase;
let other: Database;

beforeAll(async () => {
  await office.open();
  clock = manualClock(new Date(), 'Europe/Istanbul');
  db = await createTestDatabase({ clock });
  other = createDatabase(createPool({ location: db.location, size: 2 }), clock, db.policy);
});
afterAll(async () => {
  await other.close();
  await db.drop();
  await office.close();
});

/** As on the first day, at 07:29 in Istanbul. The events stay: nobody can remove them. */
beforeEach(async () => {
  clock.set(new Date('2026-11-21T04:29:00Z'));
  await db.sql(`delete from app_state where key like 'alert%'`);
  for (const table of ['event_readers', 'alerts', 'stock_scopes', 'products', 'warehouses']) {
    await db.sql(`delete from ${table}`);
  }
  office.received.length = 0;
  office.refusal = undefined;
  office.slowMs = 0;
  warnings.length = 0;
});

const mailerTo = (credentials = '') =>
  createMailer({
    smtpUrl: `smtp://${credentials}127.0.0.1:${office.port}`,
    from: 'Horoz Demir <mrp@example.com>',
  });
const mailing = (on: Database = db, to = settings.alertsTo) => ({
  db: on,
  mailer: mailerTo(),
  settings: { ...settings, alertsTo: to },
  log,
});
const look = (on?: Database) => mailAlerts(mailing(on));
const minutes = (count: number) => clock.advance(count * 60_000);

async function product(code: string, name: string, minimum: string, critical: string): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure, minimum_stock_level, critical_stock_level)
     values ($1, $2, 'RAW_MATERIAL', 'KG', $3, $4) returning product_id as id`,
    [code, name, minimum, critical],
  );
  return row?.id ?? 0;
}

const judgeNow = (...products: number[]) =>
  inTransaction(db, systemActor('test'), async (tx) => judge(tx, { product: products }));

describe('the digest', () => {
  beforeEach(async () => {
    await look(); // from now on it reads
    await judgeNow(
      await product('RM-IGNE', 'İğne ucu ışıl', '10', '5'),
      await product('RM-SAC-2', 'Çelik sac 2 mm', '1250.5', '1000'),
    );
    await look();
    expect(office.received).toHaveLength(1); // the critical ones, at once
    office.received.length = 0;
  });

  it('comes at its time of day and once, to all addresses', async () => {
    await look();
    expect(office.received).toEqual([]);
    minutes(1);
    await look();
    minutes(1);
    await look();
    minutes(60 * 12);
    await look();
    expect(office.received).toHaveLength(1);
    const [mail] = office.received;
    expect(mail?.to).toEqual(['depo@example.com', 'satinalma@example.com']);
    expect(mail?.headers).toMatchObject({
      from: 'Horoz Demir <mrp@example.com>',
      'message-id': '<alerts-2026-11-21@example.com>',
      'auto-submitted': 'auto-generated',
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(mail?.raw).toMatch(/^[\x20-\x7e\r\n\t]*$/); // what goes over the wire is ASCII
    expect(mail?.subject).toBe('İlgi bekleyen 2 açık uyarı, 21.11.2026 / 2 open alerts');
    expect(mail?.text).toContain(
      'Stokta kalmayanlar (2)\n' +
        '  - İğne ucu ışıl (RM-IGNE): kullanılabilir 0 KG; asgari seviye 10, kritik seviye 5\n' +
        '  - Çelik sac 2 mm (RM-SAC-2): kullanılabilir 0 KG; asgari seviye 1.250,5, kritik seviye 1.000\n',
    );
    expect(mail?.text).toContain('Out of stock (2)\n  - İğne ucu ışıl (RM-IGNE): 0.000 KG available');
    expect(mail?.text.indexOf('Out of stock')).toBeGreaterThan(mail?.text.indexOf('Çelik') ?? 0);
  });

  it('comes again the next day', async () => {
    minutes(1);
    await look();
    minutes(24 * 60 - 1);
    await look();
    expect(office.received).toHaveLength(1);
    minutes(1);
    await look();
    expect(office.received.map(({ headers }) => headers['message-id'])).toEqual([
      '<alerts-2026-11-21@example.com>',
      '<alerts-2026-11-22@example.com>',
    ]);
  });

  it('comes late rather than not at all', async () => {
    minutes(16 * 60 + 30); // the server stood still until 23:59
    await look();
    expect(office.received).toHaveLength(1);
  });

  it('leaves out what somebody takes care of, and says how much that is', async () => {
    await db.sql(`update alerts set status = 'ACKNOWLEDGED' where details ->> 'product_code' = 'RM-IGNE'`);
    minutes(1);
    await look();
    const [mail] = office.received;
    expect(mail?.subject).toBe('İlgi bekleyen 1 açık uyarı, 21.11.2026 / 1 open alert');
    expect(mail?.text).toContain('Üstlenilen 1 ve ertelenen 0 uyarı bu listede yoktur.');
    expect(mail?.text).toContain('Not in this list: 1 acknowledged and 0 snoozed.');
    expect(mail?.text).not.toContain('RM-IGNE');
  });

  it('does not come on a day without open alerts', async () => {
    await db.sql(`update alerts set status = 'RESOLVED', resolved_at = now()`);
    minutes(1);
    await look();
    expect(office.received).toEqual([]);
  });

  it('waits for a mail server that is down', async () => {
    await office.close();
    minutes(1);
    await expect(look()).rejects.toThrow(/ECONNREFUSED/);
    minutes(30);
    await expect(look(other)).rejects.toThrow(/ECONNREFUSED/);
    await office.open();
    await look();
    expect(office.received).toEqual([]); // a minute between two tries
    minutes(2);
    await look();
    await look(other);
    expect(office.received.map(({ subject }) => subject)).toEqual([
      'İlgi bekleyen 2 açık uyarı, 21.11.2026 / 2 open alerts',
    ]);
  });

  it('comes once from two servers that look at the same time', async () => {
    minutes(1);
    office.slowMs = 150;
    await Promise.all([look(), look(other), look(), look(other)]);
    minutes(5);
    await Promise.all([look(), look(other)]);
    expect(office.received).toHaveLength(1);
  });

  it('is sent by another server when the first one dies at it', async () => {
    minutes(1);
    await db.sql(
      `update app_state set value = jsonb_build_object('claim', 'dead', 'until', $1::timestamptz) where key = 'alert_mail'`,
      [new Date(clock.now().getTime() + 5 * 60_000)],
    );
    await look(other);
    expect(office.received).toEqual([]);
    minutes(5);
    await look(other);
    expect(office.received).toHaveLength(1);
  });

  it('reaches the others when one address is refused, and says so in the log', async () => {
    minutes(1);
    await mailAlerts(mailing(db, ['nobody@example.com', 'depo@example.com']));
    expect(office.received.map(({ to }) => to)).toEqual([['depo@example.com']]);
    expect(JSON.stringify(warnings)).toContain('nobody@example.com');
    minutes(2);
    await look();
    expect(office.received).toHaveLength(1);
  });

  it('is tried again when the server refuses the mail', async () => {
    office.refusal = 'mailbox full';
    minutes(1);
    await expect(look()).rejects.toThrow(/mailbox full/);
    office.refusal = undefined;
    minutes(2);
    await look();
    expect(office.received).toHaveLength(1);
  });

  it('logs in where the address has a name and a password', async () => {
    minutes(1);
    const right = mailerTo('mrp:gizli%20%C5%9Fifre@');
    await expect(mailAlerts({ ...mailing(), mailer: mailerTo('mrp:wrong@') })).rejects.toThrow(
      /Invalid login/,
    );
    minutes(2);
    await mailAlerts({ ...mailing(), mailer: right });
    expect(office.received).toHaveLength(1);
  });
});

describe('critical alerts', () => {
  beforeEach(async () => {
    await db.sql(`insert into app_state (key, value) values ('alert_digest', '{"day": "2026-11-21"}')`);
  });

  it('are mailed at once, and each once', async () => {
    await judgeNow(await product('RM-OLD', 'Eski', '1', '1'));
    await look();
    expect(office.received).toEqual([]); // before the first look
    await judgeNow(await product('RM-IGNE', 'İğne ucu', '10', '5'));
    await look();
    await look(other);
    minutes(2);
    await look();
    expect(office.received.map(({ subject }) => subject)).toEqual([
      'KRİTİK: ilgi bekleyen 1 yeni uyarı / 1 new critical alert',
    ]);
    expect(office.received[0]?.text).toContain('İğne ucu (RM-IGNE)');
    expect(office.received[0]?.text).not.toContain('RM-OLD');
  });

  it('come together where many are raised: at most one mail in a minute', async () => {
    await look();
    await judgeNow(await product('RM-1', 'Bir', '10', '5'));
    await look();
    for (const code of ['RM-2', 'RM-3', 'RM-4']) {
      await judgeNow(await product(code, code, '10', '5'));
      await look();
      clock.advance(15_000);
    }
    expect(office.received).toHaveLength(1);
    clock.advance(15_000);
    await look();
    expect(office.received.map(({ subject }) => subject)).toEqual([
      'KRİTİK: ilgi bekleyen 1 yeni uyarı / 1 new critical alert',
      'KRİTİK: ilgi bekleyen 3 yeni uyarı / 3 new critical alerts',
    ]);
  });

  it('are mailed when an alert gets worse, not when its figures change or it eases', async () => {
    await look();
    const sac = await product('RM-SAC', 'Sac', '10', '5');
    const [house] = await db.sql<{ id: number }>(
      `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ('RM01', 'RM01', 'RAW_MATERIALS')
       returning warehouse_id as id`,
    );
    await db.sql(
      'insert into stock_scopes (product_id, warehouse_id, last_event_number) values ($1, $2, 0)',
      [sac, house?.id],
    );
    const mailsAt = async (available: string) => {
      await db.sql('update stock_scopes set approved_available = $2 where product_id = $1', [sac, available]);
      await judgeNow(sac);
      minutes(2);
      await look();
      return office.received.length;
    };
    expect(await mailsAt('8')).toBe(0); // MINIMUM, a warning
    expect(await mailsAt('4')).toBe(1); // CRITICAL
    expect(await mailsAt('3')).toBe(1);
    expect(await mailsAt('0')).toBe(2); // OUT_OF_STOCK
    expect(await mailsAt('2')).toBe(2);
    expect(await mailsAt('100')).toBe(2);
    expect(await mailsAt('1')).toBe(3);
  });

  it('are not mailed when they are over before the mail goes', async () => {
    await look();
    const sac = await product('RM-SAC', 'Sac', '10', '5');
    await judgeNow(sac);
    await db.sql('update products set minimum_stock_level = 0, critical_stock_level = 0');
    await judgeNow(sac);
    await look();
    expect(office.received).toEqual([]);
  });

  it('wait for a mail server that is down, together', async () => {
    await look();
    await office.close();
    await judgeNow(await product('RM-1', 'Bir', '10', '5'));
    await expect(look()).rejects.toThrow(/ECONNREFUSED/);
    await judgeNow(await product('RM-2', 'İki', '10', '5'));
    await office.open();
    minutes(2);
    await Promise.all([look(), look(other)]);
    expect(office.received.map(({ subject }) => subject)).toEqual([
      'KRİTİK: ilgi bekleyen 2 yeni uyarı / 2 new critical alerts',
    ]);
  });

  it('do not hold up the digest when the server refuses them', async () => {
    await look();
    await judgeNow(await product('RM-1', 'Bir', '10', '5'));
    await db.sql(`delete from app_state where key = 'alert_digest'`);
    minutes(5);
    const { mailer, ...rest } = mailing();
    const picky = {
      send: (mail: Parameters<typeof mailer.send>[0]) =>
        mail.key.startsWith('critical') ? Promise.reject(new Error('refused')) : mailer.send(mail),
    };
    await expect(mailAlerts({ ...rest, mailer: picky })).rejects.toThrow('refused');
    expect(office.received.map(({ subject }) => subject)).toEqual([
      'İlgi bekleyen 1 açık uyarı, 21.11.2026 / 1 open alert',
    ]);
  });

  it('are looked for from the start until told to stop', async () => {
    const stop = keepMailingAlerts(mailing());
    await stop();
    expect(warnings).toEqual([]);
    expect(await db.sql('select reader from event_readers')).toEqual([{ reader: 'alert_mail' }]);
  });
});
