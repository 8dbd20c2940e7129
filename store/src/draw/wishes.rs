//! Wishes: made, also ahead of the window, changed and taken back until it closes.

use std::collections::HashSet;

use domain::decision::{Basis, ToldWhy, WhyExcepted};
use domain::draw::{LeftOut, terms_of_wish};
use domain::id::{ApplicationId, DrawId, FormKey, OfferingId, PersonId};
use domain::notice::NoticeKind;
use domain::offering::Terms;
use domain::refusal::Refusal;
use domain::sign_up::{admit, at_counter, clash};
use domain::stage::ForWhom;
use jiff::Timestamp;
use rand::RngExt;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::instead::tell_what_instead;
use super::turned_away::kept;
use super::{Draw, MyApplication, MyWish, answer_from, lock, offerings_of};
use crate::columns::Columns;
use crate::consent;
use crate::db::{Db, Tx};
use crate::decision::Decider;
use crate::error::{Error, Result};
use crate::limits::has_room_for_wishes;
use crate::member;
use crate::offering::standing::standing;
use crate::person;
use crate::seeded::Bug;
use crate::sign_up::{By, coming_sessions, engagements};

/// More wishes than this are no wishes any more.
pub const WISHES_AT_MOST: usize = 20;

/// What somebody wishes for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewWishes {
    /// In which draw.
    pub draw: DrawId,
    /// For whom.
    pub person: PersonId,
    /// How many places in all; at least 1.
    pub wanted: u32,
    /// The dearest first.
    pub offerings: Vec<OfferingId>,
    /// Who makes them: at the counter a coordinator does it for the person, with the same odds.
    pub by: By,
}

/// Makes wishes, in place of those that the person had in this draw. Their number stays the same. A no is kept, to be explained
/// later.
pub async fn wish(db: &Db, key: FormKey, new: NewWishes) -> Result<MyApplication> {
    let make = db.write_once(key, "wish", new.clone(), |tx, new, now| {
        Box::pin(async move { make(tx, new, &WhyExcepted::default(), now).await })
    });
    kept(db, &new, make.await).await
}

/// The same inside a unit. What a coordinator notes beyond the rule for everybody needs a reason, of which its person reads a sentence.
pub(super) async fn make(
    tx: &mut Tx,
    new: &NewWishes,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<MyApplication> {
    helper_may(tx, &new.by, new.draw, new.person, now).await?;
    let person = person::lock(tx, new.person).await?;
    let draw = lock(tx, new.draw).await?;
    let by_coordinator = match &new.by {
        By::Person(by) if *by != new.person => return Err(Refusal::NotAllowed.into()),
        By::Person(_) | By::Helper(_) => false,
        By::Coordinator(by) => {
            draw.is_run_by(by)?;
            true
        }
    };
    draw.takes_wishes(now)?;
    let born_on = person.born_on.filter(|_| by_coordinator || person.is_complete());
    let admitted = |terms: &Terms, has_room: Result<(), Refusal>| {
        admit(terms, born_on, now, by_coordinator)?;
        if by_coordinator {
            at_counter(terms, born_on, has_room, now, why)
        } else {
            has_room.map(|()| Basis::InOrder)
        }
    };
    let is_exception = check(tx, new, &draw, now, admitted).await?;
    let none = WhyExcepted::default();
    let why = if is_exception { why } else { &none };
    let before = live(tx, new.draw, new.person).await?;
    if let Some(before) = before.as_ref().filter(|_| tx.has(Bug::FirstWishesStay)) {
        return Ok(before.clone());
    }
    let number = match &before {
        Some(before) => {
            end(tx, before.id, now).await?;
            ended_by(tx, before.id, &new.by).await?;
            before.number
        }
        None => free_number(tx, new.draw).await?,
    };
    insert(tx, new, number, why, now).await?;
    member::join(tx, draw.institution, &[new.person], now).await?;
    if let Some(dearest) = new.offerings.first() {
        let about = NoticeKind::HelperWished;
        consent::tell_of_wishes(tx, about, &new.by, (new.person, *dearest), now).await?;
    }
    live(tx, new.draw, new.person).await?.ok_or(Error::NotFound)
}

/// Takes all wishes back. Somebody without any is not found.
pub async fn withdraw_wishes(db: &Db, key: FormKey, draw: DrawId, person: PersonId) -> Result<()> {
    withdraw_wishes_for(db, key, draw, person, By::Person(person)).await
}

/// The same for whoever asks: the person, or somebody whom they let act for them.
pub async fn withdraw_wishes_for(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    person: PersonId,
    by: By,
) -> Result<()> {
    db.write_once(key, "withdraw_wishes", (draw, person, by), |tx, (draw, person, by), now| {
        Box::pin(async move {
            helper_may(tx, by, *draw, *person, now).await?;
            lock(tx, *draw).await?.takes_wishes(now)?;
            let application = live(tx, *draw, *person).await?.ok_or(Error::NotFound)?;
            end(tx, application.id, now).await?;
            ended_by(tx, application.id, by).await?;
            match application.wishes.first() {
                Some(dearest) => {
                    let about = NoticeKind::HelperTookWishesBack;
                    let whose = (*person, dearest.offering);
                    consent::tell_of_wishes(tx, about, by, whose, now).await
                }
                None => Ok(()),
            }
        })
    })
    .await
}

/// Whether a helper may wish in this draw, for each kind that is drawn there.
async fn helper_may(
    tx: &mut Tx,
    by: &By,
    draw: DrawId,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    if let By::Helper(_) = by {
        for (offering, _) in offerings_of(tx, draw).await? {
            consent::locked(tx, by, person, offering, now).await?;
        }
    }
    Ok(())
}

/// Writes down who took wishes back or changed them, and under which consent.
async fn ended_by(tx: &mut Tx, id: ApplicationId, by: &By) -> Result<()> {
    let Decider { person, consent } = by.into();
    let sql = "update application set ended_by = $2, ended_consent_id = $3 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(consent.map(|consent| consent.to_string()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What the person wishes for in the draw, and what became of it.
pub async fn my_application(
    db: &Db,
    draw: DrawId,
    person: PersonId,
) -> Result<Option<MyApplication>> {
    live(&mut *db.reader().await?, draw, person).await
}

/// Whether these wishes can be made: each is of the draw and for this person, at a time when they have nothing else, and no
/// limit is passed. Answers whether a coordinator makes an exception.
async fn check(
    tx: &mut Tx,
    new: &NewWishes,
    draw: &Draw,
    now: Timestamp,
    admitted: impl Fn(&Terms, Result<(), Refusal>) -> Result<Basis, Refusal>,
) -> Result<bool> {
    let different: HashSet<_> = new.offerings.iter().collect();
    let is_some = !new.offerings.is_empty() && new.offerings.len() <= WISHES_AT_MOST;
    if !is_some || different.len() < new.offerings.len() || new.wanted == 0 {
        return Err(Refusal::NoWish.into());
    }
    if new.wanted > draw.most_wanted {
        return Err(Refusal::WantsTooMany { most: draw.most_wanted }.into());
    }
    let of_draw = offerings_of(tx, draw.id).await?;
    if new.offerings.iter().any(|offering| !of_draw.iter().any(|(one, _)| one == offering)) {
        return Err(Error::NotFound);
    }
    let engaged = engagements(tx, new.person, &new.by, now).await?;
    let has_room = has_room_for_wishes(tx, &new.offerings, new.person, new.wanted, now).await?;
    let mut is_exception = false;
    for offering in &new.offerings {
        let terms = terms_of_wish(standing(tx, *offering).await?.terms, draw.window);
        clash(&coming_sessions(tx, *offering, now).await?, &engaged)?;
        is_exception |= matches!(admitted(&terms, has_room.clone())?, Basis::Exception(..));
    }
    Ok(is_exception)
}

/// Eight digits that nobody else has in this draw and that say nothing of who came first.
async fn free_number(tx: &mut Tx, draw: DrawId) -> Result<u32> {
    loop {
        let number = rand::rng().random_range(1..=99_999_999_u32);
        let sql = "select count(*) as taken from application where draw_id = $1 and number = $2";
        let query = sqlx::query(sql).bind(draw.to_string()).bind(i64::from(number));
        if query.fetch_one(&mut **tx).await?.number::<i64>("taken")? == 0 {
            return Ok(number);
        }
    }
}

pub(super) async fn end(tx: &mut Tx, id: ApplicationId, now: Timestamp) -> Result<()> {
    let query = sqlx::query("update application set ended_at = $2 where id = $1");
    query.bind(id.to_string()).bind(now.as_second()).execute(&mut **tx).await?;
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    new: &NewWishes,
    number: u32,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<()> {
    let id = ApplicationId(Uuid::now_v7());
    let Decider { person, consent } = (&new.by).into();
    let sql = "insert into application (id, draw_id, person_id, number, wanted, made_at, by_person_id, consent_id, reason, told_why) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(new.draw.to_string())
        .bind(new.person.to_string())
        .bind(i64::from(number))
        .bind(i64::from(new.wanted))
        .bind(now.as_second())
        .bind(person.to_string())
        .bind(consent.map(|consent| consent.to_string()))
        .bind(why.words.as_str())
        .bind(if why.words.is_empty() { "" } else { why.told.code() })
        .execute(&mut **tx)
        .await?;
    for (rank, offering) in (1_i64..).zip(&new.offerings) {
        sqlx::query("insert into wish (application_id, rank, offering_id) values ($1, $2, $3)")
            .bind(id.to_string())
            .bind(rank)
            .bind(offering.to_string())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// What is wished for now; what was taken out of the draw since is left out.
pub(super) async fn live(
    connection: &mut AnyConnection,
    draw: DrawId,
    person: PersonId,
) -> Result<Option<MyApplication>> {
    let sql = "select a.id, a.number, a.wanted, a.reason, a.told_why, w.offering_id, w.answer, w.answer_number, w.answer_share, w.left_because, o.name \
               from application a join wish w on w.application_id = a.id \
               join offering o on o.id = w.offering_id \
               join draw_offering d on d.draw_id = a.draw_id and d.offering_id = w.offering_id \
               and d.left_at is null where a.draw_id = $1 and a.person_id = $2 and a.ended_at is null order by w.rank";
    let query = sqlx::query(sql).bind(draw.to_string()).bind(person.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut mine = MyApplication {
        id: first.id("id")?,
        draw,
        number: first.number("number")?,
        wanted: first.number("wanted")?,
        wishes: rows.iter().map(wish_from).collect::<Result<_>>()?,
        exception: first.text("reason")?,
        told_why: ToldWhy::from_code(&first.text("told_why")?).unwrap_or_default(),
    };
    tell_what_instead(connection, &mut mine).await?;
    Ok(Some(mine))
}

fn wish_from(row: &AnyRow) -> Result<MyWish> {
    Ok(MyWish {
        offering: row.id("offering_id")?,
        name: row.text("name")?,
        answer: answer_from(row)?,
        share: row.word_if_any("answer_share", ForWhom::from_code)?,
        instead: None,
        left_out: row.word_if_any("left_because", LeftOut::from_code)?,
    })
}
