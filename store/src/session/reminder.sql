-- Sessions that begin from $1 to before $2 and of whose beginning nobody was reminded yet, the first $3 of them.
select
    x.id, x.starts_at, x.ends_at, x.offering_id, o.kind, o.institution_id, i.reminded, coalesce(v.name, '') as room,
    case when exists (
        select 1 from session e
        where e.offering_id = x.offering_id and e.starts_at < x.starts_at and e.cancelled_at is null
    ) then 0 else 1 end as is_first
from session x
join offering o on o.id = x.offering_id
join institution i on i.id = o.institution_id
left join venue v on v.id = x.venue_id
where x.starts_at >= $1 and x.starts_at < $2
    and x.cancelled_at is null
    and o.state <> 'cancelled'
    and i.reminded <> 'nothing'
    and (x.reminded_of is null or x.reminded_of <> x.starts_at)
order by x.starts_at, x.id
limit $3
