-- What is asked by now for a place that was paid, where its offering's fee was lowered since: the rest is to be given back. And
-- when it was lowered last. What was asked when it was paid stays in costs. The rule is domain::fee::Asked.
alter table sign_up add column lowered_to bigint check (lowered_to >= 0);
alter table sign_up add column lowered_at bigint;
-- To whom is something to be given back? Few fees are lowered.
create index sign_up_lowered on sign_up (offering_id) where lowered_to is not null;
