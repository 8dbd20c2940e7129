//! Taking a register over: its people become members, each once. A few statements, however many they are.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use domain::id::{FormKey, ImportId, InstitutionId, PersonId};
use domain::log::{About, Act};
use domain::member::register::Recognised;
use domain::person::{Coordinator, Telephone};
use domain::plan::Sex;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::made::{Made, note};
use super::member::NewMember;
use super::{Outcome, Progress, claim, done};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::member;
use crate::person::{Told, fill_gaps, lock_all};
use crate::rows::{Value, insert_all, insert_new};
use crate::spelling::person_key;
use known::{owners_of, who_they_are};

mod known;

/// People that one statement asks about or changes.
const CHUNK: usize = 64;

/// New people that are written before it is told how far it has come.
const WRITTEN: usize = 512;

/// Who each of these is, one for one.
pub async fn recognised(
    db: &Db,
    people: &[NewMember],
    by: &Coordinator,
) -> Result<Vec<Recognised>> {
    who_they_are(&mut *db.reader().await?, people, by.institution).await
}

/// Takes a register over: whoever is new becomes a member, everybody else stays as they are. Confirmed again, it only tells
/// again what it did. `progress` is told how far it has come.
pub async fn confirm_people(
    db: &Db,
    key: FormKey,
    id: ImportId,
    people: Vec<NewMember>,
    by: &Coordinator,
    progress: Arc<Progress>,
) -> Result<Outcome> {
    let register = Register { import: id, institution: by.institution, people, progress };
    let doing = Doing::beside(Act::ImportPeople, by, About::Import(id));
    db.desk_once(key, doing, register, |tx, register, now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(taken(tx, register, now))
    })
    .await
}

/// What a unit takes over. The import tells one form from another: what it holds never changes once it is looked at.
#[derive(Serialize)]
struct Register {
    import: ImportId,
    institution: InstitutionId,
    #[serde(skip)]
    people: Vec<NewMember>,
    #[serde(skip)]
    progress: Arc<Progress>,
}

async fn taken(tx: &mut Tx, register: &Register, now: Timestamp) -> Result<Outcome> {
    let Register { import, institution, people, progress } = register;
    progress.begins();
    if let Some(outcome) = claim(tx, *import, *institution, now).await? {
        return Ok(outcome);
    }
    queue(tx, *institution).await?;
    let recognised = who_they_are(tx, people, *institution).await?;
    let (mut new, mut known, mut outcome) = (Vec::new(), Vec::new(), Outcome::default());
    for (person, who) in people.iter().zip(&recognised) {
        match who {
            Recognised::New { shares_number, .. } => {
                new.push((PersonId(Uuid::now_v7()), person, *shares_number))
            }
            Recognised::Joins(id) => known.push((*id, person)),
            Recognised::Same(_) => outcome.unchanged += 1,
            Recognised::NumberDiffers(_) => outcome.number_differs += 1,
            Recognised::Repeated { .. } => outcome.repeated += 1,
        }
    }
    for some in new.chunks(WRITTEN) {
        add(tx, some, now).await?;
        progress.goes_on(some.len());
    }
    let (own, appeared) = appeared_meanwhile(tx, *institution, &new).await?;
    known.extend(appeared);
    add_branches(tx, *institution, &own).await?;
    let filled = known.iter().map(|(id, person)| told(*id, person)).collect::<Vec<_>>();
    for some in filled.chunks(CHUNK) {
        lock_all(tx, &some.iter().map(|told| told.person).collect::<Vec<_>>()).await?;
        fill_gaps(tx, some).await?;
        progress.goes_on(some.len());
    }
    let ids = own.iter().map(|(id, _)| *id).chain(known.iter().map(|(id, _)| *id));
    let ids: Vec<PersonId> = ids.collect::<HashSet<_>>().into_iter().collect();
    for some in ids.chunks(CHUNK) {
        member::join(tx, *institution, some, now).await?;
    }
    outcome.added = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let made: Vec<Made> = ids.into_iter().map(Made::member).collect();
    note(tx, *import, &made).await?;
    done(tx, *import, &outcome).await?;
    Ok(outcome)
}

async fn add(tx: &mut Tx, new: &[(PersonId, &NewMember, bool)], now: Timestamp) -> Result<()> {
    let row = |(id, person, shares): &(PersonId, &NewMember, bool)| -> Vec<Value> {
        let mobile = person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
        let (own, shared) = if *shares { (None, mobile) } else { (mobile, None) };
        let sex = person.sex.map(|sex| match sex {
            Sex::Female => "woman",
            Sex::Male => "man",
        });
        let telephone = person.emergency_telephone.as_ref().map(Telephone::as_str);
        vec![
            id.to_string().into(),
            person.name.as_str().into(),
            person_key(person.name.as_str()).into(),
            own.into(),
            person.born_on.map(|day| day.to_string()).into(),
            sex.map(str::to_owned).into(),
            some(&person.category).into(),
            some(&person.address).into(),
            some(&person.former_unit).into(),
            person.emergency_contact.as_deref().map(storable).into(),
            // Somebody else's number is the one to call, as at the counter.
            telephone.map(str::to_owned).or(shared).into(),
            now.as_second().into(),
            person.area.as_ref().map(|area| area.as_str().to_owned()).into(),
        ]
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    let into = "person (id, name, name_key, mobile, born_on, sex, category, address, former_unit, \
                emergency_contact, emergency_telephone, created_at, area_code)";
    Ok(insert_new(tx, into, "(mobile) where mobile is not null", &rows).await?)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| storable(text))
}

type People<'a> = Vec<(PersonId, &'a NewMember)>;

/// Those who were added, and those whose number somebody has signed in with in this very moment.
async fn appeared_meanwhile<'a>(
    tx: &mut Tx,
    institution: InstitutionId,
    new: &[(PersonId, &'a NewMember, bool)],
) -> Result<(People<'a>, People<'a>)> {
    let mut owners = HashMap::new();
    if tx.is_beside_others() {
        let mobiles = new.iter().filter(|one| !one.2).filter_map(|one| one.1.mobile.as_ref());
        for owner in owners_of(tx, institution, &mobiles.collect::<Vec<_>>()).await? {
            owners.extend(owner.mobile.map(|mobile| (mobile.as_str().to_owned(), owner.person)));
        }
    }
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for (id, person, shares) in new {
        let mobile = person.mobile.as_ref().filter(|_| !shares);
        match mobile.and_then(|mobile| owners.get(mobile.as_str())) {
            Some(owner) if owner != id => others.push((*owner, *person)),
            _ => own.push((*id, *person)),
        }
    }
    Ok((own, others))
}

/// The branches that a register names lie where its institution does.
async fn add_branches(tx: &mut Tx, institution: InstitutionId, people: &People<'_>) -> Result<()> {
    let of =
        |(id, person): &(PersonId, &NewMember)| Some((*id, storable(person.branch.as_deref()?)));
    let members: Vec<(PersonId, String)> = people.iter().filter_map(of).collect();
    let names: BTreeSet<&str> = members.iter().map(|(_, name)| name.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let query = sqlx::query("select area_code from institution where id = $1");
    let row = query.bind(institution.to_string()).fetch_one(&mut **tx).await?;
    let area = row.text("area_code")?;
    let row =
        |name: &&str| vec![Uuid::now_v7().to_string().into(), area.clone().into(), (*name).into()];
    let rows: Vec<_> = names.iter().map(row).collect();
    insert_new(tx, "branch (id, area_code, name)", "(area_code, name)", &rows).await?;
    let sql = "select id, name from branch where area_code = $1";
    let mut ids = HashMap::new();
    for row in sqlx::query(sql).bind(area.as_str()).fetch_all(&mut **tx).await? {
        ids.insert(row.text("name")?, row.text("id")?);
    }
    let row = |(person, name): &(PersonId, String)| {
        Some(vec![ids.get(name)?.clone().into(), person.to_string().into()])
    };
    let rows: Vec<_> = members.iter().filter_map(row).collect();
    Ok(insert_all(tx, "branch_membership (branch_id, person_id)", &rows).await?)
}

fn told(person: PersonId, told: &NewMember) -> Told {
    Told {
        person,
        name: told.name.clone(),
        born_on: told.born_on,
        emergency_contact: told.emergency_contact.as_deref().map(storable),
        emergency_telephone: told.emergency_telephone.as_ref().map(|one| one.as_str().to_owned()),
        address: some(&told.address),
    }
}
