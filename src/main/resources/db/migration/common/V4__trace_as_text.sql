-- Nothing asks the database about the inside of a trace; checking each one as JSON is the dearest part of writing it.
alter table usage_event alter column detail set data type varchar(1000000);
