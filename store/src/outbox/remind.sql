-- What notices tell, once more at $1, to whoever has a number and wants messages; {pairs} are notices, each with its reminder's key.
with reminder (notice_id, id) as (values {pairs})
insert into outbox_message
    (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, next_try_at, state)
select r.id, o.institution_id, n.person_id, n.kind, n.note, n.offering_id, n.sign_up_id, $1, $1, 'waiting'
from reminder r
join notice n on n.id = r.notice_id
join person p on p.id = n.person_id
join offering o on o.id = n.offering_id
where p.mobile is not null and coalesce(p.own_way, 'message') = 'message'
