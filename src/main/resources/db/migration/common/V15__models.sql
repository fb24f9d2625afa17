-- What a project knows of models, and what callers say of models' ends.

create table project_model (
    id uuid primary key,
    project_id uuid not null,
    kind varchar(20) not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    enabled boolean default true not null,
    logical_ref varchar(200),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint project_model_uk unique (project_id, provider_type, model_id),
    constraint project_model_ref_uk unique (project_id, logical_ref),
    constraint project_model_project_fk foreign key (project_id) references project (id) on delete cascade
);

-- The catalogue is a file, so nothing refers to it.
create table model_observation (
    provider_type varchar(60) not null,
    provider_model_id varchar(200) not null,
    deprecated_count int default 0 not null,
    retired_count int default 0 not null,
    first_reported_at timestamp(6) with time zone not null,
    last_reported_at timestamp(6) with time zone not null,
    constraint model_observation_pk primary key (provider_type, provider_model_id)
);

-- Whose word was counted last when, so that it counts once a day.
create table model_observer (
    provider_type varchar(60) not null,
    provider_model_id varchar(200) not null,
    observed varchar(20) not null,
    caller varchar(200) not null,
    counted_at timestamp(6) with time zone not null,
    constraint model_observer_pk primary key (provider_type, provider_model_id, observed, caller)
);
