//! 群发通知: what a coordinator writes to everybody on one or more lists of their institution, each person once.

use std::collections::BTreeMap;

use domain::announcement::Whom;
use domain::id::{AnnouncementId, FormKey, OfferingId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::log::Doing;
use crate::notice::insert;
use crate::rows::insert_all;

/// The most lists that one announcement goes to.
pub const MOST_OFFERINGS: usize = 200;

/// The latest announcements that a list shows.
const SHOWN: i64 = 20;

/// An announcement that is to be made.
#[derive(Clone, Debug, Serialize)]
pub struct NewAnnouncement {
    /// To whose lists: at most [`MOST_OFFERINGS`].
    pub offerings: Vec<OfferingId>,
    /// To whom of those on them.
    pub whom: Whom,
    /// What it says.
    pub text: String,
}

/// Whom an announcement reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// People, each counted once.
    pub people: u32,
    /// Those of them without a number: they read it on their own pages, and are told by telephone.
    pub without_mobile: u32,
}

/// An announcement that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// Key.
    pub id: AnnouncementId,
    /// When.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: String,
    /// To whom.
    pub whom: Whom,
    /// What it says.
    pub text: String,
    /// To how many people.
    pub people: u32,
    /// How many have put it away on their own pages.
    pub seen: u32,
    /// How many were sent a message.
    pub sent: u32,
    /// How many no message reached, and nobody has told yet.
    pub unreached: u32,
}

/// One of those who are told, through the first of their lists.
struct Listed {
    offering: String,
    sign_up: String,
    has_mobile: bool,
}

/// Whom an announcement to these lists would reach. Another institution's list has nobody.
pub async fn audience(
    db: &Db,
    offerings: &[OfferingId],
    whom: Whom,
    by: &Coordinator,
) -> Result<Audience> {
    let people = listed(&mut *db.reader().await?, offerings, whom, by).await?;
    let without = people.values().filter(|one| !one.has_mobile).count();
    Ok(Audience { people: number(people.len()), without_mobile: number(without) })
}

/// Tells everybody, in one unit: on their own pages, and by a message. Nobody on the lists is nobody told, and nothing is kept.
pub async fn announce(
    db: &Db,
    key: FormKey,
    new: NewAnnouncement,
    by: &Coordinator,
) -> Result<u32> {
    let new = NewAnnouncement { text: storable(&new.text), ..new };
    let about = match new.offerings[..] {
        [one] => About::Offering(one),
        _ => About::Institution(by.institution),
    };
    let doing = Doing::beside(Act::Announce, by, about);
    db.desk_once(key, doing, (new, by.clone()), |tx, (new, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let people = listed(tx, &new.offerings, new.whom, by).await?;
            tx.note(Field::Number, people.len());
            if people.is_empty() {
                tx.note_nothing();
                return Ok(0);
            }
            let id = AnnouncementId(Uuid::now_v7());
            keep(tx, id, new, people.len(), by, now).await?;
            let mut by_offering: BTreeMap<String, Vec<_>> = BTreeMap::new();
            let told = people.len();
            for (person, one) in people {
                by_offering.entry(one.offering).or_default().push((person, Some(one.sign_up)));
            }
            let about = NoticeKind::Announced(new.text.clone());
            for (offering, whom) in by_offering {
                let offering = offering.parse().map_err(|_| Error::failed("an offering's key"))?;
                let notices = insert(tx, &about, offering, whom, now).await?;
                let row =
                    |notice: &_| vec![id.to_string().into(), ToString::to_string(notice).into()];
                let rows: Vec<_> = notices.iter().map(row).collect();
                insert_all(tx, "announcement_notice (announcement_id, notice_id)", &rows).await?;
            }
            Ok(number(told))
        })
    })
    .await
}

async fn keep(
    tx: &mut Tx,
    id: AnnouncementId,
    new: &NewAnnouncement,
    people: usize,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let into = "announcement (id, institution_id, by_id, at, whom, text, people)";
    let row = vec![
        id.to_string().into(),
        by.institution.to_string().into(),
        by.person.to_string().into(),
        now.as_second().into(),
        new.whom.code().into(),
        new.text.clone().into(),
        i64::from(number(people)).into(),
    ];
    insert_all(tx, into, &[row]).await?;
    for some in new.offerings.chunks(16) {
        let some = padded(some);
        let sql = include_str!("announcement/own.sql")
            .replace("{offerings}", &placeholders(3, some.len()));
        // Only numbered placeholders are put into it.
        let query = sqlx::query(AssertSqlSafe(sql)).bind(id.to_string());
        let query = query.bind(by.institution.to_string());
        bind_each(query, some).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Everybody on the lists, by their key.
async fn listed(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
    whom: Whom,
    by: &Coordinator,
) -> Result<BTreeMap<String, Listed>> {
    let mut people = BTreeMap::new();
    for some in offerings.chunks(16) {
        let some = padded(some);
        let sql = include_str!("announcement/listed.sql")
            .replace("{offerings}", &placeholders(4, some.len()));
        // Only numbered placeholders are put into it.
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(by.institution.to_string())
            .bind(i64::from(whom != Whom::Waiting))
            .bind(i64::from(whom != Whom::WithPlace));
        for row in bind_each(query, some).fetch_all(&mut *connection).await? {
            let one = Listed {
                offering: row.text("offering_id")?,
                sign_up: row.text("id")?,
                has_mobile: row.text_if_any("mobile")?.is_some(),
            };
            people.entry(row.text("person_id")?).or_insert(one);
        }
    }
    Ok(people)
}

/// What was announced to one list of the coordinator's institution, the latest first.
pub async fn announcements(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Vec<Announcement>> {
    let query = sqlx::query(include_str!("announcement/sent.sql"))
        .bind(offering.to_string())
        .bind(by.institution.to_string())
        .bind(SHOWN);
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    rows.iter().map(announcement_from).collect()
}

fn announcement_from(row: &AnyRow) -> Result<Announcement> {
    Ok(Announcement {
        id: row.id("id")?,
        at: row.instant("at")?,
        by: row.text_if_any("by_name")?.unwrap_or_default(),
        whom: row.word("whom", Whom::from_code)?,
        text: row.text("text")?,
        people: row.number("people")?,
        seen: row.number("seen")?,
        sent: row.number("sent")?,
        unreached: row.number("unreached")?,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
