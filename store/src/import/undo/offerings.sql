-- What became of the offerings of an import. $2: by how much the asking unit has raised each revision itself.
select o.id, o.name, o.state, o.last_to,
    case when exists (select 1 from sign_up s where s.offering_id = o.id)
        or exists (select 1 from wish w where w.offering_id = o.id)
        or exists (select 1 from turned_away t where t.offering_id = o.id)
        then 1 else 0 end as is_asked_for,
    case when o.revision <> r.revision + cast($2 as bigint)
        or exists (select 1 from draw_offering d where d.offering_id = o.id)
        or exists (select 1 from announcement_offering a where a.offering_id = o.id)
        or exists (select 1 from session s join session_change c on c.session_id = s.id where s.offering_id = o.id)
        then 1 else 0 end as is_changed
from import_row r
join offering o on o.id = r.row_id
where r.import_id = $1 and r.made = 'offering'
order by o.name_key, o.id
