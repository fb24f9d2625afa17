create index usage_event_occurred_brin on usage_event using brin (occurred_at);
