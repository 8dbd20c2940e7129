from offering o
where o.kind = $1
