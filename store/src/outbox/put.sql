-- The messages of notices {notices}, to be tried from $1 on; $2 why one is given up at once where no number is known.
insert into outbox_message
    (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, next_try_at, state, error)
select
    n.id, coalesce(o.institution_id, n.institution_id), n.person_id, n.kind, n.note, n.offering_id, n.sign_up_id, n.at, $1,
    case when p.mobile is null then 'given_up' else 'waiting' end,
    case when p.mobile is null then $2 end
from notice n
join person p on p.id = n.person_id
left join offering o on o.id = n.offering_id
where n.id in ({notices})
