-- 补记: a fee that was noted as paid before there were receipts gets a line of its own when its place is swapped, so that it counts
-- like every other payment. It moves no money, nor does taking it off again. A check cannot be changed in place on both engines: the
-- table is made anew.
create table receipt_next (
    id text not null primary key,
    institution_id text not null references institution (id),
    year bigint not null,
    number bigint not null check (number > 0),
    what text not null check (what in ('payment', 'refund', 'correction', 'carried', 'earlier', 'earlier_taken_off')),
    -- Of what was paid before there were receipts nobody knows the way: cash, unless it is given back otherwise.
    way text not null check (way in ('cash', 'transfer', 'scan')),
    -- In fen, above nothing also where it is given back or carried over.
    amount bigint not null check (amount > 0),
    -- For which place; where it is carried over, from which other one.
    sign_up_id text not null references sign_up (id),
    from_sign_up_id text references sign_up (id),
    -- The payment that is given back, corrected or carried over.
    payment_id text references receipt_next (id),
    -- Why it was given back or corrected; the number of a paper receipt where something was paid.
    note text not null default '',
    at bigint not null,
    by_person_id text not null references person (id),
    -- In whose book it stands: that of its own day, or of the next once its day was closed.
    book_day text not null,
    check ((what in ('payment', 'earlier')) = (payment_id is null)),
    check ((what = 'carried') = (from_sign_up_id is not null)),
    check (from_sign_up_id <> sign_up_id)
);
-- Payments first: what stands against them names them.
insert into receipt_next
    (id, institution_id, year, number, what, way, amount, sign_up_id, from_sign_up_id, payment_id, note, at, by_person_id, book_day)
select id, institution_id, year, number, what, way, amount, sign_up_id, from_sign_up_id, payment_id, note, at, by_person_id, book_day
from receipt order by case when payment_id is null then 0 else 1 end, year, number;
drop table receipt;
alter table receipt_next rename to receipt;
create unique index receipt_one_number on receipt (institution_id, year, number);
create index receipt_by_day on receipt (institution_id, book_day, number);
create index receipt_by_sign_up on receipt (sign_up_id, number);
create index receipt_by_payment on receipt (payment_id) where payment_id is not null;
create index receipt_from_sign_up on receipt (from_sign_up_id) where from_sign_up_id is not null;
