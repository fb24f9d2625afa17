-- How the providers do, by what hosts report of their calls.

-- What a route does with steps whose circuit is open: skip (also when null), deprioritise or ignore.
alter table route add column on_open_circuit varchar(20);

-- Counts of calls that ended in a span of some seconds. credential_id is '' where nobody knows which key was used.
create table health_bucket (
    project_id uuid not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    credential_id varchar(36) not null,
    bucket timestamp(6) with time zone not null,
    succeeded bigint not null,
    failed bigint not null,
    rate_limited bigint not null,
    timed_out bigint not null,
    key_refused bigint not null,
    constraint health_bucket_pk primary key (project_id, bucket, provider_type, model_id, credential_id)
);
create index health_bucket_time_ix on health_bucket (bucket);

-- The circuits that ever left their closed state. The id is made of the project and of what the circuit is of.
create table circuit (
    id uuid primary key,
    project_id uuid not null,
    kind varchar(20) not null,
    provider_type varchar(60) not null,
    model_id varchar(200),
    credential_id uuid,
    state varchar(20) not null,
    by_hand boolean default false not null,
    changed_at timestamp(6) with time zone not null,
    retry_at timestamp(6) with time zone,
    openings int default 0 not null,
    trial_successes int default 0 not null,
    reason varchar(500) not null,
    revision bigint default 1 not null,
    constraint circuit_project_fk foreign key (project_id) references project (id) on delete cascade
);
create index circuit_project_ix on circuit (project_id);
create index circuit_state_ix on circuit (state);

-- Every change of a circuit's state.
create table circuit_event (
    id uuid primary key,
    project_id uuid not null,
    circuit_id uuid not null,
    kind varchar(20) not null,
    provider_type varchar(60) not null,
    model_id varchar(200),
    credential_id uuid,
    state_before varchar(20) not null,
    state_after varchar(20) not null,
    by_hand boolean not null,
    reason varchar(500) not null,
    retry_at timestamp(6) with time zone,
    happened_at timestamp(6) with time zone not null,
    constraint circuit_event_project_fk foreign key (project_id) references project (id) on delete cascade
);
create index circuit_event_project_ix on circuit_event (project_id, happened_at, id);
create index circuit_event_time_ix on circuit_event (happened_at);

-- A project's own settings; a project without a row has the defaults.
create table health_setting (
    project_id uuid primary key,
    enabled boolean not null,
    window_seconds int not null,
    minimum_calls int not null,
    failure_percent int not null,
    rate_limit_percent int not null,
    timeout_percent int not null,
    open_seconds int not null,
    trials int not null,
    probes boolean not null,
    constraint health_setting_project_fk foreign key (project_id) references project (id) on delete cascade
);
