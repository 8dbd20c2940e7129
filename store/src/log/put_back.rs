//! 撤销: a change is put back, in one unit with an entry of its own. Refused where the thing does not stand as it was left.

use domain::id::{FormKey, LogEntryId};
use domain::log::{About, Act, Facts, LogRefusal, PutBack, may_put_back, stands_as_left};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::role::Task;
use jiff::Timestamp;
use sqlx::AnyConnection;

use self::restore::restored;
use super::snapshot::snapshot;
use super::write::{Doing, Watch};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::sign_up::lock_all_ended;

mod offering;
mod restore;
mod session;
mod values;

/// An entry as it was written, with keys where the reader finds names.
struct Kept {
    at: Timestamp,
    act: Act,
    about: About,
    stood: Facts,
    stands: Facts,
    is_put_back: bool,
}

impl Kept {
    /// Whether the change has touched any of these.
    fn has(&self, fields: &[domain::log::Field]) -> bool {
        fields.iter().any(|field| self.stood.contains_key(field) || self.stands.contains_key(field))
    }
}

/// Makes a thing as it was before the change; answers what it is. Where people were told of the change they are told of this,
/// with the reason. Refused where somebody has changed it since, where it is too long ago, and where it cannot be put back;
/// another institution's entry is not found, nor one about accounts for whoever does not run them.
pub async fn put_back(
    db: &Db,
    key: FormKey,
    id: LogEntryId,
    reason: &str,
    by: &Coordinator,
) -> Result<About> {
    let facts = (id, storable(reason), by.clone());
    db.desk_once(key, Doing::parts(Act::PutBack, by), facts, |tx, (id, reason, by), now| {
        Box::pin(async move {
            let entry = kept(tx, *id, by).await?;
            // People before offerings: whoever signs up locks them in this order.
            if let (Act::CallOff, About::Offering(offering)) = (entry.act, entry.about) {
                lock_all_ended(tx, offering, entry.at).await?;
            }
            let watch = Watch::begin(tx, entry.about, by).await?;
            // Somebody may have put it back until it was locked.
            let entry = kept(tx, *id, by).await?;
            let how = judged(tx, &entry, reason, by, now).await?;
            restored(tx, &entry, how, reason, by, now).await?;
            let doing = Doing::parts(Act::PutBack, by).because(reason).undoing(*id);
            watch.end(tx, &doing, now).await?;
            Ok(entry.about)
        })
    })
    .await
}

async fn judged(
    tx: &mut Tx,
    entry: &Kept,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<PutBack> {
    let how = may_put_back(entry.act, entry.at, entry.is_put_back, now).map_err(refused)?;
    if how.needs_reason() && reason.is_empty() {
        return Err(refused(LogRefusal::ReasonMissing));
    }
    // An entry of an earlier release that did not yet keep what stood.
    let kept_nothing = entry.stood.is_empty() && entry.stands.is_empty();
    if how == PutBack::Values && kept_nothing {
        return Err(refused(LogRefusal::NotToBePutBack));
    }
    if how.is_beside() {
        return Ok(how);
    }
    let stands = snapshot(tx, entry.about, by.institution).await?;
    if stands_as_left(&entry.stood, &entry.stands, &stands) {
        Ok(how)
    } else {
        Err(refused(LogRefusal::ChangedSince))
    }
}

fn refused(why: LogRefusal) -> Error {
    Refusal::Log(why).into()
}

async fn kept(connection: &mut AnyConnection, id: LogEntryId, by: &Coordinator) -> Result<Kept> {
    let sql = "select l.at, l.act, l.about_kind, l.about_id, l.stood, l.stands, \
               (select count(*) from log_entry u where u.undoes_id = l.id) as put_back \
               from log_entry l where l.id = $1 and l.institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let row = query.fetch_one(connection).await?;
    let kind = row.text("about_kind")?;
    let act = row.word("act", Act::from_code)?;
    let is_accounts = matches!(act, Act::EndAccount | Act::ReopenAccount | Act::SetRole);
    if is_accounts && !by.role.may(Task::Accounts) {
        return Err(Error::NotFound);
    }
    Ok(Kept {
        at: row.instant("at")?,
        act,
        about: row.word("about_id", |id| About::from_parts(&kind, id.parse().ok()?))?,
        stood: serde_json::from_str(&row.text("stood")?)?,
        stands: serde_json::from_str(&row.text("stands")?)?,
        is_put_back: row.number::<i64>("put_back")? > 0,
    })
}
