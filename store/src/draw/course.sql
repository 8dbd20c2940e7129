-- What an offering (o, with its class c if it is one) is again: the course of a class, or what the institution calls the same.
coalesce(c.course_id, o.institution_id || ' ' || o.kind || ' ' || o.name)
