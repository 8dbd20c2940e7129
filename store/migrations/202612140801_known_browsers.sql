-- A browser in which somebody has signed in by this number or name before: what strangers try elsewhere does not keep it out.
create table known_browser (
    -- The hash of the number, or of the name at a desk.
    subject text not null,
    -- The hash of what its visitor cookie holds.
    visitor_hash text not null,
    -- The last sign-in there. A year later it is known no more.
    at bigint not null,
    -- Is this one known? Asked before anything that is tried there is counted.
    primary key (subject, visitor_hash)
);
