-- Where and when: the coming sessions of offering $1, or with person $2 of all that they have a place on or wait for.
-- Index: session_by_offering, sign_up_by_person. $3 now.
select
    o.id, o.name, x.starts_at, x.ends_at, x.venue_id, i.area_code,
    -- A shift is where it meets, never at its team's office.
    case
        when o.kind = 'shift' then coalesce(x.venue_id, o.id)
        else o.institution_id || coalesce(o.campus_id, '')
    end as house
from offering o
join institution i on i.id = o.institution_id
join session x on x.offering_id = o.id
where x.ends_at > $3 and x.cancelled_at is null
  and (($2 is null and o.id = $1)
    or ($2 is not null and o.id <> $1
        and o.id in (select offering_id from sign_up where person_id = $2 and ended_at is null)))
order by x.starts_at, o.id
