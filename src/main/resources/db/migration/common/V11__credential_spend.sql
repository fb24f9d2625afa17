-- What calls with a credential cost in a calendar month of UTC, such as 2026-11; no row means nothing.
create table credential_spend (
    credential_id uuid not null,
    spend_month varchar(7) not null,
    cost_usd numeric(36, 15) not null,
    constraint credential_spend_pk primary key (credential_id, spend_month),
    constraint credential_spend_credential_fk foreign key (credential_id) references credential (id) on delete cascade
);
