//! 登录: codes sent to telephones, coordinators' passwords, and the browsers known to be a person's.

mod ask;
mod browser;
mod code;
mod demonstration;
mod desk;
mod limit;
mod token;

use std::collections::HashMap;

use domain::id::SignInId;
use domain::person::{Coordinator, Person, PersonName};
use domain::role::Role;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

pub(crate) use self::ask::{STEP_KEPT_FOR, code_hash};
pub use self::ask::{SignInStep, ask_for_code, step};
pub use self::code::{SignedIn, change_number, sign_in_with_code};
pub use self::demonstration::{demonstration_message, keep_demonstration_message};
pub(crate) use self::desk::{Seat, seat_person, unlock};
pub use self::desk::{
    add_coordinator, coordinator_password, is_at_desk, sign_in_at_desk, wrong_password,
};
pub(crate) use self::limit::{Tries, lock as lock_tries};
pub(crate) use self::token::random_text;
pub use self::token::{SignInSecret, Token, sign_out, sign_out_everywhere};
use crate::columns::Columns;
use crate::consent::{self, Acting};
use crate::db::{Db, PATIENCE, Waiting, tell_each};
use crate::error::Result;
use crate::form_key::hashed;
use crate::lists::{bind_each, padded, placeholders};
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
///
/// Every request of somebody who is signed in asks this: those who ask meanwhile are answered by the next question together.
pub async fn signed_in(db: &Db, token: &str) -> Result<Option<Signed>> {
    let asked = db.clone();
    let together = |_: &[Waiting<String, Option<Signed>>], _: &String| true;
    let answer = move |waiting| answer(asked.clone(), waiting);
    db.sign_ins().ask(db.lane(), token.to_owned(), MOST, PATIENCE, together, answer).await
}

/// So many tokens at most in one question.
const MOST: usize = 64;

async fn answer(db: Db, waiting: Vec<Waiting<String, Option<Signed>>>) {
    let tokens: Vec<String> = waiting.iter().map(|one| one.facts.clone()).collect();
    let signed = signed_in_each(&db, &tokens).await;
    tell_each(waiting, signed.map(|each| each.into_iter().map(Ok).collect()));
}

/// In the order of the tokens, of which one may stand there twice.
async fn signed_in_each(db: &Db, tokens: &[String]) -> Result<Vec<Option<Signed>>> {
    let hashes: Vec<String> = tokens.iter().map(|token| hashed(token)).collect();
    let asked = padded(&hashes);
    let sql = format!(
        "select s.token_hash, s.id, s.kind, s.expires_at, s.acting_for, p.id as person_id, p.name, p.mobile, p.born_on, \
         p.emergency_contact, p.emergency_telephone, c.institution_id, c.sign_in_name, c.role, c.teaches \
         from sign_in s join person p on p.id = s.person_id \
         left join coordinator c on c.person_id = p.id \
         and s.kind = 'desk' and c.ended_at is null \
         where s.ended_at is null and s.expires_at > $1 \
         and (s.kind = 'person' or c.person_id is not null) and s.token_hash in ({})",
        placeholders(2, asked.len())
    );
    let mut connection = db.reader().await?;
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)).bind(db.now().as_second()), &asked);
    let rows = query.fetch_all(&mut *connection).await?;
    let mut by_hash = HashMap::with_capacity(rows.len());
    for row in &rows {
        by_hash.insert(row.text("token_hash")?, row);
    }
    let mut each = Vec::with_capacity(tokens.len());
    for (token, hash) in tokens.iter().zip(&hashes) {
        let Some(row) = by_hash.get(hash) else {
            each.push(None);
            continue;
        };
        let mut signed = signed_from(row, SignInSecret::of(token))?;
        if row.text_if_any("acting_for")?.is_some() {
            let (helper, now) = (signed.person.id, db.now());
            signed.acting = consent::acting(&mut connection, signed.sign_in, helper, now).await?;
        }
        each.push(Some(signed));
    }
    Ok(each)
}

fn signed_from(row: &AnyRow, secret: SignInSecret) -> Result<Signed> {
    let person = person_from(row)?;
    let coordinator = match row.word_if_any("institution_id", |id| id.parse().ok())? {
        None => None,
        Some(institution) => {
            let name = name_at_desk(&person, row)?;
            let role = row.word("role", Role::from_code)?;
            let teaches = row.text("teaches")?;
            Some(Coordinator { person: person.id, name, institution, role, teaches })
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
