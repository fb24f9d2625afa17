-- Whom a request was made for, by the host's own id; null when it did not say, or when the end user was erased.
alter table usage_event add column end_user_id varchar(200);
create index usage_event_end_user_ix on usage_event (project_id, end_user_id, occurred_at);
