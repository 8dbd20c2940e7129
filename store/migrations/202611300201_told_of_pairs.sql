-- Who is asked to wait together with somebody reads so on their home page, and so does who asked once the other has agreed.
create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in (
        'moved_up', 'cancelled', 'removed', 'added', 'place_drawn', 'not_drawn', 'draw_called_off', 'place_offered',
        'offer_ended', 'approved', 'not_accepted', 'fee_due', 'unpaid', 'paid', 'called', 'pair_asked', 'pair_agreed'
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
