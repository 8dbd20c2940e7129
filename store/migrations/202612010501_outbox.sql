-- 待发短信: notices that are also sent to a telephone, written in the unit that wrote the notice.

create table outbox_message (
    -- The notice's key: one event is told one person once.
    id text not null primary key,
    institution_id text not null references institution (id),
    -- The number is looked up when the message goes out, and stands nowhere here.
    person_id text not null references person (id),
    -- As in notice.
    kind text not null,
    note text not null,
    offering_id text not null references offering (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    -- given_up: its person is to be called. told: they were. not_needed: what it told was over before its turn came.
    state text not null check (state in ('waiting', 'sending', 'sent', 'given_up', 'told', 'not_needed')),
    -- Waiting: not before this; being sent: by whom it was taken must answer before this, or it is taken again.
    next_try_at bigint not null,
    tries bigint not null default 0,
    -- Why it did not arrive: no_mobile, not_sent. Never a gateway's own words, which may quote the number.
    error text,
    sent_at bigint,
    -- Who told them by telephone, and when.
    told_by text references person (id),
    told_at bigint
);
create index outbox_next on outbox_message (next_try_at) where state in ('waiting', 'sending');
create index outbox_by_sign_up on outbox_message (sign_up_id);
create index outbox_by_institution on outbox_message (institution_id, at);
