//! 通知: what people are told on their own pages.

mod kind;
mod taken_back;

use domain::id::{ConsentId, InstitutionId, NoticeId, OfferingId, PersonId, SignUpId};
use domain::notice::{HelperTold, Notice, NoticeKind};
use domain::outbox::{goes_out, is_over};
use domain::person::PersonName;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

pub(crate) use self::kind::{kept, kind_from};
pub(crate) use self::taken_back::{TakenBack, take_back};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Result, found};
use crate::outbox::{put, stands};
use crate::rows::insert_all;

/// What the person has not yet seen: what asks for an answer, then the latest first. What asks for something is told as long as
/// it can be done: answering an offer or a question to wait together, paying a fee.
pub async fn unseen(db: &Db, person: PersonId) -> Result<Vec<Notice>> {
    let sql = "select n.id, n.kind, n.note, n.offering_id, coalesce(o.name, i.name, '') as of_name, n.sign_up_id, n.at, \
               n.consent_id, k.relation, case when k.helper_id = n.person_id then q.name else h.name end as helper_name, \
               y.name as asker_name, s.answer_by, s.pay_by, s.paid_at, s.ended_at \
               from notice n left join sign_up s on s.id = n.sign_up_id left join offering o on o.id = n.offering_id \
               left join institution i on i.id = n.institution_id \
               left join consent k on k.id = n.consent_id left join person h on h.id = k.helper_id \
               left join person q on q.id = k.person_id \
               left join sign_up_pair u on n.kind = 'pair_asked' and u.id = n.note \
               left join sign_up v on v.id = u.first_id left join person y on y.id = v.person_id \
               where n.person_id = $1 and n.seen_at is null \
               and (n.kind <> 'pair_asked' or exists (select 1 from sign_up_pair r \
               join sign_up a on a.id = r.first_id join sign_up b on b.id = r.second_id \
               where r.id = n.note and r.ended_at is null and r.confirmed_at is null \
               and a.state = 'waiting' and b.state = 'waiting')) \
               order by case n.kind when 'place_offered' then 0 else 1 end, n.at desc, n.id desc";
    let (mut connection, now) = (db.reader().await?, db.now());
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(&mut *connection).await?;
    let mut unseen = Vec::with_capacity(rows.len());
    for row in &rows {
        let notice = notice_from(row)?;
        if !is_over(&notice.about, &stands(row)?, now) {
            unseen.push(notice);
        }
    }
    Ok(unseen)
}

fn notice_from(row: &AnyRow) -> Result<Notice> {
    let note = row.text("note")?;
    let about = row.word("kind", |code| kind_from(code, &note))?;
    let helper = match row.text_if_any("consent_id")? {
        Some(_) => Some(HelperTold {
            name: row.word_if_any("helper_name", |name| PersonName::parse(name).ok())?,
            relation: row.text("relation")?,
        }),
        None => row
            .word_if_any("asker_name", |name| PersonName::parse(name).ok())?
            .map(|name| HelperTold { name: Some(name), relation: String::new() }),
    };
    Ok(Notice {
        id: row.id("id")?,
        about,
        offering: row.word_if_any("offering_id", |id| id.parse().ok())?,
        of: row.text("of_name")?,
        helper,
        sign_up: row.word_if_any("sign_up_id", |id| id.parse().ok())?,
        at: row.instant("at")?,
    })
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
    tell_each(tx, about, "held", offering, now).await
}

/// The same to everybody who waits for one.
pub(crate) async fn tell_waiting(
    tx: &mut Tx,
    about: NoticeKind,
    offering: OfferingId,
    now: Timestamp,
) -> Result<u32> {
    tell_each(tx, about, "waiting", offering, now).await
}

async fn tell_each(
    tx: &mut Tx,
    about: NoticeKind,
    state: &str,
    offering: OfferingId,
    now: Timestamp,
) -> Result<u32> {
    let sql = "select id, person_id from sign_up where offering_id = $1 and state = $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(state);
    let rows = query.fetch_all(&mut **tx).await?;
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
    /// A consent alone.
    Consent(ConsentId),
    /// One offering, with which something was done under a consent.
    DoneUnder {
        /// Which offering.
        offering: OfferingId,
        /// Under what.
        consent: ConsentId,
    },
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
    let (offering, institution, consent) = match of {
        Of::Offering(id) => (Some(id.to_string()), None, None),
        Of::Institution(id) => (None, Some(id.to_string()), None),
        Of::Consent(id) => (None, None, Some(id.to_string())),
        Of::DoneUnder { offering, consent } => {
            (Some(offering.to_string()), None, Some(consent.to_string()))
        }
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
            consent.clone().into(),
            sign_up.into(),
            now.as_second().into(),
        ]
    };
    let rows: Vec<_> = whom.into_iter().map(row).collect();
    let into = "notice (id, person_id, kind, note, offering_id, institution_id, consent_id, sign_up_id, at)";
    insert_all(tx, into, &rows).await?;
    if goes_out(about) {
        put(tx, about, &ids, now).await?;
    }
    Ok(ids)
}
