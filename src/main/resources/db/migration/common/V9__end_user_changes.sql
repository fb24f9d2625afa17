-- Whose keys or choice a change is about: null for configuration, empty for any end user of the project.
alter table config_change add column end_user_id varchar(200);
