//! The register of one session as its desk sees it.

use domain::attendance::{Mark, Marked, Means, Tally};
use domain::id::{OfferingId, SessionId};
use domain::person::{Coordinator, Person};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::person::person_from;
use crate::session::{SessionAtDesk, session_at_desk};

/// Who is expected at a session, and how each is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Of which offering.
    pub offering: OfferingId,
    /// The session.
    pub session: SessionAtDesk,
    /// By name, unless asked for otherwise ([`Self::in_paper_order`]).
    pub lines: Vec<RegisterLine>,
}

/// One person of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// Who.
    pub person: Person,
    /// 行号: their number on the paper sheet; whoever never signed up has none.
    pub code: Option<u32>,
    /// The first letter of their name's sound, in upper case; nothing where the name has none.
    pub initial: Option<char>,
    /// They have a place; otherwise they walked in, or have left since.
    pub has_place: bool,
    /// How they are marked, if they ever were.
    pub marked: Option<Marked>,
}

impl RegisterLine {
    /// What is recorded.
    pub fn mark(&self) -> Option<Mark> {
        self.marked.and_then(|marked| marked.mark)
    }
}

impl Register {
    /// In the order of the paper sheet; whoever has no code there stands last, by name.
    #[must_use]
    pub fn in_paper_order(mut self) -> Self {
        self.lines.sort_by_key(|line| line.code.unwrap_or(u32::MAX));
        self
    }

    /// How many of how many.
    pub fn tally(&self) -> Tally {
        Tally::of(self.lines.iter().map(|line| (line.has_place, line.mark())))
    }
}

/// The register of a session of the coordinator's own institution. Another institution's is not found.
pub async fn register(db: &Db, id: SessionId, by: &Coordinator) -> Result<Register> {
    let (offering, session) = session_at_desk(db, id, by).await?;
    let lines = lines_of(&mut *db.reader().await?, offering, id).await?;
    Ok(Register { offering, session, lines })
}

/// Everybody on it, by name. Inside a unit that will change it, only after its offering is locked.
pub(crate) async fn lines_of(
    connection: &mut AnyConnection,
    offering: OfferingId,
    id: SessionId,
) -> Result<Vec<RegisterLine>> {
    let rows = sqlx::query(include_str!("register.sql"))
        .bind(id.to_string())
        .bind(offering.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(line_from).collect()
}

fn line_from(row: &AnyRow) -> Result<RegisterLine> {
    let initial = row.text("initial")?.chars().next().filter(char::is_ascii_alphabetic);
    Ok(RegisterLine {
        person: person_from(row)?,
        code: row.number_if_any("code")?,
        initial: initial.map(|letter| letter.to_ascii_uppercase()),
        has_place: row.number::<i64>("has_place")? == 1,
        marked: marked_from(row)?,
    })
}

/// A mark from its columns; nothing where there is no row.
pub(super) fn marked_from(row: &AnyRow) -> Result<Option<Marked>> {
    let Some(means) = row.word_if_any("means", Means::from_code)? else { return Ok(None) };
    let mark = row.word_if_any("mark", Mark::from_code)?;
    Ok(Some(Marked { mark, means, at: row.instant("at")? }))
}
