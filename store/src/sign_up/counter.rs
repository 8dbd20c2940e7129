//! Signing somebody up at the counter or by telephone.

use domain::id::{FormKey, InstitutionId, OfferingId, PersonId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::person::{Coordinator, Mobile, Person, PersonName, Telephone};
use domain::sign_up::SignUp;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::give::give;
use super::{Asked, By};
use crate::columns::storable;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::member;
use crate::notice;
use crate::person::{Told, fill_gaps, insert, nobody, of_mobile, person_from};
use crate::spelling::person_key;
use crate::turned_away;

/// What a coordinator knows of somebody at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterPerson {
    /// As on the identity card.
    pub name: PersonName,
    /// Their own number, if they have one.
    pub mobile: Option<Mobile>,
    /// Their birthday, if they told it.
    pub born_on: Option<Date>,
    /// Whom to call if something happens, with the relation in words.
    pub emergency_contact: Option<String>,
    /// That person's telephone.
    pub emergency_telephone: Option<Telephone>,
}

/// Signs somebody up at the counter or by telephone, and tells them on their own pages.
///
/// The number tells who it is. Where it is somebody else's, as with couples who share a telephone,
/// or where there is none, somebody of the same name and birthday known to the institution is the same person.
/// Against the rule for everybody, as before the window opens, it needs a reason, which the person can read.
pub async fn add_at_counter(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    person: &CounterPerson,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (offering, person.clone(), storable(reason), by.clone());
    let doing = Doing::makes(Act::AddAtCounter, by).because(reason);
    db.desk_once(key, doing, facts, |tx, (offering, told, reason, by), now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            let person = who_it_is(tx, told, by.institution, now).await?;
            add(tx, *offering, person, reason, by, now).await
        })
    })
    .await
}

/// Signs a member of the coordinator's institution up, and tells them on their own pages. Who is no member is not found.
/// Against the rule for everybody it needs a reason. A no is kept, to be explained later.
pub async fn add_member(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    person: PersonId,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (offering, person, storable(reason), by.clone());
    let doing = Doing::makes(Act::AddMember, by).because(reason);
    let answer = db.desk_once(key, doing, facts, |tx, (offering, person, reason, by), now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            member::by_id(tx, *person, by).await?;
            add(tx, *offering, *person, reason, by, now).await
        })
    });
    turned_away::kept(db, offering, person, answer.await).await
}

pub(crate) async fn add(
    tx: &mut Tx,
    offering: OfferingId,
    person: PersonId,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<SignUp> {
    let asked = Asked { offering, person, by: By::Coordinator(by.clone()) };
    let sign_up = give(tx, &asked, reason, now).await?;
    tx.note_about(About::SignUp(sign_up.id));
    let about = NoticeKind::AddedByCoordinator;
    notice::tell(tx, about, person, offering, sign_up.id, now).await?;
    Ok(sign_up)
}

/// Who that is, added if nobody is known yet.
pub(crate) async fn who_it_is(
    tx: &mut Tx,
    told: &CounterPerson,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<PersonId> {
    if let Some(mobile) = &told.mobile {
        let owner = of_mobile(tx, mobile, now).await?;
        if owner.name.as_ref().is_none_or(|name| *name == told.name) {
            fill(tx, owner.id, told).await?;
            return Ok(owner.id);
        }
    }
    if let Some(known) = known_to(tx, told, institution).await? {
        fill(tx, known, told).await?;
        return Ok(known);
    }
    let telephone = told.emergency_telephone.as_ref().map(Telephone::as_str);
    let shared = told.mobile.as_ref().map(Mobile::as_str);
    let person = Person {
        name: Some(told.name.clone()),
        born_on: told.born_on,
        emergency_contact: told.emergency_contact.clone(),
        emergency_telephone: telephone.or(shared).map(str::to_owned),
        ..nobody()
    };
    insert(tx, &person, now).await?;
    Ok(person.id)
}

/// Somebody of this name and birthday who belongs to the institution, or has signed up or made wishes there before.
async fn known_to(
    tx: &mut Tx,
    told: &CounterPerson,
    institution: InstitutionId,
) -> Result<Option<PersonId>> {
    let Some(born_on) = told.born_on else { return Ok(None) };
    let sql = "select p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, \
               p.emergency_telephone from person p \
               where p.name_key = $1 and p.name = $2 and p.born_on = $3 and p.merged_into is null and (exists ( \
               select 1 from sign_up s join offering o on o.id = s.offering_id \
               where s.person_id = p.id and o.institution_id = $4) or exists ( \
               select 1 from application a join draw d on d.id = a.draw_id \
               where a.person_id = p.id and d.institution_id = $4) or exists ( \
               select 1 from member m where m.person_id = p.id and m.institution_id = $4)) order by p.id limit 1";
    let row = sqlx::query(sql)
        .bind(person_key(told.name.as_str()))
        .bind(told.name.as_str())
        .bind(born_on.to_string())
        .bind(institution.to_string())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.as_ref().map(person_from).transpose()?.map(|person| person.id))
}

/// Keeps what nobody has told before.
async fn fill(tx: &mut Tx, person: PersonId, told: &CounterPerson) -> Result<()> {
    let told = Told {
        person,
        name: told.name.clone(),
        born_on: told.born_on,
        emergency_contact: told.emergency_contact.clone(),
        emergency_telephone: told.emergency_telephone.as_ref().map(|one| one.as_str().to_owned()),
        address: None,
    };
    fill_gaps(tx, &[told]).await
}
