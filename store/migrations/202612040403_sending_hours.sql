-- 几点到几点发: between which minutes of the day an institution's messages go out; never in the night.
alter table institution add column sends_from bigint not null default 480 check (sends_from >= 480);
alter table institution add column sends_to bigint not null default 1230 check (sends_to <= 1230);
