-- The announcements to the list of offering $1 of institution $2, the latest first, each with how many have read it, how many were
-- sent a message and how many no message reached.
select
    a.id, a.at, a.whom, a.text, a.people, p.name as by_name,
    (select count(*) from announcement_notice t join notice n on n.id = t.notice_id
        where t.announcement_id = a.id and n.seen_at is not null) as seen,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state = 'sent') as sent,
    (select count(*) from announcement_notice t join outbox_message m on m.id = t.notice_id
        where t.announcement_id = a.id and m.state = 'given_up') as unreached
from announcement_offering o
join announcement a on a.id = o.announcement_id
join person p on p.id = a.by_id
where o.offering_id = $1 and a.institution_id = $2
order by a.at desc, a.id desc
limit $3
