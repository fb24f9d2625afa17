-- What became of model calls, as the hosts report it, and what they cost.

-- Every price that a catalogue in force had: an outcome is rated by the price of its day and keeps the price's id. The
-- id is made of the price itself, so that all nodes give the same; of equal dates the one recorded last holds.
create table model_price (
    id uuid primary key,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    effective_date date not null,
    input_per_million numeric(18, 9) not null,
    output_per_million numeric(18, 9) not null,
    cached_input_per_million numeric(18, 9),
    recorded_at timestamp(6) with time zone not null
);

-- The decision may be one that is not recorded (yet), so no foreign key says so. A cost is exact: prices have at most
-- nine decimals and are for a million tokens.
create table outcome (
    project_id uuid not null,
    event_id varchar(120) not null,
    decision_id uuid,
    gateway_key_id uuid,
    status varchar(20) not null,
    failure_kind varchar(60),
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    input_tokens bigint,
    output_tokens bigint,
    cached_tokens bigint,
    reasoning_tokens bigint,
    latency_us bigint,
    ttft_us bigint,
    end_user_id varchar(200),
    tags varchar(40000),
    rating varchar(20) not null,
    cost_usd numeric(27, 15),
    price_id uuid,
    occurred_at timestamp(6) with time zone not null,
    received_at timestamp(6) with time zone not null,
    constraint outcome_pk primary key (project_id, event_id)
);
create index outcome_decision_ix on outcome (decision_id);
create index outcome_time_ix on outcome (project_id, occurred_at, event_id);
create index outcome_end_user_ix on outcome (project_id, end_user_id);

-- Sums of outcomes by hour and day of UTC. latency_NN counts calls by the bounds of LatencyHistogram.
create table outcome_hourly (
    project_id uuid not null,
    bucket timestamp(6) with time zone not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    status varchar(20) not null,
    outcome_count bigint not null,
    unpriced_count bigint not null,
    unmetered_count bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cached_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost_usd numeric(36, 15) not null,
    latency_us_sum bigint not null,
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
    constraint outcome_hourly_pk primary key (project_id, bucket, provider_type, model_id, status)
);

create table outcome_daily (
    project_id uuid not null,
    bucket timestamp(6) with time zone not null,
    provider_type varchar(60) not null,
    model_id varchar(200) not null,
    status varchar(20) not null,
    outcome_count bigint not null,
    unpriced_count bigint not null,
    unmetered_count bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cached_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost_usd numeric(36, 15) not null,
    latency_us_sum bigint not null,
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
    constraint outcome_daily_pk primary key (project_id, bucket, provider_type, model_id, status)
);
