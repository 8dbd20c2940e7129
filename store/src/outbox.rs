//! 待发短信: messages that go out, each written in the unit that did what it tells of, and taken by one sender at a time.
//!
//! A message is sent once while all goes well. A sender that dies between handing it over and saying so leaves it taken; after
//! [`LEASE`] it is taken again, so that it is sent at least once.

use domain::id::NoticeId;
use domain::notice::NoticeKind;
use domain::outbox::{
    HasNow, OwnWay, StandsNow, Turn, Unreached, by_day, holds_for, is_by_day, is_needed,
    minute_of_day, next_try, turn, was_heard,
};
use domain::person::Mobile;
use domain::template::{Channel, Template};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::lists::{self, bind_each, padded, placeholders};
use crate::notice::kind_from;
use crate::template::own_words;

pub(crate) mod club;
pub mod desk;
pub mod hours;

/// How long a sender has for what it has taken, in seconds: longer than a gateway is waited for, for each of [`AT_ONCE`].
const LEASE: i64 = 5 * 60;

/// How many are taken at once.
const AT_ONCE: i64 = 20;

/// A message to send, taken by whoever holds this.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Which.
    pub id: NoticeId,
    /// The how manyth try this is.
    pub tries: u32,
    /// To which number.
    pub mobile: Mobile,
    /// What it tells.
    pub about: NoticeKind,
    /// The name of what it is of: the offering's, or the institution's.
    pub of: String,
    /// Whose it is.
    pub institution_name: String,
    /// Its telephone, for questions.
    pub telephone: String,
    /// Its own words for it, where it has some.
    pub template: Option<Template>,
}

impl std::fmt::Debug for Outgoing {
    /// Never the number: what is written into a log has none.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Outgoing").field("id", &self.id).finish_non_exhaustive()
    }
}

/// So many notices are put into the outbox by one statement.
const MOST_PUT: usize = 16;

/// Puts notices that were just written, all of the same, into the outbox, in the unit that tells of it. Of somebody without
/// a number, or who wants to be told otherwise, the message is given up at once; who reads their pages alone gets none.
pub(crate) async fn put(
    tx: &mut Tx,
    about: &NoticeKind,
    notices: &[NoticeId],
    now: Timestamp,
) -> Result<()> {
    for some in notices.chunks(MOST_PUT) {
        let listed = padded(some);
        let sql =
            include_str!("outbox/put.sql").replace("{notices}", &placeholders(7, listed.len()));
        // Only numbered placeholders are put into it.
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(by_day(now).as_second())
            .bind(Unreached::NoMobile.code())
            .bind(i64::from(holds_for(about)))
            .bind(Unreached::WantsCall.code())
            .bind(Unreached::WantsLetter.code())
            .bind(i64::from(was_heard(about)));
        bind_each(query, listed).execute(&mut **tx).await?;
    }
    Ok(())
}

/// What notices tell once more, later, to whoever has a number; it is not sent when it is no longer needed by then.
pub(crate) async fn put_reminders(tx: &mut Tx, notices: &[NoticeId], at: Timestamp) -> Result<()> {
    for some in notices.chunks(MOST_PUT) {
        let pairs = lists::rows(2, some.len(), 2);
        let sql = include_str!("outbox/remind.sql").replace("{pairs}", &pairs);
        let query = sqlx::query(AssertSqlSafe(sql)).bind(at.as_second());
        let ids = some.iter().flat_map(|notice| [*notice, NoticeId(Uuid::now_v7())]);
        bind_each(query, ids).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Takes the messages whose turn it is, the longest waiting first; none in the night, nor when its institution wants none to go
/// out. What is no longer needed is put away, and what has no number any more is given up, as is what its person wants to be told
/// otherwise by now.
pub async fn take(db: &Db) -> Result<Vec<Outgoing>> {
    db.write((), |tx, (), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            if !is_by_day(now) {
                return Ok(Vec::new());
            }
            let query = sqlx::query(include_str!("outbox/due.sql")).bind(now.as_second());
            let query = query.bind(AT_ONCE).bind(minute_of_day(now));
            let rows = query.fetch_all(&mut **tx).await?;
            let mut taken = Vec::new();
            for row in &rows {
                taken.extend(taken_by_us(tx, row, now).await?);
            }
            Ok(taken)
        })
    })
    .await
}

async fn taken_by_us(tx: &mut Tx, row: &AnyRow, now: Timestamp) -> Result<Option<Outgoing>> {
    let note = row.text("note")?;
    let about = row.word("kind", |code| kind_from(code, &note))?;
    // A club may have given a number that no message reaches.
    let mobile = row.text_if_any("mobile")?.and_then(|mobile| Mobile::parse(&mobile).ok());
    let tries: i64 = row.number("tries")?;
    let own_way = row.word_if_any("own_way", OwnWay::from_code)?;
    let (state, error) = match turn(&about, own_way, mobile.is_some()) {
        _ if !is_needed(&about, &stands_and_has(row)?, now) => ("not_needed", None),
        Turn::Leave => ("not_needed", None),
        Turn::GiveUp(why) => ("given_up", Some(why.code())),
        Turn::Send => ("sending", None),
    };
    // Another sender that has taken it meanwhile has counted a try.
    let sql = "update outbox_message set state = $3, error = $4, tries = tries + 1, next_try_at = $5 \
               where id = $1 and tries = $2 and state in ('waiting', 'sending')";
    let ours = sqlx::query(sql)
        .bind(row.text("id")?)
        .bind(tries)
        .bind(state)
        .bind(error)
        .bind(now.as_second() + LEASE)
        .execute(&mut **tx)
        .await?;
    let Some(mobile) = mobile.filter(|_| state == "sending" && ours.rows_affected() == 1) else {
        return Ok(None);
    };
    let institution = row.id("institution_id")?;
    let template = own_words(tx, institution, &about, Channel::Message).await?;
    Ok(Some(Outgoing {
        id: row.id("id")?,
        tries: u32::try_from(tries + 1).unwrap_or(u32::MAX),
        mobile,
        about,
        of: row.text("of_name")?,
        institution_name: row.text("institution_name")?,
        telephone: row.text("telephone")?,
        template,
    }))
}

/// How the sign-up stands that a message, or a notice, is about.
pub(crate) fn stands(row: &AnyRow) -> Result<StandsNow> {
    let answer_by = row.number_if_any::<i64>("answer_by")?;
    Ok(StandsNow {
        answer_by: answer_by.and_then(|at| Timestamp::from_second(at).ok()),
        pay_by: row.word_if_any("pay_by", |day| day.parse().ok())?,
        is_paid: row.number_if_any::<i64>("paid_at")?.is_some(),
        has_ended: row.number_if_any::<i64>("ended_at")?.is_some(),
        has: HasNow::Nothing,
        told_at: row.instant("at")?,
    })
}

/// The same, with what the person has on the same offering by now.
fn stands_and_has(row: &AnyRow) -> Result<StandsNow> {
    let has = match row.text_if_any("has_now")?.as_deref() {
        None => HasNow::Nothing,
        Some("held") => HasNow::Place,
        Some(_) => HasNow::Waits,
    };
    Ok(StandsNow { has, ..stands(row)? })
}

/// The gateway has taken the message. Whoever was too late, since another took it after [`LEASE`], changes nothing.
pub async fn is_sent(db: &Db, id: NoticeId, tries: u32) -> Result<()> {
    answered(db, id, tries, true).await
}

/// It has not: it is tried again later, or given up, and its person is called.
pub async fn is_not_sent(db: &Db, id: NoticeId, tries: u32) -> Result<()> {
    answered(db, id, tries, false).await
}

async fn answered(db: &Db, id: NoticeId, tries: u32, sent: bool) -> Result<()> {
    db.write((id, tries, sent), |tx, (id, tries, sent), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let again = next_try(*tries, now);
            let (state, sent_at) = match (sent, again) {
                (true, _) => ("sent", Some(now.as_second())),
                (false, Some(_)) => ("waiting", None),
                (false, None) => ("given_up", None),
            };
            let sql = "update outbox_message set state = $3, error = $4, next_try_at = $5, sent_at = $6 \
                       where id = $1 and tries = $2 and state = 'sending'";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(i64::from(*tries))
                .bind(state)
                .bind((!sent).then_some(Unreached::NotSent.code()))
                .bind(again.unwrap_or(now).as_second())
                .bind(sent_at)
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}
