-- How many requests a workspace may decide in a calendar month; null for any number.
alter table workspace add column monthly_request_limit bigint;
