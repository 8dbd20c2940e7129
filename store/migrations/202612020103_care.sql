-- 关心: calls to those who did not come.

create table care_contact (
    id text not null primary key,
    sign_up_id text not null references sign_up (id),
    at bigint not null,
    by_person_id text not null references person (id),
    outcome text not null check (outcome in ('comes_again', 'ill', 'away', 'wants_to_stop', 'no_answer')),
    -- Until which day they are not missed; whoever is away has told one.
    until_on text,
    note text not null default '',
    check (outcome <> 'away' or until_on is not null)
);
create index care_contact_by_sign_up on care_contact (sign_up_id, at);

-- Who was ever missed here?
create index attendance_missed on attendance (person_id) where mark = 'absent';

-- The coordinator who calls for this offering; null: all of them do.
alter table offering add column liaison_id text references person (id);
