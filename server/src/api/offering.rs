//! One offering as programs see it. `fields.md` says what each field means; a test holds the two together.

use domain::calendar::{CHINA, Span, TimeSlot};
use domain::institution::Institution;
use domain::offering::{KindFacts, Offering, OfferingDraw, OfferingState, Session};
use domain::person::Mobile;
use domain::stage::Share;
use domain::venue::Venue;
use jiff::Timestamp;
use serde::Serialize;

/// What everybody may know of an offering.
#[derive(Serialize)]
pub(super) struct ApiOffering {
    id: String,
    kind: &'static str,
    name: String,
    subject: String,
    institution: ApiInstitution,
    venue: Option<ApiVenue>,
    weekly: Vec<Weekly>,
    first: When,
    first_on: String,
    last_on: String,
    session_count: u32,
    capacity: Option<u32>,
    held: u32,
    waiting: u32,
    kept: Vec<ApiKept>,
    admission: &'static str,
    allocation: &'static str,
    draw: Option<ApiDraw>,
    opens_at: String,
    closes_at: String,
    state: &'static str,
    state_reason: Option<String>,
    age_from: Option<u8>,
    age_to: Option<u8>,
    level: &'static str,
    conditions: String,
    health: String,
    fee_fen: u32,
    telephone: String,
    bring: String,
    directions: String,
    note: String,
    facts: Facts,
}

/// An offering with every session.
#[derive(Serialize)]
pub(super) struct WithSessions {
    #[serde(flatten)]
    pub(super) offering: ApiOffering,
    pub(super) sessions: Vec<ApiSession>,
}

/// One dated meeting.
#[derive(Serialize)]
pub(super) struct ApiSession {
    #[serde(flatten)]
    when: When,
    venue: Option<ApiVenue>,
}

#[derive(Serialize)]
struct ApiInstitution {
    id: String,
    kind: &'static str,
    name: String,
    area: ApiArea,
    address: String,
    directions: String,
    telephone: String,
}

/// The draw that gives its places, or gave them.
#[derive(Serialize)]
struct ApiDraw {
    id: String,
    opens_at: String,
    closes_at: String,
    is_frozen: bool,
    is_held: bool,
}

/// Places that are kept for some.
#[derive(Serialize)]
struct ApiKept {
    for_whom: &'static str,
    places: u32,
    until: String,
}

#[derive(Serialize)]
struct ApiArea {
    code: String,
    name: String,
}

#[derive(Serialize)]
struct ApiVenue {
    name: String,
    floor: String,
    directions: String,
}

#[derive(Serialize)]
struct Weekly {
    weekday: i8,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct When {
    from: String,
    to: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Facts {
    Class { department: String, teacher: String, term: String },
    Activity { audience: String },
    Shift { team: String, skills: String, effort: &'static str },
}

impl ApiOffering {
    pub(super) fn of(offering: &Offering, now: Timestamp) -> Self {
        let terms = &offering.terms;
        let (state, state_reason) = match &terms.state {
            OfferingState::Open => ("open", None),
            OfferingState::Closed => ("closed", None),
            OfferingState::Cancelled { reason, .. } => ("cancelled", Some(reason.clone())),
        };
        Self {
            id: offering.id.to_string(),
            kind: offering.kind.code(),
            name: offering.name.clone(),
            subject: offering.subject.clone(),
            institution: (&offering.institution).into(),
            venue: offering.venue.as_ref().map(Into::into),
            weekly: offering.slots.iter().map(Into::into).collect(),
            first: offering.first.into(),
            first_on: offering.first_on.to_string(),
            last_on: offering.last_on.to_string(),
            session_count: offering.session_count,
            capacity: offering.places.capacity,
            held: offering.places.held,
            waiting: offering.places.waiting,
            kept: kept(&offering.shares, now),
            admission: terms.admission.code(),
            allocation: terms.allocation.code(),
            draw: offering.draw.as_ref().map(Into::into),
            opens_at: instant(terms.window.opens_at),
            closes_at: instant(terms.window.closes_at),
            state,
            state_reason,
            age_from: terms.conditions.age_from,
            age_to: terms.conditions.age_to,
            level: terms.conditions.level.code(),
            conditions: terms.conditions.note.clone(),
            health: terms.conditions.health_note.clone(),
            fee_fen: offering.fee.0,
            telephone: public_telephone(offering),
            bring: offering.bring.clone(),
            directions: offering.directions.clone(),
            note: offering.note.clone(),
            facts: (&offering.facts).into(),
        }
    }
}

/// What is kept at this moment.
fn kept(shares: &[Share], now: Timestamp) -> Vec<ApiKept> {
    let of = |share: &Share| ApiKept {
        for_whom: share.for_whom.code(),
        places: share.kept(now),
        until: instant(share.until),
    };
    shares.iter().map(of).filter(|kept| kept.places > 0).collect()
}

/// A mobile number belongs to somebody: programs are told the institution's number in its place.
fn public_telephone(offering: &Offering) -> String {
    let personal = offering.telephone.is_empty() || Mobile::parse(&offering.telephone).is_ok();
    if personal { offering.institution.telephone.clone() } else { offering.telephone.clone() }
}

/// 2026-11-24T09:00:00+08:00.
fn instant(at: Timestamp) -> String {
    at.display_with_offset(CHINA).to_string()
}

impl From<&OfferingDraw> for ApiDraw {
    fn from(draw: &OfferingDraw) -> Self {
        Self {
            id: draw.id.to_string(),
            opens_at: instant(draw.window.opens_at),
            closes_at: instant(draw.window.closes_at),
            is_frozen: draw.is_frozen,
            is_held: draw.is_held,
        }
    }
}

impl From<Span> for When {
    fn from(span: Span) -> Self {
        Self { from: instant(span.from), to: instant(span.to) }
    }
}

impl From<&TimeSlot> for Weekly {
    fn from(slot: &TimeSlot) -> Self {
        let minute = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
        Self {
            weekday: slot.weekday.to_monday_one_offset(),
            from: minute(slot.from),
            to: minute(slot.to),
        }
    }
}

impl From<&Venue> for ApiVenue {
    fn from(venue: &Venue) -> Self {
        Self {
            name: venue.name.clone(),
            floor: venue.floor.clone(),
            directions: venue.directions.clone(),
        }
    }
}

impl From<&Session> for ApiSession {
    fn from(session: &Session) -> Self {
        Self { when: session.span.into(), venue: session.venue.as_ref().map(Into::into) }
    }
}

impl From<&Institution> for ApiInstitution {
    fn from(institution: &Institution) -> Self {
        Self {
            id: institution.id.to_string(),
            kind: institution.kind.code(),
            name: institution.name.clone(),
            area: ApiArea {
                code: institution.area.code.as_str().to_owned(),
                name: institution.area.name.clone(),
            },
            address: institution.address.clone(),
            directions: institution.directions.clone(),
            telephone: institution.telephone.clone(),
        }
    }
}

impl From<&KindFacts> for Facts {
    fn from(facts: &KindFacts) -> Self {
        match facts.clone() {
            KindFacts::Class { department, teacher, term } => {
                Self::Class { department, teacher, term }
            }
            KindFacts::Activity { audience } => Self::Activity { audience },
            KindFacts::Shift { team, skills, effort } => {
                Self::Shift { team, skills, effort: effort.code() }
            }
        }
    }
}
