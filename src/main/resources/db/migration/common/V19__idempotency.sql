-- What a create was answered with, for a day, so that the same request with the same key is not carried out again.
-- The reply may hold a secret that is shown once: it is sealed.
create table idempotent_reply (
    caller varchar(120) not null,
    request_key varchar(200) not null,
    fingerprint varchar(64) not null,
    status int,
    sealed bytea,
    created_at timestamp(6) with time zone not null,
    constraint idempotent_reply_pk primary key (caller, request_key)
);
create index idempotent_reply_created_ix on idempotent_reply (created_at);
