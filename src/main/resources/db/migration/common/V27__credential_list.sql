-- The list of credentials is read by page in this order; it was sorted whole for each.
create index credential_list_ix on credential (workspace_id, provider_type, order_index, created_at, id);
drop index credential_workspace_ix;
