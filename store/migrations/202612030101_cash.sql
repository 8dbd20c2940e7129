-- 收支: receipts of what was taken at a counter and given back, and the book of a day.

-- The number that an institution's receipts have reached in a year. Taking the next one locks the row until the unit ends, so
-- that no number is given twice and none is left out.
create table receipt_count (
    institution_id text not null references institution (id),
    year bigint not null,
    reached bigint not null,
    primary key (institution_id, year)
);

-- A line of the book. It is never changed and never deleted: what was typed wrongly gets a line against it.
create table receipt (
    id text not null primary key,
    institution_id text not null references institution (id),
    year bigint not null,
    number bigint not null check (number > 0),
    what text not null check (what in ('payment', 'refund', 'correction')),
    way text not null check (way in ('cash', 'transfer', 'scan')),
    -- In fen, above nothing also where it is given back.
    amount bigint not null check (amount > 0),
    sign_up_id text not null references sign_up (id),
    -- The payment that is given back or corrected.
    payment_id text references receipt (id),
    -- Why it was given back or corrected; the number of a paper receipt where something was paid.
    note text not null default '',
    at bigint not null,
    by_person_id text not null references person (id),
    -- In whose book it stands: that of its own day, or of the next once its day was closed.
    book_day text not null,
    check ((what = 'payment') = (payment_id is null))
);
create unique index receipt_one_number on receipt (institution_id, year, number);
create index receipt_by_day on receipt (institution_id, book_day, number);
create index receipt_by_sign_up on receipt (sign_up_id, number);
create index receipt_by_payment on receipt (payment_id) where payment_id is not null;

-- 日结: what was found in the drawer when a day was closed.
create table cash_closing (
    institution_id text not null references institution (id),
    day text not null,
    -- In fen: what was in the drawer when the day began, and what the book said at its end.
    opening bigint not null,
    expected bigint not null,
    counted bigint not null check (counted >= 0),
    -- What stayed in the drawer; the rest was handed in.
    stays bigint not null check (stays >= 0 and stays <= counted),
    note text not null default '',
    at bigint not null,
    by_person_id text not null references person (id),
    primary key (institution_id, day)
);
