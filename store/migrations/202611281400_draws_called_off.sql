-- A draw can be called off, an offering be taken out of it, and its closing be moved: each with a reason that stays.
alter table draw add column called_off_at bigint;
alter table draw add column called_off_reason text not null default '';
-- The closing that was announced first, where it was moved later, and why.
alter table draw add column closing_before bigint;
alter table draw add column closing_reason text not null default '';

-- An offering that was taken out may be drawn another time. A constraint cannot be taken away on both engines.
create table draw_offering_next (
    draw_id text not null references draw (id),
    -- In this order they stand on the published list.
    number bigint not null check (number > 0),
    offering_id text not null references offering (id),
    -- Of its places, kept for people who never had one at the institution.
    newcomer_places bigint not null default 0 check (newcomer_places >= 0),
    -- Taken out before the list was frozen, and why; no reason where the plan was changed before anybody had wished.
    left_at bigint,
    left_reason text not null default '',
    primary key (draw_id, number)
);
insert into draw_offering_next (draw_id, number, offering_id, newcomer_places)
select draw_id, number, offering_id, newcomer_places from draw_offering;
drop table draw_offering;
alter table draw_offering_next rename to draw_offering;
create unique index draw_offering_one_live on draw_offering (offering_id) where left_at is null;

create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in (
        'moved_up', 'cancelled', 'removed', 'added', 'place_drawn', 'not_drawn', 'draw_called_off'
    )),
    note text not null default '',
    offering_id text not null references offering (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    seen_at bigint
);
insert into notice_next (id, person_id, kind, note, offering_id, sign_up_id, at, seen_at)
select id, person_id, kind, note, offering_id, sign_up_id, at, seen_at from notice;
drop table notice;
alter table notice_next rename to notice;
create index notice_unseen on notice (person_id, seen_at);
