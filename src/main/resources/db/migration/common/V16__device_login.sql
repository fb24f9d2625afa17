-- Signing in from a command line (RFC 8628). Codes are kept as keyed digests; no key is ever kept here, since it is made
-- when the command line fetches it. What was approved is void without its project or environment.
create table device_login (
    id uuid primary key,
    device_digest varchar(64) not null,
    user_digest varchar(64) not null,
    -- pending, approved, denied or consumed
    status varchar(20) not null,
    requested_from varchar(60) not null,
    interval_seconds int not null,
    polls int default 0 not null,
    last_poll_at timestamp(6) with time zone,
    project_id uuid,
    environment_id uuid,
    label varchar(120),
    -- The person who approved; null before.
    approved_by uuid,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    constraint device_login_device_uk unique (device_digest),
    constraint device_login_user_uk unique (user_digest),
    constraint device_login_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint device_login_environment_fk foreign key (environment_id) references environment (id) on delete cascade
);
create index device_login_expiry_ix on device_login (expires_at);
