//! 群发通知: what a coordinator writes to everybody on one or more lists of their institution, or to members who are on none, each
//! person once.

use std::collections::BTreeMap;

use domain::announcement::{Filter, Lists, Whom};
use domain::id::{AnnouncementId, FormKey, OfferingId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::notice::{Of, insert};
use crate::rows::insert_all;
use audience::{Listed, keep_lists, listed};

pub use audience::{Audience, FilterWords, audience, filter_words};
pub use reached::{Recipient, WhoWasReached, who_was_reached};

mod audience;
mod reached;

/// The latest announcements that a list shows.
const SHOWN: i64 = 40;

/// An announcement that is to be made.
#[derive(Clone, Debug, Serialize)]
pub struct NewAnnouncement {
    /// To whose lists.
    pub to: Lists,
    /// To whom of those on them.
    pub whom: Whom,
    /// What it says.
    pub text: String,
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
    /// By what its lists were found; nothing where it went to one list, or to those that were chosen.
    pub filter: Option<Filter>,
    /// To how many lists.
    pub lists: u32,
    /// The name of one of them: of the only one, where it went to one.
    pub first_list: String,
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
    /// For how many a message waits: for the morning, or for a gateway.
    pub waiting: u32,
    /// How many were told by telephone or by a letter.
    pub told: u32,
    /// How many no message reached, and nobody has told yet.
    pub unreached: u32,
    /// How many read it on their own pages alone: they want it so, or what was to be sent was old before it could be.
    pub on_pages: u32,
}

/// Tells everybody, in one unit: on their own pages, and by a message. Where nobody is meant nothing is kept.
pub async fn announce(
    db: &Db,
    key: FormKey,
    new: NewAnnouncement,
    by: &Coordinator,
) -> Result<Option<AnnouncementId>> {
    let new = NewAnnouncement { text: storable(&new.text), ..new };
    let about = match new.to {
        Lists::One(offering) => About::Offering(offering),
        Lists::Chosen(_) | Lists::Found(_) => About::Institution(by.institution),
    };
    let doing = Doing::beside(Act::Announce, by, about);
    db.desk_once(key, doing, (new, by.clone()), |tx, (new, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let people = listed(tx, &new.to, new.whom, by, now).await?;
            tx.note(Field::Number, people.len());
            if people.is_empty() {
                tx.note_nothing();
                return Ok(None);
            }
            let id = AnnouncementId(Uuid::now_v7());
            keep(tx, id, new, people.len(), by, now).await?;
            keep_lists(tx, &id.to_string(), &new.to, by, now).await?;
            tell(tx, id, &new.text, people, by, now).await?;
            Ok(Some(id))
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
    let into = "announcement (id, institution_id, by_id, at, whom, text, people, filter)";
    let filter = match &new.to {
        Lists::One(_) | Lists::Chosen(_) => String::new(),
        Lists::Found(filter) => serde_json::to_string(filter)?,
    };
    let row = vec![
        id.to_string().into(),
        by.institution.to_string().into(),
        by.person.to_string().into(),
        now.as_second().into(),
        new.whom.code().into(),
        new.text.clone().into(),
        i64::from(number(people)).into(),
        filter.into(),
    ];
    Ok(insert_all(tx, into, &[row]).await?)
}

/// Everybody, through the first of their lists; who is on none is told of the institution.
async fn tell(
    tx: &mut Tx,
    id: AnnouncementId,
    text: &str,
    people: BTreeMap<String, Listed>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let mut by_list: BTreeMap<Option<String>, Vec<_>> = BTreeMap::new();
    for (person, one) in people {
        let (list, entry) = one.through.unzip();
        by_list.entry(list).or_default().push((person, entry));
    }
    let about = NoticeKind::Announced(text.to_owned());
    for (list, whom) in by_list {
        let of = match list {
            Some(list) => {
                Of::Offering(list.parse().map_err(|_| Error::failed("an offering's key"))?)
            }
            None => Of::Institution(by.institution),
        };
        let notices = insert(tx, &about, of, whom, now).await?;
        let row = |notice: &_| vec![id.to_string().into(), ToString::to_string(notice).into()];
        let rows: Vec<_> = notices.iter().map(row).collect();
        insert_all(tx, "announcement_notice (announcement_id, notice_id)", &rows).await?;
    }
    Ok(())
}

/// What was announced by the coordinator's institution, to one list of it where one is named, the latest first.
pub async fn announcements(
    db: &Db,
    list: Option<OfferingId>,
    by: &Coordinator,
) -> Result<Vec<Announcement>> {
    sent(db, list, None, by).await
}

/// One of them. Another institution's is not found.
pub async fn announcement(db: &Db, id: AnnouncementId, by: &Coordinator) -> Result<Announcement> {
    sent(db, None, Some(id), by).await?.pop().ok_or(Error::NotFound)
}

async fn sent(
    db: &Db,
    list: Option<OfferingId>,
    id: Option<AnnouncementId>,
    by: &Coordinator,
) -> Result<Vec<Announcement>> {
    let query = sqlx::query(include_str!("announcement/sent.sql"))
        .bind(by.institution.to_string())
        .bind(list.map(|list| list.to_string()))
        .bind(id.map(|id| id.to_string()))
        .bind(SHOWN);
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    rows.iter().map(announcement_from).collect()
}

fn announcement_from(row: &AnyRow) -> Result<Announcement> {
    let filter = row.text("filter")?;
    let filter = if filter.is_empty() { None } else { Some(serde_json::from_str(&filter)?) };
    let (people, sent): (u32, u32) = (row.number("people")?, row.number("sent")?);
    let (waiting, told): (u32, u32) = (row.number("waiting")?, row.number("told")?);
    let unreached: u32 = row.number("unreached")?;
    // Of the others there is no message to be sent: with them the numbers are all who were meant.
    let on_pages = people.saturating_sub(sent + waiting + told + unreached);
    Ok(Announcement {
        id: row.id("id")?,
        at: row.instant("at")?,
        by: row.text_if_any("by_name")?.unwrap_or_default(),
        filter,
        lists: row.number("lists")?,
        first_list: row.text_if_any("first_list")?.unwrap_or_default(),
        whom: row.word("whom", Whom::from_code)?,
        text: row.text("text")?,
        people,
        seen: row.number("seen")?,
        sent,
        waiting,
        told,
        unreached,
        on_pages,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
