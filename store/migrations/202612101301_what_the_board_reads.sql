-- 点过名: somebody is marked present or absent at it, kept here because the board of the day looks for registers that nobody has
-- taken among two weeks of sessions; a test holds it equal to the rows.
alter table session add column taken bigint not null default 0 check (taken in (0, 1));
update session set taken = 1
where exists (select 1 from attendance a where a.session_id = session.id and a.mark in ('present', 'absent'));

-- What met when, what of it was called off, and where a register is missing: told from the index alone.
drop index session_by_offering;
create index session_by_offering on session (offering_id, starts_at, ends_at, cancelled_at, taken);

-- What is called off may lie outside of the time in which its offering takes place, and is told all the same.
create index session_cancelled on session (starts_at) where cancelled_at is not null;
