//! Each kind of change with the step that puts it back: always the step that a coordinator's own form takes.

use domain::id::SignUpId;
use domain::log::{About, Field, LogRefusal, PutBack};
use domain::member::merge::MergeRefusal;
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::{Kept, offering, refused, session, values};
use crate::booking::{moved_back, place_of};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::merge::give_back;
use crate::notice;
use crate::offering::put_places_back;
use crate::room::{closed_again, closure_taken_back, set_retired};
use crate::sign_up::{by_id, locked};

/// Does it. The entry was judged before.
pub(super) async fn restored(
    tx: &mut Tx,
    entry: &Kept,
    how: PutBack,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    match (how, entry.about) {
        (PutBack::Window, About::Offering(id)) => offering::window(tx, entry, id, by, now).await,
        (PutBack::Places, About::Offering(id)) => {
            let stood = values::number(&entry.stood, Field::Places)?;
            let capacity = stood.map(u32::try_from).transpose().map_err(Error::failed)?;
            put_places_back(tx, id, capacity, by, now).await
        }
        (PutBack::Allocation, About::Offering(id)) => {
            offering::allocation(tx, entry, id, by, now).await
        }
        (PutBack::Stages, About::Offering(id)) => offering::stages(tx, entry, id, by, now).await,
        (PutBack::Values, _) => values::restored(tx, entry, by, now).await,
        (PutBack::Retirement, About::Room(id)) => {
            let from = values::instant(&entry.stood, Field::RetiredAt)?;
            set_retired(tx, id, from, by.institution, now).await
        }
        (PutBack::Closure, About::Closure(id)) => {
            closure_taken_back(tx, id, by, now).await.map(|_| ())
        }
        (PutBack::Reopening, About::Closure(id)) => closed_again(tx, id, by.institution, now).await,
        (PutBack::Session, About::Session(id)) => {
            session::changed_back(tx, entry, id, reason, by, now).await
        }
        (PutBack::Booking, About::Booking(id)) => {
            let place = values::place(entry, place_of(tx, id, by).await?)?;
            moved_back(tx, id, place, reason, by, now).await
        }
        (PutBack::Removal, About::SignUp(id)) => on_the_list(tx, entry, id, by, now).await,
        _ => Err(Error::failed("a change that is put back in a way of another thing")),
    }
}

/// Whoever was removed stands where they stood, if the place is still free, and is told.
async fn on_the_list(
    tx: &mut Tx,
    entry: &Kept,
    id: SignUpId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (sign_up, offering) = locked(tx, id).await?;
    offering.is_run_by(by)?;
    let sql = "select count(*) from sign_up where offering_id = $1 and person_id = $2 and ended_at is null";
    let query = sqlx::query_scalar::<_, i64>(sql).bind(sign_up.offering.to_string());
    // They have signed up again themselves.
    if query.bind(sign_up.person.to_string()).fetch_one(&mut **tx).await? > 0 {
        return Err(refused(LogRefusal::ChangedSince));
    }
    give_back(tx, id, entry.at, by, now).await.map_err(|error| match error {
        Error::Refused(Refusal::Merge(MergeRefusal::FeeGivenBack { .. })) => {
            refused(LogRefusal::ChangedSince)
        }
        Error::Refused(Refusal::Merge(_)) => refused(LogRefusal::NoPlaceLeft),
        other => other,
    })?;
    let sign_up = by_id(tx, id).await?;
    let about = NoticeKind::AddedByCoordinator;
    notice::tell(tx, about, sign_up.person, sign_up.offering, id, now).await
}
