import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
  // One entry a minute: from users 1 to 3, half of them about products, the last on 2 March at 23:30 in Istanbul.
  await t.db.sql(`insert into audit_log (occurred_at, user_id, username, request_id, action, entity_type, entity_id, before, after)
    select '2026-03-02T20:30:00Z'::timestamptz - make_interval(mins => 300 - n), 1 + n % 3, 'user-' || (1 + n % 3), 'request-' || n,
      case when n % 2 = 0 then 'product.update' else 'stock.issue' end, case when n % 2 = 0 then 'product' else 'inventory_item' end,
      (n % 10)::text, '{"n": 1}', jsonb_build_object('n', n)
    from generate_series(1, 300) n`);
  await t.db.sql('analyze audit_log');
});
afterAll(() => t.close());

const codeOf = (answer: Answer<{ error_code: string }>) => [answer.status, answer.body.error_code];
interface Entry {
  readonly audit_id: number;
  readonly occurred_at: string;
  readonly request_id: string;
}

/** All pages of a list. */
async function everything(filter: string): Promise<Entry[]> {
  const found: Entry[] = [];
  let cursor = '';
  do {
    const answer = await t.as.admin.get(`/audit-log?page_size=40&${filter}${cursor}`);
    expect(answer.status, answer.text).toBe(200);
    found.push(...answer.body.items);
    expect(answer.body.has_next).toBe(answer.body.next_cursor !== null);
    cursor = answer.body.next_cursor === null ? '' : `&cursor=${answer.body.next_cursor}`;
  } while (cursor !== '');
  return found;
}

const DAY = 'from=2026-03-02&to=2026-03-02';

describe('GET /audit-log', () => {
  it('goes through all entries, newest first, each once', async () => {
    const entries = await everything(DAY);
    expect(entries.map((entry) => entry.request_id)).toEqual(
      Array.from({ length: 300 }, (_, index) => `request-${300 - index}`),
    );
    expect(Object.keys(entries[0] ?? {})).toEqual([
      'audit_id',
      'occurred_at',
      'user_id',
      'username',
      'request_id',
      'action',
      'entity_type',
      'entity_id',
    ]);
  });

  it('passes over nothing because new entries arrive meanwhile', async () => {
    const first = await t.as.admin.get('/audit-log?page_size=5&action=stock.issue');
    await t.db.sql(`insert into audit_log (occurred_at, user_id, username, request_id, action, entity_type, entity_id)
      values ('2026-04-01T00:00:00Z', 1, 'x', 'late', 'stock.issue', 'inventory_item', '1')`);
    const second = await t.as.admin.get(
      `/audit-log?page_size=5&action=stock.issue&cursor=${first.body.next_cursor}`,
    );
    const seen = [...first.body.items, ...second.body.items].map((entry: Entry) => entry.request_id);
    expect(seen).toEqual([299, 297, 295, 293, 291, 289, 287, 285, 283, 281].map((n) => `request-${n}`));
  });

  it.each([
    ['user_id=2', 100],
    ['action=product.update', 150],
    ['entity_type=product', 150],
    ['entity_type=product&entity_id=4', 30],
    ['request_id=request-7', 1],
    ['user_id=2&action=product.update', 50],
    ['search=PRODUCT', 150],
    ['search=İSSUE', 150],
    ['search=nobody-and-nothing', 0],
    ['search=%25', 0],
    ['action=product', 0],
  ])('?%s finds %i', async (filter, count) => {
    expect((await everything(`${DAY}&${filter}`)).length).toBe(count);
  });

  it('search finds people by their names', async () => {
    const userId = (
      await t.db.sql<{ user_id: number }>(`select user_id from users where username = 'inv_clerk'`)
    )[0];
    const entries = await everything(`${DAY}&search=test inv_clerk`.replace(' ', '%20'));
    expect(entries.length).toBe((userId?.user_id ?? 9) <= 3 ? 100 : 0);
  });

  it('a day is one of the factory', async () => {
    // In Istanbul, three hours ahead, the entries are of 2 March from 18:31 to 23:30.
    expect((await everything('from=2026-03-03&to=2026-03-31')).length).toBe(0);
    expect((await everything('to=2026-03-01')).length).toBe(0);
    expect((await everything('from=2026-03-02&to=2026-03-03')).length).toBe(300);
  });

  it.each([
    ['entity_id=4', 'entity_id'],
    ['from=2026-03-02&to=2026-03-01', 'to'],
    ['cursor=abc', 'cursor'],
    ['page_size=501', 'page_size'],
    ['user_id=0', 'user_id'],
    ['from=yesterday', 'from'],
    ['actor=1', 'actor'],
    ['sort=action', 'sort'],
  ])('?%s is refused', async (filter, field) => {
    const answer = await t.as.admin.get(`/audit-log?${filter}`);
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.text).toContain(field);
  });

  it('is for administrators', async () => {
    for (const role of ['prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      expect(codeOf(await t.as[role].get('/audit-log'))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
      expect(codeOf(await t.as[role].get('/audit-log/1'))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect(codeOf(await t.as.nobody.get('/audit-log'))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('GET /audit-log/{audit_id}', () => {
  it('shows the record before and after', async () => {
    const [entry] = await everything('request_id=request-42');
    const answer = await t.as.admin.get(`/audit-log/${entry?.audit_id}`);
    expect(answer.body).toEqual({ ...entry, before: { n: 1 }, after: { n: 42 } });
    const created = await t.as.admin.post('/warehouses', {
      warehouse_code: 'AUD1',
      warehouse_name: 'Denetim',
      warehouse_type: 'RAW_MATERIALS',
    });
    const [creation] = await everything('action=warehouse.create');
    const shown = await t.as.admin.get(`/audit-log/${creation?.audit_id}`);
    expect(shown.body).toMatchObject({ username: 'admin', before: null, after: created.body });
  });

  it('is NOT_FOUND where there is none', async () => {
    expect(codeOf(await t.as.admin.get('/audit-log/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await t.as.admin.get('/audit-log/x'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('its plans', () => {
  it.each([
    ['user_id = 2', 'audit_log_user'],
    [`action = 'product.update'`, 'audit_log_action'],
    [`request_id = 'request-7'`, 'audit_log_request'],
    [`entity_type = 'product' and entity_id = '4'`, 'audit_log_entity'],
    [`occurred_at >= '2026-03-02'`, 'audit_log_time'],
  ])('%s goes by %s', async (condition, index) => {
    const client = await t.db.pool.connect();
    try {
      await client.query('set enable_seqscan = off');
      const plan = await client.query(
        `explain select audit_id from audit_log where ${condition} order by occurred_at desc, audit_id desc limit 51`,
      );
      expect(JSON.stringify(plan.rows)).toContain(index);
    } finally {
      client.release(true);
    }
  });
});
