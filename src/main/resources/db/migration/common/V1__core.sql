-- Tables of the first release. Types are the subset that H2 (MODE=PostgreSQL) and PostgreSQL share.

create table workspace (
    id uuid primary key,
    name varchar(120) not null,
    slug varchar(60) not null,
    created_at timestamp(6) with time zone not null,
    constraint workspace_slug_uk unique (slug)
);

-- Small secrets of the installation, each sealed under the key-encryption key (see access.InstallationSecrets).
create table installation_secret (
    name varchar(60) primary key,
    sealed bytea not null,
    created_at timestamp(6) with time zone not null
);

create table person (
    id uuid primary key,
    workspace_id uuid not null,
    email varchar(254) not null,
    name varchar(120) not null,
    role varchar(20) not null,
    password_hash varchar(200),
    issuer varchar(300),
    subject varchar(300),
    disabled boolean default false not null,
    revision bigint default 1 not null,
    created_at timestamp(6) with time zone not null,
    last_sign_in_at timestamp(6) with time zone,
    constraint person_email_uk unique (email),
    constraint person_identity_uk unique (issuer, subject),
    constraint person_workspace_fk foreign key (workspace_id) references workspace (id)
);

create table setup_token (
    id int primary key,
    digest varchar(64) not null,
    created_at timestamp(6) with time zone not null
);

create table management_key (
    id uuid primary key,
    workspace_id uuid not null,
    label varchar(120) not null,
    prefix varchar(20) not null,
    digest varchar(64) not null,
    created_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    expires_at timestamp(6) with time zone,
    constraint management_key_digest_uk unique (digest),
    constraint management_key_workspace_fk foreign key (workspace_id) references workspace (id)
);

create table project (
    id uuid primary key,
    workspace_id uuid not null,
    name varchar(120) not null,
    default_environment_id uuid,
    sample boolean default false not null,
    revision bigint default 1 not null,
    created_by varchar(120),
    created_at timestamp(6) with time zone not null,
    constraint project_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index project_workspace_ix on project (workspace_id, created_at);

create table environment (
    id uuid primary key,
    project_id uuid not null,
    name varchar(120) not null,
    slug varchar(60) not null,
    type varchar(20) not null,
    revision bigint default 1 not null,
    created_at timestamp(6) with time zone not null,
    constraint environment_slug_uk unique (project_id, slug),
    constraint environment_project_fk foreign key (project_id) references project (id) on delete cascade
);

create table gateway_key (
    id uuid primary key,
    project_id uuid not null,
    environment_id uuid,
    label varchar(120),
    prefix varchar(20) not null,
    digest varchar(64) not null,
    created_by varchar(120),
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    constraint gateway_key_digest_uk unique (digest),
    constraint gateway_key_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint gateway_key_environment_fk foreign key (environment_id) references environment (id) on delete cascade
);
create index gateway_key_project_ix on gateway_key (project_id, created_at);

-- The draft of a route. What is live is in route_version, unless follows_draft.
create table route (
    id uuid primary key,
    project_id uuid not null,
    environment_id uuid not null,
    name varchar(120) not null,
    description varchar(2000),
    status varchar(20) default 'active' not null,
    enabled boolean default true not null,
    default_model_id varchar(200),
    billing_mode varchar(60),
    route_mode varchar(60),
    workload varchar(60),
    stage varchar(60),
    entry_step_id uuid,
    flow_layout jsonb,
    follows_draft boolean default true not null,
    version int default 1 not null,
    published_version int default 1 not null,
    draft_hash varchar(64) not null,
    published_hash varchar(64),
    change_summary varchar(500),
    revision bigint default 1 not null,
    created_by varchar(120),
    updated_by varchar(120),
    updated_via varchar(60),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint route_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint route_environment_fk foreign key (environment_id) references environment (id) on delete cascade
);
create index route_project_ix on route (project_id, created_at);
create index route_environment_ix on route (environment_id);

create table route_step (
    id uuid primary key,
    route_id uuid not null,
    order_index int not null,
    provider_preference varchar(60),
    model_id varchar(200),
    label varchar(120),
    enabled boolean default true not null,
    fallback_on varchar(20) default 'error' not null,
    timeout_ms int,
    switch_criteria jsonb,
    retry_policy jsonb,
    cost_policy jsonb,
    condition_block jsonb,
    model_pool jsonb,
    notes varchar(2000),
    parallel_group_id varchar(120),
    parallel_branch_role varchar(20),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint route_step_route_fk foreign key (route_id) references route (id) on delete cascade
);
create index route_step_route_ix on route_step (route_id, order_index);

create table route_step_edge (
    id uuid primary key,
    route_id uuid not null,
    from_step_id uuid not null,
    to_step_id uuid not null,
    priority int default 0 not null,
    label varchar(120),
    constraint route_step_edge_route_fk foreign key (route_id) references route (id) on delete cascade,
    constraint route_step_edge_from_fk foreign key (from_step_id) references route_step (id) on delete cascade,
    constraint route_step_edge_to_fk foreign key (to_step_id) references route_step (id) on delete cascade
);
create index route_step_edge_route_ix on route_step_edge (route_id);

-- Immutable: one row a publish or rollback, holding the whole content that became live.
create table route_version (
    id uuid primary key,
    route_id uuid not null,
    version int not null,
    action varchar(20) not null,
    restored_from int,
    content jsonb not null,
    content_hash varchar(64) not null,
    summary varchar(500),
    actor_id varchar(120),
    actor_type varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    constraint route_version_uk unique (route_id, version),
    constraint route_version_route_fk foreign key (route_id) references route (id) on delete cascade
);

create table policy (
    id uuid primary key,
    workspace_id uuid not null,
    name varchar(120) not null,
    type varchar(60) not null,
    status varchar(20) default 'active' not null,
    rule jsonb not null,
    sample boolean default false not null,
    change_summary varchar(500),
    revision bigint default 1 not null,
    created_by varchar(120),
    updated_by varchar(120),
    updated_via varchar(60),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint policy_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index policy_workspace_ix on policy (workspace_id, created_at);

-- The target is a workspace, project, environment, route or step, by target_type; no foreign key can say so.
create table policy_binding (
    id uuid primary key,
    policy_id uuid not null,
    target_type varchar(20) not null,
    target_id uuid not null,
    created_at timestamp(6) with time zone not null,
    constraint policy_binding_uk unique (policy_id, target_type, target_id),
    constraint policy_binding_policy_fk foreign key (policy_id) references policy (id) on delete cascade
);
create index policy_binding_target_ix on policy_binding (target_type, target_id);

-- One row: counts committed configuration changes, so that every node can see that it is behind. Its row lock makes
-- commits take their numbers in order, so that nobody who has seen version n can have missed n - 1.
create table config_version (
    id int primary key,
    version bigint not null
);
insert into config_version (id, version) values (1, 0);

-- What each recent version changed: a project, or (null) everything.
create table config_change (
    version bigint primary key,
    project_id uuid,
    changed_at timestamp(6) with time zone not null
);

create table usage_event (
    id uuid primary key,
    workspace_id uuid not null,
    project_id uuid not null,
    environment_id uuid,
    route_id uuid,
    route_name varchar(120),
    step_id uuid,
    gateway_key_id uuid,
    status varchar(40) not null,
    provider_type varchar(60) not null,
    model_id varchar(200),
    latency_us bigint not null,
    attempt int default 0 not null,
    fallback_count int default 0 not null,
    estimated_cost_usd numeric(18, 9),
    input_tokens bigint,
    output_tokens bigint,
    snapshot_id varchar(64),
    sample boolean default false not null,
    detail jsonb not null,
    occurred_at timestamp(6) with time zone not null
);
create index usage_event_project_ix on usage_event (project_id, occurred_at, id);

create table usage_hourly (
    project_id uuid not null,
    bucket timestamp(6) with time zone not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    status varchar(40) not null,
    request_count bigint not null,
    fallback_count bigint not null,
    latency_us_sum bigint not null,
    estimated_cost_usd numeric(24, 9) not null,
    constraint usage_hourly_pk primary key (project_id, bucket, provider_type, model_id, status)
);

create table usage_daily (
    project_id uuid not null,
    bucket timestamp(6) with time zone not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    status varchar(40) not null,
    request_count bigint not null,
    fallback_count bigint not null,
    latency_us_sum bigint not null,
    estimated_cost_usd numeric(24, 9) not null,
    constraint usage_daily_pk primary key (project_id, bucket, provider_type, model_id, status)
);
