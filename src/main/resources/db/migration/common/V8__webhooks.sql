-- Who is told of changes, and what is still to be told.

create table webhook (
    id uuid primary key,
    workspace_id uuid not null,
    url varchar(2000) not null,
    -- Names of events separated by blanks, or a star for all.
    event_types varchar(4000) not null,
    enabled boolean default true not null,
    -- Why it is not enabled, where we disabled it.
    disabled_reason varchar(40),
    -- The signing secret is not kept; it is computed from the installation's secret, the id and this.
    secret_version int default 1 not null,
    -- Until then the secret before is used as well.
    previous_secret_until timestamp(6) with time zone,
    last_success_at timestamp(6) with time zone,
    created_by varchar(120),
    created_at timestamp(6) with time zone not null,
    constraint webhook_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index webhook_workspace_ix on webhook (workspace_id, created_at);

-- The outbox, and afterwards the log. Without a foreign key, which would make a change fail whose webhook is removed meanwhile.
create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null,
    event varchar(60) not null,
    -- JSON as it is sent and signed.
    body varchar(8000) not null,
    status varchar(20) not null,
    attempts int default 0 not null,
    next_attempt_at timestamp(6) with time zone not null,
    -- A node is at it until then; if it stops, another may begin.
    leased_until timestamp(6) with time zone,
    -- When it was queued, or queued again; from here the 24 hours count.
    queued_at timestamp(6) with time zone not null,
    last_attempt_at timestamp(6) with time zone,
    last_status int,
    last_error varchar(300),
    last_duration_ms bigint,
    created_at timestamp(6) with time zone not null
);
create index webhook_delivery_due_ix on webhook_delivery (status, next_attempt_at);
create index webhook_delivery_webhook_ix on webhook_delivery (webhook_id, created_at);

-- Gateway Keys that were found in public, for the people who have to replace them.
create table key_leak_notice (
    id uuid primary key,
    workspace_id uuid not null,
    project_id uuid not null,
    project_name varchar(120) not null,
    label varchar(120),
    shown varchar(60) not null,
    found_at varchar(2000),
    reported_at timestamp(6) with time zone not null
);
create index key_leak_notice_workspace_ix on key_leak_notice (workspace_id, reported_at);
