-- What a place costs whose offering has another fee since it became certain; null: what the offering costs.
-- The rule is domain::offering::promised.
alter table sign_up add column costs bigint check (costs >= 0);
