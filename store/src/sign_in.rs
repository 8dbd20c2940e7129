//! 登录: codes sent to telephones, coordinators' passwords, and the browsers known to be a person's.

mod ask;
mod code;
mod demonstration;
mod desk;
mod limit;
mod token;

use domain::id::SignInId;
use domain::person::{Coordinator, Person, PersonName};
use jiff::Timestamp;
use sqlx::any::AnyRow;

pub(crate) use self::ask::{STEP_KEPT_FOR, code_hash};
pub use self::ask::{SignInStep, ask_for_code, step};
pub use self::code::{SignedIn, change_number, sign_in_with_code};
pub use self::demonstration::{demonstration_message, keep_demonstration_message};
pub(crate) use self::desk::insert_coordinator;
pub use self::desk::{
    add_coordinator, coordinator_password, is_at_desk, sign_in_at_desk, wrong_password,
};
pub(crate) use self::limit::{Tries, lock as lock_tries};
pub(crate) use self::token::random_text;
pub use self::token::{SignInSecret, Token, sign_out, sign_out_everywhere};
use crate::columns::Columns;
use crate::consent::{self, Acting};
use crate::db::Db;
use crate::error::Result;
use crate::form_key::hashed;
use crate::person::person_from;

/// One browser, known by its visitor cookie before anybody signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor(String);

impl Visitor {
    /// The browser that sent this cookie. Only the cookie's hash is kept.
    pub fn of(cookie: &str) -> Self {
        Self(hashed(cookie))
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> &str {
        &self.0
    }
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The browser's sign-in.
    pub sign_in: SignInId,
    /// Who.
    pub person: Person,
    /// Set at a desk alone.
    pub coordinator: Option<Coordinator>,
    /// For whom they act now; nobody: for themselves.
    pub acting: Option<Acting>,
    /// What only this browser can make.
    pub secret: SignInSecret,
    /// When this sign-in ends by itself.
    pub expires_at: Timestamp,
}

/// Whose browser holds this token. A coordinator whose work has ended is nobody any more.
pub async fn signed_in(db: &Db, token: &str) -> Result<Option<Signed>> {
    let sql = "select s.id, s.kind, s.expires_at, s.acting_for, p.id as person_id, p.name, p.mobile, p.born_on, \
               p.emergency_contact, p.emergency_telephone, c.institution_id, c.sign_in_name \
               from sign_in s join person p on p.id = s.person_id \
               left join coordinator c on c.person_id = p.id \
               and s.kind = 'desk' and c.ended_at is null \
               where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 \
               and (s.kind = 'person' or c.person_id is not null)";
    let mut connection = db.reader().await?;
    let row = sqlx::query(sql)
        .bind(hashed(token))
        .bind(db.now().as_second())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut signed = signed_from(&row, SignInSecret::of(token))?;
    if row.text_if_any("acting_for")?.is_some() {
        let (helper, now) = (signed.person.id, db.now());
        signed.acting = consent::acting(&mut connection, signed.sign_in, helper, now).await?;
    }
    Ok(Some(signed))
}

fn signed_from(row: &AnyRow, secret: SignInSecret) -> Result<Signed> {
    let person = person_from(row)?;
    let coordinator = match row.word_if_any("institution_id", |id| id.parse().ok())? {
        None => None,
        Some(institution) => {
            let name = name_at_desk(&person, row)?;
            Some(Coordinator { person: person.id, name, institution })
        }
    };
    let expires_at = row.instant("expires_at")?;
    let sign_in = row.id("id")?;
    Ok(Signed { sign_in, person, coordinator, acting: None, secret, expires_at })
}

/// The name shown at a desk: the person's, or the one they sign in with.
fn name_at_desk(person: &Person, row: &AnyRow) -> Result<String> {
    match person.name.as_ref().map(PersonName::as_str) {
        Some(name) => Ok(name.to_owned()),
        None => row.text("sign_in_name"),
    }
}
