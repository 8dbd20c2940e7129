//! The log as it is read: a page of it, one entry, or all that a search finds.

use std::collections::{BTreeSet, HashMap};

use domain::calendar::start_of;
use domain::id::{LogEntryId, OfferingId, PersonId, SessionId, VenueId};
use domain::log::{About, Act, Facts, Field, Topic, each_read, each_written};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::role::Role;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::rows::{Value, bind};

/// Entries on a page.
pub const PAGE_SIZE: u32 = 30;

/// Entries that a download holds at most: some years of an institution.
const MOST: u32 = 50_000;

/// Of what a page shows the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An offering, with its sessions and sign-ups.
    Offering(OfferingId),
    /// One session.
    Session(SessionId),
    /// A room, with its closures and bookings.
    Room(VenueId),
    /// A person, as a member or with an account.
    Person(PersonId),
}

/// What is looked for; each part narrows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// From this day on.
    pub from: Option<Date>,
    /// Until the end of this day.
    pub to: Option<Date>,
    /// Done by this account.
    pub by: Option<PersonId>,
    /// About what, roughly.
    pub topic: Option<Topic>,
    /// About what, exactly.
    pub subject: Option<Subject>,
    /// The first one first, otherwise the latest.
    pub first_first: bool,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub id: LogEntryId,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where the clock did it.
    pub by: Option<Actor>,
    /// What was done.
    pub act: Act,
    /// About what.
    pub about: About,
    /// What that is called now; empty where it has no name.
    pub name: String,
    /// The offering that it belongs to.
    pub offering: Option<(OfferingId, String)>,
    /// The room.
    pub room: Option<(VenueId, String)>,
    /// The person.
    pub person: Option<(PersonId, String)>,
    /// When the session begins that it is about.
    pub session_at: Option<Timestamp>,
    /// What stood before, as far as it differs; keys are names here.
    pub stood: Facts,
    /// What stood afterwards.
    pub stands: Facts,
    /// Why; empty where nobody said.
    pub reason: String,
    /// The entry whose change it has put back.
    pub undoes: Option<LogEntryId>,
    /// It was put back itself.
    pub is_put_back: bool,
}

/// Who has done something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their name.
    pub name: String,
    /// The name that they sign in with.
    pub sign_in_name: String,
    /// What they could do then.
    pub role: Role,
}

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// In the order that the filter tells.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: u32,
}

/// A page of the coordinator's own institution's log, counted from 1.
pub async fn entries(db: &Db, filter: &LogFilter, page: u32, by: &Coordinator) -> Result<Entries> {
    let mut connection = db.reader().await?;
    let (conditions, values) = conditions(filter, by);
    let sql = format!("select count(*) as total from log_entry l where {conditions}");
    let query = bind(sqlx::query(AssertSqlSafe(sql)), &values);
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let skipped = page.saturating_sub(1).saturating_mul(PAGE_SIZE);
    let which = Which { conditions: &conditions, order: order(filter), most: PAGE_SIZE, skipped };
    let entries = read(&mut connection, which, values, by).await?;
    Ok(Entries { entries, total })
}

/// Everything that is found, in the order that the filter tells.
pub async fn download(db: &Db, filter: &LogFilter, by: &Coordinator) -> Result<Vec<Entry>> {
    let (conditions, values) = conditions(filter, by);
    let which = Which { conditions: &conditions, order: order(filter), most: MOST, skipped: 0 };
    read(&mut *db.reader().await?, which, values, by).await
}

/// One entry of the coordinator's own institution.
pub async fn entry(db: &Db, id: LogEntryId, by: &Coordinator) -> Result<Entry> {
    let values = vec![by.institution.to_string().into(), id.to_string().into()];
    let condition = "l.institution_id = $1 and l.id = $2";
    let found = read(&mut *db.reader().await?, Which::one(condition), values, by).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The coordinator's own last change since then of a thing, or of what belongs to an offering or a room, if it is the last that
/// anybody has made of just that.
pub async fn latest(
    db: &Db,
    about: About,
    since: Timestamp,
    by: &Coordinator,
) -> Result<Option<Entry>> {
    let values = vec![
        by.institution.to_string().into(),
        about.kind().into(),
        about.id().to_string().into(),
        since.as_second().into(),
        by.person.to_string().into(),
    ];
    let condition = "l.institution_id = $1 and ((l.about_kind = $2 and l.about_id = $3) \
                     or ($2 = 'offering' and l.offering_id = $3) or ($2 = 'room' and l.venue_id = $3)) \
                     and l.at >= $4 and l.by_person_id = $5 and not exists (select 1 from log_entry n \
                     where n.about_id = l.about_id and n.about_kind = l.about_kind \
                     and (n.at > l.at or (n.at = l.at and n.id > l.id)))";
    let found = read(&mut *db.reader().await?, Which::one(condition), values, by).await?;
    Ok(found.into_iter().next())
}

/// What anybody has changed of just this thing since then, the first change first: for whoever had it before their eyes then.
pub async fn since(
    db: &Db,
    about: About,
    since: Timestamp,
    by: &Coordinator,
) -> Result<Vec<Entry>> {
    let values = vec![
        by.institution.to_string().into(),
        about.kind().into(),
        about.id().to_string().into(),
        since.as_second().into(),
    ];
    let conditions =
        "l.institution_id = $1 and l.about_kind = $2 and l.about_id = $3 and l.at >= $4";
    let which = Which { conditions, order: "l.at, l.id", most: PAGE_SIZE, skipped: 0 };
    read(&mut *db.reader().await?, which, values, by).await
}

/// Everything that the coordinator's own last act of this kind has changed since then, where nobody has changed it again.
pub async fn latest_at_once(
    db: &Db,
    act: Act,
    since: Timestamp,
    by: &Coordinator,
) -> Result<Vec<Entry>> {
    let values = vec![
        by.institution.to_string().into(),
        act.code().into(),
        since.as_second().into(),
        by.person.to_string().into(),
    ];
    let condition = "l.institution_id = $1 and l.act = $2 and l.at >= $3 and l.by_person_id = $4 \
                     and l.at = (select max(m.at) from log_entry m where m.institution_id = $1 and m.act = $2 \
                     and m.by_person_id = $4) and not exists (select 1 from log_entry n \
                     where n.about_id = l.about_id and n.about_kind = l.about_kind \
                     and (n.at > l.at or (n.at = l.at and n.id > l.id)))";
    let which = Which { most: MOST, ..Which::one(condition) };
    read(&mut *db.reader().await?, which, values, by).await
}

/// What the filter asks for: `$1` is the institution.
fn conditions(filter: &LogFilter, by: &Coordinator) -> (String, Vec<Value>) {
    let mut told = vec!["l.institution_id = $1".to_owned()];
    let mut values: Vec<Value> = vec![by.institution.to_string().into()];
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        told.push(condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(from) = filter.from {
        add("l.at >= ?", start_of(from).as_second().into());
    }
    if let Some(to) = filter.to {
        let end = to.tomorrow().map_or(i64::MAX, |day| start_of(day).as_second());
        add("l.at < ?", end.into());
    }
    if let Some(person) = filter.by {
        add("l.by_person_id = ?", person.to_string().into());
    }
    match filter.subject {
        Some(Subject::Offering(id)) => add("l.offering_id = ?", id.to_string().into()),
        Some(Subject::Session(id)) => {
            add("l.about_kind = 'session' and l.about_id = ?", id.to_string().into());
        }
        Some(Subject::Room(id)) => add("l.venue_id = ?", id.to_string().into()),
        Some(Subject::Person(id)) => add("l.person_id = ?", id.to_string().into()),
        None => {}
    }
    if let Some(topic) = filter.topic {
        // Only our own words are in it.
        let words: Vec<_> = topic.acts().map(|act| format!("'{}'", act.code())).collect();
        told.push(format!("l.act in ({})", words.join(", ")));
    }
    (told.join(" and "), values)
}

const COLUMNS: &str = "l.id, l.at, l.by_person_id, l.by_role, l.act, l.about_kind, l.about_id, l.stood, l.stands, \
    l.reason, l.undoes_id, bp.name as by_name, bc.sign_in_name, o.id as offering_id, o.name as offering_name, \
    v.id as venue_id, v.name as venue_name, p.id as person_id, p.name as person_name, pc.sign_in_name as account_name, \
    coalesce(t.name, e.name, d.name, i.file_name) as thing_name, w.content, s.starts_at as session_at, \
    (select count(*) from log_entry u where u.undoes_id = l.id) as put_back \
    from log_entry l left join person bp on bp.id = l.by_person_id \
    left join coordinator bc on bc.person_id = l.by_person_id left join offering o on o.id = l.offering_id \
    left join venue v on v.id = l.venue_id left join person p on p.id = l.person_id \
    left join coordinator pc on pc.person_id = l.person_id and l.about_kind = 'account' \
    left join term t on t.id = l.about_id and l.about_kind = 'term' \
    left join department e on e.id = l.about_id and l.about_kind = 'department' \
    left join draw d on d.id = l.about_id and l.about_kind = 'draw' \
    left join import i on i.id = l.about_id and l.about_kind = 'import' \
    left join plan_class w on w.id = l.about_id and l.about_kind = 'planned' \
    left join session s on s.id = l.about_id and l.about_kind = 'session'";

/// In words of SQL.
const LATEST_FIRST: &str = "l.at desc, l.id desc";

const fn order(filter: &LogFilter) -> &'static str {
    if filter.first_first { "l.at, l.id" } else { LATEST_FIRST }
}

/// Which entries are read, in words of SQL.
struct Which<'a> {
    conditions: &'a str,
    order: &'a str,
    most: u32,
    skipped: u32,
}

impl<'a> Which<'a> {
    /// The latest one.
    const fn one(conditions: &'a str) -> Self {
        Self { conditions, order: LATEST_FIRST, most: 1, skipped: 0 }
    }
}

async fn read(
    connection: &mut AnyConnection,
    which: Which<'_>,
    values: Vec<Value>,
    by: &Coordinator,
) -> Result<Vec<Entry>> {
    let Which { conditions, order, most, skipped } = which;
    let sql = format!(
        "select {COLUMNS} where {conditions} order by {order} limit {most} offset {skipped}"
    );
    let query = bind(sqlx::query(AssertSqlSafe(sql)), &values);
    let rows = query.fetch_all(&mut *connection).await?;
    let mut entries = rows.iter().map(entry_from).collect::<Result<Vec<_>>>()?;
    named(connection, &mut entries, by).await?;
    Ok(entries)
}

fn entry_from(row: &AnyRow) -> Result<Entry> {
    let name = |column: &str| Ok::<_, Error>(row.text_if_any(column)?.unwrap_or_default());
    let kind = row.text("about_kind")?;
    let about = row.word("about_id", |id| About::from_parts(&kind, id.parse().ok()?))?;
    let by = match row.text_if_any("by_person_id")? {
        None => None,
        Some(_) => {
            let sign_in_name = name("sign_in_name")?;
            let shown = row.text_if_any("by_name")?.unwrap_or_else(|| sign_in_name.clone());
            Some(Actor { name: shown, sign_in_name, role: row.word("by_role", Role::from_code)? })
        }
    };
    let planned = row.text_if_any("content")?;
    let planned: Option<PlannedClass> =
        planned.map(|content| serde_json::from_str(&content)).transpose()?;
    let session = row.number_if_any::<i64>("session_at")?;
    let person = match row.word_if_any("person_id", |id| id.parse().ok())? {
        None => None,
        Some(id) => {
            let shown = row.text_if_any("person_name")?.or(row.text_if_any("account_name")?);
            Some((id, shown.unwrap_or_default()))
        }
    };
    Ok(Entry {
        id: row.id("id")?,
        at: row.instant("at")?,
        by,
        act: row.word("act", Act::from_code)?,
        about,
        name: planned.map_or_else(|| name("thing_name"), |class| Ok(class.name))?,
        offering: match row.word_if_any("offering_id", |id| id.parse().ok())? {
            None => None,
            Some(id) => Some((id, name("offering_name")?)),
        },
        room: match row.word_if_any("venue_id", |id| id.parse().ok())? {
            None => None,
            Some(id) => Some((id, name("venue_name")?)),
        },
        person,
        session_at: session.and_then(|at| Timestamp::from_second(at).ok()),
        stood: serde_json::from_str(&row.text("stood")?)?,
        stands: serde_json::from_str(&row.text("stands")?)?,
        reason: row.text("reason")?,
        undoes: row.word_if_any("undoes_id", |id| id.parse().ok())?,
        is_put_back: row.number::<i64>("put_back")? > 0,
    })
}

const OFFERINGS: &str = "select id, name from offering where institution_id = $1 and id in ";

/// Between the keys of several things in one field.
pub(crate) const SEVERAL: char = ' ';

/// Fields that hold a key, or several, and the question for the name.
const NAMED: [(Field, &str); 6] = [
    (Field::Room, "select id, name from venue where institution_id = $1 and id in "),
    (Field::Follows, OFFERINGS),
    (Field::Instead, OFFERINGS),
    (Field::InsteadOf, OFFERINGS),
    (Field::StayPublished, OFFERINGS),
    (
        Field::Liaison,
        "select p.id, coalesce(p.name, c.sign_in_name) as name from coordinator c \
         join person p on p.id = c.person_id where c.institution_id = $1 and p.id in ",
    ),
];

/// Fields that hold a key and a value for each of several people or offerings, and the question for the names.
const OF_EACH: [(Field, &str); 3] =
    [(Field::Marks, MEMBERS), (Field::Served, MEMBERS), (Field::Classes, OFFERINGS)];

const MEMBERS: &str = "select p.id, coalesce(p.name, '') as name from person p \
    join member m on m.person_id = p.id where m.institution_id = $1 and p.id in ";

/// Puts names in the place of keys.
async fn named(
    connection: &mut AnyConnection,
    entries: &mut [Entry],
    by: &Coordinator,
) -> Result<()> {
    for (field, question) in OF_EACH {
        let both = entries.iter().flat_map(|entry| [&entry.stood, &entry.stands]);
        let each = both.filter_map(|facts| facts.get(&field)).flat_map(|kept| each_read(kept));
        let keys = each.map(|(key, _)| key.to_owned()).collect();
        let names = names_of(connection, question, keys, by).await?;
        for entry in entries.iter_mut() {
            for facts in [&mut entry.stood, &mut entry.stands] {
                if let Some(kept) = facts.get_mut(&field) {
                    let name = |key: &str| names.get(key).map_or("", String::as_str);
                    let named = each_read(kept).map(|(key, value)| (name(key), value));
                    *kept = each_written(named);
                }
            }
        }
    }
    for (field, question) in NAMED {
        let both = entries.iter().flat_map(|entry| [&entry.stood, &entry.stands]);
        let kept = both.filter_map(|facts| facts.get(&field));
        let keys = kept.flat_map(|keys| keys.split(SEVERAL)).map(str::to_owned).collect();
        let names = names_of(connection, question, keys, by).await?;
        for entry in entries.iter_mut() {
            for facts in [&mut entry.stood, &mut entry.stands] {
                if let Some(value) = facts.get_mut(&field) {
                    let name = |key| names.get(key).map_or("", String::as_str);
                    *value = value.split(SEVERAL).map(name).collect::<Vec<_>>().join("、");
                }
            }
        }
    }
    Ok(())
}

/// What things of these keys are called, by their keys.
async fn names_of(
    connection: &mut AnyConnection,
    question: &str,
    keys: BTreeSet<String>,
    by: &Coordinator,
) -> Result<HashMap<String, String>> {
    let keys: Vec<String> = keys.into_iter().collect();
    let mut names = HashMap::new();
    for some in keys.chunks(64) {
        let some = padded(some);
        let sql = format!("{question}({})", placeholders(2, some.len()));
        let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
        for row in bind_each(query, some).fetch_all(&mut *connection).await? {
            names.insert(row.text("id")?, row.text("name")?);
        }
    }
    Ok(names)
}
