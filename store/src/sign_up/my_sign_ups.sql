-- What somebody has signed up for. Index: sign_up_by_person.
-- $1 person, $2 now, $3 the instant from which on what has ended is still shown.
select
    s.id, s.offering_id, s.person_id, s.state, s.answer_by, s.joined_at, s.ended_at, s.end_reason, s.end_note,
    o.allocation,
    POSITION
from sign_up s
join offering o on o.id = s.offering_id
where s.person_id = $1
  and ((s.ended_at is null and o.last_to > $2) or s.ended_at > $3)
order by
    case when s.ended_at is null then 0 else 1 end,
    case when s.ended_at is null then o.first_at else -s.ended_at end,
    s.id
