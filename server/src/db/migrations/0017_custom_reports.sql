-- Custom reports that somebody has saved under a name. The definition is data: it is checked against the whitelist of data sets
-- when it is saved and again each time that it runs, because the whitelist may have changed in between.

create table custom_reports (
  custom_report_id bigint generated always as identity primary key,
  owner_id bigint not null references users on delete restrict,
  report_name text not null check (length(report_name) between 1 and 100),
  description text check (length(description) <= 500),
  definition jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- a person's reports by name; also what the list of a person reads
create unique index custom_reports_one_name on custom_reports (owner_id, report_name);
create index custom_reports_shared on custom_reports (report_name, custom_report_id) where shared;
