-- 代办: who may act for somebody since or no more, and what they did, is told to the person as every notice is. Such a notice names
-- the consent, and no offering where it is about nothing else.
create table notice_next (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null,
    note text not null default '',
    -- Of an offering, of its institution as a whole, or of a consent alone.
    offering_id text references offering (id),
    institution_id text references institution (id),
    -- Under what a helper did it.
    consent_id text references consent (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    seen_at bigint,
    check (offering_id is null or institution_id is null),
    check (offering_id is not null or institution_id is not null or consent_id is not null)
);
insert into notice_next (id, person_id, kind, note, offering_id, institution_id, sign_up_id, at, seen_at)
select id, person_id, kind, note, offering_id, institution_id, sign_up_id, at, seen_at from notice;
create table announcement_notice_next (
    announcement_id text not null references announcement (id),
    notice_id text not null references notice_next (id),
    primary key (announcement_id, notice_id)
);
insert into announcement_notice_next (announcement_id, notice_id)
select announcement_id, notice_id from announcement_notice;
-- What names others goes first.
drop table announcement_notice;
drop table notice;
alter table notice_next rename to notice;
alter table announcement_notice_next rename to announcement_notice;
create index notice_unseen on notice (person_id, seen_at);
