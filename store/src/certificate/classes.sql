-- The classes of person $1 of which sessions were held at $2 while they had a place, the latest first; of institution $3, or of
-- all where that is null; of offering $4, or of all. Indexes: sign_up_by_person, session_by_offering.
select
    o.id as offering_id, o.name, o.institution_id, i.name as institution_name, t.name as term,
    count(distinct x.id) as held,
    count(distinct case when a.mark is not null then x.id end) as marked,
    count(distinct case when a.mark = 'present' then x.id end) as attended,
    min(x.starts_at) as first_at, max(x.starts_at) as last_at
from sign_up s
join offering o on o.id = s.offering_id
join class c on c.offering_id = o.id
join term t on t.id = c.term_id
join institution i on i.id = o.institution_id
join session x on x.offering_id = o.id and x.cancelled_at is null and x.ends_at <= $2 and x.ends_at > s.joined_at
left join attendance a on a.session_id = x.id and a.person_id = s.person_id
where s.person_id = $1
  and (exists (select 1 from session_place w where w.session_id = x.id and w.sign_up_id = s.id)
    or (s.state = 'ended' and s.ended_as = 'held' and x.starts_at < s.ended_at))
  and ($3 is null or o.institution_id = $3)
  and ($4 is null or o.id = $4)
group by o.id, o.name, o.institution_id, i.name, t.name
order by last_at desc, o.id
