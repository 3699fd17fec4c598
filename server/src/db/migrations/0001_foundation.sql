-- Types, helper functions, and what every module stands on: users, sessions, audit, idempotency, numbers.
--
-- Why the domains have a bound on both sides: 'NaN'::numeric >= 0 is true in PostgreSQL, so a bare ">= 0" lets
-- NaN through, and one NaN poisons every sum after it.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create domain quantity as numeric(15, 3) check (value between 0 and 999999999999.999);
create domain signed_quantity as numeric(15, 3) check (value between -999999999999.999 and 999999999999.999);
create domain unit_cost as numeric(15, 4) check (value between 0 and 99999999999.9999);
create domain amount as numeric(24, 4) check (value between 0 and 99999999999999999999.9999);
create domain signed_amount as numeric(24, 4)
  check (value between -99999999999999999999.9999 and 99999999999999999999.9999);
create domain percentage as numeric(5, 2) check (value between 0 and 100);
create domain rating as numeric(3, 2) check (value between 0 and 5);

-- Turkish-aware folding for search: İ, I, ı and i are one letter here, and so are ş and s, ç and c, ...
-- Immutable and independent of the database's locale, so that it can stand in a generated column.
create function search_fold(input text) returns text
  language sql immutable strict parallel safe
  return lower(translate(input, 'İIıŞşÇçĞğÖöÜüÂâÎîÛû', 'iiissccggoouuaaiiuu'));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = '42501';
end $$;

create table users (
  user_id bigint generated always as identity primary key,
  username text not null check (username ~ '^[A-Za-z0-9._-]{3,50}$'),
  full_name text not null check (length(full_name) between 1 and 100),
  email text check (length(email) between 3 and 200),
  role text not null check (role in ('admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer')),
  password_hash text not null,
  is_active boolean not null default true,
  last_login_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_username_key on users (lower(username));

create table sessions (
  session_id uuid primary key default gen_random_uuid(),
  user_id bigint not null references users on delete restrict,
  ip_address text,
  user_agent text check (length(user_agent) <= 300),
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('LOGOUT', 'TOKEN_REUSE', 'PASSWORD_CHANGED', 'USER_CHANGED', 'ENDED_BY_USER')),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_user_open on sessions (user_id) where ended_at is null;

create table refresh_tokens (
  refresh_token_id bigint generated always as identity primary key,
  session_id uuid not null references sessions on delete restrict,
  token_hash bytea not null unique check (length(token_hash) = 32),
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
-- At most one live token per session: a second one would mean that a rotation raced and both won.
create unique index refresh_tokens_one_live on refresh_tokens (session_id) where used_at is null;

create table audit_log (
  audit_id bigint generated always as identity primary key,
  occurred_at timestamptz not null,
  user_id bigint references users on delete restrict,
  username text not null,
  request_id text not null,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  entity_type text not null,
  entity_id text not null,
  before jsonb,
  after jsonb
);
create index audit_log_entity on audit_log (entity_type, entity_id, audit_id);
create index audit_log_time on audit_log (occurred_at, audit_id);
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

create table idempotency_keys (
  user_id bigint not null references users on delete restrict,
  idempotency_key text not null check (length(idempotency_key) between 1 and 255),
  fingerprint text not null,
  status_code integer,
  response_body text,
  created_at timestamptz not null,
  primary key (user_id, idempotency_key),
  check ((status_code is null) = (response_body is null))
);
create index idempotency_keys_created on idempotency_keys (created_at);

-- Gapless document numbers: one counter row per kind and year, locked last in a transaction.
create table document_numbers (
  document_type text not null check (document_type in ('MO', 'PO', 'GR', 'TR', 'CN')),
  year integer not null check (year between 2000 and 9999),
  last_number integer not null check (last_number between 0 and 999999),
  primary key (document_type, year)
);

create table app_state (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
