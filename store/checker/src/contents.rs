//! What the database holds, read past the store.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use domain::id::{OfferingId, PersonId, SignUpId};
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row as _};

use crate::drawn::{self, Draw, Listed, Wished};
use crate::passing::{self, Pair, Passing};
use crate::promised::{self, Step};
use crate::rooms::{self, InRoom};
use crate::wishes::{self, Wishes};

/// A thing to sign up for.
#[derive(Clone, Debug, Default)]
pub struct Offering {
    /// Places; nothing where nobody counts.
    pub capacity: Option<i64>,
    /// People with a place, as stored.
    pub held: i64,
    /// People who wait, as stored.
    pub waiting: i64,
    /// People who wait and let the place that is free go by, as stored.
    pub passed: i64,
    /// When its window opens, in Unix seconds.
    pub opens_at: i64,
    /// When it closes.
    pub closes_at: i64,
    /// The youngest age.
    pub age_from: Option<i64>,
    /// The civil year of its first session.
    pub year: i64,
    /// Whether a coordinator decides on each who asks.
    pub by_approval: bool,
    /// When those of its former class may continue, in Unix seconds; nothing where it has no such stage.
    pub returning_from: Option<i64>,
    /// Places reserved for some.
    pub shares: Vec<Share>,
    /// Its sessions, from and to in Unix seconds.
    pub sessions: Vec<(i64, i64)>,
    /// With which others it is counted, and how many of them one may have; nothing where there is no limit.
    pub limited: Option<(String, i64)>,
    /// The same of shifts, of which only those count that are still to come.
    pub shifts_limited: Option<(String, i64)>,
}

impl Offering {
    /// With which others it is counted, and how many of them one may have: classes of a term, or shifts.
    pub(crate) fn limit(&self) -> Option<(&str, i64)> {
        let limit = self.limited.as_ref().or(self.shifts_limited.as_ref());
        limit.map(|(group, most)| (group.as_str(), *most))
    }

    /// Whether its last session was over at that moment.
    pub(crate) fn is_over(&self, at: i64) -> bool {
        self.sessions.iter().map(|(_, to)| *to).max().is_some_and(|last| last <= at)
    }
}

/// Places reserved for some.
#[derive(Clone, Debug)]
pub struct Share {
    /// For whom, as sign-ups are counted to it.
    pub for_whom: String,
    /// How many.
    pub places: i64,
    /// Until when, in Unix seconds.
    pub until: i64,
}

/// One sign-up.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its key.
    pub id: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Whose.
    pub person: PersonId,
    /// `held`, `waiting` or `ended`.
    pub state: String,
    /// How it stood when it ended.
    pub ended_as: Option<String>,
    /// The place is only offered: until when an answer is asked for.
    pub answer_by: Option<i64>,
    /// They have let the place that is free go by, want two together, or could not accept it.
    pub passed: bool,
    /// What its place is counted to: the stage of a former class, or a share.
    pub claims: Option<String>,
    /// Order of joining.
    pub joined: i64,
    /// When it was made, in Unix seconds.
    pub joined_at: i64,
    /// When a place was offered to its person last, in Unix seconds.
    pub offered_at: Option<i64>,
    /// How many like it one might have when a place was offered to its person last; 0 where there was no limit.
    pub offered_most: Option<i64>,
    /// Whoever waits keeps what is in the way, and is asked all the same: with a place for which they give that up.
    pub keeps: bool,
    /// Who made it.
    pub by: PersonId,
    /// Why it ended.
    pub end_reason: Option<String>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// The year the person was born.
    pub born: Option<i64>,
}

impl Row {
    /// Whether it has not ended.
    pub fn is_live(&self) -> bool {
        self.state != "ended"
    }

    /// How many like it one might have when it was offered, of what is offered or was accepted.
    pub fn was_offered(&self) -> Option<i64> {
        let then = self.offered_most.filter(|_| self.state == "held" && self.offered_at.is_some());
        then.map(|most| if most == 0 { i64::MAX } else { most })
    }

    /// Whether its person keeps, until they take what they are offered, what they would give up for it.
    pub fn keeps_something(&self) -> bool {
        self.keeps && (self.state == "waiting" || self.answer_by.is_some())
    }

    /// Whether it has, or had, a place, or is offered one.
    pub fn had_place(&self) -> bool {
        self.state == "held" || self.ended_as.as_deref() == Some("held")
    }
}

/// A notice that somebody is offered a place, or was given one.
#[derive(Clone, Debug)]
pub struct Moved {
    /// About which sign-up.
    pub sign_up: SignUpId,
}

/// Everything that the promises are about.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// By their keys.
    pub offerings: BTreeMap<OfferingId, Offering>,
    /// All sign-ups.
    pub rows: Vec<Row>,
    /// All notices of an offer or a move up.
    pub moved: Vec<Moved>,
    /// What was written down of each sign-up, in order: `held` or `waiting`, what became of each offer, perhaps `ended`.
    pub decisions: BTreeMap<SignUpId, Vec<String>>,
    /// The same, with what it rests on and when.
    pub steps: BTreeMap<SignUpId, Vec<Step>>,
    /// Of each sign-up how many calls about an offer had no answer.
    pub missed_calls: BTreeMap<SignUpId, usize>,
    /// Of each sign-up when its person was passed over, and why, in order.
    pub passings: BTreeMap<SignUpId, Vec<Passing>>,
    /// Who has waited together with whom.
    pub pairs: Vec<Pair>,
    /// Offerings of which a session was moved or cancelled.
    pub changed: BTreeSet<OfferingId>,
    /// The published lists that were not drawn yet.
    pub listed: Vec<Listed>,
    /// All draws that were held.
    pub draws: Vec<Draw>,
    /// All wishes that stand, in whichever draw.
    pub wished: Vec<Wished>,
    /// The same by person, with what they are for.
    pub wishes: Vec<Wishes>,
    /// Everything that is in a room.
    pub in_rooms: Vec<InRoom>,
}

const OFFERINGS: &str = "select o.id, o.capacity, o.held, o.waiting, o.passed, o.opens_at, o.closes_at, o.age_from, o.allocation, \
     1970 + o.first_at / 31556952 as year, k.term_id, i.most_classes, case o.kind when 'shift' then i.most_shifts end as most_shifts, o.institution_id from offering o \
     join institution i on i.id = o.institution_id left join class k on k.offering_id = o.id";
const SHARES: &str = "select offering_id, for_whom, places, until from offering_share";
const RETURNING: &str =
    "select offering_id, returning_from from class where returning_from is not null";
const SESSIONS: &str = "select offering_id, starts_at, ends_at from session where cancelled_at is null order by starts_at";
const ROWS: &str = "select s.id, s.offering_id, s.person_id, s.state, s.ended_as, s.answer_by, s.passed, s.claims, s.joined, s.joined_at, s.offered_at, \
     s.offered_most, s.keeps, s.by_person_id, s.end_reason, s.ended_by, cast(substr(p.born_on, 1, 4) as bigint) as born \
     from sign_up s join person p on p.id = s.person_id order by s.offering_id, s.joined";
// Who is to be asked all the same waits on where they waited: that moves nobody.
const DECISIONS: &str = "select sign_up_id, what from decision where what <> 'asked_all_the_same' \
     order by sign_up_id, number";
// An offer also goes out as a message: a notice of one without it counts as none.
const MOVED: &str = "select n.sign_up_id from notice n left join outbox_message m on m.id = n.id \
     where n.kind = 'moved_up' or (n.kind = 'place_offered' and m.id is not null)";
// Only calls since the offer count: one may be offered a place twice.
const MISSED_CALLS: &str = "select c.sign_up_id from call c join sign_up s on s.id = c.sign_up_id \
     where c.about = 'offer' and c.outcome = 'no_answer' and c.at >= s.offered_at";

impl Contents {
    /// Reads the database at this address; nobody may write meanwhile.
    ///
    /// # Errors
    /// If it cannot be read, or holds what it should not.
    pub async fn of(address: &str) -> sqlx::Result<Self> {
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(address).await?;
        let mut contents = Self::default();
        for row in sqlx::query(OFFERINGS).fetch_all(&pool).await? {
            contents.offerings.insert(key(&row, "id")?, offering(&row)?);
        }
        for row in sqlx::query(SESSIONS).fetch_all(&pool).await? {
            let span = (row.try_get("starts_at")?, row.try_get("ends_at")?);
            if let Some(offering) = contents.offerings.get_mut(&key(&row, "offering_id")?) {
                offering.sessions.push(span);
            }
        }
        for row in sqlx::query(SHARES).fetch_all(&pool).await? {
            let share = Share {
                for_whom: row.try_get("for_whom")?,
                places: row.try_get("places")?,
                until: row.try_get("until")?,
            };
            if let Some(offering) = contents.offerings.get_mut(&key(&row, "offering_id")?) {
                offering.shares.push(share);
            }
        }
        for row in sqlx::query(RETURNING).fetch_all(&pool).await? {
            if let Some(offering) = contents.offerings.get_mut(&key(&row, "offering_id")?) {
                offering.returning_from = row.try_get("returning_from")?;
            }
        }
        for row in sqlx::query(ROWS).fetch_all(&pool).await? {
            contents.rows.push(sign_up(&row)?);
        }
        for row in sqlx::query(MOVED).fetch_all(&pool).await? {
            contents.moved.push(Moved { sign_up: key(&row, "sign_up_id")? });
        }
        for row in sqlx::query(DECISIONS).fetch_all(&pool).await? {
            let decided = contents.decisions.entry(key(&row, "sign_up_id")?).or_default();
            decided.push(row.try_get("what")?);
        }
        for row in sqlx::query(MISSED_CALLS).fetch_all(&pool).await? {
            *contents.missed_calls.entry(key(&row, "sign_up_id")?).or_default() += 1;
        }
        contents.passings = passing::read(&pool).await?;
        contents.pairs = passing::pairs(&pool).await?;
        contents.changed = passing::changed(&pool).await?;
        contents.draws = drawn::read(&pool).await?;
        contents.listed = drawn::read_lists(&pool).await?;
        contents.wished = drawn::read_wished(&pool).await?;
        contents.wishes = wishes::read(&pool).await?;
        contents.in_rooms = rooms::read(&pool).await?;
        contents.steps = promised::read(&pool).await?;
        pool.close().await;
        Ok(contents)
    }

    /// The sign-ups on one offering, in order of joining.
    pub fn of_offering(&self, offering: OfferingId) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.offering == offering)
    }

    /// What was written down of a sign-up.
    pub fn decided(&self, sign_up: SignUpId) -> &[String] {
        self.decisions.get(&sign_up).map_or(&[], Vec::as_slice)
    }

    /// The same, with what it rests on and when.
    pub fn steps_of(&self, sign_up: SignUpId) -> &[Step] {
        self.steps.get(&sign_up).map_or(&[], Vec::as_slice)
    }

    /// Whether its person waits, or is offered a place, since a draw had none for them there.
    pub fn is_drawn_wait(&self, row: &Row) -> bool {
        let waits = row.state == "waiting" || row.answer_by.is_some();
        waits && self.steps_of(row.id).iter().any(|step| step.is_drawn)
    }

    /// When its person was passed over, and why.
    pub fn passings_of(&self, sign_up: SignUpId) -> &[Passing] {
        self.passings.get(&sign_up).map_or(&[], Vec::as_slice)
    }

    /// Whether its person has ever waited together with another.
    pub fn waited_together(&self, sign_up: SignUpId) -> bool {
        self.pairs.iter().any(|pair| pair.both.contains(&sign_up))
    }

    /// How many places of an offering are kept for some and were not given to them. A share counts as released once
    /// anybody has joined, or was offered a place, after its end.
    pub fn kept(&self, offering: OfferingId) -> i64 {
        let moments =
            self.of_offering(offering).flat_map(|row| [Some(row.joined_at), row.offered_at]);
        let last = moments.flatten().max().unwrap_or_default();
        let shares = self.offerings.get(&offering).into_iter().flat_map(|of| &of.shares);
        let kept = shares.filter(|share| share.until > last).map(|share| {
            let given = self.of_offering(offering).filter(|row| {
                row.state == "held" && row.claims.as_deref() == Some(share.for_whom.as_str())
            });
            let given = i64::try_from(given.count()).unwrap_or(i64::MAX);
            share.places.saturating_sub(given).max(0)
        });
        kept.sum()
    }

    /// How many people have a place on it.
    pub fn held(&self, offering: OfferingId) -> usize {
        self.of_offering(offering).filter(|row| row.state == "held").count()
    }
}

fn offering(row: &AnyRow) -> sqlx::Result<Offering> {
    Ok(Offering {
        capacity: row.try_get("capacity")?,
        held: row.try_get("held")?,
        waiting: row.try_get("waiting")?,
        passed: row.try_get("passed")?,
        opens_at: row.try_get("opens_at")?,
        closes_at: row.try_get("closes_at")?,
        age_from: row.try_get("age_from")?,
        year: row.try_get("year")?,
        returning_from: None,
        shares: Vec::new(),
        by_approval: row.try_get::<String, _>("allocation")? == "approval",
        sessions: Vec::new(),
        // An institution's terms are its own.
        limited: row
            .try_get::<Option<String>, _>("term_id")?
            .zip(row.try_get::<Option<i64>, _>("most_classes")?),
        shifts_limited: row
            .try_get::<Option<i64>, _>("most_shifts")?
            .map(|most| Ok::<_, sqlx::Error>((row.try_get("institution_id")?, most)))
            .transpose()?,
    })
}

fn sign_up(row: &AnyRow) -> sqlx::Result<Row> {
    Ok(Row {
        id: key(row, "id")?,
        offering: key(row, "offering_id")?,
        person: key(row, "person_id")?,
        state: row.try_get("state")?,
        ended_as: row.try_get("ended_as")?,
        answer_by: row.try_get("answer_by")?,
        passed: row.try_get::<i64, _>("passed")? != 0,
        claims: row.try_get("claims")?,
        joined: row.try_get("joined")?,
        joined_at: row.try_get("joined_at")?,
        offered_at: row.try_get("offered_at")?,
        offered_most: row.try_get("offered_most")?,
        keeps: row.try_get::<i64, _>("keeps")? != 0,
        by: key(row, "by_person_id")?,
        end_reason: row.try_get("end_reason")?,
        ended_by: row.try_get("ended_by")?,
        born: row.try_get("born")?,
    })
}

pub(crate) fn key<T: FromStr>(row: &AnyRow, column: &str) -> sqlx::Result<T> {
    parsed(&row.try_get::<String, _>(column)?)
}

pub(crate) fn key_if_any<T: FromStr>(row: &AnyRow, column: &str) -> sqlx::Result<Option<T>> {
    row.try_get::<Option<String>, _>(column)?.as_deref().map(parsed).transpose()
}

fn parsed<T: FromStr>(text: &str) -> sqlx::Result<T> {
    text.parse().map_err(|_| sqlx::Error::Decode(format!("no key: {text}").into()))
}
