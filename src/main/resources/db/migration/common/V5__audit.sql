-- Who changed what: one chain of rows a workspace. Rows are only ever added; docs/audit.md says how to verify them.

create table audit_event (
    workspace_id uuid not null,
    seq bigint not null,
    -- Milliseconds of the epoch, as that is what is hashed.
    occurred_at bigint not null,
    actor_type varchar(40) not null,
    actor_id varchar(120),
    actor_name varchar(400),
    ip varchar(60),
    user_agent varchar(300),
    request_id varchar(80),
    action varchar(60) not null,
    target_type varchar(40) not null,
    target_id varchar(200),
    target_name varchar(300),
    project_id uuid,
    -- A keyed pseudonym: erasing an end user leaves nothing here to be erased.
    end_user varchar(60),
    -- JSON as text, so that what was hashed is what is kept.
    before_state varchar(100000),
    after_state varchar(100000),
    prev_hash varchar(64) not null,
    hash varchar(64) not null,
    -- Keyed: tells a row of ours from one that somebody made who can write to the database and compute a hash.
    seal varchar(64) not null,
    constraint audit_event_pk primary key (workspace_id, seq)
);
create index audit_event_at_ix on audit_event (workspace_id, occurred_at);
create index audit_event_project_ix on audit_event (workspace_id, project_id, seq);
create index audit_event_target_ix on audit_event (workspace_id, target_id, seq);

-- Where each chain ends. Its row lock makes those who append take their turns.
create table audit_head (
    workspace_id uuid primary key,
    seq bigint not null,
    hash varchar(64) not null,
    seal varchar(64) not null
);
