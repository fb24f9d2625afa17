-- Providers' keys ("credentials"), of the workspace and of end users, and what hangs on them.

-- The key-encryption key that sealed the row; null in rows of the first release.
alter table installation_secret add column kek_id varchar(120);

-- What a Gateway Key may do beyond its default; null means the default. Words separated by blanks.
alter table gateway_key add column scopes varchar(200);

-- Owned by the workspace (both null), or by an end user of a project (both set). A removed one of the workspace stays,
-- without its secret, as the mark that its provider is managed here.
create table credential (
    id uuid primary key,
    workspace_id uuid not null,
    project_id uuid,
    end_user_id varchar(200),
    provider_type varchar(60) not null,
    label varchar(120),
    mode varchar(20) not null,
    reference varchar(300),
    status varchar(20) default 'active' not null,
    reach varchar(20) default 'workspace' not null,
    verification varchar(20),
    verification_code varchar(40),
    verified_at timestamp(6) with time zone,
    verify_due_at timestamp(6) with time zone,
    suffix varchar(4),
    previous_until timestamp(6) with time zone,
    order_index int default 0 not null,
    weight int default 1 not null,
    allowed_models jsonb not null,
    monthly_cap_usd numeric(18, 6),
    base_url varchar(500),
    revision bigint default 1 not null,
    created_by varchar(120),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    removed_at timestamp(6) with time zone,
    constraint credential_workspace_fk foreign key (workspace_id) references workspace (id),
    constraint credential_project_fk foreign key (project_id) references project (id) on delete cascade
);
create index credential_workspace_ix on credential (workspace_id, provider_type);
create index credential_end_user_ix on credential (project_id, end_user_id);
create index credential_due_ix on credential (verify_due_at);
create index credential_removed_ix on credential (removed_at);

-- Only here are secrets kept, each under a data key of its own, which is wrapped by the key-encryption key.
create table credential_secret (
    credential_id uuid not null,
    slot varchar(20) not null,
    ciphertext bytea not null,
    wrapped_key bytea not null,
    kek_id varchar(120) not null,
    created_at timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    constraint credential_secret_pk primary key (credential_id, slot),
    constraint credential_secret_credential_fk foreign key (credential_id) references credential (id) on delete cascade
);
create index credential_secret_kek_ix on credential_secret (kek_id, credential_id);

-- A removed binding stays as the mark that the provider is managed in that project.
create table credential_binding (
    id uuid primary key,
    credential_id uuid not null,
    project_id uuid not null,
    environment_id uuid,
    created_at timestamp(6) with time zone not null,
    removed_at timestamp(6) with time zone,
    constraint credential_binding_credential_fk foreign key (credential_id) references credential (id) on delete cascade,
    constraint credential_binding_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint credential_binding_environment_fk foreign key (environment_id) references environment (id) on delete cascade
);
create index credential_binding_credential_ix on credential_binding (credential_id);
create index credential_binding_project_ix on credential_binding (project_id);

-- Workspaces and projects in which a provider without any credential may not be used.
create table credential_requirement (
    target_id uuid primary key,
    workspace_id uuid not null,
    created_at timestamp(6) with time zone not null,
    constraint credential_requirement_workspace_fk foreign key (workspace_id) references workspace (id)
);

-- The model an end user prefers, in a route or (route_key '') everywhere in the project.
create table model_choice (
    id uuid primary key,
    project_id uuid not null,
    end_user_id varchar(200) not null,
    route_id uuid,
    route_key varchar(40) not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    revision bigint default 1 not null,
    chosen_at timestamp(6) with time zone not null,
    constraint model_choice_uk unique (project_id, end_user_id, route_key),
    constraint model_choice_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint model_choice_route_fk foreign key (route_id) references route (id) on delete cascade
);

-- One row a decision whose secret was handed out: the primary key makes it once.
create table credential_checkout (
    decision_id uuid primary key,
    credential_id uuid not null,
    project_id uuid not null,
    checked_out_at timestamp(6) with time zone not null
);
create index credential_checkout_at_ix on credential_checkout (checked_out_at);
