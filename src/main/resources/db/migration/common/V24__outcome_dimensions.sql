-- Reported calls by more than their model: by route, Gateway Key, end user and tag too.

-- What is known of the decision that a call followed: its route, if it had one, and whether it passed over a step. Both
-- null while the decision is not known; by_dimension tells the calls that all dimensions count from those that were
-- stored before there were any but the model and its provider.
alter table outcome add column route_id uuid;
alter table outcome add column fell_back boolean;
alter table outcome add column by_dimension boolean default false not null;

-- Sums of outcomes by one dimension ('all' has one value, the empty one), by hour and by day of UTC. End users are in the
-- daily table only: an hour has about as many of them as calls. latency_NN counts calls by the bounds of LatencyHistogram.
create table outcome_dimension_hourly (
    project_id uuid not null,
    dimension varchar(10) not null,
    bucket timestamp(6) with time zone not null,
    dimension_value varchar(270) not null,
    outcome_count bigint not null,
    failed_count bigint not null,
    decided_count bigint not null,
    fallback_count bigint not null,
    unpriced_count bigint not null,
    unmetered_count bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cached_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost_usd numeric(36, 15) not null,
    latency_00 bigint not null,
    latency_01 bigint not null,
    latency_02 bigint not null,
    latency_03 bigint not null,
    latency_04 bigint not null,
    latency_05 bigint not null,
    latency_06 bigint not null,
    latency_07 bigint not null,
    latency_08 bigint not null,
    latency_09 bigint not null,
    latency_10 bigint not null,
    latency_11 bigint not null,
    latency_12 bigint not null,
    latency_13 bigint not null,
    latency_14 bigint not null,
    latency_15 bigint not null,
    constraint outcome_dimension_hourly_pk primary key (project_id, dimension, bucket, dimension_value)
);
create table outcome_dimension_daily (
    project_id uuid not null,
    dimension varchar(10) not null,
    bucket timestamp(6) with time zone not null,
    dimension_value varchar(270) not null,
    outcome_count bigint not null,
    failed_count bigint not null,
    decided_count bigint not null,
    fallback_count bigint not null,
    unpriced_count bigint not null,
    unmetered_count bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cached_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost_usd numeric(36, 15) not null,
    latency_00 bigint not null,
    latency_01 bigint not null,
    latency_02 bigint not null,
    latency_03 bigint not null,
    latency_04 bigint not null,
    latency_05 bigint not null,
    latency_06 bigint not null,
    latency_07 bigint not null,
    latency_08 bigint not null,
    latency_09 bigint not null,
    latency_10 bigint not null,
    latency_11 bigint not null,
    latency_12 bigint not null,
    latency_13 bigint not null,
    latency_14 bigint not null,
    latency_15 bigint not null,
    constraint outcome_dimension_daily_pk primary key (project_id, dimension, bucket, dimension_value)
);

insert into outcome_dimension_hourly
select project_id, 'all', bucket, '', sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_hourly group by project_id, bucket;

insert into outcome_dimension_hourly
select project_id, 'provider', bucket, provider_type, sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_hourly group by project_id, bucket, provider_type;

insert into outcome_dimension_hourly
select project_id, 'model', bucket, provider_type || '/' || model_id, sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_hourly group by project_id, bucket, provider_type, model_id;

insert into outcome_dimension_daily
select project_id, 'all', bucket, '', sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_daily group by project_id, bucket;

insert into outcome_dimension_daily
select project_id, 'provider', bucket, provider_type, sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_daily group by project_id, bucket, provider_type;

insert into outcome_dimension_daily
select project_id, 'model', bucket, provider_type || '/' || model_id, sum(outcome_count),
    sum(case when status = 'failed' then outcome_count else 0 end), 0, 0, sum(unpriced_count), sum(unmetered_count),
    sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(reasoning_tokens), sum(cost_usd),
    sum(latency_00), sum(latency_01), sum(latency_02), sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07),
    sum(latency_08), sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)
from outcome_daily group by project_id, bucket, provider_type, model_id;

-- The routes that call a retired model's replacement from its day on; the others go on naming the model.
create table route_replacement (
    route_id uuid primary key,
    project_id uuid not null,
    constraint route_replacement_route_fk foreign key (route_id) references route (id) on delete cascade
);

-- What was told of the end of a model that a project uses, so that it is told once.
create table model_notice (
    project_id uuid not null,
    model_id varchar(200) not null,
    stage varchar(20) not null,
    on_date date not null,
    noticed_at timestamp(6) with time zone not null,
    constraint model_notice_pk primary key (project_id, model_id, stage, on_date),
    constraint model_notice_project_fk foreign key (project_id) references project (id) on delete cascade
);
