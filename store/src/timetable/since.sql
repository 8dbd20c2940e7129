-- What became of a class since it was published. $1: which, $2: of which institution.
select o.state, o.first_at,
    case when exists (select 1 from sign_up s where s.offering_id = o.id)
        or exists (select 1 from wish w where w.offering_id = o.id)
        or exists (select 1 from turned_away t where t.offering_id = o.id)
        then 1 else 0 end as is_asked_for,
    case when exists (select 1 from draw_offering d where d.offering_id = o.id)
        or exists (select 1 from announcement_offering a where a.offering_id = o.id)
        or exists (select 1 from session s join session_change c on c.session_id = s.id where s.offering_id = o.id)
        or exists (select 1 from class k where k.follows_id = o.id)
        or exists (select 1 from plan_class p where p.removed_at is null
            and (p.follows_id = o.id or p.copied_from_id = o.id))
        then 1 else 0 end as is_changed
from offering o
where o.id = $1 and o.institution_id = $2
