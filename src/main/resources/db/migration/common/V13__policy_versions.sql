-- Immutable: one row a publish or rollback of a policy, holding what it was from then on.
create table policy_version (
    id uuid primary key,
    policy_id uuid not null,
    version int not null,
    action varchar(20) not null,
    restored_from int,
    name varchar(120) not null,
    type varchar(60) not null,
    status varchar(20) not null,
    rule jsonb not null,
    summary varchar(500),
    actor_id varchar(200),
    actor_type varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    constraint policy_version_uk unique (policy_id, version),
    constraint policy_version_policy_fk foreign key (policy_id) references policy (id) on delete cascade
);
