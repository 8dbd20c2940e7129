-- Fees are paid at the counter, until a last day where the institution sets one.

-- Working days to pay, from the day after a place is certain; null where there is no last day. And where the counter is and
-- when it is open, in words.
alter table institution add column fee_days bigint check (fee_days between 1 and 30);
alter table institution add column fee_counter text not null default '';

-- Why the last day was put off, if it was; and the number of the receipt, if one was noted.
alter table sign_up add column put_off text not null default '';
alter table sign_up add column receipt text not null default '';

-- Who has to pay, and who has? Most places cost nothing.
create index sign_up_by_pay_by on sign_up (pay_by) where pay_by is not null;

-- Every payment noted, taken back, and every last day put off.
create table payment (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    at bigint not null,
    by_person_id text not null references person (id),
    what text not null check (what in ('paid', 'taken_back', 'put_off')),
    -- The new last day, where it was put off.
    pay_by text,
    -- The number of the receipt, or the reason for putting off.
    note text not null default '',
    check (what <> 'put_off' or pay_by is not null)
);
create index payment_by_sign_up on payment (sign_up_id, at);
