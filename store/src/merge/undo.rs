//! Parting two records again: everything goes back where it was, or nothing does.

use std::collections::HashMap;

use domain::id::{FormKey, MergeId, PersonId};
use domain::log::{About, Act};
use domain::member::merge::{MergeRefusal, may_undo};
use domain::person::{Coordinator, Person};
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::{how_told, moves, places, refused, save};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::fee;
use crate::log::Doing;
use crate::person::lock_all;
use crate::sign_up::linked_again;

/// Undoes a merge of the coordinator's institution, within its time and while nothing newer contradicts; another's is not
/// found.
pub async fn undo(db: &Db, key: FormKey, id: MergeId, by: &Coordinator) -> Result<()> {
    let doing = Doing::makes(Act::PartAgain, by);
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            let merge = stands(tx, *id, by).await?;
            tx.note_about(About::Person(merge.kept));
            may_undo(merge.at, now).map_err(refused)?;
            let now_stands = lock_all(tx, &[merge.kept, merge.other]).await?;
            let before = merge.before(&now_stands)?;
            let sql = "select merged_into from person where id = $1 and merged_into is not null";
            let query = sqlx::query(sql).bind(merge.kept.to_string());
            if query.fetch_optional(&mut **tx).await?.is_some() {
                return Err(refused(MergeRefusal::MergedAlready));
            }
            let sql =
                "select what, row_key from merge_row where merge_id = $1 order by number desc";
            let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut **tx).await?;
            places::lock_again(tx, &rows, by).await?;
            for row in &rows {
                let (what, row_key) = (row.text("what")?, row.text("row_key")?);
                if what == places::PARTED {
                    // Where it is not possible any more, each of the two waits alone.
                    let _ = linked_again(tx, &row_key, merge.at).await?;
                } else if what == places::UNTOLD {
                    fee::told_again(tx, &row_key).await?;
                } else if what == places::ENDED {
                    places::give_back(tx, row.id("row_key")?, merge.at, by, now).await?;
                } else if !how_told::give_back(tx, &what, merge.other, merge.kept).await? {
                    moves::move_back(tx, &what, &row_key, merge.kept, merge.other).await?;
                }
            }
            save(tx, &before[0], &before[1], None).await?;
            let sql = "update merge set undone_at = $2, undone_by = $3 where id = $1";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// A merge as it was kept.
struct Kept {
    kept: PersonId,
    other: PersonId,
    at: Timestamp,
    before: [Person; 2],
    after: [Person; 2],
}

impl Kept {
    /// The particulars of both before the merge; refused where they were changed since.
    fn before(&self, now: &HashMap<PersonId, Person>) -> Result<[Person; 2]> {
        let is_as_it_was = self.after.iter().all(|after| now.get(&after.id) == Some(after));
        if is_as_it_was {
            Ok(self.before.clone())
        } else {
            Err(refused(MergeRefusal::ChangedSince))
        }
    }
}

/// The merge, if it is the institution's and was not undone. Its row is locked: two who undo it at once do it once.
async fn stands(tx: &mut Tx, id: MergeId, by: &Coordinator) -> Result<Kept> {
    let sql = "update merge set reason = reason where id = $1 and institution_id = $2 returning \
               kept_id, other_id, at, undone_at, kept_before, kept_after, other_before, other_after";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let row = query.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
    if row.number_if_any::<i64>("undone_at")?.is_some() {
        return Err(refused(MergeRefusal::UndoneAlready));
    }
    let person =
        |row: &AnyRow, column| -> Result<Person> { Ok(serde_json::from_str(&row.text(column)?)?) };
    Ok(Kept {
        kept: row.id("kept_id")?,
        other: row.id("other_id")?,
        at: row.instant("at")?,
        before: [person(&row, "kept_before")?, person(&row, "other_before")?],
        after: [person(&row, "kept_after")?, person(&row, "other_after")?],
    })
}
