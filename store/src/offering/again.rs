//! An offering takes place after all: its calling off is taken back, and everybody who knew of it is told.

use domain::id::OfferingId;
use domain::log::Field;
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::run::set_state;
use super::standing::lock;
use crate::db::Tx;
use crate::draw;
use crate::error::Result;
use crate::institution::queue;
use crate::notice::{self, TakenBack};
use crate::session::all_fit_again;
use crate::sign_up::{all_stand_again, offer_free};

/// What is taken back.
pub(crate) struct CalledOff<'a> {
    /// When it was called off.
    pub at: Timestamp,
    /// It had been closed by hand before.
    pub was_closed: bool,
    /// Why it is taken back; whoever knew of it reads it.
    pub reason: &'a str,
}

/// Everybody who had a place, waited or wished stands as they stood, where they still can. Whoever had not heard of it hears
/// nothing; all others, and who does not stand there any more, are told that it takes place. Refused where it is over, where a draw
/// has gone on without it, and where a room or a teacher was given to something else.
pub(crate) async fn takes_place_again(
    tx: &mut Tx,
    id: OfferingId,
    called_off: CalledOff<'_>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (_, standing) = lock(tx, id).await?;
    standing.is_run_by(by)?;
    if now >= standing.terms.ends_at {
        return Err(Refusal::AlreadyOver.into());
    }
    // Who gives money back, or puts something into a room, at the same moment waits here, or has done so before.
    queue(tx, by.institution).await?;
    draw::takes_place_again(tx, id, called_off.at).await?;
    all_fit_again(tx, id, by.institution, called_off.at, now).await?;
    set_state(tx, id, if called_off.was_closed { "closed" } else { "open" }, "", now).await?;
    let CalledOff { at, reason, .. } = called_off;
    let stand = all_stand_again(tx, id, (at, reason), by, now).await?;
    let told = notice::take_back(tx, TakenBack::CallingOff(id), at, now).await?;
    let mut left_out = 0;
    for one in told {
        // Who only wished does so again.
        let stands = one.sign_up.is_none_or(|sign_up| stand.contains(&sign_up));
        left_out += u32::from(!stands);
        if one.knows || !stands {
            let about = NoticeKind::TakesPlace { reason: reason.to_owned(), stands };
            notice::tell(tx, about, one.person, id, one.sign_up, now).await?;
        }
    }
    tx.note(Field::Number, stand.len());
    if left_out > 0 {
        tx.note(Field::NotBack, left_out);
    }
    offer_free(tx, id, now).await
}
