-- 每人最多几个: how many like it one might have when the place was offered; 0 where there was no limit. A limit that is lowered
-- afterwards does not touch the offer. Null where nothing was offered since this column is there.
alter table sign_up add column offered_most bigint;
update sign_up set offered_most = (
    select coalesce(case o.kind when 'class' then i.most_classes when 'shift' then i.most_shifts end, 0)
    from offering o join institution i on i.id = o.institution_id where o.id = sign_up.offering_id
)
where state = 'held' and answer_by is not null;
-- 一起候补: since when one of the two has been asked whether they want a single place alone; they are asked once.
alter table sign_up_pair add column asked_alone_at bigint;
-- Since when both have said that they go on waiting for two.
alter table sign_up_pair add column want_two_at bigint;
