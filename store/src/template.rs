//! 写法: an institution's own words for what its people are told, each kept with who wrote it and when.

use domain::calendar::Span;
use domain::id::{FormKey, InstitutionId};
use domain::log::{About, Act, Field, LogRefusal};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::template::{Channel, Event, Template};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::rows::insert_all;
use crate::seen::Seen;

/// The words for one event in one channel, as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Of what.
    pub event: Event,
    /// By which way.
    pub channel: Channel,
    /// The words; nothing where the built-in ones count again.
    pub template: Option<Template>,
    /// The same as it is kept.
    pub text: String,
    /// Who wrote them.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// How everything is worded at the coordinator's institution now: of each event and channel what was written last, if anything was.
pub async fn written(db: &Db, by: &Coordinator) -> Result<Vec<Written>> {
    let sql = "select t.event, t.channel, t.text, t.at, coalesce(p.name, '') as by_name \
               from template t join person p on p.id = t.by_person_id \
               where t.institution_id = $1 and not exists (select 1 from template l \
               where l.institution_id = t.institution_id and l.event = t.event and l.channel = t.channel \
               and (l.at > t.at or (l.at = t.at and l.id > t.id))) order by t.at desc, t.id desc";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(written_from).collect()
}

fn written_from(row: &AnyRow) -> Result<Written> {
    let event = row.word("event", Event::from_code)?;
    let channel = row.word("channel", Channel::from_code)?;
    let text = row.text("text")?;
    Ok(Written {
        event,
        channel,
        template: Template::parse(&text, event, channel).ok(),
        text,
        by: row.text("by_name")?,
        at: row.instant("at")?,
    })
}

impl Written {
    /// What somebody has seen of it; of what nobody has worded yet, too.
    pub fn seen(own: Option<&Self>) -> Result<Seen> {
        Seen::of(&own.map(|own| own.text.as_str()).unwrap_or_default())
    }
}

/// Writes it anew from now on; without words the built-in ones count again. Refused where somebody has worded it otherwise since
/// that was seen.
pub async fn write(
    db: &Db,
    key: FormKey,
    (event, channel): (Event, Channel),
    (template, seen): (Option<&Template>, Seen),
    by: &Coordinator,
) -> Result<()> {
    let text = template.map(Template::written).map(|text| storable(&text)).unwrap_or_default();
    let facts = (event.code(), channel.code(), text, seen, by.clone());
    let doing = Doing::beside(Act::SetTemplate, by, About::Institution(by.institution));
    db.desk_once(key, doing, facts, |tx, (event, channel, text, seen, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, by.institution).await?;
            let stood = latest(tx, by.institution, event, channel).await?.unwrap_or_default();
            seen.holds(&stood)?;
            tx.note(Field::Event, event);
            tx.note(Field::Channel, channel);
            if !stood.is_empty() {
                tx.note_before(Field::Text, stood);
            }
            if !text.is_empty() {
                tx.note(Field::Text, text);
            }
            keep(tx, (event, channel), text, by, now).await
        })
    })
    .await
}

/// From now on these are the words; empty where the built-in ones count again.
async fn keep(
    tx: &mut Tx,
    (event, channel): (&str, &str),
    text: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let into = "template (id, institution_id, event, channel, text, by_person_id, at)";
    let row = vec![
        Uuid::now_v7().to_string().into(),
        by.institution.to_string().into(),
        event.into(),
        channel.into(),
        text.into(),
        by.person.to_string().into(),
        now.as_second().into(),
    ];
    Ok(insert_all(tx, into, &[row]).await?)
}

/// The words that stood before a change are written once more. Refused where somebody has worded it otherwise since: `stands` is
/// what the change has left, and empty words are the built-in ones.
pub(crate) async fn worded_as_before(
    tx: &mut Tx,
    (event, channel): (&str, &str),
    (stood, stands): (&str, &str),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    queue(tx, by.institution).await?;
    let latest = latest(tx, by.institution, event, channel).await?.unwrap_or_default();
    if latest != stands {
        return Err(Refusal::Log(LogRefusal::ChangedSince).into());
    }
    tx.note(Field::Event, event);
    tx.note(Field::Channel, channel);
    if !stands.is_empty() {
        tx.note_before(Field::Text, stands);
    }
    if !stood.is_empty() {
        tx.note(Field::Text, stood);
    }
    keep(tx, (event, channel), stood, by, now).await
}

/// The institution's own words for what is told, if it has some.
pub(crate) async fn own_words(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    about: &NoticeKind,
    channel: Channel,
) -> Result<Option<Template>> {
    let Some(event) = Event::of(about) else { return Ok(None) };
    let text = latest(connection, institution, event.code(), channel.code()).await?;
    Ok(text.and_then(|text| Template::parse(&text, event, channel).ok()))
}

/// What was written last; empty where the built-in words count again, nothing where nobody ever wrote any.
async fn latest(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    event: &str,
    channel: &str,
) -> Result<Option<String>> {
    let sql = "select text from template where institution_id = $1 and event = $2 and channel = $3 \
               order by at desc, id desc limit 1";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(event).bind(channel);
    query.fetch_optional(connection).await?.map(|row| row.text("text")).transpose()
}

/// A session by which the institution sees how its words will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Of what.
    pub offering: String,
    /// When.
    pub span: Span,
    /// In which room; empty where none is told.
    pub room: String,
}

/// The next of the coordinator's institution, or the last where nothing is to come; nothing where it never held anything.
pub async fn example(db: &Db, by: &Coordinator) -> Result<Option<Example>> {
    let sql = "select o.name, x.starts_at, x.ends_at, coalesce(v.name, '') as room from offering o \
               join session x on x.offering_id = o.id left join venue v on v.id = x.venue_id \
               where o.institution_id = $1 and x.cancelled_at is null \
               order by case when x.starts_at > $2 then 0 else 1 end, \
               case when x.starts_at > $2 then x.starts_at else -x.starts_at end, x.id limit 1";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(db.now().as_second());
    let row = query.fetch_optional(&mut *db.reader().await?).await?;
    let one = |row: AnyRow| {
        let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
        Ok(Example { offering: row.text("name")?, span, room: row.text("room")? })
    };
    row.map(one).transpose()
}
