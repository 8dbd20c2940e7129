-- The desk's list by name, a page of it without the rest; and what is still to be paid, without what was paid in years before.
create index offering_by_name on offering (institution_id, name_key, id);
create index sign_up_unpaid on sign_up (pay_by) where pay_by is not null and paid_at is null and ended_at is null;
