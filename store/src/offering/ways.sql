-- The classes of one term, or all that an institution offers and that is not over.
offering o left join class k on k.offering_id = o.id
where o.institution_id = $1 and (k.term_id = $2 or ($2 is null and o.last_to > $3))
