-- That announcement $1 went to those of the lists {offerings} that are institution $2's.
insert into announcement_offering (announcement_id, offering_id)
select $1, id from offering where institution_id = $2 and id in ({offerings})
