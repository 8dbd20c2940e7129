//! Marking a register by hand: each mark with who made it, and every former one kept.

use std::collections::HashSet;

use domain::attendance::{Mark, Marked, Means, mark_counts, may_mark};
use domain::calendar::Span;
use domain::id::{FormKey, OfferingId, PersonId, SessionId};
use domain::log::{About, Act, Field};
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::SessionRefusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::paper::people_with;
use super::register::{lines_of, marked_from};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::{Changed, Doing};
use crate::offering::standing::{Standing, lock};

/// Marks of one register that somebody makes together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Of which session.
    pub session: SessionId,
    /// How they come about.
    pub means: Means,
    /// Who is marked how; nothing takes a mark back.
    pub marks: Vec<(PersonId, Option<Mark>)>,
    /// Row codes of those who have signed on paper.
    pub codes: Vec<u32>,
    /// How whoever has a place and is not recorded by then is marked, where somebody says so: there, or not there.
    pub everybody_else: Option<Mark>,
}

/// Marks people of a register of the coordinator's own institution, and answers how many marks have changed. Refused, and nothing
/// is changed, where one comes too early, the session does not take place, or nobody has one of the codes; another institution's
/// is not found, nor who is not on the register.
pub async fn mark(db: &Db, key: FormKey, marks: Marks, by: &Coordinator) -> Result<u32> {
    let doing = Doing::beside(Act::MarkRegister, by, About::Session(marks.session));
    db.desk_once(key, doing, (marks, by.clone()), |tx, (marks, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let open = opened(tx, marks.session, now).await?;
            open.of.is_run_by(by)?;
            let lines = lines_of(tx, open.offering, marks.session).await?;
            let on_it: HashSet<_> = lines.iter().map(|line| line.person.id).collect();
            if !marks.marks.iter().all(|(person, _)| on_it.contains(person)) {
                return Err(Error::NotFound);
            }
            let signed = people_with(tx, open.offering, &marks.codes).await?;
            let by_hand = marks.marks.iter().map(|(person, mark)| (*person, *mark, marks.means));
            let on_paper = signed.into_iter().map(|one| (one, Some(Mark::Present), Means::Paper));
            let mut all: Vec<_> = by_hand.chain(on_paper).collect();
            if let Some(theirs) = marks.everybody_else {
                let named: HashSet<_> = all.iter().map(|(person, ..)| *person).collect();
                let rest = lines.iter().filter(|line| line.has_place && line.mark().is_none());
                let rest = rest.map(|line| line.person.id).filter(|one| !named.contains(one));
                all.extend(rest.map(|one| (one, Some(theirs), marks.means)));
            }
            let mut changed: Vec<Changed<&str>> = Vec::new();
            for (person, mark, means) in all {
                let kept = kept(tx, marks.session, person).await?;
                if !mark_counts(kept.as_ref(), mark) {
                    continue;
                }
                if let Some(mark) = mark {
                    may_mark(mark, open.span, now).map_err(Refusal::Attendance)?;
                }
                let marked = Marked { mark, means, at: now };
                note(tx, marks.session, person, &marked, by.person, now).await?;
                let before = kept.and_then(|kept| kept.mark).map(Mark::code);
                changed.push(Changed { person, before, after: mark.map(Mark::code) });
            }
            if changed.is_empty() {
                tx.note_nothing();
            }
            tx.note(Field::Number, changed.len());
            tx.note_each(Field::Marks, &changed);
            u32::try_from(changed.len()).map_err(Error::failed)
        })
    })
    .await
}

/// A session, its offering locked.
pub(crate) struct Open {
    /// Of which offering.
    pub offering: OfferingId,
    /// How that stands.
    pub of: Standing,
    /// When the session meets.
    pub span: Span,
}

/// Locks the offering, so that whoever marks or counts at once queues. What does not take place has no register.
pub(crate) async fn opened(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<Open> {
    match planned(tx, id, now).await? {
        (open, false) => Ok(open),
        (_, true) => Err(Refusal::Session(SessionRefusal::Cancelled).into()),
    }
}

/// The same, and whether it was called off: what was recorded of it before is still there.
pub(super) async fn planned(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<(Open, bool)> {
    let sql = "select offering_id from session where id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    let offering = row.id("offering_id")?;
    let (_, of) = lock(tx, offering).await?;
    // Read under the lock: it may have been moved or called off meanwhile.
    let sql = "select starts_at, ends_at, cancelled_at from session where id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    let is_called_off = matches!(of.terms.state, OfferingState::Cancelled { at, .. } if at <= now);
    let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
    let is_called_off = row.number_if_any::<i64>("cancelled_at")?.is_some() || is_called_off;
    Ok((Open { offering, of, span }, is_called_off))
}

/// One person's mark, as it is kept.
pub(super) async fn kept(
    tx: &mut Tx,
    session: SessionId,
    person: PersonId,
) -> Result<Option<Marked>> {
    let sql = "select mark, means, at from attendance where session_id = $1 and person_id = $2";
    let query = sqlx::query(sql).bind(session.to_string()).bind(person.to_string());
    let row: Option<AnyRow> = query.fetch_optional(&mut **tx).await?;
    row.as_ref().map_or(Ok(None), marked_from)
}

/// Keeps a mark, and writes down that it was made. Only after the offering is locked.
pub(super) async fn note(
    tx: &mut Tx,
    session: SessionId,
    person: PersonId,
    marked: &Marked,
    by: PersonId,
    now: Timestamp,
) -> Result<()> {
    let sql = "insert into attendance (session_id, person_id, mark, means, by_person_id, at) \
               values ($1, $2, $3, $4, $5, $6) on conflict (session_id, person_id) do update set \
               mark = excluded.mark, means = excluded.means, by_person_id = excluded.by_person_id, \
               at = excluded.at";
    sqlx::query(sql)
        .bind(session.to_string())
        .bind(person.to_string())
        .bind(marked.mark.map(Mark::code))
        .bind(marked.means.code())
        .bind(by.to_string())
        .bind(marked.at.as_second())
        .execute(&mut **tx)
        .await?;
    take(tx, session, marked.mark).await?;
    let sql = "insert into attendance_change (id, session_id, person_id, mark, means, by_person_id, at, \
               noted_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(session.to_string())
        .bind(person.to_string())
        .bind(marked.mark.map(Mark::code))
        .bind(marked.means.code())
        .bind(by.to_string())
        .bind(marked.at.as_second())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The register is taken as long as somebody is marked present or absent: kept with the session, and written only where it changes.
async fn take(tx: &mut Tx, session: SessionId, mark: Option<Mark>) -> Result<()> {
    let sql = if matches!(mark, Some(Mark::Present | Mark::Absent)) {
        "update session set taken = 1 where id = $1 and taken = 0"
    } else {
        "update session set taken = 0 where id = $1 and taken = 1 and not exists (select 1 \
         from attendance a where a.session_id = $1 and a.mark in ('present', 'absent'))"
    };
    sqlx::query(sql).bind(session.to_string()).execute(&mut **tx).await?;
    Ok(())
}
