//! The six digits by which a consent begins on the person's own device: made, typed by the helper, and confirmed.

use domain::calendar::day;
use domain::consent::{
    CONSENT_CODE_LIVES, Consent, ConsentRefusal, Given, Lasts, Scope, WRONG_CONSENT_CODES,
};
use domain::id::{ConsentId, FormKey, PersonId};
use domain::log::{About, Act};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::sign_in::{Code, FAILURES_PER_ADDRESS};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::record::insert;
use super::scope_from;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::form_key::hashed;
use crate::log::Doing;
use crate::member;
use crate::person;
use crate::sign_in::{SignInSecret, Tries, code_hash, lock_tries};

/// What a person is ready to allow whoever types their code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who allows it.
    pub person: PersonId,
    /// What the helper is to them; may be empty.
    pub relation: String,
    /// What for.
    pub scope: Scope,
    /// For how long, from when it is confirmed.
    pub lasts: Lasts,
}

/// A code that waits for the helper, as its person sees it on the device where it was made.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenCode {
    /// The six digits.
    pub code: Code,
    /// What it allows.
    pub offer: Offer,
    /// When it is good no more.
    pub until: Timestamp,
}

/// A code that the helper has typed and may confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its row.
    pub id: ConsentId,
    /// Whose it is, as on the identity card.
    pub person: Option<PersonName>,
    /// What it allows.
    pub offer: Offer,
}

/// The digits are made of the sign-in's secret, which is kept nowhere, and the row's key: the database knows their
/// hash alone, and the page can show them again.
fn digits(secret: &SignInSecret, id: &str) -> Code {
    let hash = hashed(&format!("{} {id}", secret.as_str()));
    Code::from_number(u32::from_str_radix(&hash[..8], 16).unwrap_or_default())
}

/// Makes a code, in place of one that the person made before.
pub async fn offer(db: &Db, key: FormKey, offer: Offer, secret: &SignInSecret) -> Result<()> {
    let facts = Facts::of(offer, secret);
    db.write_once(key, "offer_consent", facts, |tx, facts, now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(keep(tx, facts, now))
    })
    .await
}

/// The same at the counter, for a member of the coordinator's institution: the code is handed to them on paper. It is shown again
/// where it was made, as the person's own is. Who does not belong to the institution is not found.
pub async fn offer_at_counter(
    db: &Db,
    key: FormKey,
    offer: Offer,
    secret: &SignInSecret,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::OfferCode, by, About::Person(offer.person));
    let facts = (Facts::of(offer, secret), by.clone());
    db.desk_once(key, doing, facts, |tx, (facts, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            member::by_id(tx, facts.offer.person, by).await?;
            keep(tx, facts, now).await
        })
    })
    .await
}

impl Facts {
    fn of(offer: Offer, secret: &SignInSecret) -> Self {
        let offer = Offer { relation: storable(&offer.relation), ..offer };
        Self { offer, rows: rows(secret) }
    }
}

/// Keys, and the digits that belong to them: some to choose from.
fn rows(secret: &SignInSecret) -> Vec<(String, String)> {
    (0..20)
        .map(|_| {
            let id = Uuid::now_v7().to_string();
            let digits = digits(secret, &id).as_str().to_owned();
            (id, digits)
        })
        .collect()
}

/// What is offered, and codes to choose from: two that are good at once must differ.
struct Facts {
    offer: Offer,
    rows: Vec<(String, String)>,
}

impl Serialize for Facts {
    /// The same form sent twice is the same offer, whatever digits it would get; and no digits are written down.
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        self.offer.serialize(to)
    }
}

async fn keep(tx: &mut Tx, facts: &Facts, now: Timestamp) -> Result<()> {
    let offer = &facts.offer;
    person::lock(tx, offer.person).await?;
    let sql = "update consent_code set ended_at = $2 \
               where person_id = $1 and ended_at is null and taken_at is null";
    let query = sqlx::query(sql).bind(offer.person.to_string()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    let good = good_codes(tx, now).await?;
    let is_free = |digits: &str| !good.iter().any(|(id, hash)| *hash == hash_of(id, digits));
    let free = facts.rows.iter().find(|(_, digits)| is_free(digits));
    let (id, digits) = free.ok_or_else(|| Error::failed("no free code"))?;
    let sql = "insert into consent_code (id, person_id, code_hash, relation, may_sign_up, classes, \
               activities, shifts, lasts, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let scope = offer.scope;
    sqlx::query(sql)
        .bind(id.as_str())
        .bind(offer.person.to_string())
        .bind(hash_of(id, digits))
        .bind(offer.relation.as_str())
        .bind(i64::from(scope.may_sign_up))
        .bind(i64::from(scope.classes))
        .bind(i64::from(scope.activities))
        .bind(i64::from(scope.shifts))
        .bind(offer.lasts.code())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn hash_of(id: &str, digits: &str) -> String {
    Code::parse(digits).map(|code| code_hash(id, &code)).unwrap_or_default()
}

/// The codes that are good now: key and hash.
async fn good_codes(tx: &mut Tx, now: Timestamp) -> Result<Vec<(String, String)>> {
    let sql = "select id, code_hash from consent_code \
               where made_at > $1 and ended_at is null and taken_at is null";
    let query = sqlx::query(sql).bind(now.as_second() - CONSENT_CODE_LIVES.as_secs());
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| Ok((row.text("id")?, row.text("code_hash")?))).collect()
}

/// The person's code that waits; nothing on another device than that on which it was made.
pub async fn open_code(
    db: &Db,
    person: PersonId,
    secret: &SignInSecret,
) -> Result<Option<OpenCode>> {
    let sql = "select id, person_id, code_hash, relation, may_sign_up, classes, activities, shifts, \
               lasts, made_at from consent_code where person_id = $1 and made_at > $2 \
               and ended_at is null and taken_at is null order by made_at desc, id desc limit 1";
    let row = sqlx::query(sql)
        .bind(person.to_string())
        .bind(db.now().as_second() - CONSENT_CODE_LIVES.as_secs())
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id = row.text("id")?;
    let code = digits(secret, &id);
    if row.text("code_hash")? != code_hash(&id, &code) {
        return Ok(None);
    }
    let until = row.instant("made_at")?.checked_add(CONSENT_CODE_LIVES).map_err(Error::failed)?;
    Ok(Some(OpenCode { code, offer: offer_from(&row)?, until }))
}

fn offer_from(row: &AnyRow) -> Result<Offer> {
    Ok(Offer {
        person: row.id("person_id")?,
        relation: row.text("relation")?,
        scope: scope_from(row)?,
        lasts: row.word("lasts", Lasts::from_code)?,
    })
}

struct Typed {
    helper: PersonId,
    code: Code,
    address: String,
}

/// The helper types a code: from then on nobody else can. Wrong, used and expired are answered alike, and are counted.
pub async fn take_code(db: &Db, helper: PersonId, code: &Code, address: &str) -> Result<()> {
    let typed = Typed { helper, code: code.clone(), address: address.to_owned() };
    // A wrong code is an answer and no error: the try must be kept.
    let answer = db
        .write(typed, |tx, typed, now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(take(tx, typed, now))
        })
        .await?;
    answer.map_err(Error::Refused)
}

async fn take(
    tx: &mut Tx,
    typed: &Typed,
    now: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    let helper = typed.helper.to_string();
    let by_helper = Tries::of("consent_code", &helper, WRONG_CONSENT_CODES);
    let by_address = Tries::of("failure", &typed.address, FAILURES_PER_ADDRESS);
    lock_tries(tx, &[&by_helper, &by_address], now).await?;
    by_helper.admit(tx, now).await?;
    by_address.admit(tx, now).await?;
    let good = good_codes(tx, now).await?;
    let right = good.iter().find(|(id, hash)| *hash == code_hash(id, &typed.code));
    // Of two who type it in one moment the second finds it taken.
    let sql = "update consent_code set taken_by = $2, taken_at = $3 \
               where id = $1 and person_id <> $2 and taken_at is null and ended_at is null";
    let taken = match right {
        Some((id, _)) => {
            let query = sqlx::query(sql).bind(id.as_str()).bind(helper).bind(now.as_second());
            query.execute(&mut **tx).await?.rows_affected() == 1
        }
        None => false,
    };
    if taken {
        by_helper.forget(tx).await?;
        return Ok(Ok(()));
    }
    by_helper.note(tx, now).await?;
    by_address.note(tx, now).await?;
    Ok(Err(Refusal::Consent(ConsentRefusal::WrongCode)))
}

/// The code that the helper typed last and has not confirmed, for half an hour.
pub async fn taken(db: &Db, helper: PersonId) -> Result<Option<Taken>> {
    let sql = "select c.id, c.person_id, c.relation, c.may_sign_up, c.classes, c.activities, c.shifts, \
               c.lasts, p.name from consent_code c join person p on p.id = c.person_id \
               where c.taken_by = $1 and c.taken_at > $2 and c.consent_id is null \
               and c.ended_at is null order by c.taken_at desc, c.id desc limit 1";
    let row = sqlx::query(sql)
        .bind(helper.to_string())
        .bind(db.now().as_second() - CONSENT_CODE_LIVES.as_secs())
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    row.as_ref().map(taken_from).transpose()
}

fn taken_from(row: &AnyRow) -> Result<Taken> {
    Ok(Taken {
        id: row.id("id")?,
        person: row.word_if_any("name", |name| PersonName::parse(name).ok())?,
        offer: offer_from(row)?,
    })
}

/// The helper confirms the code that they typed: the consent begins. What somebody else typed is not found.
pub async fn accept(db: &Db, key: FormKey, helper: PersonId, code: ConsentId) -> Result<ConsentId> {
    db.write_once(key, "accept_consent", (helper, code), |tx, (helper, code), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(begin(tx, *helper, *code, now))
    })
    .await
}

async fn begin(
    tx: &mut Tx,
    helper: PersonId,
    code: ConsentId,
    now: Timestamp,
) -> Result<ConsentId> {
    let name = person::by_id(tx, helper).await?.name;
    if name.is_none() {
        return Err(Refusal::ParticularsMissing.into());
    }
    let sql = "update consent_code set ended_at = $3 where id = $1 and taken_by = $2 \
               and taken_at > $4 and ended_at is null returning person_id, relation, may_sign_up, \
               classes, activities, shifts, lasts";
    let row = sqlx::query(sql)
        .bind(code.to_string())
        .bind(helper.to_string())
        .bind(now.as_second())
        .bind(now.as_second() - CONSENT_CODE_LIVES.as_secs())
        .fetch_one(&mut **tx)
        .await?;
    let Offer { person, relation, scope, lasts } = offer_from(&row)?;
    let consent = Consent {
        id: ConsentId(Uuid::now_v7()),
        person,
        helper,
        relation,
        scope,
        from: now,
        until: lasts.until(day(now)),
        given: Given::OwnDevice,
        ended_at: None,
    };
    insert(tx, &consent, None, now).await?;
    let kept = "update consent_code set consent_id = $2 where id = $1";
    let query = sqlx::query(kept).bind(code.to_string()).bind(consent.id.to_string());
    query.execute(&mut **tx).await?;
    Ok(consent.id)
}
