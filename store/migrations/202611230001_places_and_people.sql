-- The first schema: areas, institutions, people, offerings, sign-ups, sign-ins.
-- Keys are UUIDs as text (version 7: they sort by age), instants are Unix seconds, civil dates 'YYYY-MM-DD', money is fen.

-- What this database is for: a demonstration with known passwords is never served as a real one, nor the other way round.
create table purpose (
    name text not null primary key check (name in ('demonstration', 'real'))
);

-- 地区: the province, its cities and counties, by their codes of GB/T 2260.
create table area (
    code text not null primary key,
    name text not null,
    parent_code text references area (code)
);

-- 机构: a university, a centre or a team.
create table institution (
    id text not null primary key,
    kind text not null check (kind in ('senior_university', 'activity_centre', 'volunteer_team')),
    name text not null,
    area_code text not null references area (code),
    address text not null,
    directions text not null,
    telephone text not null,
    unique (area_code, kind, name)
);

-- 校区: a place of its own of a university.
create table campus (
    id text not null primary key,
    institution_id text not null references institution (id),
    name text not null,
    address text not null,
    directions text not null,
    unique (institution_id, name)
);

-- 系: a department of a university.
create table department (
    id text not null primary key,
    institution_id text not null references institution (id),
    name text not null,
    unique (institution_id, name)
);

-- 场地: a room or place.
create table venue (
    id text not null primary key,
    institution_id text not null references institution (id),
    campus_id text references campus (id),
    name text not null,
    floor text not null default '',
    capacity bigint check (capacity >= 0),
    directions text not null default '',
    unique (institution_id, name)
);

-- 停课、闭馆: days without sessions, of one institution, one room of it, or (institution_id null) of everybody.
create table closure (
    id text not null primary key,
    institution_id text references institution (id),
    venue_id text references venue (id),
    from_at bigint not null,
    to_at bigint not null,
    reason text not null,
    check (from_at < to_at)
);
-- Which closures touch this term of this institution?
create index closure_by_institution on closure (institution_id, from_at);

-- 学期.
create table term (
    id text not null primary key,
    institution_id text not null references institution (id),
    name text not null,
    starts_on text not null,
    ends_on text not null,
    check (starts_on <= ends_on),
    unique (institution_id, name)
);

-- 课程: an entry in a school's catalogue, without dates.
create table course (
    id text not null primary key,
    institution_id text not null references institution (id),
    department_id text not null references department (id),
    name text not null,
    unique (institution_id, department_id, name)
);

-- 人员.
create table person (
    id text not null primary key,
    name text,
    -- Pinyin, so that lists sort alike on both engines.
    name_key text not null default '',
    mobile text,
    born_on text,
    sex text check (sex in ('woman', 'man')),
    category text,
    address text,
    former_unit text,
    emergency_contact text,
    emergency_telephone text,
    created_at bigint not null,
    -- Raised by every unit that judges what the person has signed up for: two that clash queue on it.
    revision bigint not null default 0
);
-- A number signs in one person.
create unique index person_one_mobile on person (mobile) where mobile is not null;
-- Somebody without a telephone who comes to the counter again.
create index person_by_name on person (name_key);

-- 党支部: kept as groups.
create table branch (
    id text not null primary key,
    area_code text not null references area (code),
    name text not null,
    unique (area_code, name)
);
create table branch_membership (
    branch_id text not null references branch (id),
    person_id text not null references person (id),
    primary key (person_id, branch_id)
);

-- 管理员: who may sign in at which institution's desk. An argon2id hash, never the password.
create table coordinator (
    person_id text not null primary key references person (id),
    institution_id text not null references institution (id),
    sign_in_name text not null unique,
    password_hash text not null,
    ended_at bigint
);

-- 报名项目: a class, an activity or a shift.
create table offering (
    id text not null primary key,
    kind text not null check (kind in ('class', 'activity', 'shift')),
    institution_id text not null references institution (id),
    campus_id text references campus (id),
    name text not null,
    subject text not null,
    -- Null where nobody counts.
    capacity bigint check (capacity > 0),
    admission text not null check (admission in ('sign_up', 'drop_in', 'members_only')),
    opens_at bigint not null,
    closes_at bigint not null,
    state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
    state_reason text not null default '',
    state_at bigint,
    fee bigint not null default 0 check (fee >= 0),
    age_from bigint,
    age_to bigint,
    level text not null default 'any',
    conditions_note text not null default '',
    health_note text not null default '',
    telephone text not null default '',
    contact text not null default '',
    bring text not null default '',
    directions text not null default '',
    note text not null default '',
    -- Of the sessions, kept here because every list filters and sorts by them. They change only with the sessions.
    venue_id text references venue (id),
    first_at bigint not null,
    first_to bigint not null,
    last_at bigint not null,
    last_to bigint not null,
    session_count bigint not null check (session_count > 0),
    -- Name, subject, teacher, institution, venue: folded, with pinyin and initials, for searching.
    search_text text not null,
    name_key text not null,
    -- What a list calls it, so that the same row read again is the same offering.
    import_key text,
    import_fingerprint text,
    -- Raised by every unit that gives, takes or counts places: writers queue on it on both engines.
    revision bigint not null default 0,
    -- Live sign-ups of each state, kept for the filter by free places; a test holds them equal to the rows.
    held bigint not null default 0 check (held >= 0),
    waiting bigint not null default 0 check (waiting >= 0),
    -- What is left of a fault in the rule or the lock: an error, and no place too many.
    check (held <= capacity),
    check (opens_at < closes_at),
    check (first_at <= last_at)
);
create unique index offering_one_import on offering (institution_id, import_key) where import_key is not null;
-- The lists behind the three doors: what is not over yet, sorted by whether one can sign up now. What follows
-- last_to answers the filters beside the list, its areas and subjects, without the rows.
create index offering_by_kind on offering (kind, last_to, state, institution_id, subject);
create index offering_by_institution on offering (institution_id, first_at);
-- The subjects to choose from.
create index offering_by_subject on offering (kind, subject);

-- What only one kind has.
create table class (
    offering_id text not null primary key references offering (id),
    course_id text not null references course (id),
    term_id text not null references term (id),
    teacher text not null,
    -- Places kept for last term's class; told on the page.
    returning_places bigint not null default 0
);
-- Other classes of the same course.
create index class_by_course on class (course_id);
create table activity (
    offering_id text not null primary key references offering (id),
    audience text not null
);
create table shift (
    offering_id text not null primary key references offering (id),
    team text not null,
    skills text not null,
    effort text not null check (effort in ('light', 'medium', 'heavy'))
);

-- The different weekly times of an offering's sessions: weekday 1 (Monday) to 7, minutes of the civil day.
create table offering_slot (
    offering_id text not null references offering (id),
    weekday bigint not null check (weekday between 1 and 7),
    from_minute bigint not null,
    to_minute bigint not null,
    -- How many sessions meet at it: one alone is found by its weekday, but is no weekly time.
    sessions bigint not null check (sessions > 0),
    primary key (offering_id, weekday, from_minute, to_minute)
);

-- 场次: one dated meeting.
create table session (
    id text not null primary key,
    offering_id text not null references offering (id),
    starts_at bigint not null,
    ends_at bigint not null,
    venue_id text references venue (id),
    check (starts_at < ends_at)
);
create index session_by_offering on session (offering_id, starts_at);

-- 报名: never deleted; it gets an end and a reason.
create table sign_up (
    id text not null primary key,
    offering_id text not null references offering (id),
    person_id text not null references person (id),
    state text not null check (state in ('held', 'waiting', 'ended')),
    -- The offering's revision when it joined: the order of the waiting list, never renumbered.
    joined bigint not null,
    joined_at bigint not null,
    -- Who did it: the person, or a coordinator at the counter.
    by_person_id text not null references person (id),
    ended_at bigint,
    end_reason text check (end_reason in ('withdrawn', 'removed', 'cancelled')),
    end_note text not null default '',
    ended_by text references person (id),
    check ((state = 'ended') = (ended_at is not null)),
    unique (offering_id, joined)
);
-- The last judge: one live sign-up a person and offering.
create unique index sign_up_one_live_place on sign_up (offering_id, person_id) where ended_at is null;
-- My sign-ups.
create index sign_up_by_person on sign_up (person_id, ended_at);
-- The list and the waiting list of an offering.
create index sign_up_by_offering on sign_up (offering_id, state, joined);

-- 通知.
create table notice (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null check (kind in ('moved_up', 'cancelled', 'removed', 'added')),
    note text not null default '',
    offering_id text not null references offering (id),
    sign_up_id text references sign_up (id),
    at bigint not null,
    seen_at bigint
);
create index notice_unseen on notice (person_id, seen_at);

-- 登录: of the token only its SHA-256 is kept.
create table sign_in (
    id text not null primary key,
    token_hash text not null unique,
    person_id text not null references person (id),
    -- 'desk' is a coordinator's, by password; 'person' is anybody's, by code.
    kind text not null check (kind in ('person', 'desk')),
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint
);
create index sign_in_by_person on sign_in (person_id, ended_at);

-- Codes sent to telephones: hashed with the row's key.
create table sign_in_code (
    id text not null primary key,
    mobile text not null,
    code_hash text not null,
    sent_at bigint not null,
    used_at bigint
);
create index sign_in_code_by_mobile on sign_in_code (mobile, sent_at);

-- What counts against a limit: codes sent and wrong tries, by number, name or address (hashed).
create table sign_in_try (
    id text not null primary key,
    kind text not null,
    subject text not null,
    at bigint not null
);
create index sign_in_try_by_subject on sign_in_try (kind, subject, at);

-- Whose tries are being counted: units that count the same number, name or address queue on its row.
create table sign_in_limit (
    subject text not null primary key,
    at bigint not null
);

-- A browser between two pages of signing in: which number it asked a code for, and where it wants to go then.
create table sign_in_step (
    visitor_hash text not null primary key,
    mobile text not null,
    return_to text not null,
    at bigint not null,
    -- Signed in: the same form sent twice by a double tap is still answered for a minute.
    done_at bigint
);

-- A form that came back: what was typed, and what was wrong with it. Read once.
create table attempt (
    visitor_hash text not null,
    form text not null,
    content text not null,
    at bigint not null,
    primary key (visitor_hash, form)
);

-- A form's key with the answer it got: sent twice, done once.
create table form_key (
    key text not null primary key,
    -- Of who asked and what for: the same key with other contents is refused.
    fingerprint text not null,
    answer text not null,
    at bigint not null
);
create index form_key_by_age on form_key (at);

-- A list that was read and waits to be confirmed.
create table import (
    id text not null primary key,
    institution_id text not null references institution (id),
    coordinator_id text not null references person (id),
    file_name text not null,
    content text not null,
    created_at bigint not null,
    confirmed_at bigint,
    outcome text
);

-- 日历订阅: whoever knows the token reads this person's timetable, and nothing else.
create table calendar_feed (
    token text not null primary key,
    person_id text not null references person (id),
    created_at bigint not null,
    ended_at bigint
);
create index calendar_feed_by_person on calendar_feed (person_id, ended_at);

-- What the demonstration's sender has sent, to be shown in a marked box on the page. Empty in real use.
create table demonstration_message (
    id text not null primary key,
    mobile text not null,
    code text not null,
    at bigint not null
);
create index demonstration_message_by_mobile on demonstration_message (mobile, at);

-- Written by the readiness check, to know that the database can be written to.
create table write_probe (
    id text not null primary key,
    at bigint not null
);
