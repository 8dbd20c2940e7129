-- 证明: papers about attendance and service, and the codes by which anybody checks them.

-- The number that an institution's certificates have reached. Taking the next one locks the row, so that none is given twice.
alter table institution add column certificates bigint not null default 0;

-- A certificate says what was so when it was made. It is never changed or deleted: what is wrong with it is revoked.
create table certificate (
    id text not null primary key,
    institution_id text not null references institution (id),
    number bigint not null check (number > 0),
    kind text not null check (kind in ('attendance', 'service')),
    -- Of whom.
    person_id text not null references person (id),
    -- Sixteen digits, drawn by chance; printed on it, so that it can be printed again.
    code text not null check (length(code) = 16),
    -- What it says, as JSON: name, institution, and what is certified.
    facts text not null,
    issued_at bigint not null,
    -- A coordinator, or the person themself.
    issued_by text not null references person (id),
    revoked_at bigint,
    revoked_by text references person (id),
    -- Why, for the desk and its person; whoever checks the code reads only that it was revoked.
    revoke_reason text not null default '',
    check ((revoked_at is null) = (revoked_by is null))
);
create unique index certificate_one_number on certificate (institution_id, number);
-- Is this one genuine? And the last judge that no two have one code.
create unique index certificate_one_code on certificate (code);
-- What has this person been given?
create index certificate_by_person on certificate (person_id, institution_id, number);
