-- A desk's list of thousands is put into order from an index alone: its rows, which are long, are read for the few that are shown.
-- What changes with every sign-up stands in no index.
drop index offering_by_institution;
create index offering_by_institution on offering (institution_id, first_at, last_to, name_key, id);
drop index offering_by_name;
create index offering_by_name on offering (institution_id, name_key, id, first_at, last_to);

-- What the board of the day asks for: what was moved to another time, who has given a place up, what is given by approval.
create index session_planned on session (planned_from) where planned_from is not null;
create index sign_up_freed on sign_up (ended_at, offering_id) where ended_as = 'held';
create index offering_approved on offering (institution_id, last_to) where allocation = 'approval';
