from offering o
-- The kinds are named, so that the same index answers.
where cast($1 as text) is null and o.kind in ('class', 'activity', 'shift')
