//! An offering that is about to be: everything a list says about it.

mod facts;
mod insert;
mod named;
mod sessions;

use domain::calendar::{Span, Term};
use domain::id::{InstitutionId, OfferingId};
use domain::offering::{Admission, Allocation, Conditions, Effort, Fen, OfferingKind, Window};
use serde::{Deserialize, Serialize};

pub(crate) use self::insert::{insert_offering, insert_offerings};
pub(crate) use self::named::Names;
use crate::db::{Db, Tx};
use crate::error::Result;

/// Adds one offering.
pub async fn add(db: &Db, offering: &NewOffering) -> Result<OfferingId> {
    db.write(offering.clone(), |tx, offering, _| Box::pin(insert_offering(tx, offering))).await
}

/// An offering as an office's list describes it. What it names and the institution lacks is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOffering {
    /// Who holds it.
    pub institution: InstitutionId,
    /// The name of its campus, if the institution has several.
    pub campus: Option<String>,
    /// 楷书一年级（1）班.
    pub name: String,
    /// 楷书, 乒乓球: what one looks for.
    pub subject: String,
    /// Places; `None` where nobody counts.
    pub capacity: Option<u32>,
    /// How one comes.
    pub admission: Admission,
    /// How its places are given, as chosen; [`Allocation::of_new`] says what becomes of it.
    pub allocation: Allocation,
    /// When one may sign up.
    pub window: Window,
    /// To pay, for the whole offering.
    pub fee: Fen,
    /// Who may come.
    pub conditions: Conditions,
    /// Whom to call about it; empty: the institution's.
    pub telephone: String,
    /// That person's name; empty if not told.
    pub contact: String,
    /// What to bring; empty if nothing.
    pub bring: String,
    /// Bus stop and way in; empty: the institution's.
    pub directions: String,
    /// What else was said; empty if nothing.
    pub note: String,
    /// Its dated meetings, one at least.
    pub sessions: Vec<NewSession>,
    /// What only its kind has, and so its kind.
    pub facts: NewFacts,
    /// What the list calls it, so that the same row read again is the same offering.
    pub import_key: Option<String>,
    /// Of the row's contents, so that a changed row is noticed.
    pub import_fingerprint: Option<String>,
}

/// One dated meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    /// When.
    pub span: Span,
    /// Where.
    pub venue: Option<NewVenue>,
}

/// A room by its name within the institution. What else is said counts when the room is new.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NewVenue {
    /// 106 乒乓球室.
    pub name: String,
    /// 1, 2, 室外; empty when unknown.
    pub floor: String,
    /// How many people it holds, if told.
    pub capacity: Option<u32>,
    /// Words for finding it; empty when unknown.
    pub directions: String,
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NewFacts {
    /// Of a class.
    Class {
        /// 书画系.
        department: String,
        /// 楷书: the entry in the catalogue.
        course: String,
        /// 任课教师.
        teacher: String,
        /// 2026年秋季学期; found by its name, its days count when it is new.
        term: Term,
        /// Places kept for last term's class.
        returning_places: u32,
    },
    /// Of an activity.
    Activity {
        /// 参加对象.
        audience: String,
    },
    /// Of a shift.
    Shift {
        /// 服务队.
        team: String,
        /// 技能要求.
        skills: String,
        /// 体力.
        effort: Effort,
    },
}

impl NewFacts {
    /// Class, activity or shift.
    pub const fn kind(&self) -> OfferingKind {
        match self {
            Self::Class { .. } => OfferingKind::Class,
            Self::Activity { .. } => OfferingKind::Activity,
            Self::Shift { .. } => OfferingKind::Shift,
        }
    }
}

/// The room of this name, found or made, as a step of a unit.
pub(crate) async fn venue_named(
    tx: &mut Tx,
    institution: InstitutionId,
    venue: &NewVenue,
) -> Result<String> {
    Names::of(institution).venue(tx, None, venue).await
}
