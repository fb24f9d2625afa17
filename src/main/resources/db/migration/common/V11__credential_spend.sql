-- What calls with a credential cost in a calendar month of UTC, such as 2026-11; no row means nothing. Without a foreign
-- key: a credential that is deleted while its calls are counted must not refuse the calls.
create table credential_spend (
    credential_id uuid not null,
    spend_month varchar(7) not null,
    cost_usd numeric(36, 15) not null,
    constraint credential_spend_pk primary key (credential_id, spend_month)
);
