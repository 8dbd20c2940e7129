//! 通知: what people are told on their own pages.

use domain::id::{InstitutionId, NoticeId, OfferingId, PersonId, SignUpId};
use domain::notice::{Notice, NoticeKind};
use domain::outbox;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Result, found};
use crate::outbox::put;
use crate::rows::insert_all;

/// What the person has not yet seen: what asks for an answer, then the latest first. That somebody asks to wait together is
/// told as long as it can be answered.
pub async fn unseen(db: &Db, person: PersonId) -> Result<Vec<Notice>> {
    let sql = "select n.id, n.kind, n.note, n.offering_id, coalesce(o.name, i.name) as of_name, n.sign_up_id, n.at \
               from notice n left join offering o on o.id = n.offering_id \
               left join institution i on i.id = n.institution_id \
               where n.person_id = $1 and n.seen_at is null \
               and (n.kind <> 'pair_asked' or exists (select 1 from sign_up_pair r \
               join sign_up a on a.id = r.first_id join sign_up b on b.id = r.second_id \
               where r.id = n.note and r.ended_at is null and r.confirmed_at is null \
               and a.state = 'waiting' and b.state = 'waiting')) \
               order by case n.kind when 'place_offered' then 0 else 1 end, n.at desc, n.id desc";
    let mut connection = db.reader().await?;
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(notice_from).collect()
}

fn notice_from(row: &AnyRow) -> Result<Notice> {
    let note = row.text("note")?;
    let about = row.word("kind", |code| kind_from(code, &note))?;
    Ok(Notice {
        id: row.id("id")?,
        about,
        offering: row.word_if_any("offering_id", |id| id.parse().ok())?,
        of: row.text("of_name")?,
        sign_up: row.word_if_any("sign_up_id", |id| id.parse().ok())?,
        at: row.instant("at")?,
    })
}

/// Reads [`stored`].
pub(crate) fn kind_from(code: &str, note: &str) -> Option<NoticeKind> {
    match code {
        "moved_up" => Some(NoticeKind::MovedUp),
        "place_offered" => {
            note.parse().ok().map(|answer_by| NoticeKind::PlaceOffered { answer_by })
        }
        "offer_ended" => Some(NoticeKind::OfferEnded),
        "fee_due" => fee_due(note),
        "paid" => Some(NoticeKind::Paid),
        "unpaid" => Some(NoticeKind::Unpaid),
        "cancelled" => Some(NoticeKind::Cancelled(note.to_owned())),
        "removed" => Some(NoticeKind::Removed(note.to_owned())),
        "place_drawn" => Some(NoticeKind::PlaceDrawn),
        "not_drawn" => Some(NoticeKind::NotDrawn),
        "draw_called_off" => Some(NoticeKind::DrawCalledOff(note.to_owned())),
        "added" => Some(NoticeKind::AddedByCoordinator),
        "approved" => Some(NoticeKind::Approved),
        "pair_asked" => note.parse().ok().map(NoticeKind::AskedToWaitTogether),
        "pair_agreed" => Some(NoticeKind::WaitsTogether),
        "not_accepted" => Some(NoticeKind::NotAccepted(note.to_owned())),
        "announced" => Some(NoticeKind::Announced(note.to_owned())),
        "booking_settled" => serde_json::from_str(note).ok().map(NoticeKind::BookingSettled),
        "booking_moved" => serde_json::from_str(note).ok().map(NoticeKind::BookingMoved),
        "mark_answered" => {
            let (at, stays) = serde_json::from_str(note).ok()?;
            Some(NoticeKind::MarkAnswered { at, stays })
        }
        "session_changed" => serde_json::from_str(note).ok().map(NoticeKind::SessionChanged),
        _ => None,
    }
}

/// The last day to pay, and why it was put off.
fn fee_due(note: &str) -> Option<NoticeKind> {
    let (pay_by, put_off) = note.split_once(' ')?;
    Some(NoticeKind::FeeDue { pay_by: pay_by.parse().ok()?, put_off: put_off.to_owned() })
}

/// The person has seen it; somebody else's is not found.
pub async fn mark_seen(db: &Db, person: PersonId, notice: NoticeId) -> Result<()> {
    db.write((person, notice), |tx, (person, notice), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "update notice set seen_at = coalesce(seen_at, $3) \
                       where id = $1 and person_id = $2";
            let seen = sqlx::query(sql)
                .bind(notice.to_string())
                .bind(person.to_string())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            found(seen.rows_affected())
        })
    })
    .await
}

/// Tells a person what became of their entry, in the unit that did it; what goes out as a message is put into the outbox in
/// the same unit.
pub(crate) async fn tell(
    tx: &mut Tx,
    about: NoticeKind,
    person: PersonId,
    offering: OfferingId,
    sign_up: impl Into<Option<SignUpId>>,
    now: Timestamp,
) -> Result<()> {
    let whom = (person.to_string(), sign_up.into().map(|id| id.to_string()));
    insert(tx, &about, Of::Offering(offering), [whom], now).await?;
    Ok(())
}

/// Tells everybody who has a place on an offering; answers how many they are.
pub(crate) async fn tell_all(
    tx: &mut Tx,
    about: NoticeKind,
    offering: OfferingId,
    now: Timestamp,
) -> Result<u32> {
    let sql = "select id, person_id from sign_up where offering_id = $1 and state = 'held'";
    let rows = sqlx::query(sql).bind(offering.to_string()).fetch_all(&mut **tx).await?;
    let whom = |row: &AnyRow| Ok((row.text("person_id")?, Some(row.text("id")?)));
    let everybody = rows.iter().map(whom).collect::<Result<Vec<_>>>()?;
    let told = u32::try_from(everybody.len()).unwrap_or(u32::MAX);
    insert(tx, &about, Of::Offering(offering), everybody, now).await?;
    Ok(told)
}

/// What something is told of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of {
    /// One offering.
    Offering(OfferingId),
    /// The institution as a whole.
    Institution(InstitutionId),
}

/// The same to each, with their entry; answers the notices' keys.
pub(crate) async fn insert(
    tx: &mut Tx,
    about: &NoticeKind,
    of: Of,
    whom: impl IntoIterator<Item = (String, Option<String>)>,
    now: Timestamp,
) -> Result<Vec<NoticeId>> {
    let (kind, note) = kept(about)?;
    let (offering, institution) = match of {
        Of::Offering(id) => (Some(id.to_string()), None),
        Of::Institution(id) => (None, Some(id.to_string())),
    };
    let mut ids = Vec::new();
    let row = |(person, sign_up): (String, Option<String>)| {
        let id = NoticeId(Uuid::now_v7());
        ids.push(id);
        vec![
            id.to_string().into(),
            person.into(),
            kind.into(),
            note.clone().into(),
            offering.clone().into(),
            institution.clone().into(),
            sign_up.into(),
            now.as_second().into(),
        ]
    };
    let rows: Vec<_> = whom.into_iter().map(row).collect();
    let into = "notice (id, person_id, kind, note, offering_id, institution_id, sign_up_id, at)";
    insert_all(tx, into, &rows).await?;
    if outbox::goes_out(about) {
        put(tx, about, &ids, now).await?;
    }
    Ok(ids)
}

/// The word that is kept of it, and what else it says.
pub(crate) fn kept(about: &NoticeKind) -> Result<(&'static str, String)> {
    let nothing = String::new;
    Ok(match about {
        NoticeKind::MovedUp => ("moved_up", nothing()),
        NoticeKind::PlaceOffered { answer_by } => ("place_offered", answer_by.to_string()),
        NoticeKind::OfferEnded => ("offer_ended", nothing()),
        NoticeKind::FeeDue { pay_by, put_off } => ("fee_due", format!("{pay_by} {put_off}")),
        NoticeKind::Paid => ("paid", nothing()),
        NoticeKind::Unpaid => ("unpaid", nothing()),
        NoticeKind::Cancelled(note) => ("cancelled", note.clone()),
        NoticeKind::Removed(note) => ("removed", note.clone()),
        NoticeKind::AddedByCoordinator => ("added", nothing()),
        NoticeKind::PlaceDrawn => ("place_drawn", nothing()),
        NoticeKind::NotDrawn => ("not_drawn", nothing()),
        NoticeKind::DrawCalledOff(note) => ("draw_called_off", note.clone()),
        NoticeKind::Approved => ("approved", nothing()),
        NoticeKind::NotAccepted(note) => ("not_accepted", note.clone()),
        NoticeKind::AskedToWaitTogether(pair) => ("pair_asked", pair.to_string()),
        NoticeKind::WaitsTogether => ("pair_agreed", nothing()),
        NoticeKind::Announced(text) => ("announced", text.clone()),
        NoticeKind::MarkAnswered { at, stays } => {
            ("mark_answered", serde_json::to_string(&(at, stays))?)
        }
        NoticeKind::SessionChanged(news) => ("session_changed", serde_json::to_string(news)?),
        NoticeKind::BookingSettled(news) => ("booking_settled", serde_json::to_string(news)?),
        NoticeKind::BookingMoved(news) => ("booking_moved", serde_json::to_string(news)?),
    })
}
