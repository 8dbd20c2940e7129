//! Each kind of change with the step that puts it back: always the step that a coordinator's own form takes.

use domain::log::{About, Field, PutBack};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::{Kept, offering, session, values};
use crate::booking::{moved_back, place_of};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::offering::put_places_back;
use crate::room::{closed_again, closure_taken_back, set_retired};
use crate::sign_up;
use crate::timetable::{set_term, term_in};

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
        (PutBack::Term, About::Term(id)) => {
            let term = values::term(entry, term_in(tx, id, by.institution).await?)?;
            set_term(tx, id, &term, by.institution).await
        }
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
            let waited = values::waited(entry)?;
            moved_back(tx, id, (place, waited), reason, by, now).await
        }
        (PutBack::Removal, About::SignUp(id)) => {
            sign_up::put_back(tx, id, entry.at, reason, by, now).await
        }
        _ => Err(Error::failed("a change that is put back in a way of another thing")),
    }
}
