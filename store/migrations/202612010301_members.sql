-- 学员: who belongs to an institution, since they signed up for something there: what its counter finds them by.

create table member (
    person_id text not null references person (id),
    institution_id text not null references institution (id),
    -- When they first signed up there.
    since bigint not null,
    -- 学员卡号: on their card, if they have one.
    card_number bigint check (card_number > 0),
    -- Of the person's name and number, kept here because a search within one institution needs its own order: the name's key,
    -- its sound without blanks, its initials, and the last four digits. They change only with the person's.
    name_key text not null default '',
    sound text not null default '',
    initials text not null default '',
    digits text not null default '',
    primary key (person_id, institution_id)
);
create index member_by_name on member (institution_id, name_key, person_id);
create index member_by_sound on member (institution_id, sound, person_id);
create index member_by_initials on member (institution_id, initials, person_id);
create index member_by_digits on member (institution_id, digits, person_id);
create unique index member_one_card on member (institution_id, card_number) where card_number is not null;

-- How many cards an institution has made.
alter table institution add column cards bigint not null default 0;

insert into member (person_id, institution_id, since, name_key, sound, initials, digits)
select p.id, first.institution_id, first.since, p.name_key,
    replace(substr(p.name_key, 1, 6), '0', '') || replace(substr(p.name_key, 12, 6), '0', '')
    || replace(substr(p.name_key, 23, 6), '0', '') || replace(substr(p.name_key, 34, 6), '0', ''),
    substr(p.name_key, 1, 1) || substr(p.name_key, 12, 1) || substr(p.name_key, 23, 1) || substr(p.name_key, 34, 1),
    coalesce(substr(p.mobile, length(p.mobile) - 3), '')
from (
    select s.person_id, o.institution_id, min(s.joined_at) as since
    from sign_up s join offering o on o.id = s.offering_id
    group by s.person_id, o.institution_id
    union all
    select a.person_id, d.institution_id, min(a.made_at)
    from application a join draw d on d.id = a.draw_id
    where not exists (
        select 1 from sign_up s join offering o on o.id = s.offering_id
        where s.person_id = a.person_id and o.institution_id = d.institution_id
    )
    group by a.person_id, d.institution_id
) first join person p on p.id = first.person_id;
