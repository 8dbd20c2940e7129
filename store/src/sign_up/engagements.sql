-- Where PEOPLE are expected after $1, or wait to be. Between the freezing of a list and its draw a wish is like a place on a
-- list that gives without asking, and so is a place that is only offered: whatever is drawn must not meet with anything got meanwhile.
-- Materialized, so that the people are looked up once: of tables that fill within a minute PostgreSQL knows nothing, and would
-- look for them again at each session, half a second for 64 people.
with e as materialized (
    select person_id, offering_id, case when answer_by is null then state else 'offered' end as state from sign_up
    where person_id in (PEOPLE) and ended_at is null
    union all
    select a.person_id, w.offering_id, 'wished' from application a
    join draw d on d.id = a.draw_id and d.frozen_at is not null and d.drawn_at is null
    join wish w on w.application_id = a.id
    join draw_offering t on t.draw_id = d.id and t.offering_id = w.offering_id and t.left_at is null
    where a.person_id in (PEOPLE) and a.ended_at is null
)
select e.person_id, o.id, o.institution_id, o.name, o.allocation, e.state, x.starts_at, x.ends_at
from e
join offering o on o.id = e.offering_id
join session x on x.offering_id = e.offering_id
where x.ends_at > $1 and x.cancelled_at is null and o.state <> 'cancelled'
order by x.starts_at, o.id
