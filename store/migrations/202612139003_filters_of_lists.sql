-- 存好的筛选: of which list it is. Those that were kept before are of the list of offerings.
alter table saved_filter add column list text not null default 'offerings' check (list in ('offerings', 'fees', 'log'));
