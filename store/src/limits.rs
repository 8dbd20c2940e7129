//! 每人最多几个: an institution's limits, and how much somebody has there.

use std::collections::HashMap;

use domain::id::{InstitutionId, OfferingId, PersonId, SignUpId};
use domain::limits::{Limits, kept_to, may_get, may_want, one_more};
use domain::log::{About, Act};
use domain::offering::OfferingKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::swap::MOST_GIVEN_UP;
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::lists::{self, padded};
use crate::log::Doing;
use crate::seen::Seen;
use crate::sign_up;

/// The limits of an institution.
pub async fn limits(db: &Db, institution: InstitutionId) -> Result<Limits> {
    limits_in(&mut *db.reader().await?, institution).await
}

/// The same in a unit or outside.
pub(crate) async fn limits_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<Limits> {
    let sql = "select most_classes, most_shifts, most_bookings from institution where id = $1";
    let row = sqlx::query(sql).bind(institution.to_string()).fetch_one(connection).await?;
    Ok(Limits {
        classes: row.number_if_any("most_classes")?,
        shifts: row.number_if_any("most_shifts")?,
        bookings: row.number_if_any("most_bookings")?,
    })
}

/// Sets the limits of the coordinator's own institution. Whoever has more already keeps it, and what is offered stays offered.
/// Refused where somebody has set others
/// since they were seen. Whoever could have more by this and was passed over is asked at once.
pub async fn set_limits(db: &Db, limits: Limits, seen: Seen, by: &Coordinator) -> Result<()> {
    let before = self::limits(db, by.institution).await?;
    write_limits(db, limits, seen, by).await?;
    if limits.allow_more_than(before) {
        sign_up::ask_everybody_again(db).await;
    }
    Ok(())
}

async fn write_limits(db: &Db, limits: Limits, seen: Seen, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::SetLimits, by, About::Institution(by.institution));
    db.desk(doing, (limits, seen, by.institution), |tx, (limits, seen, institution), _| {
        Box::pin(async move {
            queue(tx, *institution).await?;
            let stand = limits_in(tx, *institution).await?;
            // The same form, sent twice.
            if stand == *limits {
                return Ok(());
            }
            seen.holds(&stand)?;
            let sql = "update institution set most_classes = $2, most_shifts = $3, most_bookings = $4 \
                       where id = $1";
            sqlx::query(sql)
                .bind(institution.to_string())
                .bind(limits.classes.map(i64::from))
                .bind(limits.shifts.map(i64::from))
                .bind(limits.bookings.map(i64::from))
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Of so many is asked by one statement: each brings five values, and an engine takes only so many.
const AT_ONCE: usize = 1024;

/// One more like an offering that a person may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OneMore {
    /// Who.
    pub person: PersonId,
    /// Like what.
    pub offering: OfferingId,
    /// What they would give up for it: it does not count.
    given_up: [Option<OfferingId>; MOST_GIVEN_UP],
}

impl OneMore {
    /// Beside everything that they have.
    pub(crate) const fn like(person: PersonId, offering: OfferingId) -> Self {
        Self { person, offering, given_up: [None; MOST_GIVEN_UP] }
    }

    /// Instead of these, at most [`MOST_GIVEN_UP`].
    pub(crate) fn instead_of(self, given_up: &[OfferingId]) -> Self {
        let mut given_up = given_up.iter().copied();
        Self { given_up: [(); MOST_GIVEN_UP].map(|()| given_up.next()), ..self }
    }
}

/// Whether each person may have one more. Where the offering does not exist it is missing.
pub(crate) async fn have_room(
    connection: &mut AnyConnection,
    all: &[OneMore],
    now: Timestamp,
) -> Result<HashMap<OneMore, std::result::Result<(), Refusal>>> {
    let rooms = rooms(connection, all, Counted::All, now).await?.into_iter();
    Ok(rooms.map(|(one, room)| (one, room.one_more())).collect())
}

/// How much each person may have, and has, if what they only wait for does not count: [`Room::accepts`] says whether they could
/// accept a place.
pub(crate) async fn could_accept(
    connection: &mut AnyConnection,
    all: &[OneMore],
    now: Timestamp,
) -> Result<HashMap<OneMore, Room>> {
    rooms(connection, all, Counted::Held, now).await
}

/// Whether the person may want so many places among these in a draw.
pub(crate) async fn has_room_for_wishes(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
    person: PersonId,
    wanted: u32,
    now: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    let one_more = |offering: &OfferingId| OneMore::like(person, *offering);
    let all: Vec<_> = offerings.iter().map(one_more).collect();
    let mut rooms = rooms(connection, &all, Counted::All, now).await?;
    let in_order = all.iter().map(|one| {
        let Room { kind, most, has, .. } = rooms.remove(one).ok_or(Error::NotFound)?;
        Ok((kind, most, has))
    });
    Ok(may_want(wanted, in_order.collect::<Result<Vec<_>>>()?))
}

/// What somebody wishes for in a draw, and how many places they want.
pub(crate) struct Wanting {
    /// Who.
    pub person: PersonId,
    /// How many places in all.
    pub wanted: u32,
    /// The dearest first.
    pub offerings: Vec<OfferingId>,
}

/// What the limits leave of it at this moment: wishes of which nothing can be had are gone, and as many places are wanted as
/// can be had. Each person stands there once.
pub(crate) async fn leave(
    connection: &mut AnyConnection,
    all: &mut [Wanting],
    now: Timestamp,
) -> Result<()> {
    let pairs = |one: &Wanting| {
        let person = one.person;
        let pair = move |offering| OneMore::like(person, offering);
        one.offerings.clone().into_iter().map(pair)
    };
    let asked: Vec<OneMore> = all.iter().flat_map(pairs).collect();
    let rooms = rooms(connection, &asked, Counted::All, now).await?;
    for one in all {
        let mut wishes = Vec::with_capacity(one.offerings.len());
        for pair in pairs(one) {
            let room = rooms.get(&pair).ok_or(Error::NotFound)?;
            let left = room.most.map(|most| most.saturating_sub(room.has));
            if left != Some(0) {
                wishes.push((pair.offering, ((room.kind, room.term.clone()), left)));
            }
        }
        one.offerings = wishes.iter().map(|(offering, _)| *offering).collect();
        let groups: Vec<_> = wishes.into_iter().map(|(_, group)| group).collect();
        one.wanted = may_get(one.wanted, &groups);
    }
    Ok(())
}

/// How much there is room for.
pub(crate) struct Room {
    /// Of what kind.
    kind: OfferingKind,
    /// Of which term, where it is a class.
    term: Option<String>,
    /// How many like it one person may have.
    most: Option<u32>,
    /// How many they have.
    has: u32,
}

impl Room {
    /// Whether one more can be accepted that is offered now, or was offered when one might have so many.
    pub(crate) fn accepts(
        &self,
        promised: Option<Option<u32>>,
    ) -> std::result::Result<(), Refusal> {
        let most = promised.map_or(self.most, |then| kept_to(self.most, then));
        one_more(self.kind, most, self.has)
    }

    /// How many of those that they have would have to be given up for one more.
    pub(crate) fn beyond(&self) -> usize {
        let beyond = self.most.map_or(0, |most| self.has.saturating_add(1).saturating_sub(most));
        beyond as usize
    }

    fn one_more(&self) -> std::result::Result<(), Refusal> {
        one_more(self.kind, self.most, self.has)
    }
}

/// What counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// What one has, what one waits for, and what a draw may give. On waiting lists that a draw has made no more of it counts
    /// than its person still wants: they stand there for every wish that it had no place for.
    All,
    /// What one has.
    Held,
}

/// The entries of a person that count like an offering, with what they wait for, the soonest first: each may be given up for it.
pub(crate) async fn counting_like(
    connection: &mut AnyConnection,
    person: PersonId,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Vec<SignUpId>> {
    let sql = "select s.id from offering o \
               join offering p on p.institution_id = o.institution_id and p.kind = o.kind and p.id <> o.id \
               join sign_up s on s.offering_id = p.id and s.ended_at is null \
               left join class k on k.offering_id = o.id left join class own on own.offering_id = p.id \
               where o.id = $1 and s.person_id = $2 and p.last_to > $3 \
               and (o.kind <> 'class' or own.term_id = k.term_id) order by p.first_at, s.id";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(person.to_string());
    let rows = query.bind(now.as_second()).fetch_all(connection).await?;
    rows.iter().map(|row| row.id("id")).collect()
}

async fn rooms(
    connection: &mut AnyConnection,
    all: &[OneMore],
    counted: Counted,
    now: Timestamp,
) -> Result<HashMap<OneMore, Room>> {
    let mut rooms = HashMap::with_capacity(all.len());
    let (which, draws) = match counted {
        Counted::All => ("and not DRAWN_WAIT", include_str!("limits_drawn.sql")),
        Counted::Held => ("and s.state = 'held' and s.answer_by is null", ""),
    };
    for some in all.chunks(AT_ONCE) {
        let asked = padded(some);
        let pairs = lists::rows(2, asked.len(), 2 + MOST_GIVEN_UP);
        let sql = include_str!("limits.sql").replace("PAIRS", &pairs);
        let sql = sql.replace("{counted}", which).replace("{draws}", draws);
        let sql = sql.replace("DRAWN_WAIT", include_str!("drawn_wait.sql"));
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(now.as_second());
        for one in &asked {
            query = query.bind(one.person.to_string()).bind(one.offering.to_string());
            for given_up in one.given_up {
                query = query.bind(given_up.unwrap_or(one.offering).to_string());
            }
        }
        for row in query.fetch_all(&mut *connection).await? {
            let (person, offering): (PersonId, _) = (row.id("person_id")?, row.id("offering_id")?);
            let Some(one) =
                some.iter().find(|one| (one.person, one.offering) == (person, offering))
            else {
                continue;
            };
            let (kind, term) =
                (row.word("kind", OfferingKind::from_code)?, row.text_if_any("term_id")?);
            let (most, has) = (row.number_if_any("most")?, row.number("has")?);
            rooms.insert(*one, Room { kind, term, most, has });
        }
    }
    Ok(rooms)
}
