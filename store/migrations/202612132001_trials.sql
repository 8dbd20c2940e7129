-- 试排: several moves of a term's planned classes, tried together beside the plan. Nothing of it is real until it is carried out.
create table plan_trial (
    id text not null primary key,
    institution_id text not null references institution (id),
    term_id text not null references term (id),
    begun_by_person_id text not null references person (id),
    begun_at bigint not null,
    -- Null while it is open.
    ended_at bigint,
    ended_as text check (ended_as in ('done', 'dropped'))
);
-- The coordinators of a term share one; it is looked for by its term.
create unique index plan_trial_open on plan_trial (term_id) where ended_at is null;
create index plan_trial_by_term on plan_trial (term_id, ended_at);

-- Where it has one class.
create table plan_trial_move (
    plan_trial_id text not null references plan_trial (id),
    plan_class_id text not null references plan_class (id),
    -- The revision of the class when it was moved: whoever carries the trial out sees whether it was changed since.
    seen bigint not null,
    -- How often it was moved in the trial.
    changes bigint not null,
    -- Times, room and teacher as JSON: as the plan had them then, and as they are tried; empty where it was taken out again.
    stood text not null,
    wanted text not null,
    -- The change that has carried it out, by which it is put back.
    plan_change_id text references plan_change (id),
    primary key (plan_trial_id, plan_class_id)
);
