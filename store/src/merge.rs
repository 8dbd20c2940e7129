//! 合并: two records of one person become one, and are parted again.
//!
//! A person is one human being wherever they sign up, so everything that the other record has moves to the kept one, also what
//! it has at other institutions: left behind, nobody could reach it, because whoever signs in with the other's number reaches
//! the kept record. What a coordinator may do to it has bounds nevertheless: both must be members of their own institution,
//! which alone knows that the two are one; they read nothing of what lies elsewhere; and nothing that another institution
//! has given is ended, so that a merge is refused while both have a place on one of its offerings. Only the desk that has
//! merged may part them again.

mod how_told;
mod moves;
mod places;
mod read;
mod twins;
mod undo;

use domain::id::{FormKey, MergeId, PersonId};
use domain::log::{About, Act};
use domain::member::merge::{Chosen, MergeRefusal, merged};
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::read::{Double, Has, MayMerge, Merge, may_merge, merge_into, merges_of};
pub use self::twins::{Twins, guess_again, tell_apart, told_apart, twins};
pub use self::undo::undo;
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::member;
use crate::person::{bind_particulars, lock_all};
use crate::rows::{Value, insert_all};

/// What a coordinator has chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merging {
    /// The record that stays.
    pub kept: PersonId,
    /// The one that points to it from then on.
    pub other: PersonId,
    /// Which particulars stay.
    pub chosen: Chosen,
    /// Why they are one person.
    pub reason: String,
}

/// Makes two records one. Where both have a place on an offering of the coordinator's institution, or wait for one, the one with
/// the better claim stays and belongs to the kept record, whosever it was. Somebody who is no member of the institution is not found.
pub async fn merge(db: &Db, key: FormKey, new: Merging, by: &Coordinator) -> Result<MergeId> {
    let facts = (Merging { reason: storable(&new.reason), ..new }, by.clone());
    let about = About::Person(facts.0.kept);
    let doing = Doing::beside(Act::Merge, by, about).because(&facts.0.reason);
    db.desk_once(key, doing, facts, |tx, (new, by), now| {
        Box::pin(async move {
            member::by_id(tx, new.kept, by).await?;
            member::by_id(tx, new.other, by).await?;
            let (kept, other) = locked(tx, new).await?;
            let double = read::both_live(tx, new.kept, new.other, now).await?;
            may_end(&double, by)?;
            if read::both_in_open_draw(tx, new.kept, new.other).await? {
                return Err(refused(MergeRefusal::BothInDraw));
            }
            let id = MergeId(Uuid::now_v7());
            let mut rows = places::end_all(tx, &double, &new.reason, by, now).await?;
            rows.extend(moves::move_all(tx, new.other, new.kept).await?);
            rows.extend(how_told::take(tx, new.other, new.kept).await?);
            let (kept_after, other_after) = merged(&kept, &other, new.chosen);
            let told = Told { id, new, by, now };
            told.keep(tx, [&kept, &kept_after, &other, &other_after]).await?;
            keep_rows(tx, id, rows).await?;
            save(tx, &kept_after, &other_after, Some(new.kept)).await?;
            // Whoever was signed in as the other record signs in again, and reaches the kept one.
            let sql = "update sign_in set ended_at = $2 where person_id = $1 and ended_at is null";
            let query = sqlx::query(sql).bind(new.other.to_string()).bind(now.as_second());
            query.execute(&mut **tx).await?;
            Ok(id)
        })
    })
    .await
}

/// Both records, once nothing else changes what they have.
async fn locked(tx: &mut Tx, new: &Merging) -> Result<(Person, Person)> {
    if new.kept == new.other {
        return Err(refused(MergeRefusal::Same));
    }
    let mut people = lock_all(tx, &[new.kept, new.other]).await?;
    let mut take = |id| people.remove(&id).ok_or(Error::NotFound);
    let (kept, other) = (take(new.kept)?, take(new.other)?);
    let sql = "select (select count(*) from person where id in ($1, $2) and merged_into is not null) as merged, \
               (select count(*) from coordinator where person_id = $2) as accounts";
    let query = sqlx::query(sql).bind(new.kept.to_string()).bind(new.other.to_string());
    let row = query.fetch_one(&mut **tx).await?;
    if row.number::<i64>("merged")? > 0 {
        return Err(refused(MergeRefusal::MergedAlready));
    }
    if row.number::<i64>("accounts")? > 0 {
        return Err(refused(MergeRefusal::HasAccount));
    }
    Ok((kept, other))
}

/// Nothing that another institution has given is ended.
fn may_end(double: &[read::Double], by: &Coordinator) -> Result<()> {
    if double.iter().any(|one| one.institution != by.institution) {
        return Err(refused(MergeRefusal::BothElsewhere));
    }
    Ok(())
}

/// What is kept of a merge besides its rows.
struct Told<'a> {
    id: MergeId,
    new: &'a Merging,
    by: &'a Coordinator,
    now: Timestamp,
}

impl Told<'_> {
    async fn keep(&self, tx: &mut Tx, people: [&Person; 4]) -> Result<()> {
        let mut values: Vec<Value> = vec![
            self.id.to_string().into(),
            self.by.institution.to_string().into(),
            self.new.kept.to_string().into(),
            self.new.other.to_string().into(),
            self.new.reason.as_str().into(),
            self.now.as_second().into(),
            self.by.person.to_string().into(),
        ];
        for person in people {
            values.push(serde_json::to_string(person)?.into());
        }
        let into = "merge (id, institution_id, kept_id, other_id, reason, at, by_person_id, \
                    kept_before, kept_after, other_before, other_after)";
        Ok(insert_all(tx, into, &[values]).await?)
    }
}

/// What was moved or ended: what, and the row's key.
type Moved = (&'static str, String);

async fn keep_rows(tx: &mut Tx, id: MergeId, rows: Vec<Moved>) -> Result<()> {
    let row = |(number, (what, key)): (i64, Moved)| {
        vec![id.to_string().into(), number.into(), what.into(), key.into()]
    };
    let rows: Vec<Vec<Value>> = (1..).zip(rows).map(row).collect();
    Ok(insert_all(tx, "merge_row (merge_id, number, what, row_key)", &rows).await?)
}

/// Keeps both records' particulars, and where the other one points. A number signs in one person: the other's is let go first.
async fn save(tx: &mut Tx, kept: &Person, other: &Person, into: Option<PersonId>) -> Result<()> {
    let free = "update person set mobile = null where id in ($1, $2)";
    let query = sqlx::query(free).bind(kept.id.to_string()).bind(other.id.to_string());
    query.execute(&mut **tx).await?;
    for (person, into) in [(kept, None), (other, into)] {
        let sql = "update person set name = $2, name_key = $3, mobile = $4, born_on = $5, emergency_contact = $6, \
                   emergency_telephone = $7, merged_into = $8 where id = $1";
        bind_particulars(sqlx::query(sql), person)
            .bind(into.map(|id: PersonId| id.to_string()))
            .execute(&mut **tx)
            .await?;
        member::is_renamed(tx, person.id).await?;
    }
    Ok(())
}

fn refused(why: MergeRefusal) -> Error {
    Refusal::Merge(why).into()
}
