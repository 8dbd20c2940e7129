//! 阶段: how the stages of an offering stand, and setting them.

use std::collections::HashMap;

use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::stage::{ForWhom, Returning, Rule, Share, StageRefusal, Stages, for_all, may_stand};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::standing::lock;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::log::{Doing, Watch};
use crate::notice;
use crate::seen::Seen;
use crate::sign_up::{another_is_free, offer_free};

/// The stages of an offering; nothing where everybody may sign up while the window is open.
pub async fn stages(db: &Db, offering: OfferingId) -> Result<Option<Stages>> {
    let mut connection = db.reader().await?;
    let query = sqlx::query("select staged from offering where id = $1").bind(offering.to_string());
    let is_staged = query.fetch_one(&mut *connection).await?.number::<i64>("staged")? == 1;
    if is_staged { Ok(Some(stages_of(&mut connection, offering).await?)) } else { Ok(None) }
}

/// How the stages stand.
pub(crate) async fn stages_of(
    connection: &mut AnyConnection,
    offering: OfferingId,
) -> Result<Stages> {
    let sql = "select k.returning_from, k.returning_places, (select count(*) from sign_up s \
               where s.offering_id = $1 and s.state = 'held' and s.claims = 'returning') as claimed \
               from class k where k.offering_id = $1 \
               and k.returning_from is not null and k.follows_id is not null";
    let query = sqlx::query(sql).bind(offering.to_string());
    let row = query.fetch_optional(&mut *connection).await?;
    let returning = row.as_ref().map(returning_from).transpose()?;
    Ok(Stages { returning, shares: shares_of(connection, offering).await? })
}

fn returning_from(row: &AnyRow) -> Result<Returning> {
    let places: u32 = row.number("returning_places")?;
    let most = Some(places).filter(|places| *places > 0);
    Ok(Returning { from: row.instant("returning_from")?, most, claimed: row.number("claimed")? })
}

/// What is reserved of an offering's places, the first to be released before the others.
pub(crate) async fn shares_of(
    connection: &mut AnyConnection,
    offering: OfferingId,
) -> Result<Vec<Share>> {
    Ok(shares_of_each(connection, &[offering]).await?.remove(&offering).unwrap_or_default())
}

/// The same of several, in one question; what has no share is missing.
pub(crate) async fn shares_of_each(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
) -> Result<HashMap<OfferingId, Vec<Share>>> {
    let offerings = padded(offerings);
    if offerings.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select h.offering_id, h.for_whom, h.places, h.until, (select count(*) from sign_up s \
         where s.offering_id = h.offering_id and s.state = 'held' and s.claims = h.for_whom) as claimed \
         from offering_share h where h.offering_id in ({}) order by h.until, h.for_whom desc",
        placeholders(1, offerings.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), &offerings);
    let mut shares: HashMap<OfferingId, Vec<Share>> = HashMap::new();
    for row in query.fetch_all(connection).await? {
        shares.entry(row.id("offering_id")?).or_default().push(share_from(&row)?);
    }
    Ok(shares)
}

fn share_from(row: &AnyRow) -> Result<Share> {
    Ok(Share {
        for_whom: row.word("for_whom", ForWhom::from_code)?,
        places: row.number("places")?,
        claimed: row.number("claimed")?,
        until: row.instant("until")?,
    })
}

/// What somebody has seen of how the stages of an offering are set; who has taken which place does not matter.
pub async fn stages_seen(db: &Db, offering: OfferingId) -> Result<Seen> {
    Seen::of(&set_so(&mut *db.reader().await?, offering).await?)
}

/// The former class, from when and how many may continue, and the shares: group, places, release.
type SetSo = (Option<String>, Option<i64>, i64, Vec<(&'static str, u32, i64)>);

async fn set_so(connection: &mut AnyConnection, offering: OfferingId) -> Result<SetSo> {
    let sql =
        "select follows_id, returning_from, returning_places from class where offering_id = $1";
    let query = sqlx::query(sql).bind(offering.to_string());
    let (follows, from, places) = match query.fetch_optional(&mut *connection).await? {
        Some(row) => (
            row.text_if_any("follows_id")?,
            row.number_if_any("returning_from")?,
            row.number("returning_places")?,
        ),
        None => (None, None, 0),
    };
    let shares = shares_of(connection, offering).await?;
    let share = |one: &Share| (one.for_whom.code(), one.places, one.until.as_second());
    Ok((follows, from, places, shares.iter().map(share).collect()))
}

/// Sets the stages of an offering of the coordinator's own institution, with the class that it follows, or for none. Without a
/// former class it gets no stage of one; whoever had a place there is told once. Whoever waits and may have a place now is
/// offered it. Refused where somebody has set them otherwise since they were seen; another institution's is not found.
pub async fn set_stages(
    db: &Db,
    key: FormKey,
    (offering, follows): (OfferingId, Option<OfferingId>),
    (rule, seen): (&Rule, Seen),
    by: &Coordinator,
) -> Result<()> {
    let facts = (offering, follows, rule.clone(), seen, by.clone());
    let doing = Doing::to(Act::SetStages, by, About::Offering(offering));
    db.desk_once(key, doing, facts, |tx, (offering, follows, rule, seen, by), now| {
        Box::pin(async move {
            is_as_seen(tx, *offering, seen, by).await?;
            set(tx, *offering, *follows, rule, by, now).await
        })
    })
    .await
}

/// Locks the offering, and refuses where its stages are not those that were seen.
async fn is_as_seen(tx: &mut Tx, id: OfferingId, seen: &Seen, by: &Coordinator) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    seen.holds(&set_so(tx, id).await?)
}

/// How many of a term's classes have got the stages, and how many were left as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfTerm {
    /// Classes that have them now.
    pub set: u32,
    /// Classes for which they cannot stand: over, called off, drawn, reviewed, or with too few places.
    pub left: u32,
}

/// The same for this class and every other of its term. The others go on following what they follow; those that follow no class
/// follow the latest one of their name or course. What cannot stand for another class leaves that one as it was.
pub async fn set_stages_of_term(
    db: &Db,
    key: FormKey,
    (class, follows): (OfferingId, Option<OfferingId>),
    (rule, seen): (&Rule, Seen),
    by: &Coordinator,
) -> Result<OfTerm> {
    let facts = (class, follows, rule.clone(), seen, by.clone());
    let doing = Doing::parts(Act::SetStagesOfTerm, by);
    db.desk_once(key, doing, facts, |tx, (class, follows, rule, seen, by), now| {
        Box::pin(async move {
            is_as_seen(tx, *class, seen, by).await?;
            let others = others_of_term(tx, *class, by).await?;
            set_one(tx, *class, *follows, rule, by, now).await?;
            let mut told = OfTerm { set: 1, left: 0 };
            for (other, former) in others {
                match set_one(tx, other, former, rule, by, now).await {
                    Ok(()) => told.set += 1,
                    Err(Error::Refused(_)) => told.left += 1,
                    Err(error) => return Err(error),
                }
            }
            Ok(told)
        })
    })
    .await
}

/// The same of one of several, with an entry of its own in the log.
async fn set_one(
    tx: &mut Tx,
    id: OfferingId,
    follows: Option<OfferingId>,
    rule: &Rule,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let watch = Watch::begin(tx, About::Offering(id), by).await?;
    set(tx, id, follows, rule, by, now).await?;
    watch.end(tx, &Doing::parts(Act::SetStagesOfTerm, by), now).await
}

/// The other classes of the term, each with the class that it follows or could follow.
async fn others_of_term(
    tx: &mut Tx,
    class: OfferingId,
    by: &Coordinator,
) -> Result<Vec<(OfferingId, Option<OfferingId>)>> {
    let sql = "select o.id, coalesce(k.follows_id, \
               (select f.id from offering f join class c on c.offering_id = f.id \
               where f.institution_id = o.institution_id and c.term_id <> k.term_id \
               and f.first_at < o.first_at and f.state <> 'cancelled' and f.name = o.name \
               order by f.first_at desc, f.id limit 1), \
               (select f.id from offering f join class c on c.offering_id = f.id \
               where f.institution_id = o.institution_id and c.term_id <> k.term_id \
               and f.first_at < o.first_at and f.state <> 'cancelled' and c.course_id = k.course_id \
               order by f.first_at desc, f.id limit 1)) as former \
               from class m join class k on k.term_id = m.term_id \
               join offering o on o.id = k.offering_id \
               where m.offering_id = $1 and o.id <> $1 and o.institution_id = $2 order by o.id";
    let query = sqlx::query(sql).bind(class.to_string()).bind(by.institution.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let one = |row: &AnyRow| {
        Ok((row.id("id")?, row.word_if_any("former", |former| former.parse().ok())?))
    };
    rows.iter().map(one).collect()
}

/// Sets the stages of one offering, as a step of a unit.
pub(crate) async fn set(
    tx: &mut Tx,
    id: OfferingId,
    follows: Option<OfferingId>,
    rule: &Rule,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    match offering.terms.state {
        OfferingState::Cancelled { .. } => return Err(Refusal::Cancelled.into()),
        _ if now >= offering.terms.ends_at => return Err(Refusal::AlreadyOver.into()),
        _ => {}
    }
    let returning_from = rule.returning_from.filter(|_| follows.is_some());
    let rule = Rule { returning_from, ..rule.clone() };
    let stood = shares_of(tx, id).await?;
    let claimed = |group: ForWhom| {
        stood.iter().find(|share| share.for_whom == group).map_or(0, |share| share.claimed)
    };
    may_stand(&rule, &offering.terms, &offering.places, claimed).map_err(Refusal::Stage)?;
    if let Some(former) = follows {
        may_follow(tx, id, former).await?;
    }
    keep_returning(tx, id, follows, &rule).await?;
    keep_shares(tx, id, &rule).await?;
    sqlx::query("update offering set staged = $2 where id = $1")
        .bind(id.to_string())
        .bind(i64::from(!rule.is_empty()))
        .execute(&mut **tx)
        .await?;
    if let (Some(former), Some(from)) = (follows, rule.returning_from) {
        tell_former(tx, id, former, (from, offering.terms.window.opens_at), now).await?;
    }
    let kept = |shares: &[Share]| for_all(&offering.places, shares, now).kept;
    if kept(&shares_of(tx, id).await?) < kept(&stood) {
        another_is_free(tx, id).await?;
    }
    offer_free(tx, id, now).await
}

/// Tells everybody who had a place in the former class from when on they may continue, each once however often the stages are
/// set; nobody once everybody may sign up, nor who has signed up already.
async fn tell_former(
    tx: &mut Tx,
    id: OfferingId,
    former: OfferingId,
    (from, until): (Timestamp, Timestamp),
    now: Timestamp,
) -> Result<()> {
    if until <= now {
        return Ok(());
    }
    let sql = "select s.person_id from sign_up s where s.offering_id = $2 and s.state = 'held' and s.answer_by is null \
               and not exists (select 1 from sign_up m where m.offering_id = $1 and m.person_id = s.person_id \
               and m.ended_at is null) \
               and not exists (select 1 from notice n where n.person_id = s.person_id and n.offering_id = $1 \
               and n.kind = 'may_continue') order by s.person_id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(former.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let whom: Vec<_> =
        rows.iter().map(|row| Ok((row.text("person_id")?, None))).collect::<Result<_>>()?;
    let about = NoticeKind::MayContinue { from, until };
    notice::insert(tx, &about, notice::Of::Offering(id), whom, now).await?;
    Ok(())
}

/// A class follows another of the same institution that begins earlier.
async fn may_follow(tx: &mut Tx, id: OfferingId, former: OfferingId) -> Result<()> {
    let sql = "select f.id from class k join offering o on o.id = k.offering_id \
               join offering f on f.institution_id = o.institution_id and f.first_at < o.first_at \
               join class c on c.offering_id = f.id where o.id = $1 and f.id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(former.to_string());
    match query.fetch_optional(&mut **tx).await? {
        Some(_) => Ok(()),
        None => Err(Refusal::Stage(StageRefusal::NotAFormerClass).into()),
    }
}

async fn keep_returning(
    tx: &mut Tx,
    id: OfferingId,
    follows: Option<OfferingId>,
    rule: &Rule,
) -> Result<()> {
    let sql = "update class set follows_id = $2, returning_from = $3, \
               returning_places = case when $3 is null then returning_places else $4 end \
               where offering_id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(follows.map(|former| former.to_string()))
        .bind(rule.returning_from.map(Timestamp::as_second))
        .bind(i64::from(rule.returning_places))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn keep_shares(tx: &mut Tx, id: OfferingId, rule: &Rule) -> Result<()> {
    let gone = "delete from offering_share where offering_id = $1";
    sqlx::query(gone).bind(id.to_string()).execute(&mut **tx).await?;
    for share in &rule.shares {
        let sql = "insert into offering_share (offering_id, for_whom, places, until) \
                   values ($1, $2, $3, $4)";
        sqlx::query(sql)
            .bind(id.to_string())
            .bind(share.for_whom.code())
            .bind(i64::from(share.places))
            .bind(share.until.as_second())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
