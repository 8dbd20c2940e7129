//! One line of the log: what it says, and how it is read.

use std::collections::{BTreeSet, HashMap};

use domain::id::{LogEntryId, OfferingId, PersonId, VenueId};
use domain::log::{About, Act, Facts, Field};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::role::Role;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};

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

/// What [`entry_from`] reads, and from where.
pub(super) const COLUMNS: &str = "l.id, l.at, l.by_person_id, l.by_role, l.act, l.about_kind, l.about_id, l.stood, l.stands, \
    l.reason, l.undoes_id, bp.name as by_name, bc.sign_in_name, o.id as offering_id, o.name as offering_name, \
    v.id as venue_id, v.name as venue_name, p.id as person_id, p.name as person_name, pc.sign_in_name as account_name, \
    coalesce(t.name, d.name, i.file_name) as thing_name, w.content, s.starts_at as session_at, \
    (select count(*) from log_entry u where u.undoes_id = l.id) as put_back \
    from log_entry l left join person bp on bp.id = l.by_person_id \
    left join coordinator bc on bc.person_id = l.by_person_id left join offering o on o.id = l.offering_id \
    left join venue v on v.id = l.venue_id left join person p on p.id = l.person_id \
    left join coordinator pc on pc.person_id = l.person_id and l.about_kind = 'account' \
    left join term t on t.id = l.about_id and l.about_kind = 'term' \
    left join draw d on d.id = l.about_id and l.about_kind = 'draw' \
    left join import i on i.id = l.about_id and l.about_kind = 'import' \
    left join plan_class w on w.id = l.about_id and l.about_kind = 'planned' \
    left join session s on s.id = l.about_id and l.about_kind = 'session'";

/// An entry from its columns; what holds a key is [`named`] afterwards.
pub(super) fn entry_from(row: &AnyRow) -> Result<Entry> {
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

/// Fields that hold a key, and the question for its name.
const NAMED: [(Field, &str); 3] = [
    (Field::Room, "select id, name from venue where institution_id = $1 and id in "),
    (Field::Follows, "select id, name from offering where institution_id = $1 and id in "),
    (
        Field::Liaison,
        "select p.id, coalesce(p.name, c.sign_in_name) as name from coordinator c \
         join person p on p.id = c.person_id where c.institution_id = $1 and p.id in ",
    ),
];

/// Puts names in the place of keys.
pub(super) async fn named(
    connection: &mut AnyConnection,
    entries: &mut [Entry],
    by: &Coordinator,
) -> Result<()> {
    for (field, question) in NAMED {
        let both = entries.iter().flat_map(|entry| [&entry.stood, &entry.stands]);
        let keys: BTreeSet<String> = both.filter_map(|facts| facts.get(&field)).cloned().collect();
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
        for entry in entries.iter_mut() {
            for facts in [&mut entry.stood, &mut entry.stands] {
                if let Some(value) = facts.get_mut(&field) {
                    *value = names.get(value).cloned().unwrap_or_default();
                }
            }
        }
    }
    Ok(())
}
