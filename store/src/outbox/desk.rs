//! What a desk sees of its outbox: how many were reached, and who is to be told by telephone.

use domain::id::{AnnouncementId, FormKey, NoticeId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::outbox::{ToldHow, Unreached, by_day, is_needed, letter_arrives, only_reminds};
use domain::person::{Coordinator, Person};
use jiff::{Timestamp, ToSpan};
use sqlx::any::AnyRow;

use super::stands_and_has;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, found};
use crate::log::Doing;
use crate::notice::kind_from;
use crate::person::person_from;

/// How far back the desk looks, in hours: what is older was told in another way, or is over.
const LOOKS_BACK: i64 = 14 * 24;

/// At most so many are listed at once: whoever has told them sees the next.
pub const MOST_TO_TELL: usize = 200;

/// At most so many are read: what is over by now is among them until its two weeks have passed, and hides nobody.
const MOST_READ: i64 = 5000;

/// How many of the messages of the last two weeks went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Taken by the gateway.
    pub sent: i64,
    /// Waiting for their turn, for the morning, or for a gateway.
    pub waiting: i64,
    /// Told by telephone instead.
    pub told: i64,
    /// Told by a letter.
    pub posted: i64,
    /// Neither sent nor told yet: as many as are to be told.
    pub unreached: i64,
    /// Neither sent nor told while it mattered: over by now.
    pub over: i64,
}

/// Somebody whom no message reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToTell {
    /// Which message.
    pub id: NoticeId,
    /// What it tells.
    pub about: NoticeKind,
    /// The name of what it is of: the offering's, or the institution's.
    pub of: String,
    /// Since when it should be known.
    pub at: Timestamp,
    /// Whom.
    pub whom: Reader,
    /// Why no message reached them.
    pub why: Unreached,
    /// A letter that is posted now arrives in time.
    pub letter_arrives: bool,
}

impl ToTell {
    /// They want a letter and it arrives in time, or nobody can call them. Who can be called is called otherwise.
    pub fn by_letter(&self) -> bool {
        self.why == Unreached::WantsLetter && self.letter_arrives || self.whom.telephone().is_none()
    }
}

/// Who is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Somebody who signed up, or a member.
    Person {
        /// Who.
        person: Person,
        /// Where they live; empty where nobody knows.
        address: String,
    },
    /// Who asked for a room for a club.
    Club {
        /// The name that was given.
        contact: String,
        /// The number that was given; empty where none was.
        telephone: String,
    },
}

impl Reader {
    /// The number to call: their own, otherwise that of whoever is called in an emergency. Without one they get a letter.
    pub fn telephone(&self) -> Option<&str> {
        let number = match self {
            Self::Person { person, .. } => match &person.mobile {
                Some(mobile) => mobile.as_str(),
                None => person.emergency_telephone.as_deref()?,
            },
            Self::Club { telephone, .. } => telephone,
        };
        Some(number.trim()).filter(|number| !number.is_empty())
    }
}

/// How many of the institution's messages went which way; offers that did not arrive are counted among the calls alone.
pub async fn reached(db: &Db, by: &Coordinator) -> Result<Reached> {
    let sql = "select state, coalesce(told_how, '') as told_how, count(*) as number from outbox_message \
               where institution_id = $1 and at between $2 and $3 and (state <> 'given_up' or kind <> 'place_offered') \
               group by state, told_how";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(since(db));
    // A reminder whose day has not come is no message yet.
    let query = query.bind(db.now().as_second());
    let mut reached = Reached { unreached: to_tell_number(db, by).await?, ..Reached::default() };
    for row in query.fetch_all(&mut *db.reader().await?).await? {
        let number: i64 = row.number("number")?;
        match row.text("state")?.as_str() {
            "sent" => reached.sent += number,
            "waiting" | "sending" => reached.waiting += number,
            "told" if row.text("told_how")? == ToldHow::Letter.code() => reached.posted += number,
            "told" => reached.told += number,
            // The list and its count never differ: what is over by now is on neither.
            "given_up" => reached.over += number,
            _ => {}
        }
    }
    reached.over = (reached.over - reached.unreached).max(0);
    Ok(reached)
}

async fn to_tell_number(db: &Db, by: &Coordinator) -> Result<i64> {
    i64::try_from(number_to_tell(db, by).await?).map_err(Error::failed)
}

/// How many are to be told, however many are listed at once.
pub async fn number_to_tell(db: &Db, by: &Coordinator) -> Result<usize> {
    Ok(not_reached(db, None, false, by).await?.len())
}

/// Whom the institution is to tell by telephone, whoever should have known first, and whom it only reminds after all others; without what is over by now, and without
/// places that are offered, about which the calls ask (`store::call::due`). Of one announcement alone where one is named.
pub async fn to_tell(db: &Db, of: Option<AnnouncementId>, by: &Coordinator) -> Result<Vec<ToTell>> {
    let mut people = not_reached(db, of, false, by).await?;
    people.sort_by_key(|one| only_reminds(&one.about));
    people.truncate(MOST_TO_TELL);
    Ok(people)
}

/// Whom the institution may tell by a letter that a place is offered to them: who has no mobile number, or wants letters, or wants to
/// be called and has no number any more. They are on the list of calls besides, since an offer is to be answered in time.
pub async fn offers_to_write(db: &Db, by: &Coordinator) -> Result<Vec<ToTell>> {
    let mut offers = not_reached(db, None, true, by).await?;
    offers.retain(|one| {
        matches!(one.why, Unreached::NoMobile | Unreached::WantsLetter)
            || one.whom.telephone().is_none()
    });
    offers.truncate(MOST_TO_TELL);
    Ok(offers)
}

/// All of them that are still to be told.
async fn not_reached(
    db: &Db,
    of: Option<AnnouncementId>,
    is_offers: bool,
    by: &Coordinator,
) -> Result<Vec<ToTell>> {
    let rows = sqlx::query(include_str!("to_tell.sql"))
        .bind(by.institution.to_string())
        .bind(since(db))
        .bind(MOST_READ)
        .bind(of.map(|id| id.to_string()))
        .bind(i64::from(is_offers))
        .bind(db.now().as_second())
        .fetch_all(&mut *db.reader().await?)
        .await?;
    let now = db.now();
    let all: Vec<_> = rows.iter().map(|row| to_tell_from(row, now)).collect::<Result<_>>()?;
    Ok(all.into_iter().flatten().collect())
}

fn to_tell_from(row: &AnyRow, now: Timestamp) -> Result<Option<ToTell>> {
    let note = row.text("note")?;
    let about = row.word("kind", |code| kind_from(code, &note))?;
    if !is_needed(&about, &stands_and_has(row)?, now) {
        return Ok(None);
    }
    let meets = row.number_if_any::<i64>("meets_at")?;
    let meets = meets.and_then(|at| Timestamp::from_second(at).ok());
    Ok(Some(ToTell {
        id: row.id("id")?,
        letter_arrives: letter_arrives(&about, meets, now),
        about,
        of: row.text("of_name")?,
        at: row.instant("at")?,
        whom: reader_from(row)?,
        why: Unreached::from_code(&row.text_if_any("error")?.unwrap_or_default()),
    }))
}

fn reader_from(row: &AnyRow) -> Result<Reader> {
    Ok(match row.text_if_any("person_id")? {
        Some(_) => {
            let address = row.text_if_any("address")?.unwrap_or_default();
            Reader::Person { person: person_from(row)?, address }
        }
        None => Reader::Club {
            contact: row.text_if_any("contact")?.unwrap_or_default(),
            telephone: row.text_if_any("booking_telephone")?.unwrap_or_default(),
        },
    })
}

/// They were told otherwise. Another institution's message, and one that is not to be told, is not found.
pub async fn was_told(
    db: &Db,
    key: FormKey,
    id: NoticeId,
    how: ToldHow,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::MessageTold, by, About::Message(id));
    db.desk_once(key, doing, (id, how, by.clone()), |tx, (id, how, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(tell(tx, *id, *how, by, now))
    })
    .await
}

/// All these letters are in the post; answers how many. One that somebody has told meanwhile is left as it is; where none is left,
/// or all are another institution's, nothing is found.
pub async fn were_posted(
    db: &Db,
    key: FormKey,
    ids: &[NoticeId],
    by: &Coordinator,
) -> Result<usize> {
    let ids = ids.to_vec();
    let doing = Doing::beside(Act::PostLetters, by, About::Institution(by.institution));
    db.desk_once(key, doing, (ids, by.clone()), |tx, (ids, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let mut posted = 0;
            for id in ids {
                match tell(tx, *id, ToldHow::Letter, by, now).await {
                    Ok(()) => posted += 1,
                    Err(Error::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
            tx.note(Field::Number, posted);
            if posted == 0 { Err(Error::NotFound) } else { Ok(posted) }
        })
    })
    .await
}

async fn tell(
    tx: &mut Tx,
    id: NoticeId,
    how: ToldHow,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "update outbox_message set state = 'told', told_by = $3, told_at = $4, told_how = $5 \
               where id = $1 and institution_id = $2 and state = 'given_up'";
    let query = of_the_desk(sql, id, by).bind(by.person.to_string()).bind(now.as_second());
    changed(tx, query.bind(how.code())).await
}

/// A message that did not arrive is tried anew, from the first try on.
pub async fn send_again(db: &Db, key: FormKey, id: NoticeId, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::MessageAgain, by, About::Message(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "update outbox_message set state = 'waiting', tries = 0, next_try_at = $3, error = null \
                       where id = $1 and institution_id = $2 and state = 'given_up' and error = $4";
            let query = of_the_desk(sql, *id, by).bind(by_day(now).as_second());
            changed(tx, query.bind(Unreached::NotSent.code())).await
        })
    })
    .await
}

type Query<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

fn of_the_desk<'q>(sql: &'static str, id: NoticeId, by: &Coordinator) -> Query<'q> {
    sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string())
}

async fn changed(tx: &mut Tx, query: Query<'_>) -> Result<()> {
    found(query.execute(&mut **tx).await?.rows_affected())
}

fn since(db: &Db) -> i64 {
    db.now().checked_sub(LOOKS_BACK.hours()).map_or(0, Timestamp::as_second)
}
