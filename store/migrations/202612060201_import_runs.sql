-- 正在导入: how far taking a long list over has come, so that every server can tell it. A table of its own: until the list is
-- taken over, the unit that does it keeps the import's own row locked.
create table import_run (
    import_id text primary key references import (id),
    -- Rows in all, and those that the unit has written. None of them counts before the unit is committed.
    row_count bigint not null check (row_count >= 0),
    written bigint not null default 0 check (written >= 0),
    begun_at bigint not null,
    -- The last sign of life of the server that does it.
    beat_at bigint not null,
    -- It ended and nothing was taken over; the rule that said no, if one did, as the program words it.
    ended_at bigint,
    refusal text not null default ''
);
