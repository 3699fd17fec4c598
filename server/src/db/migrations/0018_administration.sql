-- API keys, temporary passwords, and what reading the audit log and sweeping sessions need.

alter table users add column must_change_password boolean not null default false;

-- A key is shown once. What is kept is its hash, and its beginning to find the row by.
create table api_keys (
  api_key_id bigint generated always as identity primary key,
  user_id bigint not null references users on delete restrict,
  name text not null check (length(name) between 1 and 60),
  key_prefix text not null unique check (key_prefix ~ '^[0-9a-f]{12}$'),
  key_hash bytea not null check (length(key_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by bigint references users on delete restrict,
  check (revoked_by is null or revoked_at is not null)
);
-- A name may be used again when its key is revoked: that is how a key is replaced.
create unique index api_keys_name_key on api_keys (user_id, lower(name)) where revoked_at is null;

-- The log is read newest first, all of it or what one user or one kind of action left in it.
create index audit_log_user on audit_log (user_id, occurred_at, audit_id);
create index audit_log_action on audit_log (action, occurred_at, audit_id);
create index audit_log_request on audit_log (request_id);

create index refresh_tokens_expiry on refresh_tokens (expires_at);
create index sessions_expiry on sessions (expires_at);
