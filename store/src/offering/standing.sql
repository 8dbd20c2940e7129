-- What the rules about places need to know of an offering.
institution_id, capacity, held, waiting, passed, admission, allocation, opens_at, closes_at, state, state_reason, state_at,
age_from, age_to, level, conditions_note, health_note, first_at, last_to, fee, staged
