-- 导入: lists of rooms and people besides plans, and taking an import back.

-- What the list is about; empty where that is not known yet, and for imports of earlier releases.
alter table import add column kind text not null default ''
    check (kind in ('', 'class', 'activity', 'shift', 'rooms', 'people'));
-- Taken back: when, by whom, and what came of it.
alter table import add column undone_at bigint;
alter table import add column undone_by text references person (id);
alter table import add column undone text;
-- What has this institution imported lately?
create index import_by_institution on import (institution_id, confirmed_at) where outcome is not null;

-- What an import has made, so that it can be taken back. Nothing is changed here once it is written.
create table import_row (
    import_id text not null references import (id),
    made text not null check (made in ('offering', 'closure', 'room', 'room_change', 'member')),
    -- The key of what was made; of a member the person's.
    row_id text not null,
    person_id text references person (id),
    -- How often it had been changed by then: more, and somebody has changed it since.
    revision bigint not null default 0,
    -- What stood there before, of a room that was changed.
    before text not null default '',
    primary key (import_id, made, row_id)
);

-- 列的说明: what each column of a file says, remembered by the set of its headings.
create table column_map (
    institution_id text not null references institution (id),
    headings text not null,
    content text not null,
    by_person_id text not null references person (id),
    at bigint not null,
    primary key (institution_id, headings)
);
