//! 可能重复的人: members who may be one person, and those whom a coordinator has told apart.

use domain::id::{FormKey, PersonId};
use domain::log::{About, Act};
use domain::member::merge::MergeRefusal;
use domain::member::twins::{Likeness, likeness};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::refused;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, found};
use crate::log::Doing;
use crate::member::{self, Member};

/// Pairs that are guessed at most.
const MOST_TWINS: usize = 50;
/// Pairs that are compared at most: names that sound alike are many, people who may be one are few.
const MOST_COMPARED: i64 = 100;

/// Two members who may be one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twins {
    /// One, who has been a member for longer.
    pub one: Member,
    /// The other.
    pub other: Member,
    /// What speaks for it and against it.
    pub likeness: Likeness,
}

/// A pair with what was alike when the two were told apart, if they were.
type Pair = (PersonId, PersonId, Option<String>);

/// Members of the coordinator's institution who may be one person, by the order of their names; a first part of them where
/// there are many. Who was told apart is left out while the same speaks for it and against it.
pub async fn twins(db: &Db, by: &Coordinator) -> Result<Vec<Twins>> {
    // What differs in year as well as in name is nobody's twin: left out here, so that common names do not fill the list.
    let sql = "select a.person_id as one, b.person_id as other, t.likeness \
               from member a join member b on b.institution_id = a.institution_id and b.sound = a.sound \
               and b.person_id > a.person_id \
               join person p on p.id = a.person_id join person q on q.id = b.person_id \
               left join not_twins t on t.institution_id = a.institution_id and t.first_id = a.person_id \
               and t.second_id = b.person_id and t.ended_at is null \
               where a.institution_id = $1 and a.sound <> '' and p.merged_into is null and q.merged_into is null \
               and (p.born_on = q.born_on or p.mobile = q.emergency_telephone or q.mobile = p.emergency_telephone \
               or p.emergency_telephone = q.emergency_telephone \
               or (p.name = q.name and substr(p.born_on, 1, 4) = substr(q.born_on, 1, 4))) \
               order by case when t.likeness is null then 0 else 1 end, a.sound, a.person_id, b.person_id limit $2";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(MOST_COMPARED);
    let pairs = pairs_from(&query.fetch_all(&mut *connection).await?)?;
    let mut guessed = Vec::new();
    for (twins, told) in compared(&mut connection, pairs, by).await? {
        if told != Some(twins.likeness.code()) {
            guessed.push(twins);
        }
    }
    guessed.truncate(MOST_TWINS);
    Ok(guessed)
}

/// Pairs that the coordinator's institution has told apart and that would be guessed otherwise, the latest first.
pub async fn told_apart(db: &Db, by: &Coordinator) -> Result<Vec<Twins>> {
    let sql = "select first_id as one, second_id as other, likeness from not_twins \
               where institution_id = $1 and ended_at is null order by at desc, first_id, second_id limit $2";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(MOST_COMPARED);
    let pairs = pairs_from(&query.fetch_all(&mut *connection).await?)?;
    let compared = compared(&mut connection, pairs, by).await?;
    let same = |(twins, told): (Twins, Option<String>)| {
        (told == Some(twins.likeness.code())).then_some(twins)
    };
    Ok(compared.into_iter().filter_map(same).collect())
}

fn pairs_from(rows: &[AnyRow]) -> Result<Vec<Pair>> {
    let pair = |row: &AnyRow| Ok((row.id("one")?, row.id("other")?, row.text_if_any("likeness")?));
    rows.iter().map(pair).collect()
}

/// Reads all of them at once, and leaves out for whom too little speaks.
async fn compared(
    connection: &mut AnyConnection,
    pairs: Vec<Pair>,
    by: &Coordinator,
) -> Result<Vec<(Twins, Option<String>)>> {
    let mut people: Vec<_> = pairs.iter().flat_map(|(one, other, _)| [*one, *other]).collect();
    people.sort_unstable();
    people.dedup();
    let members = member::by_ids(connection, &people, by).await?;
    let twins = |(one, other, told): Pair| {
        let (one, other) = (members.get(&one)?.clone(), members.get(&other)?.clone());
        let likeness = likeness(&one.person, &other.person)?;
        let (one, other) = if one.since <= other.since { (one, other) } else { (other, one) };
        Some((Twins { one, other, likeness }, told))
    };
    Ok(pairs.into_iter().filter_map(twins).collect())
}

/// Says that two members are two people: they are not guessed again while the same speaks for it and against it. Somebody who is
/// no member of the institution is not found.
pub async fn tell_apart(
    db: &Db,
    key: FormKey,
    one: PersonId,
    other: PersonId,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::beside(Act::TellApart, by, About::Person(one));
    db.desk_once(key, doing, (one, other, by.clone()), |tx, (one, other, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(apart(tx, *one, *other, by, now))
    })
    .await
}

async fn apart(
    tx: &mut Tx,
    one: PersonId,
    other: PersonId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (first, second) = in_order(one, other)?;
    let first = member::by_id(tx, first, by).await?.person;
    let second = member::by_id(tx, second, by).await?.person;
    // Whom nobody would guess needs no word.
    let likeness = likeness(&first, &second).ok_or(Error::NotFound)?;
    let sql = "insert into not_twins (institution_id, first_id, second_id, likeness, at, by_person_id) \
               values ($1, $2, $3, $4, $5, $6) on conflict (institution_id, first_id, second_id) do update set \
               likeness = excluded.likeness, at = excluded.at, by_person_id = excluded.by_person_id, ended_at = null";
    sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(first.id.to_string())
        .bind(second.id.to_string())
        .bind(likeness.code())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes it back: they may be one person after all. Who was not told apart is not found.
pub async fn guess_again(
    db: &Db,
    key: FormKey,
    one: PersonId,
    other: PersonId,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::beside(Act::GuessAgain, by, About::Person(one));
    db.desk_once(key, doing, (one, other, by.institution), |tx, (one, other, institution), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (first, second) = in_order(*one, *other)?;
            let sql = "update not_twins set ended_at = $4 where institution_id = $1 and first_id = $2 \
                       and second_id = $3 and ended_at is null";
            let query = sqlx::query(sql)
                .bind(institution.to_string())
                .bind(first.to_string())
                .bind(second.to_string())
                .bind(now.as_second());
            found(query.execute(&mut **tx).await?.rows_affected())
        })
    })
    .await
}

/// As the pair is kept: the smaller key first.
fn in_order(one: PersonId, other: PersonId) -> Result<(PersonId, PersonId)> {
    match one.to_string().cmp(&other.to_string()) {
        std::cmp::Ordering::Less => Ok((one, other)),
        std::cmp::Ordering::Equal => Err(refused(MergeRefusal::Same)),
        std::cmp::Ordering::Greater => Ok((other, one)),
    }
}
