-- 岗位: what somebody who signs in at a desk may do. Whoever could sign in before could do everything.
alter table coordinator add column role text not null default 'head';
-- Whose classes are a teacher's own, by the name that stands on them; empty for everybody else.
alter table coordinator add column teaches text not null default '';
create index coordinator_by_institution on coordinator (institution_id);
