-- What host apps embed: where it may be shown, and who may use it for how long.

-- Exact origins, such as https://app.example.com; none until somebody lists them.
create table allowed_origin (
    project_id uuid not null,
    origin varchar(260) not null,
    created_at timestamp(6) with time zone not null,
    constraint allowed_origin_pk primary key (project_id, origin),
    constraint allowed_origin_project_fk foreign key (project_id) references project (id) on delete cascade
);
create index allowed_origin_origin_ix on allowed_origin (origin);

-- Known by the keyed digest of its token. Lists are words separated by blanks; no providers means all of them.
create table widget_session (
    id uuid primary key,
    workspace_id uuid not null,
    project_id uuid not null,
    environment_id uuid not null,
    route_id uuid,
    digest varchar(64) not null,
    end_user_id varchar(200) not null,
    components varchar(200) not null,
    actions varchar(200) not null,
    providers varchar(2000) not null,
    origins varchar(4000) not null,
    locale varchar(40),
    created_by varchar(120) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    revoked_at timestamp(6) with time zone,
    constraint widget_session_digest_uk unique (digest),
    constraint widget_session_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint widget_session_environment_fk foreign key (environment_id) references environment (id) on delete cascade,
    constraint widget_session_route_fk foreign key (route_id) references route (id) on delete cascade
);
create index widget_session_project_ix on widget_session (project_id, expires_at);
create index widget_session_end_user_ix on widget_session (project_id, end_user_id);
create index widget_session_expiry_ix on widget_session (expires_at);

-- One-time links to the hosted page, known by the keyed digest too.
create table connect_link (
    id uuid primary key,
    workspace_id uuid not null,
    project_id uuid not null,
    environment_id uuid not null,
    digest varchar(64) not null,
    end_user_id varchar(200) not null,
    providers varchar(2000) not null,
    locale varchar(40),
    created_by varchar(120) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_at timestamp(6) with time zone,
    constraint connect_link_digest_uk unique (digest),
    constraint connect_link_project_fk foreign key (project_id) references project (id) on delete cascade,
    constraint connect_link_environment_fk foreign key (environment_id) references environment (id) on delete cascade
);
create index connect_link_end_user_ix on connect_link (project_id, end_user_id);
create index connect_link_expiry_ix on connect_link (expires_at);
