//! 阶段: what the rule about stages needs to know, and what a place is counted to.

use std::collections::HashMap;

use domain::id::{InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::{Allocation, Places, Terms};
use domain::refusal::Refusal;
use domain::sign_up::together::InLine;
use domain::sign_up::{Place, SignUp, SignUpState, next_place};
use domain::stage::{Asker, ForWhom, Share, StagedOffers, Stages, Turn, next_offers};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::Asked;
use super::offer::offer_free;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::draw;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::log::by_the_clock;
use crate::offering::stages::stages_of;
use crate::offering::standing::{Standing, lock, standing};

/// What is known of an offering's stages and of whoever asks there.
pub(super) struct Known {
    stages: Stages,
    asker: Asker,
    line: Vec<Vec<ForWhom>>,
}

/// What the rule needs for this person; nothing, without a question to the database, where there are no stages. What will be
/// drawn has one until its list is published: that of the former class.
pub(super) async fn known(
    connection: &mut AnyConnection,
    asked: &Asked,
    offering: &Standing,
    now: Timestamp,
) -> Result<Option<Known>> {
    let Asked { offering: id, person, .. } = *asked;
    let has_stages = offering.is_staged
        && match offering.terms.allocation {
            Allocation::InOrder => true,
            Allocation::Draw => !draw::is_on_list(connection, id).await?,
            Allocation::Approval => false,
        };
    if !has_stages {
        return Ok(None);
    }
    let stages = stages_of(connection, id).await?;
    let is_returning = stages.returning.is_some() && returns(connection, id, person).await?;
    let host = offering.institution;
    let groups = groups_at(connection, person, &[host], now).await?.remove(&host);
    let groups = groups.ok_or(Error::NotFound)?;
    let in_line = if offering.places.waiting > 0 {
        line_groups(connection, id, offering, now).await?
    } else {
        Vec::new()
    };
    let line = in_line.into_iter().filter(|one| !one.passed).map(|one| one.groups).collect();
    Ok(Some(Known { stages, asker: Asker { is_returning, groups }, line }))
}

/// The rules for coming, as they are for whoever asks.
pub(super) fn terms_for(known: Option<&Known>, offering: &Standing, now: Timestamp) -> Terms {
    let (terms, places) = (&offering.terms, &offering.places);
    known.map_or_else(
        || terms.clone(),
        |known| known.stages.terms_for(&known.asker, terms, places, &known.line, now),
    )
}

/// A no, in terms of the stages.
pub(super) fn told(known: Option<&Known>, refusal: Refusal, now: Timestamp) -> Refusal {
    match known {
        Some(known) => known.stages.told(&known.asker, refusal, now),
        None => refusal,
    }
}

/// The next place, or a position.
pub(super) fn turn(known: Option<&Known>, offering: &Standing, now: Timestamp) -> Turn {
    let (terms, places) = (&offering.terms, &offering.places);
    known.map_or_else(
        || Turn::plain(next_place(terms.allocation, places)),
        |known| known.stages.turn(&known.asker, terms, places, &known.line, now),
    )
}

/// Whether the person has a place in the class that this one follows, or had one when it ended.
async fn returns(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
) -> Result<bool> {
    let sql = "select s.id from class k join sign_up s on s.offering_id = k.follows_id \
               where k.offering_id = $1 and s.person_id = $2 and s.state = 'held' \
               and s.answer_by is null limit 1";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(person.to_string());
    Ok(query.fetch_optional(connection).await?.is_some())
}

/// The groups that the person belongs to at each of these institutions, in one question.
pub(crate) async fn groups_at(
    connection: &mut AnyConnection,
    person: PersonId,
    institutions: &[InstitutionId],
    now: Timestamp,
) -> Result<HashMap<InstitutionId, Vec<ForWhom>>> {
    let institutions = padded(institutions);
    if institutions.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select i.id, {} from person p, institution i where p.id = $2 and i.id in ({})",
        include_str!("groups.sql"),
        placeholders(3, institutions.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(now.as_second()).bind(person.to_string());
    let rows = bind_each(query, &institutions).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.id("id")?, groups_from(row)?))).collect()
}

/// The groups that a row of `groups.sql` says.
pub(crate) fn groups_from(row: &AnyRow) -> Result<Vec<ForWhom>> {
    let is = |column| Ok(row.number::<i64>(column)? == 1);
    let (newcomer, district): (Result<bool>, Result<bool>) =
        (is("is_newcomer"), is("is_of_district"));
    let known = [(ForWhom::Newcomers, newcomer?), (ForWhom::District, district?)];
    Ok(known.into_iter().filter(|(_, belongs)| *belongs).map(|(group, _)| group).collect())
}

/// Somebody who waits and may be asked, and the groups that they belong to.
pub(super) struct InGroups {
    /// Their entry.
    pub sign_up: SignUpId,
    /// They want two places together, and one alone was free.
    pub passed: bool,
    /// Their groups.
    pub groups: Vec<ForWhom>,
}

/// The groups of everybody who waits and may be asked.
pub(super) async fn line_groups(
    connection: &mut AnyConnection,
    id: OfferingId,
    offering: &Standing,
    now: Timestamp,
) -> Result<Vec<InGroups>> {
    let sql = concat!(
        "select w.id, w.passed, ",
        include_str!("groups.sql"),
        " from sign_up w join person p on p.id = w.person_id join institution i on i.id = $2 \
         where w.offering_id = $3 and w.state = 'waiting' and ",
        include_str!("is_asked.sql"),
        " order by w.joined"
    );
    let query = sqlx::query(sql).bind(now.as_second()).bind(offering.institution.to_string());
    let rows = query.bind(id.to_string()).fetch_all(connection).await?;
    let one = |row: &AnyRow| {
        let (sign_up, passed) = (row.id("id")?, row.number::<i64>("passed")? == 2);
        Ok(InGroups { sign_up, passed, groups: groups_from(row)? })
    };
    rows.iter().map(one).collect()
}

/// What free places are offered by where some of them are reserved: the shares, and the groups of everybody who waits.
pub(super) struct StagedLine {
    shares: Vec<Share>,
    groups: HashMap<SignUpId, Vec<ForWhom>>,
}

impl StagedLine {
    /// To whom they are offered; `in_line` is who waits and is to be asked, in order.
    pub(super) fn offers(
        &self,
        places: &Places,
        in_line: &[InLine<SignUpId>],
        now: Timestamp,
    ) -> StagedOffers<SignUpId> {
        let groups = |who| self.groups.get(&who).cloned().unwrap_or_default();
        let line: Vec<_> = in_line.iter().map(|one| (*one, groups(one.who))).collect();
        next_offers(places, &self.shares, &line, now)
    }
}

/// Nothing where there are no stages.
pub(super) async fn staged_line(
    tx: &mut Tx,
    id: OfferingId,
    offering: &Standing,
    now: Timestamp,
) -> Result<Option<StagedLine>> {
    if !offering.is_staged {
        return Ok(None);
    }
    let shares = stages_of(tx, id).await?.shares;
    let known = line_groups(tx, id, offering, now).await?;
    let groups = known.into_iter().map(|one| (one.sign_up, one.groups)).collect();
    Ok(Some(StagedLine { shares, groups }))
}

/// After somebody has joined. Somebody before them may belong to a group by now, whose share is theirs to be offered.
pub(super) async fn joined(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    now: Timestamp,
) -> Result<()> {
    let waits = matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. }));
    if offering.is_staged && waits { offer_free(tx, sign_up.offering, now).await } else { Ok(()) }
}

/// Offers what a release has made everybody's to the first of those who wait. Done by every server from time to time; what one
/// has passed on, another finds gone. Returns on how many offerings somebody waited for it.
pub async fn pass_on_released(db: &Db) -> Result<usize> {
    let sql = "select o.id from offering o where o.staged = 1 and o.state <> 'cancelled' \
               and o.allocation = 'in_order' and o.last_to > $1 and o.held < o.capacity \
               and o.waiting > 0 and exists ( \
               select 1 from offering_share h where h.offering_id = o.id and h.until <= $1) \
               and exists (select 1 from sign_up w where w.offering_id = o.id and w.state = 'waiting' \
               and (w.passed <> 2 or o.capacity > o.held + 1) and IS_ASKED)";
    let sql = sql.replace("IS_ASKED", include_str!("is_asked.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(db.now().as_second());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    for row in &rows {
        settle(db, row.id("id")?).await?;
    }
    Ok(rows.len())
}

/// Offers free places to whoever waits for one, where somebody may have come to belong to a group.
pub(crate) async fn settle(db: &Db, offering: OfferingId) -> Result<()> {
    db.write(offering, |tx, offering, now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            let (_, stood) = lock(tx, *offering).await?;
            offer_free(tx, *offering, now).await?;
            let held = standing(tx, *offering).await?.places.held;
            let passed_on = held.saturating_sub(stood.places.held);
            if passed_on > 0 {
                by_the_clock(tx, *offering, stood.institution, passed_on, now).await?;
            }
            Ok(())
        })
    })
    .await
}
