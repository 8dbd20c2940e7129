-- How many bookings one person or club may have at once that are not over, so that rooms are left for others. Null where there
-- is no limit.
alter table institution add column most_bookings bigint check (most_bookings > 0);
