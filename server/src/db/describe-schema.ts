import type pg from 'pg';

/**
 * The schema of a database as SQL text, from the catalogue: types, functions, tables with their constraints, indexes and
 * triggers, in a fixed order. The embedded PostgreSQL has no pg_dump, and this form is shorter to read in a review.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const parts: string[] = [
    '-- Made by `npm run generate` from the migrations. Do not edit; a test fails when it is stale.',
  ];
  for (const text of [EXTENSIONS, DOMAINS, FUNCTIONS, TABLES, INDEXES, TRIGGERS]) {
    const answer = await client.query<{ definition: string }>(text);
    parts.push(answer.rows.map((row) => row.definition).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

const EXTENSIONS = `
  select 'create extension ' || extname || ';' as definition from pg_extension where extname <> 'plpgsql' order by extname`;

const DOMAINS = `
  select 'create domain ' || t.typname || ' as ' || format_type(t.typbasetype, t.typtypmod)
    || coalesce((select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname) from pg_constraint c
       where c.contypid = t.oid and c.contype = 'c'), '') || ';' as definition
  from pg_type t where t.typtype = 'd' and t.typnamespace = 'public'::regnamespace order by t.typname`;

const OURS = `not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) || ';' as definition from pg_proc p
  where p.pronamespace = 'public'::regnamespace and ${OURS} order by p.proname`;

const TABLES = `
  select 'create table ' || p.relname || ' (' || e'\\n  '
    || (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || case a.attidentity when 'a' then ' generated always as identity' else '' end
         || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                 when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
         e',\\n  ' order by a.attnum)
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = p.oid and a.attnum > 0 and not a.attisdropped)
    || coalesce(e',\\n  ' || (select string_agg(pg_get_constraintdef(c.oid), e',\\n  ' order by c.contype, pg_get_constraintdef(c.oid))
       from pg_constraint c where c.conrelid = p.oid and c.contype <> 'n'), '')
    || e'\\n)' || coalesce(' with (' || array_to_string(p.reloptions, ', ') || ')', '') || e';\\n' as definition
  from pg_class p where p.relnamespace = 'public'::regnamespace and p.relkind = 'r' and ${OURS} order by p.relname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as definition from pg_index i
  join pg_class p on p.oid = i.indrelid
  where p.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by p.relname, pg_get_indexdef(i.indexrelid)`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) || ';' as definition from pg_trigger t join pg_class p on p.oid = t.tgrelid
  where not t.tgisinternal and p.relnamespace = 'public'::regnamespace order by p.relname, t.tgname`;

/** Text columns that a CHECK limits to a list of words, so that their TypeScript type can be that list. */
export async function wordColumns(client: pg.ClientBase): Promise<Map<string, readonly string[]>> {
  const answer = await client.query<{ place: string; definition: string }>(`
    select p.relname || '.' || a.attname as place, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class p on p.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and cardinality(c.conkey) = 1 and p.relnamespace = 'public'::regnamespace
    order by 1`);
  const columns = new Map<string, readonly string[]>();
  for (const { place, definition } of answer.rows) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition)?.[1];
    if (list === undefined) continue;
    columns.set(
      place,
      [...list.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? ''),
    );
  }
  return columns;
}
