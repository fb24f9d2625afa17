-- A route gives most of its requests the same trace, which is nine tenths of their rows: it is stored once.
create table usage_trace (
    project_id uuid not null,
    id uuid not null,
    trace varchar(1000000) not null,
    constraint usage_trace_pk primary key (project_id, id)
);

alter table usage_event add column trace_id uuid;
