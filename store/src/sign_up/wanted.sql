-- Which of these, who wait or are offered a place since a draw, have as many of its places by now as the list says that they
-- want, and how many that is. Index: application_by_person, sign_up_by_person.
select s.id, case when f.may_get > 0 then f.may_get else f.wanted end as wanted
from sign_up s
join application f on f.person_id = s.person_id and f.ended_at is null
join draw d on d.id = f.draw_id and d.drawn_at is not null
join wish w on w.application_id = f.id and w.offering_id = s.offering_id and w.answer <> 'left_out'
where s.id in (SIGN_UPS) and DRAWN_WAIT
  and (case when f.may_get > 0 then f.may_get else f.wanted end) <= (select count(*)
    from wish g
    join sign_up h on h.offering_id = g.offering_id and h.person_id = f.person_id
    where g.application_id = f.id and g.answer <> 'left_out' and h.state = 'held' and h.answer_by is null and h.id <> s.id)
