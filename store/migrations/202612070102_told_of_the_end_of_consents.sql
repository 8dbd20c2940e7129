-- 到期: how much both people were told of the end of a consent that ends by its date: 0 nothing, 1 that it is near, 2 that it is over.
alter table consent add column end_told bigint not null default 0 check (end_told in (0, 1, 2));
-- Of which are both to be told now? Few end in one week.
create index consent_by_end on consent (until_at) where ended_at is null;
