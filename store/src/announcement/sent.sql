-- The announcements of institution $1, to the list of offering $2 alone or the one of key $3 alone where such is asked, the latest
-- first, each with how many have read it, how many were sent a message, how many were told otherwise and how many nobody has told.
select
    a.id, a.at, a.whom, a.text, a.people, a.filter, p.name as by_name,
    (select count(*) from announcement_offering o where o.announcement_id = a.id) as lists,
    (select min(f.name) from announcement_offering o join offering f on f.id = o.offering_id
        where o.announcement_id = a.id) as first_list,
    (select count(*) from announcement_notice t join notice n on n.id = t.notice_id
        where t.announcement_id = a.id and n.seen_at is not null) as seen,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state = 'sent') as sent,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state in ('waiting', 'sending')) as waiting,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state = 'told') as told,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state = 'given_up') as unreached
from announcement a
join person p on p.id = a.by_id
where a.institution_id = $1
    and ($2 is null or exists (
        select 1 from announcement_offering o where o.announcement_id = a.id and o.offering_id = $2
    ))
    and ($3 is null or a.id = $3)
order by a.at desc, a.id desc
limit $4
