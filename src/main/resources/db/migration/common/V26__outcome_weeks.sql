-- Sums of outcomes by end user and week of UTC, only what end users are ranked by: a period may have a hundred times as
-- many daily totals of them as of anything else. A week starts on Thursday, as the epoch does.
create table outcome_dimension_weekly (
    project_id uuid not null,
    dimension varchar(10) not null,
    bucket timestamp(6) with time zone not null,
    dimension_value varchar(270) not null,
    outcome_count bigint not null,
    cost_usd numeric(36, 15) not null,
    constraint outcome_dimension_weekly_pk primary key (project_id, dimension, bucket, dimension_value)
);

insert into outcome_dimension_weekly
select project_id, dimension, week, dimension_value, sum(outcome_count), sum(cost_usd)
from (
    select project_id, dimension, dimension_value, outcome_count, cost_usd,
        timestamp with time zone '1970-01-01 00:00:00+00:00'
            + cast(floor(extract(epoch from bucket) / 604800) * 7 as integer) * interval '1' day as week
    from outcome_dimension_daily
    where dimension = 'end_user'
) weeks
group by project_id, dimension, week, dimension_value;
