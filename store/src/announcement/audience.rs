//! Whom an announcement reaches: the lists that are meant, and everybody on them, or nobody of them.

use std::collections::BTreeMap;

use domain::announcement::{Ages, Filter, Lists, Whom};
use domain::calendar::day;
use domain::id::OfferingId;
use domain::notice::NoticeKind;
use domain::outbox::{OwnWay, Turn, Unreached, turn};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// The question for the lists themselves, of parameters 1 to 7, and from `first` on of those that were chosen.
fn question(to: &Lists, first: usize) -> String {
    let chosen = match chosen(to).len() {
        0 => "null".to_owned(),
        count => placeholders(first, count),
    };
    include_str!("lists.sql").replace("{chosen}", &chosen)
}

/// The lists that were chosen one by one.
fn chosen(to: &Lists) -> Vec<OfferingId> {
    match to {
        Lists::One(offering) => vec![*offering],
        Lists::Chosen(offerings) => padded(offerings),
        Lists::Found(_) => Vec::new(),
    }
}

/// Whom an announcement reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// On how many lists they stand, or would if they had asked.
    pub lists: u32,
    /// People, each counted once.
    pub people: u32,
    /// Those of them who get a message.
    pub by_message: u32,
    /// Those without a number: they read it on their own pages, and are told by telephone.
    pub without_mobile: u32,
    /// Those who want to be called.
    pub want_call: u32,
    /// Those who want a letter.
    pub want_letter: u32,
    /// Those who read it on their own pages alone.
    pub on_pages: u32,
    /// Those who are to be called and have nobody to call for them either: they get a letter.
    pub without_telephone: u32,
    /// The longest name of a list; empty where there is none.
    pub longest_name: String,
}

/// One of those who are told, through the first of their lists.
pub(super) struct Listed {
    /// The list, and their entry on it; nothing where they are on none.
    pub through: Option<(String, String)>,
    has_mobile: bool,
    has_telephone: bool,
    own_way: Option<OwnWay>,
}

impl Listed {
    /// What becomes of their message: what sends it asks the same.
    fn turn(&self) -> Turn {
        turn(&NoticeKind::Announced(String::new()), self.own_way, self.has_mobile)
    }
}

/// Whom an announcement would reach. Another institution's list has nobody.
pub async fn audience(db: &Db, to: &Lists, whom: Whom, by: &Coordinator) -> Result<Audience> {
    let now = db.now();
    let mut connection = db.reader().await?;
    let people = listed(&mut connection, to, whom, by, now).await?;
    let sql = format!("select f.name from offering f where f.id in ({})", question(to, 8));
    // Our own question alone is in it.
    let lists = meant(sqlx::query(AssertSqlSafe(sql)), to, by, now);
    let lists = bind_each(lists, chosen(to)).fetch_all(&mut *connection).await?;
    let names = lists.iter().map(|row| row.text("name")).collect::<Result<Vec<_>>>()?;
    let count =
        |one: fn(&Listed) -> bool| super::number(people.values().filter(|p| one(p)).count());
    Ok(Audience {
        lists: super::number(names.len()),
        people: super::number(people.len()),
        by_message: count(|one| one.turn() == Turn::Send),
        without_mobile: count(|one| one.turn() == Turn::GiveUp(Unreached::NoMobile)),
        want_call: count(|one| one.turn() == Turn::GiveUp(Unreached::WantsCall)),
        want_letter: count(|one| one.turn() == Turn::GiveUp(Unreached::WantsLetter)),
        on_pages: count(|one| one.turn() == Turn::Leave),
        without_telephone: count(|one| {
            let is_called = one.turn() != Turn::GiveUp(Unreached::WantsLetter);
            is_called && !one.has_mobile && !one.has_telephone
        }),
        longest_name: names.into_iter().max_by_key(|name| name.chars().count()).unwrap_or_default(),
    })
}

/// Everybody meant, by their key.
pub(super) async fn listed(
    connection: &mut AnyConnection,
    to: &Lists,
    whom: Whom,
    by: &Coordinator,
    now: Timestamp,
) -> Result<BTreeMap<String, Listed>> {
    let sql = include_str!("listed.sql").replace("{lists}", &question(to, 13));
    let ages = match to {
        Lists::One(_) | Lists::Chosen(_) => Ages::default(),
        Lists::Found(filter) => filter.ages,
    };
    let (born_from, born_until) = ages.birthdays(day(now));
    let meant_as = |one: &[Whom]| i64::from(one.contains(&whom));
    // Our own question alone is in it.
    let query = meant(sqlx::query(AssertSqlSafe(sql)), to, by, now)
        .bind(meant_as(&[Whom::WithPlace, Whom::Everybody]))
        .bind(meant_as(&[Whom::Waiting, Whom::Everybody]))
        .bind(meant_as(&[Whom::TookNothing]))
        .bind(born_from.map(|day| day.to_string()))
        .bind(born_until.map(|day| day.to_string()));
    let query = bind_each(query, chosen(to));
    let mut people = BTreeMap::new();
    for row in query.fetch_all(connection).await? {
        let contact = row.text_if_any("emergency_telephone")?.unwrap_or_default();
        let one = Listed {
            through: row.text_if_any("offering_id")?.zip(row.text_if_any("id")?),
            has_mobile: row.text_if_any("mobile")?.is_some(),
            has_telephone: !contact.trim().is_empty(),
            own_way: row.word_if_any("own_way", OwnWay::from_code)?,
        };
        people.entry(row.text("person_id")?).or_insert(one);
    }
    Ok(people)
}

/// Notes in the unit that announces it to which lists it went.
pub(super) async fn keep_lists(
    connection: &mut AnyConnection,
    announcement: &str,
    to: &Lists,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = format!(
        "insert into announcement_offering (announcement_id, offering_id) select $8, l.id from ({}) l",
        question(to, 9)
    );
    // Our own question alone is in it.
    let query = meant(sqlx::query(AssertSqlSafe(sql)), to, by, now);
    bind_each(query.bind(announcement.to_owned()), chosen(to)).execute(connection).await?;
    Ok(())
}

/// Binds what [`question`] asks for, but for what was chosen.
fn meant<'q>(
    query: Query<'q, Any, AnyArguments>,
    to: &Lists,
    by: &Coordinator,
    now: Timestamp,
) -> Query<'q, Any, AnyArguments> {
    let (is_chosen, filter) = match to {
        Lists::One(_) | Lists::Chosen(_) => (1_i64, Filter::default()),
        Lists::Found(filter) => (0, filter.clone()),
    };
    query
        .bind(by.institution.to_string())
        .bind(is_chosen)
        .bind(filter.kind.map(|kind| kind.code().to_owned()))
        .bind(filter.term.clone())
        .bind(filter.ends_after(now).as_second())
        .bind(filter.group)
        .bind(filter.weekday.map(i64::from))
}

/// What a filter can ask for at an institution: the names of its terms, the latest first, and of its departments and teams.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterWords {
    /// 学期.
    pub terms: Vec<String>,
    /// 系、服务队.
    pub groups: Vec<String>,
}

/// Reads them.
pub async fn filter_words(db: &Db, by: &Coordinator) -> Result<FilterWords> {
    let mut connection = db.reader().await?;
    let mut named = async |sql: &'static str| -> Result<Vec<String>> {
        let query = sqlx::query(sql).bind(by.institution.to_string());
        let rows = query.fetch_all(&mut *connection).await?;
        rows.iter().map(|row| row.text("name")).collect()
    };
    let terms =
        "select name from term where institution_id = $1 order by starts_on desc, id limit 8";
    let groups = "select name from department where institution_id = $1 \
                  union select h.team from shift h join offering o on o.id = h.offering_id \
                  where o.institution_id = $1 and h.team <> ''";
    let terms = named(terms).await?;
    let mut groups = named(groups).await?;
    // The two engines sort names differently.
    groups.sort_unstable();
    Ok(FilterWords { terms, groups })
}
