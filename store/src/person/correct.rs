//! 改资料: what a desk puts right about a member: a name, a birthday, a number that nobody signs in with, whom to call.

use domain::id::PersonId;
use domain::log::{About, Act, Field};
use domain::person::{Coordinator, Mobile, Person, Telephone, may_set_number};
use domain::refusal::Refusal;
use sqlx::AnyConnection;

use super::{bind_particulars, found, lock};
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::log::Doing;
use crate::member;
use crate::seen::Seen;
use crate::sign_up::CounterPerson;

/// Whether the person has signed in themselves: from then on their number is their own to change.
pub async fn signs_in_themselves(db: &Db, id: PersonId) -> Result<bool> {
    has_signed_in(&mut *db.reader().await?, id).await
}

async fn has_signed_in(connection: &mut AnyConnection, id: PersonId) -> Result<bool> {
    let sql = "select id from sign_in where person_id = $1 limit 1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(connection).await?;
    Ok(row.is_some())
}

/// Puts right what is known of a member, as they tell it at the counter; a birthday once known is changed and not forgotten. Refused
/// where it was changed since it was seen, where the number is somebody else's, and where the person signs in with their own. Who does
/// not belong to the coordinator's institution is not found.
pub async fn correct(
    db: &Db,
    id: PersonId,
    told: &CounterPerson,
    seen: Seen,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::CorrectPerson, by, About::Person(id));
    let facts = (id, told.clone(), seen, by.clone());
    db.desk(doing, facts, |tx, (id, told, seen, by), _| {
        Box::pin(async move {
            member::by_id(tx, *id, by).await?;
            let stands = lock(tx, *id).await?;
            let wanted = wanted(&stands, told);
            // The same form, sent twice.
            if wanted == stands {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            let signs_in = has_signed_in(tx, *id).await?;
            may_set_number(stands.mobile.as_ref(), wanted.mobile.as_ref(), signs_in)?;
            let sql = "update person set name = $2, name_key = $3, mobile = $4, born_on = $5, emergency_contact = $6, \
                       emergency_telephone = $7 where id = $1";
            let query = bind_particulars(sqlx::query(sql), &wanted);
            let changed = query.execute(&mut **tx).await;
            found(changed.map_err(unique_means(Refusal::NumberTaken))?.rows_affected())?;
            member::is_renamed(tx, *id).await?;
            note(tx, &stands, &wanted);
            Ok(())
        })
    })
    .await
}

/// How they will stand.
fn wanted(stands: &Person, told: &CounterPerson) -> Person {
    Person {
        id: stands.id,
        name: Some(told.name.clone()),
        mobile: told.mobile.clone(),
        born_on: told.born_on.or(stands.born_on),
        emergency_contact: told.emergency_contact.clone(),
        emergency_telephone: told.emergency_telephone.as_ref().map(|one| one.as_str().to_owned()),
    }
}

/// What stood and what stands, for the log: of numbers the ends alone.
fn note(tx: &mut Tx, stood: &Person, stands: &Person) {
    let values = |person: &Person| {
        let telephone = person.emergency_telephone.as_deref();
        [
            (Field::Name, person.name.as_ref().map(|name| name.as_str().to_owned())),
            (Field::BornOn, person.born_on.map(|day| day.to_string())),
            (Field::Mobile, person.mobile.as_ref().map(Mobile::masked)),
            (Field::EmergencyContact, person.emergency_contact.clone()),
            (Field::ContactTelephone, telephone.map(Telephone::masked)),
        ]
    };
    for ((field, before), (_, after)) in values(stood).into_iter().zip(values(stands)) {
        if before != after {
            tx.note_before(field, before.unwrap_or_default());
            tx.note(field, after.unwrap_or_default());
        }
    }
}
