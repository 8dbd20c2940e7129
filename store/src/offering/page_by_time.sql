-- By the first session, one page of it: $16 how many, $17 after how many.
order by o.first_at, o.name_key, o.id
limit $16 offset $17
