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
