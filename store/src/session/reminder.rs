//! 提前一天的提醒: those who have a place get a message or a call the day before, once for each beginning of a session.

use domain::calendar::Span;
use domain::id::{InstitutionId, NoticeId, OfferingId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::offering::OfferingKind;
use domain::outbox::{OwnWay, Turn, reminder_turn};
use domain::person::Coordinator;
use domain::session::{Reminded, SessionNews, reminded_now};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::notice::{kept, kind_from};
use crate::rows::insert_all;
use crate::seen::Seen;

/// Sessions of which one unit reminds people: a whole province's day is a few hundred.
const AT_ONCE: i64 = 20;

/// A session of which nobody was reminded yet.
struct Near {
    id: String,
    offering: String,
    institution: String,
    span: Span,
    room: String,
    is_told: bool,
}

/// Puts the reminders that are due into the outbox; answers how many sessions it has looked at, none when all are done.
pub async fn remind(db: &Db) -> Result<usize> {
    let Some(tomorrow) = reminded_now(db.now()) else { return Ok(0) };
    if near(&mut *db.reader().await?, tomorrow).await?.is_empty() {
        return Ok(0);
    }
    db.write(tomorrow, |tx, tomorrow, now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sessions = near(tx, *tomorrow).await?;
            for session in &sessions {
                if is_ours(tx, session).await? && session.is_told {
                    put(tx, session, now).await?;
                }
            }
            Ok(sessions.len())
        })
    })
    .await
}

async fn near(connection: &mut sqlx::AnyConnection, tomorrow: Span) -> Result<Vec<Near>> {
    let query = sqlx::query(include_str!("reminder.sql"))
        .bind(tomorrow.from.as_second())
        .bind(tomorrow.to.as_second())
        .bind(AT_ONCE);
    query.fetch_all(connection).await?.iter().map(near_from).collect()
}

fn near_from(row: &AnyRow) -> Result<Near> {
    let kind = row.word("kind", OfferingKind::from_code)?;
    let reminded = row.word("reminded", Reminded::from_code)?;
    Ok(Near {
        id: row.text("id")?,
        offering: row.text("offering_id")?,
        institution: row.text("institution_id")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        room: row.text("room")?,
        is_told: reminded.is_of(kind, row.number::<i64>("is_first")? == 1),
    })
}

/// Of several servers one reminds: the one that notes it first.
async fn is_ours(tx: &mut Tx, session: &Near) -> Result<bool> {
    let sql = "update session set reminded_of = starts_at \
               where id = $1 and starts_at = $2 and cancelled_at is null \
               and (reminded_of is null or reminded_of <> starts_at)";
    let query = sqlx::query(sql).bind(session.id.as_str()).bind(session.span.from.as_second());
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

/// A message to each who has a place, or their name on the desk's list of calls (`domain::outbox::reminder_turn`).
async fn put(tx: &mut Tx, session: &Near, now: Timestamp) -> Result<()> {
    let news = SessionNews::Comes { span: session.span, room: session.room.clone() };
    let (kind, note) = kept(&NoticeKind::SessionChanged(news))?;
    let sql = "select s.id, s.person_id, p.mobile, p.own_way, p.emergency_telephone \
               from sign_up s join person p on p.id = s.person_id \
               where s.offering_id = $1 and s.state = 'held' and s.answer_by is null order by s.id";
    let query = sqlx::query(sql).bind(session.offering.as_str());
    let mut rows = Vec::new();
    for row in query.fetch_all(&mut **tx).await? {
        let (state, error) = match turn_of(&row)? {
            Turn::Send => ("waiting", None),
            Turn::GiveUp(why) => ("given_up", Some(why.code().to_owned())),
            Turn::Leave => continue,
        };
        rows.push(vec![
            NoticeId(Uuid::now_v7()).to_string().into(),
            session.institution.clone().into(),
            row.text("person_id")?.into(),
            kind.into(),
            note.clone().into(),
            session.offering.clone().into(),
            row.text("id")?.into(),
            now.as_second().into(),
            now.as_second().into(),
            state.into(),
            error.into(),
        ]);
    }
    let into = "outbox_message (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, \
                next_try_at, state, error)";
    Ok(insert_all(tx, into, &rows).await?)
}

fn turn_of(row: &AnyRow) -> Result<Turn> {
    let own_way = row.word_if_any("own_way", OwnWay::from_code)?;
    let has_mobile = row.text_if_any("mobile")?.is_some();
    let other = row.text_if_any("emergency_telephone")?;
    let has_other = other.is_some_and(|number| !number.trim().is_empty());
    Ok(reminder_turn(own_way, has_mobile, has_mobile || has_other))
}

/// Reminders are written a day before: what is older was sent, or is over.
const LOOKS_BACK: i64 = 2 * 24 * 3600;

/// A session does not meet then, or not there: whoever was still to be reminded of it is told of the change instead.
pub(super) async fn forget(
    tx: &mut Tx,
    offering: OfferingId,
    news: &SessionNews,
    now: Timestamp,
) -> Result<()> {
    let (SessionNews::Cancelled { at: was, .. } | SessionNews::Moved { was, .. }) = news else {
        return Ok(());
    };
    let sql = "select id, kind, note from outbox_message \
               where institution_id = (select institution_id from offering where id = $1) and at >= $2 \
               and offering_id = $1 and kind = 'session_changed' and state in ('waiting', 'given_up')";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(now.as_second() - LOOKS_BACK);
    for row in query.fetch_all(&mut **tx).await? {
        let note = row.text("note")?;
        let about = row.word("kind", |code| kind_from(code, &note))?;
        let NoticeKind::SessionChanged(SessionNews::Comes { span, .. }) = about else { continue };
        if span.from == *was {
            let sql = "update outbox_message set state = 'not_needed', error = null where id = $1";
            sqlx::query(sql).bind(row.text("id")?).execute(&mut **tx).await?;
        }
    }
    Ok(())
}

/// Of which sessions an institution reminds people.
pub async fn reminded(db: &Db, institution: InstitutionId) -> Result<Reminded> {
    reminded_in(&mut *db.reader().await?, institution).await
}

async fn reminded_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<Reminded> {
    let query = sqlx::query("select reminded from institution where id = $1");
    let row = query.bind(institution.to_string()).fetch_optional(connection).await?;
    row.ok_or(Error::NotFound)?.word("reminded", Reminded::from_code)
}

/// Sets it for the coordinator's own. Refused where somebody has set it otherwise since it was seen.
pub async fn set_reminded(db: &Db, reminded: Reminded, seen: Seen, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::SetReminders, by, About::Institution(by.institution));
    db.desk(doing, (reminded, seen, by.institution), |tx, (reminded, seen, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, *institution).await?;
            let stands = reminded_in(tx, *institution).await?;
            // The same form, sent twice.
            if stands == *reminded {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            let query = sqlx::query("update institution set reminded = $2 where id = $1");
            let query = query.bind(institution.to_string()).bind(reminded.code());
            query.execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}
