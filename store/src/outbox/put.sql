-- The messages of notices {notices}, to be tried from $1 on; $2 why one is given up at once where no number is known, $4 and $5 why where
-- its person wants a call or a letter, if their own way holds for it ($3 = 1): domain::outbox::turn says the same. Who reads their pages
-- alone, and has the number with which one signs in, gets none. Of what they have heard on the telephone ($6 = 1) whoever gets no
-- messages is not told again. Of a consent whoever has no number is told on their pages alone: nobody calls them about it. It is of the institution
-- before which it was given and to which its person belongs, whoever of the two is told; otherwise of the one to which whoever is told
-- belongs.
insert into outbox_message
    (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, next_try_at, state, error)
select
    n.id, coalesce(o.institution_id, n.institution_id, m.institution_id), n.person_id, n.kind, n.note, n.offering_id, n.sign_up_id, n.at, $1,
    case when p.mobile is null or $3 = 1 and p.own_way in ('telephone', 'letter') then 'given_up' else 'waiting' end,
    case when $3 = 1 and p.own_way = 'telephone' then $4 when $3 = 1 and p.own_way = 'letter' then $5 when p.mobile is null then $2 end
from notice n
join person p on p.id = n.person_id
left join offering o on o.id = n.offering_id
left join consent k on k.id = n.consent_id
left join member m on n.offering_id is null and n.institution_id is null
    and m.person_id = case when k.institution_id is null then n.person_id else k.person_id end
    and m.institution_id = coalesce(k.institution_id, (
        select x.institution_id from member x where x.person_id = n.person_id order by x.since desc, x.institution_id limit 1))
where n.id in ({notices})
  and (n.offering_id is not null or n.institution_id is not null or m.institution_id is not null and p.mobile is not null)
  and not ($3 = 1 and coalesce(p.own_way, '') = 'pages' and p.mobile is not null)
  and not ($6 = 1 and (p.mobile is null or coalesce(p.own_way, 'message') <> 'message'))
