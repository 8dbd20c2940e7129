-- How much one person may have at an institution at once, so that there is something for everybody: classes of one term,
-- shifts that are not over. Null where there is no limit.
alter table institution add column most_classes bigint check (most_classes > 0);
alter table institution add column most_shifts bigint check (most_shifts > 0);
