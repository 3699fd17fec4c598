-- API keys, temporary passwords, alerts on failed logins, and what reading the audit log and sweeping sessions need.

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

create index refresh_tokens_session on refresh_tokens (session_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
create index sessions_expiry on sessions (expires_at);

alter table alerts
  drop constraint alerts_alert_type_check,
  add constraint alerts_alert_type_check check (alert_type in ('OUT_OF_STOCK', 'CRITICAL', 'MINIMUM', 'EXPIRING',
    'LATE_PURCHASE', 'LATE_PRODUCTION', 'FAILED_LOGINS'));

-- Many failed logins of one account, or from one address. Such an alert stays for a day after its figures last moved: the cause
-- of the others is still there when somebody comes to look, a thief is not.
create function judge_failed_logins(moment timestamptz, request text, threshold integer, minutes integer) returns void
language plpgsql as $$
declare
  wanted jsonb;
  open_ids bigint[];
begin
  -- the lock of alerts that are about no product
  perform pg_advisory_xact_lock(7307, 0);
  with failure as (
    select entity_type, entity_id, after ->> 'username' as username, after ->> 'ip_address' as address from audit_log
    where action = 'auth.login_failed' and occurred_at > moment - make_interval(mins => minutes) and occurred_at <= moment),
  burst as (
    select 'failed-logins:user:' || entity_id as cause_key, 'as ' || min(username) as whose, count(*) as failures,
      jsonb_build_object('username', min(username), 'addresses', count(distinct address)) as details
    from failure where entity_type = 'user' group by entity_id having count(*) >= threshold
    union all
    select 'failed-logins:address:' || address, 'from ' || address, count(*),
      jsonb_build_object('ip_address', address, 'usernames', count(distinct entity_id))
    from failure where address is not null group by address having count(*) >= threshold)
  select jsonb_agg(jsonb_build_object('cause_key', cause_key, 'alert_type', 'FAILED_LOGINS', 'severity', 'WARNING',
    'message', failures || ' failed logins ' || whose || ' within ' || minutes || ' minutes.',
    'details', details || jsonb_build_object('failures', failures, 'minutes', minutes))) into wanted from burst;
  select array_agg(alert_id) into open_ids from alerts
  where alert_type = 'FAILED_LOGINS' and status <> 'RESOLVED' and (updated_at <= moment - interval '24 hours'
    or cause_key in (select w ->> 'cause_key' from jsonb_array_elements(coalesce(wanted, '[]')) w));
  perform settle_alerts(coalesce(wanted, '[]'), coalesce(open_ids, '{}'), moment, request);
end $$;
