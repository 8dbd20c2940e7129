-- 候补不退: whoever waits here keeps what is in the way of it, and is asked all the same when a place is free: they have it
-- instead of that, or let it go by. 1 or 0.
alter table sign_up add column keeps bigint not null default 0 check (keeps in (0, 1));
