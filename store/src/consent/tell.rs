//! Telling a person of those who act for them: that somebody may, that they may no more, what they did; and a helper of its end.

use domain::consent::Consent;
use domain::decision::Decided;
use domain::id::{ConsentId, OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use jiff::Timestamp;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::notice::{Of, insert};
use crate::sign_up::By;

/// Tells the person of the consent as a whole.
pub(super) async fn tell(
    tx: &mut Tx,
    about: NoticeKind,
    consent: &Consent,
    now: Timestamp,
) -> Result<()> {
    let whom = (consent.person.to_string(), None);
    insert(tx, &about, Of::Consent(consent.id), [whom], now).await?;
    Ok(())
}

/// Tells the helper of it.
pub(super) async fn tell_helper(
    tx: &mut Tx,
    about: NoticeKind,
    consent: &Consent,
    now: Timestamp,
) -> Result<()> {
    let whom = (consent.helper.to_string(), None);
    insert(tx, &about, Of::Consent(consent.id), [whom], now).await?;
    Ok(())
}

/// Tells the person what was done with their sign-up under the consent, in the unit that does it.
pub(crate) async fn tell_what_was_done(
    tx: &mut Tx,
    consent: ConsentId,
    sign_up: SignUpId,
    what: Decided,
    now: Timestamp,
) -> Result<()> {
    let sql = "select person_id, offering_id from sign_up where id = $1";
    let row = sqlx::query(sql).bind(sign_up.to_string()).fetch_one(&mut **tx).await?;
    let whom = (row.text("person_id")?, Some(sign_up.to_string()));
    let of = Of::DoneUnder { offering: row.id("offering_id")?, consent };
    insert(tx, &NoticeKind::HelperActed(what), of, [whom], now).await?;
    Ok(())
}

/// Tells the person of wishes that somebody else made for them or took back, of which this is the dearest; nobody is told of
/// their own.
pub(crate) async fn tell_of_wishes(
    tx: &mut Tx,
    about: NoticeKind,
    by: &By,
    (person, dearest): (PersonId, OfferingId),
    now: Timestamp,
) -> Result<()> {
    let By::Helper(helping) = by else { return Ok(()) };
    let of = Of::DoneUnder { offering: dearest, consent: helping.consent };
    insert(tx, &about, of, [(person.to_string(), None)], now).await?;
    Ok(())
}
