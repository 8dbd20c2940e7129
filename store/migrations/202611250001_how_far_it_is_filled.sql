-- What the first start puts into a demonstration, and whether it came to its end: one that was interrupted lacks
-- whatever came last, and nobody is to take it for whole.
alter table purpose add column contents text check (contents in ('demonstration', 'province'));
alter table purpose add column filling text not null default 'none' check (filling in ('none', 'begun', 'ended'));

-- What earlier programs have filled: only the demonstration has coordinators, and sign-ups are made last.
update purpose
set contents = case when exists (select 1 from coordinator) then 'demonstration' else 'province' end
where name = 'demonstration' and exists (select 1 from institution);
update purpose
set filling = case
    when (select count(*) from sign_up) >= case when contents = 'province' then 300000 else 1 end then 'ended'
    else 'begun'
end
where contents is not null;
