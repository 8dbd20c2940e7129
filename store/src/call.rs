//! 打电话: whom a coordinator is to call, and every call that was made.

mod due;
mod earlier;

use domain::call::{Call, CallOutcome, CallReason, called_enough};
use domain::decision::Basis;
use domain::id::{FormKey, PersonId, SignUpId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

pub use self::due::{DueCall, due, due_about, due_in_order, number_due, people_to_call};
pub(crate) use self::due::{DueMatter, due_by_matter};
pub(crate) use self::earlier::earlier_to_each;
pub use self::earlier::{Came, EarlierCall, earlier};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::fee;
use crate::log::Doing;
use crate::notice;
use crate::seeded::Bug;
use crate::sign_up::{
    accepted, end, lock_person, locked, next_session, offer_free, pass_on_blocked_of, waits_on,
};

/// A call that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCall {
    /// About which sign-up.
    pub sign_up: SignUpId,
    /// About what.
    pub about: CallReason,
    /// What came of it.
    pub outcome: CallOutcome,
    /// A word about it, or nothing.
    pub note: String,
}

/// The calls about one sign-up and reason from then on, the first one first.
pub(crate) async fn calls_since(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    about: CallReason,
    since: Timestamp,
) -> Result<Vec<Call>> {
    let sql = "select at, about, outcome from call \
               where sign_up_id = $1 and about = $2 and at >= $3 order by at, id";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(about.code());
    let rows = query.bind(since.as_second()).fetch_all(connection).await?;
    rows.iter().map(call_from).collect()
}

/// Every call about one of the person's own sign-ups, the first one first; about somebody else's there is none.
pub(crate) async fn calls_of(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
) -> Result<Vec<Call>> {
    let sql = "select c.at, c.about, c.outcome from call c join sign_up s on s.id = c.sign_up_id \
               where c.sign_up_id = $1 and s.person_id = $2 order by c.at, c.id";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    query.fetch_all(connection).await?.iter().map(call_from).collect()
}

fn call_from(row: &AnyRow) -> Result<Call> {
    Ok(Call {
        at: row.instant("at")?,
        about: row.word("about", CallReason::from_code)?,
        outcome: row.word("outcome", CallOutcome::from_code)?,
    })
}

/// Writes a call down and does what the person answered; a place that they took is confirmed to them. Another institution's is not
/// found; an offer that was answered already is refused.
pub async fn log(db: &Db, key: FormKey, call: NewCall, by: &Coordinator) -> Result<SignUp> {
    let call = NewCall { note: storable(&call.note), ..call };
    let doing = Doing::to(Act::Call, by, About::SignUp(call.sign_up));
    let is_accepted = (call.about, call.outcome) == (CallReason::Offer, CallOutcome::Accepted);
    let sign_up = db.desk_once(key, doing, (call, by.clone()), |tx, (call, by), now| {
        Box::pin(logged(tx, call, by, now))
    });
    let sign_up = sign_up.await?;
    if is_accepted {
        pass_on_blocked_of(db, sign_up.person).await;
    }
    Ok(sign_up)
}

async fn logged(tx: &mut Tx, call: &NewCall, by: &Coordinator, now: Timestamp) -> Result<SignUp> {
    if call.outcome == CallOutcome::Accepted {
        // Before the offering's row, as whoever signs up does: two never wait for each other.
        lock_person(tx, call.sign_up).await?;
    }
    let (sign_up, offering) = locked(tx, call.sign_up).await?;
    offering.is_run_by(by)?;
    match call.about {
        CallReason::Offer => drop(is_offered(&sign_up)?),
        CallReason::Fee => drop(fee::unpaid_fee(tx, &sign_up).await?),
    }
    insert(tx, call, by, now).await?;
    tx.note(Field::Outcome, call.outcome.code());
    tx.reaches(Reach::PlacesOf(sign_up.offering));
    match (call.about, call.outcome) {
        (CallReason::Offer, CallOutcome::Accepted) => {
            let taken = accepted(tx, sign_up.id, by.person, &Basis::Counter, now).await?;
            let (about, of) = (NoticeKind::AcceptedByTelephone, taken.offering);
            notice::tell(tx, about, taken.person, of, taken.id, now).await?;
            Ok(taken)
        }
        (CallReason::Offer, CallOutcome::Kept) => {
            waits_on(tx, sign_up.id, by.person, &Basis::Counter, now).await
        }
        (CallReason::Offer, CallOutcome::Declined) => {
            let of = sign_up.offering;
            let ended = end(tx, sign_up, &offering, EndReason::Declined, by.person, now).await?;
            offer_free(tx, of, now).await?;
            Ok(ended)
        }
        _ => Ok(sign_up),
    }
}

fn is_offered(sign_up: &SignUp) -> Result<Timestamp, Refusal> {
    match sign_up.state {
        SignUpState::Live(Place::Offered { answer_by }) => Ok(answer_by),
        _ => Err(Refusal::NothingOffered),
    }
}

async fn insert(tx: &mut Tx, call: &NewCall, by: &Coordinator, now: Timestamp) -> Result<()> {
    let sql = "insert into call (id, sign_up_id, at, by_person_id, about, outcome, note) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(call.sign_up.to_string())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .bind(call.about.code())
        .bind(call.outcome.code())
        .bind(call.note.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Offers the place to the next person, since this one was called and did not answer; they are told. Refused while there
/// were too few calls. Another institution's is not found.
pub async fn ask_next(db: &Db, key: FormKey, id: SignUpId, by: &Coordinator) -> Result<SignUp> {
    let doing = Doing::to(Act::AskNext, by, About::SignUp(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            let (sign_up, offering) = locked(tx, *id).await?;
            offering.is_run_by(by)?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            let answer_by = is_offered(&sign_up)?;
            if !tx.has(Bug::PassedUncalled) && !called(tx, &sign_up, answer_by, now).await? {
                return Err(Refusal::CallsMissing.into());
            }
            let (person, of) = (sign_up.person, sign_up.offering);
            let ended = end(tx, sign_up, &offering, EndReason::NotReached, by.person, now).await?;
            notice::tell(tx, NoticeKind::OfferEnded, person, of, *id, now).await?;
            offer_free(tx, of, now).await?;
            Ok(ended)
        })
    })
    .await
}

/// Whether the time to answer is over, and the person was called often enough since the place was offered.
async fn called(
    tx: &mut Tx,
    sign_up: &SignUp,
    answer_by: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let row = sqlx::query("select offered_at from sign_up where id = $1")
        .bind(sign_up.id.to_string())
        .fetch_one(&mut **tx)
        .await?;
    let since = row.instant("offered_at")?;
    let calls = calls_since(tx, sign_up.id, CallReason::Offer, since).await?;
    let begins_at = next_session(tx, sign_up.offering, now).await?;
    Ok(answer_by <= now && called_enough(&calls, begins_at, now))
}
