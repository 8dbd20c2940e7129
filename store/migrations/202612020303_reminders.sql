-- 提前一天的提醒: of which sessions an institution reminds people the day before: nothing, first, every.
alter table institution add column reminded text not null default 'first';

-- For which beginning people were reminded: one that moves is reminded of anew.
alter table session add column reminded_of bigint;
-- What is tomorrow?
create index session_by_time on session (starts_at);
