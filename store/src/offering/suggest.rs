//! What half a word may mean: the lines under the search field.

use std::collections::HashSet;

use domain::id::OfferingId;
use domain::offering::OfferingKind;
use domain::search::{Search, Suggestion, everyday_names};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::search_text::{pattern, search_text};

/// Lines under the field.
const MOST: usize = 8;

/// What the typed words may mean, at most eight: subjects first, then single offerings.
pub async fn suggestions(db: &Db, kind: OfferingKind, words: &str) -> Result<Vec<Suggestion>> {
    let search = Search { words: words.to_owned(), ..Search::of(kind) };
    let needles: Vec<String> = search.needles().iter().map(|needle| pattern(needle)).collect();
    let Some(first) = needles.first() else { return Ok(Vec::new()) };
    let mut connection = db.reader().await?;
    let meant = meant_by(&mut connection, kind, &needles, db.now()).await?;
    counted(&mut connection, kind, meant, first, db.now()).await
}

/// Subjects and names among what the words find, the likeliest first.
async fn meant_by(
    connection: &mut AnyConnection,
    kind: OfferingKind,
    needles: &[String],
    now: Timestamp,
) -> Result<Vec<String>> {
    let sql = "select subject, name from offering \
               where kind = $1 and last_to > $2 and state <> 'cancelled' and search_text like $3 \
               and ($4 is null or search_text like $4) and ($5 is null or search_text like $5) \
               order by name_key, id limit 400";
    let mut query = sqlx::query(sql).bind(kind.code()).bind(now.as_second());
    for place in 0..3 {
        query = query.bind(needles.get(place).cloned());
    }
    let rows = query.fetch_all(connection).await?;
    let mut seen = HashSet::new();
    let mut meant: Vec<String> = Vec::new();
    for text in texts_of(&rows)? {
        if meant.len() < MOST && seen.insert(text.clone()) && is_meant(&text, needles) {
            meant.push(text);
        }
    }
    Ok(meant)
}

/// The everyday names of the subjects, then the subjects, then the offerings' own names.
fn texts_of(rows: &[AnyRow]) -> Result<Vec<String>> {
    let column = |name: &str| rows.iter().map(|row| row.text(name)).collect::<Result<Vec<_>>>();
    let (subjects, names) = (column("subject")?, column("name")?);
    let everyday = subjects.iter().flat_map(|subject| everyday_names(subject)).map(str::to_owned);
    Ok(everyday.chain(subjects.iter().cloned()).chain(names).collect())
}

/// Every typed word is in the text itself, not only in the teacher's or the institution's name.
fn is_meant(text: &str, needles: &[String]) -> bool {
    let searched = search_text([text]);
    needles.iter().all(|needle| searched.contains(needle.trim_matches('%')))
}

/// How many offerings each of the texts finds, and which, if it is one alone.
async fn counted(
    connection: &mut AnyConnection,
    kind: OfferingKind,
    meant: Vec<String>,
    typed: &str,
    now: Timestamp,
) -> Result<Vec<Suggestion>> {
    let mut query =
        sqlx::query(include_str!("counted.sql")).bind(kind.code()).bind(now.as_second());
    for place in 0..MOST {
        query = query.bind(meant.get(place).map(|text| whole_pattern(text)));
    }
    let row = query.bind(typed).fetch_one(connection).await?;
    let suggestion = |(place, words): (usize, String)| {
        let count = u32::try_from(row.try_get::<i64, _>(2 * place)?).unwrap_or(u32::MAX);
        let one: Option<&str> = row.try_get(2 * place + 1)?;
        let offering = one.filter(|_| count == 1).and_then(|id| id.parse::<OfferingId>().ok());
        Ok(Suggestion { words, count, offering })
    };
    meant.into_iter().enumerate().map(suggestion).collect()
}

/// What a whole subject or name matches, the words in their order.
fn whole_pattern(text: &str) -> String {
    let search = Search { words: text.to_owned(), ..Search::of(OfferingKind::Class) };
    let needles = search.needles();
    needles.iter().map(|needle| pattern(needle)).collect::<String>().replace("%%", "%")
}
