//! What stands in the way of the rows of a plan: who is in their rooms, where their teachers are, and what is closed.

use std::collections::{HashMap, HashSet};

use domain::calendar::Span;
use domain::id::{InstitutionId, VenueId};
use domain::offering::OfferingKind;
use domain::timetable::{Arriving, Held, Reception, Why};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::around::{At, around_but_holidays};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::new_offering::{NewFacts, NewOffering, NewSession};
use crate::room::rooms_in;

/// What stands in the way of each of these offerings of an institution, one for one; of what is over nobody asks.
pub async fn clashes(
    db: &Db,
    institution: InstitutionId,
    offerings: &[&NewOffering],
) -> Result<Vec<Vec<Why>>> {
    let mut reader = db.reader().await?;
    let ways = Ways::of(&mut reader, institution).await?;
    clashes_of(&mut reader, offerings, &ways, db.now()).await
}

/// The same in a unit that has locked the rooms.
pub(super) async fn clashes_of(
    connection: &mut AnyConnection,
    offerings: &[&NewOffering],
    ways: &Ways,
    now: Timestamp,
) -> Result<Vec<Vec<Why>>> {
    let institution = ways.institution;
    let spans = || offerings.iter().flat_map(|one| one.sessions.iter().map(|one| one.span));
    let (from, to) = (spans().map(|one| one.from).min(), spans().map(|one| one.to).max());
    let (Some(from), Some(to)) = (from, to) else { return Ok(vec![Vec::new(); offerings.len()]) };
    let at = At { institution, span: Span { from, to }, room: None, itself: None };
    let held = Held {
        around: around_but_holidays(connection, at).await?,
        rooms: rooms_in(connection, institution, None).await?,
        campus_of: ways.campus_of.clone(),
    };
    let reception = Reception::of(&held);
    Ok(offerings.iter().map(|one| reception.in_the_way(&ways.arriving(one, now))).collect())
}

/// Where an institution's rooms are found by what a list calls them, as they are found when it is taken over.
pub(super) struct Ways {
    institution: InstitutionId,
    by_name: HashMap<String, VenueId>,
    campus_of: HashMap<VenueId, String>,
}

impl Ways {
    pub async fn of(connection: &mut AnyConnection, institution: InstitutionId) -> Result<Self> {
        let sql = "select v.id, v.name, coalesce(c.name, '') as campus from venue v \
                   left join campus c on c.id = v.campus_id where v.institution_id = $1";
        let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(connection).await?;
        let read = |row: &AnyRow| Ok((row.id("id")?, row.text("name")?, row.text("campus")?));
        let rooms: Vec<(VenueId, String, String)> = rows.iter().map(read).collect::<Result<_>>()?;
        let campus_of = rooms.iter().filter(|(.., campus)| !campus.is_empty());
        Ok(Self {
            institution,
            campus_of: campus_of.map(|(id, _, campus)| (*id, campus.clone())).collect(),
            by_name: rooms.into_iter().map(|(id, name, _)| (name, id)).collect(),
        })
    }

    /// The room that a session will be in, where there is one of that name already.
    fn room(&self, campus: Option<&str>, session: &NewSession) -> Option<VenueId> {
        let name = &session.venue.as_ref()?.name;
        let found = self.by_name.get(name).copied();
        let is_elsewhere = found.zip(campus).is_some_and(|(room, campus)| {
            self.campus_of.get(&room).is_some_and(|lies| lies.as_str() != campus)
        });
        if is_elsewhere {
            return self.by_name.get(&format!("{}{name}", campus.unwrap_or_default())).copied();
        }
        found
    }

    /// All rooms that these will be in.
    pub fn rooms_of(&self, offerings: &[&NewOffering]) -> Vec<VenueId> {
        let sessions = offerings.iter().flat_map(|one| {
            one.sessions.iter().map(move |session| (one.campus.as_deref(), session))
        });
        let rooms: HashSet<VenueId> =
            sessions.filter_map(|(campus, session)| self.room(campus, session)).collect();
        rooms.into_iter().collect()
    }

    fn arriving(&self, offering: &NewOffering, now: Timestamp) -> Arriving {
        let campus = offering.campus.as_deref();
        let meeting = |session: &NewSession| (session.span, self.room(campus, session));
        let to_come = offering.sessions.iter().filter(|session| session.span.to > now);
        let teacher = match &offering.facts {
            NewFacts::Class { teacher, .. } => teacher.clone(),
            NewFacts::Activity { .. } | NewFacts::Shift { .. } => String::new(),
        };
        Arriving {
            teacher,
            campus: campus.unwrap_or_default().to_owned(),
            meetings: to_come.map(meeting).collect(),
            shares_place: offering.facts.kind() == OfferingKind::Shift,
            offering: None,
        }
    }
}
