-- Requests are looked for by what they have, the newest first: each index leads to them in that order, and to no others.
create index usage_event_route_ix on usage_event (project_id, route_id, occurred_at, id);
create index usage_event_key_ix on usage_event (project_id, gateway_key_id, occurred_at, id);
create index usage_event_status_ix on usage_event (project_id, status, occurred_at, id);
create index usage_event_model_ix on usage_event (project_id, model_id, occurred_at, id);

-- As before, with the id: H2 follows an index only when it has all of the order.
create index usage_event_user_ix on usage_event (project_id, end_user_id, occurred_at, id);
drop index usage_event_end_user_ix;
