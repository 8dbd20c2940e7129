-- Whom institution $1 is to call at $2, on the day $3, each about one matter: who was offered a place and has not answered in
-- time, or at once where no message could tell them (unreached: why); and whose last day to pay is over. The list, its count
-- and the board ask this and nothing else. Indexes: sign_up_by_answer, outbox_by_sign_up, sign_up_unpaid. A cross join tells
-- SQLite to begin with the few who are asked, not with all offerings of the institution.
select
    'offer' as about, s.id as sign_up_id, s.answer_by, s.offered_at, '' as pay_by,
    o.id as offering_id, o.name as offering_name,
    (select min(x.starts_at) from session x
     where x.offering_id = o.id and x.starts_at > $2 and x.cancelled_at is null) as begins_at,
    (select max(m.error) from outbox_message m where m.sign_up_id = s.id and m.kind = 'place_offered'
     and m.state = 'given_up' and m.at >= s.offered_at) as unreached,
    s.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone,
    p.name_key, o.name_key as offering_key
from sign_up s
cross join offering o
join person p on p.id = s.person_id
where o.id = s.offering_id and s.answer_by is not null and o.institution_id = $1 and o.last_to > $2
  and (s.answer_by <= $2 or exists (
    select 1 from outbox_message m where m.sign_up_id = s.id and m.kind = 'place_offered'
    and m.state = 'given_up' and m.at >= s.offered_at
  ))
union all
select
    'fee', s.id, cast(null as bigint), cast(null as bigint), s.pay_by,
    o.id, o.name, cast(null as bigint), cast(null as text),
    s.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone,
    p.name_key, o.name_key
from sign_up s
cross join offering o
join person p on p.id = s.person_id
where o.id = s.offering_id and s.pay_by is not null and s.pay_by < $3 and s.paid_at is null and s.ended_at is null
  and o.institution_id = $1 and o.last_to > $2
