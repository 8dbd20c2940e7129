//! Whom an institution knows of the people of a register: a question for each 64 of them.

use std::collections::BTreeSet;

use domain::id::InstitutionId;
use domain::member::register::{Known, Recognised, recognise};
use domain::person::{Mobile, PersonName};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::CHUNK;
use crate::columns::Columns;
use crate::error::Result;
use crate::import::NewMember;
use crate::lists::{bind_each, padded, placeholders};
use crate::spelling::person_key;

/// Who each of these is, in a unit or outside.
pub(super) async fn who_they_are(
    connection: &mut AnyConnection,
    people: &[NewMember],
    institution: InstitutionId,
) -> Result<Vec<Recognised>> {
    let mobiles: Vec<&Mobile> = people.iter().filter_map(|person| person.mobile.as_ref()).collect();
    let mut known = owners_of(connection, institution, &mobiles).await?;
    known.extend(members_named(connection, institution, people).await?);
    known.extend(listed_before(connection, institution).await?);
    let listed: Vec<_> = people.iter().map(NewMember::listed).collect();
    Ok(recognise(&listed, &known))
}

/// What is read of somebody who may be meant; `m` is their membership.
const COLUMNS: &str = "coalesce(x.merged_into, x.id) as person_id, x.name, x.mobile, x.born_on, \
                       case when m.person_id is null then 0 else 1 end as is_member";

/// Whoever has one of these numbers, wherever they belong.
pub(super) async fn owners_of(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    mobiles: &[&Mobile],
) -> Result<Vec<Known>> {
    let from = "from person x left join member m \
                on m.person_id = coalesce(x.merged_into, x.id) and m.institution_id = $1 where x.mobile in";
    let mobiles: Vec<&str> = mobiles.iter().map(|mobile| mobile.as_str()).collect();
    known_among(connection, institution, from, &mobiles).await
}

/// The institution's members of these names.
async fn members_named(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    people: &[NewMember],
) -> Result<Vec<Known>> {
    let from = "from member m join person x on x.id = m.person_id \
                where m.institution_id = $1 and m.name_key in";
    let keys: BTreeSet<String> =
        people.iter().map(|person| person_key(person.name.as_str())).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    known_among(connection, institution, from, &keys).await
}

/// So many keys at a time, however many there are.
async fn known_among(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    from: &str,
    keys: &[&str],
) -> Result<Vec<Known>> {
    let mut known = Vec::new();
    for some in keys.chunks(CHUNK) {
        let some = padded(some);
        let sql = format!("select {COLUMNS} {from} ({})", placeholders(2, some.len()));
        // Only our own names and numbered placeholders are in it.
        let query = sqlx::query(AssertSqlSafe(sql)).bind(institution.to_string());
        for row in bind_each(query, some).fetch_all(&mut *connection).await? {
            known.push(known_from(&row)?);
        }
    }
    Ok(known)
}

/// Whom the institution had on a list that was taken back.
async fn listed_before(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<Vec<Known>> {
    let sql = format!(
        "select {COLUMNS} from import i join import_row r on r.import_id = i.id and r.made = 'member' \
         join person x on x.id = r.person_id \
         left join member m on m.person_id = coalesce(x.merged_into, x.id) and m.institution_id = $1 \
         where i.institution_id = $1 and i.undone_at is not null and m.person_id is null"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(institution.to_string());
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| Ok(Known { was_listed: true, ..known_from(row)? })).collect()
}

fn known_from(row: &AnyRow) -> Result<Known> {
    let is_member = row.number::<i64>("is_member")? == 1;
    Ok(Known {
        person: row.id("person_id")?,
        name: row.word_if_any("name", |name| PersonName::parse(name).ok())?,
        mobile: row.word_if_any("mobile", |mobile| Mobile::parse(mobile).ok())?,
        born_on: row.word_if_any("born_on", |day| day.parse().ok())?,
        is_member,
        was_listed: is_member,
    })
}
