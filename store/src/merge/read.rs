//! What is known before two records are merged, and what was merged.

use domain::id::{InstitutionId, MergeId, OfferingId, PersonId, SignUpId};
use domain::member::merge::{Claim, Side, stays};
use domain::person::{Coordinator, PersonName};
use domain::sign_up::SignUpState;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::cash;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::member::{self, Member};
use crate::sign_up::by_id;

/// An offering on which both records have a place, or wait for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Which.
    pub offering: OfferingId,
    /// What it is called.
    pub name: String,
    /// Whose offering it is.
    pub institution: InstitutionId,
    /// What the record has there that stays.
    pub kept: Has,
    /// What the other one has.
    pub other: Has,
}

/// What one of two records has on an offering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Has {
    /// Which sign-up.
    pub sign_up: SignUpId,
    /// What speaks for it.
    pub claim: Claim,
}

impl Double {
    /// Of which record what it has there stays.
    pub fn stays(&self) -> Side {
        stays(&self.kept.claim, &self.other.claim)
    }

    /// What stays, and what ends.
    pub fn parted(&self) -> (Has, Has) {
        match self.stays() {
            Side::Kept => (self.kept, self.other),
            Side::Other => (self.other, self.kept),
        }
    }
}

/// Offerings that are not over on which both have a place, or wait for one.
pub(super) async fn both_live(
    connection: &mut AnyConnection,
    kept: PersonId,
    other: PersonId,
    now: Timestamp,
) -> Result<Vec<Double>> {
    let sql = "select o.id, o.institution_id, o.name, k.id as kept_id, s.id as other_id \
               from sign_up s join offering o on o.id = s.offering_id \
               join sign_up k on k.offering_id = s.offering_id and k.person_id = $1 and k.ended_at is null \
               where s.person_id = $2 and s.ended_at is null and o.last_to > $3 order by s.offering_id";
    let query =
        sqlx::query(sql).bind(kept.to_string()).bind(other.to_string()).bind(now.as_second());
    let rows = query.fetch_all(&mut *connection).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let both = both(connection, row.id("kept_id")?, row.id("other_id")?).await?;
        // It was live a moment ago: outside of a unit it may have ended since.
        let Some((kept, other)) = both else { continue };
        let (offering, institution) = (row.id("id")?, row.id("institution_id")?);
        all.push(Double { offering, name: row.text("name")?, institution, kept, other });
    }
    Ok(all)
}

/// What both have now; nothing once one of them has ended.
pub(super) async fn both(
    connection: &mut AnyConnection,
    kept: SignUpId,
    other: SignUpId,
) -> Result<Option<(Has, Has)>> {
    let kept = claim_of(connection, kept).await?;
    let other = claim_of(connection, other).await?;
    Ok(kept.zip(other))
}

async fn claim_of(connection: &mut AnyConnection, id: SignUpId) -> Result<Option<Has>> {
    let SignUpState::Live(place) = by_id(connection, id).await?.state else { return Ok(None) };
    let sql = "select joined, paid_at from sign_up where id = $1";
    let query = sqlx::query(sql).bind(id.to_string());
    let row = query.fetch_one(&mut *connection).await?;
    let is_paid = row.number_if_any::<i64>("paid_at")?.is_some();
    let paid = cash::sum(&cash::counted_for(connection, id).await?);
    let claim = Claim { place, joined: row.number("joined")?, is_paid, paid };
    Ok(Some(Has { sign_up: id, claim }))
}

/// Whether both wish for something in a draw that is not held yet.
pub(super) async fn both_in_open_draw(
    connection: &mut AnyConnection,
    kept: PersonId,
    other: PersonId,
) -> Result<bool> {
    let sql = "select count(*) as draws from application a join draw d on d.id = a.draw_id \
               join application k on k.draw_id = a.draw_id and k.person_id = $1 and k.ended_at is null \
               where a.person_id = $2 and a.ended_at is null and d.drawn_at is null";
    let query = sqlx::query(sql).bind(kept.to_string()).bind(other.to_string());
    Ok(query.fetch_one(connection).await?.number::<i64>("draws")? > 0)
}

/// Two members side by side, and what merging them would end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayMerge {
    /// The record that would stay.
    pub kept: Member,
    /// The other one.
    pub other: Member,
    /// Offerings of the institution on which both have a place or wait: one of the two would end.
    pub double: Vec<Double>,
}

/// Reads both. Somebody who is no member of the coordinator's institution is not found.
pub async fn may_merge(
    db: &Db,
    kept: PersonId,
    other: PersonId,
    by: &Coordinator,
) -> Result<MayMerge> {
    let mut connection = db.reader().await?;
    let (kept_id, other_id) = (kept, other);
    let kept = member::by_id(&mut connection, kept_id, by).await?;
    let other = member::by_id(&mut connection, other_id, by).await?;
    let double = both_live(&mut connection, kept_id, other_id, db.now()).await?;
    let own = double.into_iter().filter(|one| one.institution == by.institution);
    Ok(MayMerge { kept, other, double: own.collect() })
}

/// A merge, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Key.
    pub id: MergeId,
    /// The other record's name then, if it was known.
    pub other_name: Option<PersonName>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub clerk_name: String,
}

/// Merges into a member that the coordinator's institution has made and not undone, the latest first.
pub async fn merges_of(db: &Db, kept: PersonId, by: &Coordinator) -> Result<Vec<Merge>> {
    let sql = "select g.id, g.reason, g.at, o.name, c.name as clerk_name \
               from merge g join person o on o.id = g.other_id join person c on c.id = g.by_person_id \
               where g.kept_id = $1 and g.institution_id = $2 and g.undone_at is null \
               order by g.at desc, g.id desc";
    let query = sqlx::query(sql).bind(kept.to_string()).bind(by.institution.to_string());
    let merge = |row: &AnyRow| {
        Ok(Merge {
            id: row.id("id")?,
            other_name: row.word_if_any("name", |name| PersonName::parse(name).ok())?,
            reason: row.text("reason")?,
            at: row.instant("at")?,
            clerk_name: row.text_if_any("clerk_name")?.unwrap_or_default(),
        })
    };
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(merge).collect()
}

/// The record to which a former member of the coordinator's institution points; nothing where they point nowhere.
pub async fn merge_into(db: &Db, other: PersonId, by: &Coordinator) -> Result<Option<PersonId>> {
    let sql = "select p.merged_into from person p join member m on m.person_id = p.merged_into \
               where p.id = $1 and m.institution_id = $2";
    let query = sqlx::query(sql).bind(other.to_string()).bind(by.institution.to_string());
    let found = query.fetch_optional(&mut *db.reader().await?).await?;
    found.map(|row| row.id("merged_into")).transpose()
}
