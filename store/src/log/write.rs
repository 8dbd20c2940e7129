//! Writing an entry in the unit that does what it tells.

use domain::id::{InstitutionId, LogEntryId, OfferingId};
use domain::log::{About, Act, Facts, Field, LogRefusal, differences};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::noted::Noted;
use super::snapshot::{lock, snapshot};
use crate::columns::storable;
use crate::db::{Tx, Unit};
use crate::error::{Error, Result, unique_means};
use crate::rows::insert_all;

/// What a coordinator is about to do.
#[derive(Clone, Debug)]
pub(crate) struct Doing {
    pub act: Act,
    by: Coordinator,
    aim: Aim,
    reason: String,
    undoes: Option<LogEntryId>,
}

/// To what it is done.
#[derive(Clone, Copy, Debug)]
enum Aim {
    /// To this: how it stands is read before and after.
    Change(About),
    /// About this, while nothing is changed that its row keeps.
    Beside(About),
    /// What is made: the unit says which.
    Make,
    /// To several: the unit writes an entry for each.
    Parts,
}

impl Doing {
    fn new(act: Act, by: &Coordinator, aim: Aim) -> Self {
        Self { act, by: by.clone(), aim, reason: String::new(), undoes: None }
    }

    /// Changes a thing, which is locked first.
    pub(crate) fn to(act: Act, by: &Coordinator, about: About) -> Self {
        Self::new(act, by, Aim::Change(about))
    }

    /// Does something about a thing whose row says the same before and after.
    pub(crate) fn beside(act: Act, by: &Coordinator, about: About) -> Self {
        Self::new(act, by, Aim::Beside(about))
    }

    /// Makes a thing; the unit calls [`Tx::note_about`].
    pub(crate) fn makes(act: Act, by: &Coordinator) -> Self {
        Self::new(act, by, Aim::Make)
    }

    /// Does it to several things; the unit uses [`Watch`] for each.
    pub(crate) fn parts(act: Act, by: &Coordinator) -> Self {
        Self::new(act, by, Aim::Parts)
    }

    /// Why.
    #[must_use]
    pub(crate) fn because(self, reason: &str) -> Self {
        Self { reason: storable(reason), ..self }
    }

    /// It puts back what another has changed.
    #[must_use]
    pub(crate) fn undoing(self, entry: LogEntryId) -> Self {
        Self { undoes: Some(entry), ..self }
    }

    /// Who changes nothing changes nothing here either, whatever form they have sent; but for the password that is their own.
    pub(crate) fn is_allowed(&self) -> Result<()> {
        let is_own = matches!(self.aim, Aim::Beside(About::Account(id)) if id == self.by.person);
        let is_own_password = is_own && self.act == Act::SetPassword;
        let is_allowed = self.by.role.changes_things() || is_own_password;
        if is_allowed { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// A unit of a coordinator's, with its entry.
pub(crate) struct Logged<F, U> {
    pub doing: Doing,
    pub facts: F,
    pub unit: U,
}

impl<F, U> Logged<F, U> {
    /// Runs the unit between two looks at the thing, and writes the entry. A unit that fails leaves none.
    pub(crate) fn run<'a, T>(tx: &'a mut Tx, logged: &'a Self, now: Timestamp) -> Unit<'a, T>
    where
        F: Send + Sync,
        T: Send,
        U: for<'b> Fn(&'b mut Tx, &'b F, Timestamp) -> Unit<'b, T> + Send + Sync,
    {
        Box::pin(async move {
            let doing = &logged.doing;
            // What a unit before this one on the same connection has left.
            *tx.noted() = Noted::default();
            let watched = match doing.aim {
                Aim::Change(about) => Some(Watch::begin(tx, about, &doing.by).await?),
                _ => None,
            };
            let answer = (logged.unit)(tx, &logged.facts, now).await?;
            match (doing.aim, watched) {
                (Aim::Change(_), Some(watch)) => watch.end(tx, doing, now).await?,
                (Aim::Beside(about), _) => beside(tx, doing, about, now).await?,
                (Aim::Make, _) => made(tx, doing, now).await?,
                _ => {}
            }
            Ok(answer)
        })
    }
}

/// How a thing stood before the change.
pub(crate) struct Watch {
    about: About,
    stood: Facts,
}

impl Watch {
    /// Locks the thing and looks at it.
    pub(crate) async fn begin(tx: &mut Tx, about: About, by: &Coordinator) -> Result<Self> {
        lock(tx, about, by.institution).await?;
        Ok(Self { about, stood: snapshot(tx, about, by.institution).await? })
    }

    /// A thing that the unit has just made: nothing stood before.
    pub(crate) fn made(about: About) -> Self {
        Self { about, stood: Facts::new() }
    }

    /// Looks again, and writes what differs. What can be put back and stands as it stood was not changed.
    pub(crate) async fn end(self, tx: &mut Tx, doing: &Doing, now: Timestamp) -> Result<()> {
        let stands = snapshot(tx, self.about, doing.by.institution).await?;
        let is_same = self.stood == stands && doing.act.put_back().is_some();
        if is_same && doing.undoes.is_none() {
            return Ok(());
        }
        write(tx, doing, self.about, (&self.stood, &stands), now).await
    }
}

/// An entry about a thing whose row keeps nothing of it, in a unit of several: what was noted until now is told.
pub(crate) async fn beside(tx: &mut Tx, doing: &Doing, about: About, now: Timestamp) -> Result<()> {
    write(tx, doing, about, (&Facts::new(), &Facts::new()), now).await
}

async fn made(tx: &mut Tx, doing: &Doing, now: Timestamp) -> Result<()> {
    if tx.noted().is_nothing {
        return Ok(());
    }
    let about = tx.noted().about;
    let about = about.ok_or_else(|| Error::failed("a unit has not said what it has made"))?;
    let stands = snapshot(tx, about, doing.by.institution).await?;
    write(tx, doing, about, (&Facts::new(), &stands), now).await
}

/// Places that were reserved were passed on, by the clock.
pub(crate) async fn by_the_clock(
    tx: &mut Tx,
    offering: OfferingId,
    institution: InstitutionId,
    places: u32,
    now: Timestamp,
) -> Result<()> {
    *tx.noted() = Noted::default();
    tx.note(Field::Number, places);
    let new = New { act: Act::PassOn, institution, by: None, reason: "", undoes: None };
    insert(tx, new, About::Offering(offering), (&Facts::new(), &Facts::new()), now).await
}

async fn write(
    tx: &mut Tx,
    doing: &Doing,
    about: About,
    facts: (&Facts, &Facts),
    now: Timestamp,
) -> Result<()> {
    let Doing { act, by, reason, undoes, .. } = doing;
    let new = New { act: *act, institution: by.institution, by: Some(by), reason, undoes: *undoes };
    insert(tx, new, about, facts, now).await
}

struct New<'a> {
    act: Act,
    institution: InstitutionId,
    by: Option<&'a Coordinator>,
    reason: &'a str,
    undoes: Option<LogEntryId>,
}

async fn insert(
    tx: &mut Tx,
    new: New<'_>,
    about: About,
    (stood, stands): (&Facts, &Facts),
    now: Timestamp,
) -> Result<()> {
    let noted = std::mem::take(tx.noted());
    if noted.is_nothing {
        return Ok(());
    }
    let (mut before, mut after) = (noted.stood, noted.facts);
    for differs in differences(stood, stands) {
        before.extend(differs.before.map(|value| (differs.field, value)));
        after.extend(differs.after.map(|value| (differs.field, value)));
    }
    let [offering, venue, person] = belongs_to(tx, about).await?;
    let person = noted.person.map(|person| person.to_string()).or(person);
    let offering = noted.offering.map(|offering| offering.to_string()).or(offering);
    let row = vec![
        LogEntryId(Uuid::now_v7()).to_string().into(),
        new.institution.to_string().into(),
        now.as_second().into(),
        new.by.map(|by| by.person.to_string()).into(),
        new.by.map_or("", |by| by.role.code()).into(),
        new.act.code().into(),
        about.kind().into(),
        about.id().to_string().into(),
        offering.into(),
        venue.into(),
        person.into(),
        serde_json::to_string(&before)?.into(),
        serde_json::to_string(&after)?.into(),
        new.reason.into(),
        new.undoes.map(|undoes| undoes.to_string()).into(),
    ];
    let into = "log_entry (id, institution_id, at, by_person_id, by_role, act, about_kind, about_id, offering_id, \
                venue_id, person_id, stood, stands, reason, undoes_id)";
    let written = insert_all(tx, into, &[row]).await;
    written.map_err(unique_means(Refusal::Log(LogRefusal::PutBackAlready)))
}

/// Offering, room and person of a thing.
async fn belongs_to(tx: &mut Tx, about: About) -> Result<[Option<String>; 3]> {
    let sql = match about {
        About::Offering(id) => return Ok([Some(id.to_string()), None, None]),
        About::Room(id) => return Ok([None, Some(id.to_string()), None]),
        About::Person(id) | About::Account(id) => return Ok([None, None, Some(id.to_string())]),
        About::Institution(_) | About::Term(_) | About::Department(_) | About::Planned(_) => {
            return Ok([None, None, None]);
        }
        About::Draw(_) | About::Import(_) => return Ok([None, None, None]),
        About::Session(_) => "select offering_id, null, null from session where id = $1",
        About::SignUp(_) => "select offering_id, null, person_id from sign_up where id = $1",
        About::Closure(_) => "select null, venue_id, null from closure where id = $1",
        About::Booking(_) => "select null, venue_id, null from booking where id = $1",
        About::Application(_) => "select null, null, person_id from application where id = $1",
        About::Consent(_) => "select null, null, person_id from consent where id = $1",
        About::Message(_) => {
            "select offering_id, null, person_id from outbox_message where id = $1"
        }
        About::Receipt(_) => {
            "select s.offering_id, null, s.person_id from receipt r join sign_up s on s.id = r.sign_up_id \
             where r.id = $1"
        }
    };
    let sql = sql.replace("null", "cast(null as text)");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(about.id().to_string());
    let row: AnyRow = query.fetch_one(&mut **tx).await?;
    Ok([row.try_get(0)?, row.try_get(1)?, row.try_get(2)?])
}
