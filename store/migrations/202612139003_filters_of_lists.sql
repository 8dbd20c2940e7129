-- 存好的筛选: of which list it is. Those that were kept before are of the list of offerings.
alter table saved_filter add column list text not null default 'offerings' check (list in ('offerings', 'fees', 'log'));
-- A name is one filter of its list.
drop index saved_filter_by_name;
create unique index saved_filter_by_name on saved_filter (institution_id, list, name) where ended_at is null;
