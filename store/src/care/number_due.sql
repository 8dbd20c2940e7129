-- How many are to be called at institution $1, about what was not over at $2: whoever was missed $3 times or more since their last
-- other mark, and since somebody reached them or they are back. It says the same as domain::care, which a test holds equal.
-- Index: offering_by_institution, session_by_offering, sign_up_by_offering, attendance_missed, care_contact_by_sign_up.
with said as (
    select c.sign_up_id, c.at, case when c.outcome in ('ill', 'away') then c.until_on else null end as until_on
    from offering o
    join sign_up s on s.offering_id = o.id
    join care_contact c on c.sign_up_id = s.id
    where o.institution_id = $1 and o.last_to > $2 and c.taken_back_at is null and c.outcome <> 'no_answer'
), dated as (
    -- Years are counted from March, so that a leap day is the last of its year.
    select sign_up_id, at, until_on,
        cast(substr(until_on, 1, 4) as bigint) - case when substr(until_on, 6, 2) <= '02' then 1 else 0 end as year,
        cast(substr(until_on, 6, 2) as bigint) + case when substr(until_on, 6, 2) <= '02' then 9 else -3 end as month,
        cast(substr(until_on, 9, 2) as bigint) as day
    from said
), back as (
    -- 1970-01-01 is the 719468th day after the first of March of the year 0. Their first day back begins at midnight in China, which
    -- is eight hours before the day in UTC.
    select sign_up_id, at,
        (365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719468) * 86400 - 28800 as back_at
    from dated
), reached as (
    select sign_up_id, max(case when back_at > at then back_at else at end) as since
    from back
    group by sign_up_id
), missed as (
    select s.sign_up_id, count(*) as times
    -- Cross joins tell SQLite to look for what was missed, not for every session of everybody.
    from offering o
    cross join place_held s
    cross join attendance a
    cross join session x
    left join reached r on r.sign_up_id = s.sign_up_id
    where o.institution_id = $1 and o.last_to > $2 and o.state <> 'cancelled'
      and s.offering_id = o.id and a.person_id = s.person_id and a.mark = 'absent'
      and x.id = a.session_id and x.offering_id = o.id and x.cancelled_at is null
      and (r.since is null or x.starts_at >= r.since)
      and not exists (
        select 1 from session y join attendance b on b.session_id = y.id and b.person_id = s.person_id
        where y.offering_id = o.id and y.cancelled_at is null and b.mark <> 'absent'
          and (y.starts_at > x.starts_at or (y.starts_at = x.starts_at and y.id > x.id))
      )
    group by s.sign_up_id
)
select count(*) as total from missed where times >= $3
