-- What a Gateway Key may do, from where and how often; and the secret that a rotation replaced, while it still works.
alter table gateway_key add column ip_ranges varchar(4000);
alter table gateway_key add column requests_per_minute int;
alter table gateway_key add column rotated_at timestamp(6) with time zone;
alter table gateway_key add column outgoing_digest varchar(64);
alter table gateway_key add column outgoing_prefix varchar(20);
alter table gateway_key add column outgoing_expires_at timestamp(6) with time zone;
alter table gateway_key add column outgoing_used_at timestamp(6) with time zone;
alter table gateway_key add column revision bigint default 1 not null;
alter table gateway_key add constraint gateway_key_outgoing_uk unique (outgoing_digest);

-- A key's scopes were what it may do beyond resolve and usage; now they are all that it may do.
update gateway_key set scopes = scopes || ' manage resolve usage' where scopes is not null;

-- Whether a key without scopes of its own may edit its project, as the hosted original's keys. It always could.
alter table workspace add column plain_keys_manage boolean default false not null;
update workspace set plain_keys_manage = true
where id in (select p.workspace_id from project p join gateway_key k on k.project_id = p.id);

-- Keys are edited in more than their names.
update webhook set event_types = replace(event_types, 'key.renamed', 'key.updated');
