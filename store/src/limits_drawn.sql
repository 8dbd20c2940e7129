+ (select cast(coalesce(sum(case when x.wishes < x.may_get then x.wishes else x.may_get end), 0) as bigint) from (
     -- Between the list and the draw: as many as the list says that the draw may give, and no more than are wished for.
     select f.may_get, count(*) as wishes
     from application f
     join draw d on d.id = f.draw_id and d.frozen_at is not null and d.drawn_at is null
     join wish w on w.application_id = f.id
     join offering p on p.id = w.offering_id and p.state <> 'cancelled'
     left join class own on own.offering_id = p.id
     where f.person_id = a.person_id and f.ended_at is null
       and p.institution_id = o.institution_id and p.kind = o.kind and p.last_to > $1
       and (o.kind <> 'class' or own.term_id = k.term_id)
     group by f.id, f.may_get) x)
-- After it: of what its person waits for since then, or is offered, as many as they have not got of the places that the list
-- says they want. Whoever asks for much loses nothing else by it.
+ (select cast(coalesce(sum(case when y.wants < 1 then 0 when y.waits < y.wants then y.waits else y.wants end), 0) as bigint) from (
     select (case when f.may_get > 0 then f.may_get else f.wanted end) - (select count(*)
        from wish g
        join sign_up h on h.offering_id = g.offering_id and h.person_id = f.person_id
        where g.application_id = f.id and g.answer <> 'left_out' and h.state = 'held' and h.answer_by is null
          and h.offering_id not in (a.given_up_id, a.second_id, a.third_id)) as wants,
       (select count(*)
        from wish w
        join sign_up s on s.offering_id = w.offering_id and s.person_id = f.person_id and s.ended_at is null
        join offering p on p.id = w.offering_id
        left join class own on own.offering_id = p.id
        where w.application_id = f.id and p.id not in (a.given_up_id, a.second_id, a.third_id)
          and p.institution_id = o.institution_id and p.kind = o.kind and p.last_to > $1
          and (o.kind <> 'class' or own.term_id = k.term_id) and DRAWN_WAIT) as waits
     from application f
     join draw d on d.id = f.draw_id and d.drawn_at is not null
     where f.person_id = a.person_id and f.ended_at is null) y)
