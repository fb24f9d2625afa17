-- What is no row of ours, such as an end user or a tag: target_id is then made of it.
alter table policy_binding add column target_name varchar(200);

-- A node that decides. Its leases hold until some time after it was last seen.
create table budget_node (
    node_id uuid primary key,
    seen_at timestamp(6) with time zone not null
);

-- What was used of a limit in one turn of its period. A counter is a limit at one place, and its subject where each one
-- counts by itself. Held is what nodes may give away (their leases) or have given away (reservations): spent + held never
-- exceeds an enforced limit. A turn that never ends starts at the epoch.
create table budget_window (
    counter_id uuid not null,
    window_start timestamp(6) with time zone not null,
    window_end timestamp(6) with time zone,
    -- When the row goes; null for never.
    forget_at timestamp(6) with time zone,
    workspace_id uuid not null,
    project_id uuid,
    policy_id uuid not null,
    subject varchar(240) not null,
    spent numeric(36, 15) not null,
    held numeric(36, 15) not null,
    over_count bigint not null,
    notified int not null,
    constraint budget_window_pk primary key (counter_id, window_start)
);
create index budget_window_policy_ix on budget_window (policy_id, window_start);
create index budget_window_forget_ix on budget_window (forget_at);

-- What of a rolling limit was spent when, so that it can be forgotten.
create table budget_bucket (
    counter_id uuid not null,
    bucket_end timestamp(6) with time zone not null,
    spent numeric(36, 15) not null,
    constraint budget_bucket_pk primary key (counter_id, bucket_end)
);

-- What a node may give away without asking.
create table budget_lease (
    node_id uuid not null,
    counter_id uuid not null,
    window_start timestamp(6) with time zone not null,
    amount numeric(36, 15) not null,
    constraint budget_lease_pk primary key (node_id, counter_id, window_start)
);
create index budget_lease_counter_ix on budget_lease (counter_id, window_start);

-- What a decision set aside, until its outcome is known. Parts are counters, windows, measures and amounts as text.
create table budget_reservation (
    decision_id uuid primary key,
    parts varchar(100000) not null,
    expires_at timestamp(6) with time zone not null
);
create index budget_reservation_expiry_ix on budget_reservation (expires_at);

-- What calls came to whose reservation is not written yet, or never will be: the node that decided takes them, or else
-- they are counted by the places that parts name. Costs that nobody knows are null.
create table budget_unsettled (
    id uuid primary key,
    decision_id uuid not null,
    cost_usd numeric(27, 15),
    tokens bigint,
    parts varchar(100000) not null,
    created_at timestamp(6) with time zone not null
);
create index budget_unsettled_decision_ix on budget_unsettled (decision_id);
create index budget_unsettled_age_ix on budget_unsettled (created_at);
