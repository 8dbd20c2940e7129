-- 墙上的屏幕: an institution's board of the day has a secret address, too. A check cannot be changed in place on both engines.
create table desk_feed_next (
    id text not null primary key,
    institution_id text not null references institution (id),
    kind text not null check (kind in ('room', 'teacher', 'offering', 'board')),
    -- A room's or an offering's key, or a teacher's name as it stands on classes; empty for the board.
    subject text not null,
    -- By chance; kept as it is, since the desk shows the address again, as a person's own page does.
    token text not null,
    made_at bigint not null,
    made_by text not null references person (id),
    ended_at bigint,
    ended_by text references person (id),
    check ((ended_at is null) = (ended_by is null))
);
insert into desk_feed_next (id, institution_id, kind, subject, token, made_at, made_by, ended_at, ended_by)
select id, institution_id, kind, subject, token, made_at, made_by, ended_at, ended_by from desk_feed;
drop table desk_feed;
alter table desk_feed_next rename to desk_feed;
create unique index desk_feed_by_token on desk_feed (token);
-- One address at a time for each; and what has an institution made?
create unique index desk_feed_one_live on desk_feed (institution_id, kind, subject) where ended_at is null;
