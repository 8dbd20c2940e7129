//! Each kind of change with the step that puts it back: always the step that a coordinator's own form takes.

use domain::log::{About, Facts, Field, LogRefusal, PutBack, each_read};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::{Kept, offering, refused, session, values};
use crate::booking::{moved_back, place_of};
use crate::care::contact_taken_back;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fee::decided_no_more;
use crate::offering::{CalledOff, put_places_back, takes_place_again};
use crate::room::{closed_again, closure_taken_back, set_retired};
use crate::session::taught_as_before;
use crate::template::worded_as_before;
use crate::timetable::{published_no_more, set_department_name, set_term, term_in};
use crate::{saved_filter, sign_up};

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
        (PutBack::Contents, About::Offering(id)) => {
            offering::contents(tx, entry, id, by, now).await
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
        (PutBack::Department, About::Department(id)) => {
            let name = entry.stood.get(&Field::Name);
            let name = name.ok_or_else(|| refused(LogRefusal::NotToBePutBack))?;
            set_department_name(tx, id, name, by.institution, now).await
        }
        (PutBack::Publication, About::Term(_)) => {
            let classes = entry.stands.get(&Field::Classes);
            // An entry of an earlier release did not yet keep which.
            let classes = classes.ok_or_else(|| refused(LogRefusal::NotToBePutBack))?;
            let ids = each_read(classes).map(|(id, _)| id.parse().map_err(Error::failed));
            let ids = ids.collect::<Result<Vec<_>>>()?;
            published_no_more(tx, &ids, reason, by, now).await
        }
        (PutBack::Retirement, About::Room(id)) => {
            let from = values::instant(&entry.stood, Field::RetiredAt)?;
            set_retired(tx, id, from, by.institution, now).await
        }
        (PutBack::Closure, About::Closure(id)) => {
            closure_taken_back(tx, id, by, now).await.map(|_| ())
        }
        (PutBack::Reopening, About::Closure(id)) => {
            closed_again(tx, id, by.institution, now).await.map(|_| ())
        }
        (PutBack::Session, About::Session(id)) => {
            session::changed_back(tx, entry, id, reason, by, now).await
        }
        (PutBack::Teacher, About::Offering(id)) => {
            let new = entry.stands.get(&Field::Teacher).map(String::as_str).unwrap_or_default();
            taught_as_before(tx, id, (entry.at, new), reason, by, now).await
        }
        (PutBack::Booking, About::Booking(id)) => {
            let place = values::place(entry, place_of(tx, id, by).await?)?;
            let waited = values::waited(entry)?;
            moved_back(tx, id, (place, waited), reason, by, now).await
        }
        (PutBack::Removal, About::SignUp(id)) => {
            sign_up::put_back(tx, id, entry.at, reason, by, now).await
        }
        (PutBack::CallingOff, About::Offering(id)) => {
            let was_closed = entry.stood.get(&Field::State).is_some_and(|word| word == "closed");
            let called_off = CalledOff { at: entry.at, was_closed, reason };
            takes_place_again(tx, id, called_off, by, now).await
        }
        (PutBack::Contact, About::SignUp(id)) => {
            contact_taken_back(tx, id, entry.at, by, now).await
        }
        (PutBack::Pair, About::SignUp(id)) => sign_up::unlinked(tx, id, entry.at, by, now).await,
        (PutBack::NothingBack, About::SignUp(id)) => {
            decided_no_more(tx, id, entry.at, by, now).await
        }
        (PutBack::Filter, About::Institution(_)) => {
            let name = entry.stands.get(&Field::Name).or(entry.stood.get(&Field::Name));
            let name = name.ok_or_else(|| refused(LogRefusal::NotToBePutBack))?;
            saved_filter::as_before(tx, name, entry.at, by, now).await
        }
        (PutBack::Wording, About::Institution(_)) => {
            let told = |facts: &Facts, field| facts.get(&field).cloned().unwrap_or_default();
            let (event, channel) =
                (told(&entry.stands, Field::Event), told(&entry.stands, Field::Channel));
            let (stood, stands) =
                (told(&entry.stood, Field::Text), told(&entry.stands, Field::Text));
            worded_as_before(tx, (&event, &channel), (&stood, &stands), by, now).await
        }
        _ => Err(Error::failed("a change that is put back in a way of another thing")),
    }
}
