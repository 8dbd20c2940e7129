//! Draws as the desk sees them: its list, one draw in numbers, what could be drawn, and who has what afterwards.

use domain::draw::{Done, DrawPhase, places_in};
use domain::id::{DrawId, OfferingId, TermId};
use domain::offering::{Offering, Window};
use domain::person::Coordinator;
use domain::search::Search;
use sqlx::any::AnyRow;

use super::{Draw, WishAnswer, answer_from, by_id};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::by_ids;
use crate::search_text::own_pattern;

/// A line of the desk's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawAtDesk {
    /// Key.
    pub id: DrawId,
    /// 2027年春季学期书法班.
    pub name: String,
    /// When wishes may be made.
    pub window: Window,
    /// How far it is.
    pub phase: DrawPhase,
    /// How many people have wished for something.
    pub people: u32,
}

/// The draws of the coordinator's institution, the last planned first.
pub async fn draws_of(db: &Db, by: &Coordinator) -> Result<Vec<DrawAtDesk>> {
    let sql = "select d.id, d.name, d.opens_at, d.closes_at, d.frozen_at, d.drawn_at, \
               d.called_off_at, (select count(*) from application a \
               where a.draw_id = d.id and a.ended_at is null) as people \
               from draw d where d.institution_id = $1 order by d.planned_at desc, d.id desc";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let now = db.now();
    let draw = |row: &AnyRow| {
        let window =
            Window { opens_at: row.instant("opens_at")?, closes_at: row.instant("closes_at")? };
        let was = |column| row.number_if_any::<i64>(column).map(|at| at.is_some());
        let done = match (was("called_off_at")?, was("drawn_at")?, was("frozen_at")?) {
            (true, ..) => Done::CalledOff,
            (_, true, _) => Done::Held,
            (.., true) => Done::Frozen,
            _ => Done::Nothing,
        };
        let phase = DrawPhase::of(window, done, now);
        let (name, people) = (row.text("name")?, row.number("people")?);
        Ok(DrawAtDesk { id: row.id("id")?, name, window, phase, people })
    };
    rows.iter().map(draw).collect()
}

/// One offering of a draw, in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferingAtDesk {
    /// Key.
    pub offering: OfferingId,
    /// 楷书一年级（1）班.
    pub name: String,
    /// How many places are drawn: those that the list says, and until it is frozen those that nobody has.
    pub places: u32,
    /// Of these, kept for people who never had one at the institution.
    pub newcomer_places: u32,
    /// Of these, kept for people of the own district.
    pub district_places: u32,
    /// How many people wish for it most.
    pub first_wishes: u32,
    /// How many people wish for it at all.
    pub wishes: u32,
    /// Why it was taken out, if it was.
    pub left: Option<String>,
}

/// The coordinator's own draw, how many people have wished, and its offerings; first those that are in it.
pub async fn draw_at_desk(
    db: &Db,
    id: DrawId,
    by: &Coordinator,
) -> Result<(Draw, u32, Vec<OfferingAtDesk>)> {
    let mut connection = db.reader().await?;
    let draw = by_id(&mut connection, id).await?;
    draw.is_run_by(by)?;
    let sql = "select count(*) as people from application where draw_id = $1 and ended_at is null";
    let query = sqlx::query(sql).bind(id.to_string());
    let people = query.fetch_one(&mut *connection).await?.number("people")?;
    let sql = "select d.offering_id, o.name, coalesce(o.capacity - o.held, 0) as places, d.newcomer_places, \
               d.district_places, d.left_at, \
               d.left_reason, count(w.rank) as wishes, count(*) filter (where w.rank = 1) as first_wishes \
               from draw_offering d join offering o on o.id = d.offering_id \
               left join application a on a.draw_id = d.draw_id and a.ended_at is null \
               left join wish w on w.application_id = a.id and w.offering_id = d.offering_id \
               where d.draw_id = $1 and (d.left_at is null or d.left_reason <> '') \
               group by d.number, d.offering_id, o.name, o.capacity, o.held, d.newcomer_places, d.district_places, d.left_at, d.left_reason \
               order by case when d.left_at is null then 0 else 1 end, d.number";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    let offering = |row: &AnyRow| {
        let has_left = row.number_if_any::<i64>("left_at")?.is_some();
        let reason = row.text("left_reason")?;
        Ok(OfferingAtDesk {
            offering: row.id("offering_id")?,
            name: row.text("name")?,
            places: row.number("places")?,
            newcomer_places: row.number("newcomer_places")?,
            district_places: row.number("district_places")?,
            first_wishes: row.number("first_wishes")?,
            wishes: row.number("wishes")?,
            left: has_left.then_some(reason),
        })
    };
    let mut offerings = rows.iter().map(offering).collect::<Result<Vec<_>>>()?;
    let listed = draw.frozen.as_ref().map(|frozen| places_in(&frozen.list)).unwrap_or_default();
    let drawn = offerings.iter_mut().filter(|one| one.left.is_none());
    for (one, places) in drawn.zip(listed) {
        one.places = places;
    }
    Ok((draw, people, offerings))
}

/// What could be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferingsToDraw {
    /// The first to begin, no more than were asked for.
    pub offerings: Vec<Offering>,
    /// How many there are in all.
    pub total: u32,
}

/// The coordinator's own offerings that could be drawn and that these words find: one signs up for them, they count their
/// places, some are free and reserved for nobody, nobody waits for one or is offered one, they have not begun, and no other draw
/// gives them. Those of draw `besides` count as free: it is that draw's plan that is being changed.
pub async fn offerings_to_draw(
    db: &Db,
    words: &str,
    at_most: u32,
    besides: Option<DrawId>,
    by: &Coordinator,
) -> Result<OfferingsToDraw> {
    let besides = besides.map(|id| id.to_string()).unwrap_or_default();
    let kind = domain::offering::OfferingKind::Class;
    let search = Search { words: words.to_owned(), ..Search::of(kind) };
    let needles: Vec<String> = search.needles().iter().map(|word| own_pattern(word)).collect();
    to_draw(db, &needles, None, at_most, &besides, by).await
}

/// The same of all classes of a term of the coordinator's institution, and how many of its classes that are neither over nor
/// called off cannot be drawn.
pub async fn term_to_draw(
    db: &Db,
    term: TermId,
    at_most: u32,
    by: &Coordinator,
) -> Result<(OfferingsToDraw, u32)> {
    let sql = "select (select count(*) from class k join offering o on o.id = k.offering_id \
               where k.term_id = t.id and o.state <> 'cancelled' and o.last_to > $3) as total \
               from term t where t.id = $1 and t.institution_id = $2";
    let query = sqlx::query(sql).bind(term.to_string()).bind(by.institution.to_string());
    let query = query.bind(db.now().as_second());
    let all: u32 = query.fetch_one(&mut *db.reader().await?).await?.number("total")?;
    let found = to_draw(db, &[], Some(term), at_most, "", by).await?;
    let left = all.saturating_sub(found.total);
    Ok((found, left))
}

async fn to_draw(
    db: &Db,
    needles: &[String],
    term: Option<TermId>,
    at_most: u32,
    besides: &str,
    by: &Coordinator,
) -> Result<OfferingsToDraw> {
    let needle = |place: usize| needles.get(place).cloned();
    let sql = "select o.id from (select w.*, case when w.search_text like '%|%' then w.search_text \
               else w.search_text || '|' end as own from offering w) o where o.institution_id = $1 \
               and ($2 is null or o.own like $2) \
               and ($3 is null or o.own like $3) \
               and ($4 is null or o.own like $4) \
               and o.first_at > $5 and o.state <> 'cancelled' and o.admission = 'sign_up' \
               and o.held < o.capacity and o.waiting = 0 \
               and not exists (select 1 from offering_share h where h.offering_id = o.id) \
               and not exists (select 1 from sign_up s where s.offering_id = o.id \
               and s.state = 'held' and s.answer_by is not null) \
               and not exists (select 1 from draw_offering d where d.offering_id = o.id \
               and d.left_at is null and d.draw_id <> $6) \
               and ($7 is null or exists (select 1 from class k where k.offering_id = o.id and k.term_id = $7)) \
               order by o.first_at, o.name_key, o.id";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let query = query.bind(needle(0)).bind(needle(1)).bind(needle(2));
    let query = query.bind(db.now().as_second()).bind(besides.to_owned());
    let query = query.bind(term.map(|term| term.to_string()));
    let rows = query.fetch_all(&mut *connection).await?;
    let ids: Vec<OfferingId> =
        rows.iter().take(at_most as usize).map(|row| row.id("id")).collect::<Result<_>>()?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok(OfferingsToDraw { offerings: by_ids(&mut connection, &ids).await?, total })
}

/// Somebody who has a place from a draw, or waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnAtDesk {
    /// On what.
    pub offering: OfferingId,
    /// Their number on the published list.
    pub number: u32,
    /// Their name, if they have told it.
    pub name: Option<String>,
    /// A place, or a position on the waiting list.
    pub answer: WishAnswer,
}

/// What the coordinator's own draw said, offering by offering: the places by number, then the waiting list in its order.
pub async fn drawn_of(db: &Db, id: DrawId, by: &Coordinator) -> Result<Vec<DrawnAtDesk>> {
    let sql = "select w.offering_id, a.number, p.name, w.answer, w.answer_number \
               from draw d join application a on a.draw_id = d.id and a.ended_at is null \
               join wish w on w.application_id = a.id and w.answer in ('place', 'waiting') \
               join draw_offering o on o.draw_id = d.id and o.offering_id = w.offering_id \
               and o.left_at is null \
               join person p on p.id = a.person_id \
               where d.id = $1 and d.institution_id = $2 and d.drawn_at is not null \
               order by o.number, w.answer, \
               case when w.answer = 'waiting' then w.answer_number else a.number end";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let one = |row: &AnyRow| {
        Ok(DrawnAtDesk {
            offering: row.id("offering_id")?,
            number: row.number("number")?,
            name: row.text_if_any("name")?,
            answer: answer_from(row)?.ok_or_else(|| Error::failed("a place without an answer"))?,
        })
    };
    rows.iter().map(one).collect()
}
