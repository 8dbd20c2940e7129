//! 学员: who belongs to an institution, found at its counter by name, sound, last digits or card.

use std::collections::{HashMap, HashSet};

use domain::id::{InstitutionId, PersonId};
use domain::log::{About, Act};
use domain::member::{CardNumber, Sought};
use domain::person::{Coordinator, Person};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::lists::{bind_each, padded, placeholders};
use crate::log::Doing;
use crate::person::person_from;
use crate::spelling::person_key;

/// Members on a page of those found.
pub const MOST_FOUND: usize = 20;

/// Members who are shown at most, page by page: whoever looks for more types more.
pub const MOST_IN_ALL: usize = 1000;

/// What is known of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Since when they have belonged there.
    pub since: Timestamp,
    /// Their card, if one was made.
    pub card: Option<CardNumber>,
    /// Where their letters go, if anybody knows.
    pub address: Option<String>,
}

/// What members are found by, of a person `p`: the migration that made the table says the same.
const KEYS: &str = "p.name_key, \
    replace(substr(p.name_key, 1, 6), '0', '') || replace(substr(p.name_key, 12, 6), '0', '') \
    || replace(substr(p.name_key, 23, 6), '0', '') || replace(substr(p.name_key, 34, 6), '0', ''), \
    substr(p.name_key, 1, 1) || substr(p.name_key, 12, 1) || substr(p.name_key, 23, 1) || substr(p.name_key, 34, 1), \
    coalesce(substr(p.mobile, length(p.mobile) - 3), '')";

/// Who signs up for something of the institution belongs to it from then on. Their rows are locked.
pub(crate) async fn join(
    tx: &mut Tx,
    institution: InstitutionId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<()> {
    let people = padded(people);
    if people.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "insert into member (person_id, institution_id, since, name_key, sound, initials, digits) \
         select p.id, $1, cast($2 as bigint), {KEYS} from person p where p.id in ({}) \
         on conflict (person_id, institution_id) do nothing",
        placeholders(3, people.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(institution.to_string()).bind(now.as_second());
    bind_each(query, people).execute(&mut **tx).await?;
    Ok(())
}

/// Called in every unit that changes somebody's name or number.
pub(crate) async fn is_renamed(tx: &mut Tx, person: PersonId) -> Result<()> {
    are_renamed(tx, &[person]).await
}

/// The same for several people.
pub(crate) async fn are_renamed(tx: &mut Tx, people: &[PersonId]) -> Result<()> {
    let people = padded(people);
    let sql = format!(
        "update member set (name_key, sound, initials, digits) = \
         (select {KEYS} from person p where p.id = member.person_id) where person_id in ({})",
        placeholders(1, people.len())
    );
    bind_each(sqlx::query(AssertSqlSafe(sql)), people).execute(&mut **tx).await?;
    Ok(())
}

/// The members of the coordinator's institution that are meant, in the order of their names: at most one more than
/// [`MOST_FOUND`], which tells that there are more.
pub async fn find(db: &Db, sought: &Sought, by: &Coordinator) -> Result<Vec<Member>> {
    first_found(db, sought, MOST_FOUND + 1, by).await
}

/// The same, so many of them at most, and one more than [`MOST_IN_ALL`] in any case. A page of them is cut from its front: an index
/// has their order, and what stands behind the page is never read.
pub async fn first_found(
    db: &Db,
    sought: &Sought,
    most: usize,
    by: &Coordinator,
) -> Result<Vec<Member>> {
    let most = most.min(MOST_IN_ALL + 1);
    let mut connection = db.reader().await?;
    let connection = &mut *connection;
    match sought {
        Sought::Name(name) => begins(connection, by, "name_key", &person_key(name), most).await,
        Sought::Sound(letters) => {
            let mut found = begins(connection, by, "sound", letters, most).await?;
            // 'li' is a surname, and also who is called 'l… i…': the surname comes first.
            for other in begins(connection, by, "initials", letters, most).await? {
                if found.iter().all(|one| one.person.id != other.person.id) {
                    found.push(other);
                }
            }
            found.truncate(most);
            Ok(found)
        }
        Sought::Digits(digits) => {
            // What is typed was read: digits alone.
            let last = digits.get(digits.len().saturating_sub(4)..).unwrap_or_default();
            let condition = "f.digits = $2 and x.mobile like $3";
            let values = [last, &format!("%{digits}")];
            let by_telephone =
                read(connection, by, condition, "f.digits, f.person_id", &values, most).await?;
            // The card with just this number comes first, as a scanner reads it; many more may end alike, and come last.
            let mut cards = ending(digits, cards_of(connection, by).await?, most);
            let others = cards.split_off(cards.len().min(1));
            let mut found = with_cards(connection, by, &cards, most).await?;
            let by_card = with_cards(connection, by, &others, most).await?;
            for other in by_telephone.into_iter().chain(by_card) {
                if found.iter().all(|one| one.person.id != other.person.id) {
                    found.push(other);
                }
            }
            if found.is_empty() {
                // Who has no number of their own is known by that of their family. No index has it: it is asked last.
                let condition = "x.mobile is null and x.emergency_telephone like $2";
                let ends = format!("%{digits}");
                let order = "f.name_key, f.person_id";
                found = read(connection, by, condition, order, &[ends.as_str()], most).await?;
            }
            found.truncate(most);
            Ok(found)
        }
        Sought::Card(card) => {
            let card = i64::from(card.0).to_string();
            let condition = "f.card_number = cast($2 as bigint)";
            read(connection, by, condition, "f.person_id", &[&card], most).await
        }
    }
}

/// The last card number that the institution has given.
async fn cards_of(connection: &mut AnyConnection, by: &Coordinator) -> Result<u32> {
    let query = sqlx::query("select cards from institution where id = $1");
    query.bind(by.institution.to_string()).fetch_one(connection).await?.number("cards")
}

/// The card numbers up to the last one that end in these digits, so many at most: 0123 is 123, 10123, 20123 and so on.
fn ending(digits: &str, last: u32, most: usize) -> Vec<u64> {
    let step = u32::try_from(digits.len()).ok().and_then(|count| 10_u64.checked_pow(count));
    let (Ok(first), Some(step)) = (digits.parse::<u64>(), step) else { return Vec::new() };
    let all = (0..).map_while(|turn: u64| step.checked_mul(turn)?.checked_add(first));
    all.take_while(|number| *number <= u64::from(last))
        .filter(|number| *number > 0)
        .take(most)
        .collect()
}

/// Whoever has one of these cards, in the order of their numbers: the index of cards is asked for each.
async fn with_cards(
    connection: &mut AnyConnection,
    by: &Coordinator,
    cards: &[u64],
    most: usize,
) -> Result<Vec<Member>> {
    let cards: Vec<String> = padded(cards).iter().map(u64::to_string).collect();
    if cards.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<_> =
        (2..2 + cards.len()).map(|place| format!("cast(${place} as bigint)")).collect();
    let condition = format!("f.card_number in ({})", numbers.join(", "));
    let values: Vec<&str> = cards.iter().map(String::as_str).collect();
    read(connection, by, &condition, "f.card_number", &values, most).await
}

/// Members whose key of this name begins so: lower-case letters and digits, which every collation puts in one order.
async fn begins(
    connection: &mut AnyConnection,
    by: &Coordinator,
    key: &str,
    beginning: &str,
    most: usize,
) -> Result<Vec<Member>> {
    if !beginning.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let condition = format!("f.{key} >= $2 and f.{key} < $3");
    // No key that begins so comes later: a sound has no such end.
    let end = format!("{beginning}zzzzzz");
    read(connection, by, &condition, &format!("f.{key}, f.person_id"), &[beginning, &end], most)
        .await
}

async fn read(
    connection: &mut AnyConnection,
    by: &Coordinator,
    condition: &str,
    order: &str,
    values: &[&str],
    most: usize,
) -> Result<Vec<Member>> {
    // Who was merged into somebody is found by what they were known by, and answered as whoever stayed.
    let sql = format!(
        "select {COLUMNS} from member f join person x on x.id = f.person_id \
         join member m on m.institution_id = f.institution_id and m.person_id = coalesce(x.merged_into, x.id) \
         join person p on p.id = m.person_id \
         where f.institution_id = $1 and {condition} order by {order} limit "
    );
    // Somebody found by both of their records stands there twice: then as many more are read.
    let mut limit = most;
    loop {
        let query = sqlx::query(AssertSqlSafe(format!("{sql}{limit}")));
        let query = bind_each(query.bind(by.institution.to_string()), values);
        let rows = query.fetch_all(&mut *connection).await?;
        let (mut found, mut known) = (Vec::new(), HashSet::new());
        for row in &rows {
            let member = member_from(row)?;
            if known.insert(member.person.id) {
                found.push(member);
            }
        }
        if rows.len() < limit || found.len() >= most {
            return Ok(found);
        }
        limit = limit.saturating_mul(2);
    }
}

const COLUMNS: &str = "m.person_id, m.since, m.card_number, p.name, p.mobile, p.born_on, \
                       p.emergency_contact, p.emergency_telephone, p.address";

fn member_from(row: &AnyRow) -> Result<Member> {
    let card = row.number_if_any("card_number")?.map(CardNumber);
    let address = row.text_if_any("address")?.filter(|address| !address.trim().is_empty());
    Ok(Member { person: person_from(row)?, since: row.instant("since")?, card, address })
}

/// One member. Whoever does not belong to the coordinator's institution is not found, nor who was merged into another record.
pub async fn member(db: &Db, person: PersonId, by: &Coordinator) -> Result<Member> {
    by_id(&mut *db.reader().await?, person, by).await
}

/// The same, in a unit or outside.
pub(crate) async fn by_id(
    connection: &mut AnyConnection,
    person: PersonId,
    by: &Coordinator,
) -> Result<Member> {
    let sql = format!(
        "select {COLUMNS} from member m join person p on p.id = m.person_id \
         where m.institution_id = $1 and m.person_id = $2 and p.merged_into is null"
    );
    let query = sqlx::query(AssertSqlSafe(sql));
    let query = query.bind(by.institution.to_string()).bind(person.to_string());
    member_from(&query.fetch_one(connection).await?)
}

/// Several members, by their keys; who does not belong to the coordinator's institution, or was merged, is missing.
pub(crate) async fn by_ids(
    connection: &mut AnyConnection,
    people: &[PersonId],
    by: &Coordinator,
) -> Result<HashMap<PersonId, Member>> {
    let people = padded(people);
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select {COLUMNS} from member m join person p on p.id = m.person_id \
         where m.institution_id = $1 and p.merged_into is null and m.person_id in ({})",
        placeholders(2, people.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = bind_each(query, people).fetch_all(connection).await?;
    let members = rows.iter().map(member_from).map(|member| member.map(|one| (one.person.id, one)));
    members.collect()
}

/// Every member of the coordinator's institution, by name.
pub async fn members(db: &Db, by: &Coordinator) -> Result<Vec<Member>> {
    let sql = format!(
        "select {COLUMNS} from member m join person p on p.id = m.person_id \
         where m.institution_id = $1 and p.merged_into is null order by m.name_key, m.person_id"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(member_from).collect()
}

/// Gives a member the institution's next card number; who has one keeps it.
pub async fn give_card(db: &Db, person: PersonId, by: &Coordinator) -> Result<CardNumber> {
    let doing = Doing::to(Act::GiveCard, by, About::Person(person));
    db.desk(doing, (person, by.clone()), |tx, (person, by), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            // Two desks that make a card at once queue here.
            queue(tx, by.institution).await?;
            if let Some(card) = by_id(tx, *person, by).await?.card {
                tx.note_nothing();
                return Ok(card);
            }
            let sql = "update institution set cards = cards + 1 where id = $1 returning cards";
            let query = sqlx::query(sql).bind(by.institution.to_string());
            let next: u32 = query.fetch_one(&mut **tx).await?.number("cards")?;
            let sql =
                "update member set card_number = $3 where institution_id = $1 and person_id = $2";
            sqlx::query(sql)
                .bind(by.institution.to_string())
                .bind(person.to_string())
                .bind(i64::from(next))
                .execute(&mut **tx)
                .await?;
            Ok(CardNumber(next))
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = MOST_FOUND + 1;

    #[test]
    fn cards_that_end_in_digits_are_counted_up_to_the_last() {
        assert_eq!(ending("0123", 30_122, MOST), [123, 10_123, 20_123]);
        assert_eq!(ending("0123", 30_123, MOST), [123, 10_123, 20_123, 30_123]);
        assert_eq!(ending("000123", 200_000, MOST), [123]);
        assert_eq!(ending("0000", 20_000, MOST), [10_000, 20_000]);
        assert!(ending("0000", 9_999, MOST).is_empty());
        assert!(ending("19900002401", 9_999, MOST).is_empty());
        assert_eq!(ending("0001", u32::MAX, MOST).len(), MOST);
    }
}
