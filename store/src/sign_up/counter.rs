//! Signing somebody up at the counter or by telephone.

use domain::decision::WhyExcepted;
use domain::id::{FormKey, InstitutionId, OfferingId, PersonId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::person::{Coordinator, Mobile, Person, PersonName, Telephone};
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use domain::turned_away::is_kept;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::give::give;
use super::{Asked, By};
use crate::columns::storable;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::member;
use crate::notice;
use crate::offering::standing::standing;
use crate::person::{self, Told, fill_gaps, insert, nobody, of_mobile, person_from};
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

/// What came of asking for somebody at the counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtCounter {
    /// They are on the list.
    Added(SignUp),
    /// A rule says no; to whom, where that is kept: they are known to the institution from then on.
    Refused(Refusal, Option<PersonId>),
}

/// Signs somebody up at the counter or by telephone, and tells them on their own pages.
///
/// The number tells who it is. Where it is somebody else's, as with couples who share a telephone,
/// or where there is none, somebody of the same name and birthday known to the institution is the same person.
/// Against the rule for everybody, as before the window opens, it needs a reason, for the log; which sentence the person reads is said
/// with it. A no is kept, to be explained later, and so is whoever it was told to.
pub async fn add_at_counter(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    person: &CounterPerson,
    why: impl Into<WhyExcepted>,
    by: &Coordinator,
) -> Result<SignUp> {
    match ask_at_counter(db, key, offering, person, why, by).await? {
        AtCounter::Added(sign_up) => Ok(sign_up),
        AtCounter::Refused(refusal, _) => Err(refusal.into()),
    }
}

/// The same, for whoever goes on with the same person after a no.
pub async fn ask_at_counter(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    person: &CounterPerson,
    why: impl Into<WhyExcepted>,
    by: &Coordinator,
) -> Result<AtCounter> {
    match added(db, key, offering, person, why.into(), by).await {
        Err(Error::Refused(refusal)) => {
            let who = turn_away(db, offering, person, &refusal, by).await;
            let who = who.unwrap_or_else(|error| {
                tracing::warn!(%error, "who was turned away at the counter could not be kept");
                None
            });
            Ok(AtCounter::Refused(refusal, who))
        }
        answer => answer.map(AtCounter::Added),
    }
}

async fn added(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    person: &CounterPerson,
    why: WhyExcepted,
    by: &Coordinator,
) -> Result<SignUp> {
    let doing = Doing::makes(Act::AddAtCounter, by).because(&why.words);
    let facts = (offering, person.clone(), storable_why(&why), by.clone());
    db.desk_once(key, doing, facts, |tx, (offering, told, why, by), now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            let person = who_it_is(tx, told, by.institution, now).await?;
            add(tx, *offering, person, why, by, now).await
        })
    })
    .await
}

/// Adds somebody at the counter who signs up for nothing yet, by the same rules who it is: who is known is found, and a member of the
/// coordinator's institution from then on.
pub async fn register_at_counter(
    db: &Db,
    key: FormKey,
    person: &CounterPerson,
    by: &Coordinator,
) -> Result<PersonId> {
    let facts = (person.clone(), by.clone());
    db.desk_once(key, Doing::makes(Act::AddPerson, by), facts, |tx, (told, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let person = who_it_is(tx, told, by.institution, now).await?;
            person::lock(tx, person).await?;
            member::join(tx, by.institution, &[person], now).await?;
            tx.note_about(About::Person(person));
            Ok(person)
        })
    })
    .await
}

/// Keeps that somebody was told no at the counter, and who it was, as a member of the institution: they are not typed again for
/// something else. Nothing of what everybody is told alike, nor of whom nobody could know again.
async fn turn_away(
    db: &Db,
    offering: OfferingId,
    person: &CounterPerson,
    refusal: &Refusal,
    by: &Coordinator,
) -> Result<Option<PersonId>> {
    if !is_kept(refusal) {
        return Ok(None);
    }
    let facts = (offering, person.clone(), refusal.clone(), by.clone());
    db.desk(Doing::makes(Act::TurnAway, by), facts, |tx, (offering, told, refusal, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            standing(tx, *offering).await?.is_run_by(by)?;
            let person = match known_again(tx, told, by.institution, now).await? {
                Some(known) => known,
                None if told.born_on.is_some() => new_person(tx, told, now).await?,
                None => {
                    tx.note_nothing();
                    return Ok(None);
                }
            };
            person::lock(tx, person).await?;
            member::join(tx, by.institution, &[person], now).await?;
            turned_away::keep(tx, *offering, person, refusal, now).await?;
            tx.note_about(About::Person(person));
            tx.note_offering(*offering);
            Ok(Some(person))
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
    why: impl Into<WhyExcepted>,
    by: &Coordinator,
) -> Result<SignUp> {
    let why = why.into();
    let doing = Doing::makes(Act::AddMember, by).because(&why.words);
    let facts = (offering, person, storable_why(&why), by.clone());
    let answer = db.desk_once(key, doing, facts, |tx, (offering, person, why, by), now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            member::by_id(tx, *person, by).await?;
            add(tx, *offering, *person, why, by, now).await
        })
    });
    turned_away::kept(db, offering, person, answer.await).await
}

/// Without what no text may hold.
pub(crate) fn storable_why(why: &WhyExcepted) -> WhyExcepted {
    WhyExcepted { words: storable(&why.words), told: why.told }
}

pub(crate) async fn add(
    tx: &mut Tx,
    offering: OfferingId,
    person: PersonId,
    why: &WhyExcepted,
    by: &Coordinator,
    now: Timestamp,
) -> Result<SignUp> {
    let asked = Asked { offering, person, by: By::Coordinator(by.clone()) };
    let sign_up = give(tx, &asked, why, now).await?;
    is_told(tx, sign_up, now).await
}

/// Notes in the log whom a coordinator has put on a list, with a place or without one, and tells them on their own pages alone: they
/// stand at the counter or are on the telephone, and hear it there.
pub(super) async fn is_told(tx: &mut Tx, sign_up: SignUp, now: Timestamp) -> Result<SignUp> {
    tx.note_about(About::SignUp(sign_up.id));
    let (person, offering) = (sign_up.person, sign_up.offering);
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
    match known_again(tx, told, institution, now).await? {
        Some(known) => Ok(known),
        None => new_person(tx, told, now).await,
    }
}

/// Who that is, if they are known: by their number, which makes the person at the first time, or by name and birthday.
async fn known_again(
    tx: &mut Tx,
    told: &CounterPerson,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Option<PersonId>> {
    if let Some(mobile) = &told.mobile {
        let owner = of_mobile(tx, mobile, now).await?;
        if owner.name.as_ref().is_none_or(|name| *name == told.name) {
            put_right(tx, owner.id, told, institution).await?;
            fill(tx, owner.id, told).await?;
            return Ok(Some(owner.id));
        }
    }
    let known = known_to(tx, told, institution).await?;
    if let Some(known) = known {
        fill(tx, known, told).await?;
    }
    Ok(known)
}

async fn new_person(tx: &mut Tx, told: &CounterPerson, now: Timestamp) -> Result<PersonId> {
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

/// Somebody of this name and birthday who belongs to the institution, has signed up there or made wishes.
async fn known_to(
    tx: &mut Tx,
    told: &CounterPerson,
    institution: InstitutionId,
) -> Result<Option<PersonId>> {
    let Some(born_on) = told.born_on else { return Ok(None) };
    let sql = "select p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, \
               p.emergency_telephone from person p \
               where p.name_key = $1 and p.name = $2 and p.born_on = $3 and p.merged_into is null and (exists ( \
               select 1 from member m where m.person_id = p.id and m.institution_id = $4) or exists ( \
               select 1 from sign_up s join offering o on o.id = s.offering_id \
               where s.person_id = p.id and o.institution_id = $4) or exists ( \
               select 1 from application a join draw d on d.id = a.draw_id \
               where a.person_id = p.id and d.institution_id = $4)) order by p.id limit 1";
    let row = sqlx::query(sql)
        .bind(person_key(told.name.as_str()))
        .bind(told.name.as_str())
        .bind(born_on.to_string())
        .bind(institution.to_string())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.as_ref().map(person_from).transpose()?.map(|person| person.id))
}

/// A birthday that was typed wrongly at this counter, so that its person was told no, is put right by typing it again: as long as
/// they have had nothing and have never signed in, nobody else has told it.
async fn put_right(
    tx: &mut Tx,
    person: PersonId,
    told: &CounterPerson,
    institution: InstitutionId,
) -> Result<()> {
    let Some(born_on) = told.born_on else { return Ok(()) };
    let sql = "update person set born_on = $2 where id = $1 and born_on <> $2 \
               and exists (select 1 from log_entry l where l.person_id = $1 and l.act = $3 and l.institution_id = $4) \
               and not exists (select 1 from sign_up s where s.person_id = $1) \
               and not exists (select 1 from application a where a.person_id = $1) \
               and not exists (select 1 from sign_in i where i.person_id = $1)";
    sqlx::query(sql)
        .bind(person.to_string())
        .bind(born_on.to_string())
        .bind(Act::TurnAway.code())
        .bind(institution.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
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
