-- What others counted of calls made with a connection's key, by day; beside our own events and their totals, never in them.
create table imported_usage (
    workspace_id uuid not null,
    -- Without a foreign key: what was spent stays when the connection goes.
    integration_id uuid not null,
    counted_on date not null,
    model varchar(200) not null,
    provider_name varchar(120) not null,
    request_count bigint not null,
    prompt_tokens bigint not null,
    completion_tokens bigint not null,
    reasoning_tokens bigint not null,
    usage_usd numeric(30, 12) not null,
    byok_usd numeric(30, 12) not null,
    imported_at timestamp(6) with time zone not null,
    constraint imported_usage_pk primary key (workspace_id, integration_id, counted_on, model, provider_name),
    constraint imported_usage_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index imported_usage_day_ix on imported_usage (workspace_id, counted_on);
