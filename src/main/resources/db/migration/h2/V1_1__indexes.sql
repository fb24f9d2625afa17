-- Nothing that only H2 needs; the file keeps the version numbers of both vendors equal.
select 1;
