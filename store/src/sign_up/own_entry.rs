//! Everything that the page of somebody's own entry tells. In a rush thousands are led to it within seconds: it is read over one
//! connection, and only what there is.

use domain::call::Call;
use domain::decision::Decision;
use domain::fee::FeeChanged;
use domain::id::{PersonId, SignUpId};
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::travel::Tight;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::able::why_not;
use super::drawn_near::tight_with;
use super::former::former_lines_in;
use super::row::by_id;
use super::together::{is_offered_alone_in, together_in};
use super::travel::tight_instead;
use super::{FormerLine, Together};
use crate::attendance::{MyMark, my_marks};
use crate::call::calls_of;
use crate::columns::Columns;
use crate::consent::{DoneForMe, done_with};
use crate::db::Db;
use crate::decision::decisions_in;
use crate::error::{Error, Result};
use crate::fee::{MyFee, fee_changes, my_fee_in};
use crate::offering::offering_lately_in;

/// Somebody's own entry, with what became of it.
#[derive(Clone, Debug)]
pub struct OwnEntry {
    /// The entry.
    pub sign_up: SignUp,
    /// On what; how many places are held there may be a second old.
    pub offering: Offering,
    /// What was decided about it, the first one first.
    pub decisions: Vec<Decision>,
    /// Which of that a helper did.
    pub helped: Vec<DoneForMe>,
    /// The calls about it.
    pub calls: Vec<Call>,
    /// Its fee, where it costs something.
    pub fee: Option<MyFee>,
    /// What was noted of its fee.
    pub fee_changes: Vec<FeeChanged>,
    /// How its person is marked at its sessions.
    pub marks: Vec<MyMark>,
    /// With whom they wait, or are asked to.
    pub pairs: Vec<Together>,
    /// It is offered to one of two who want two places.
    pub is_offered_alone: bool,
    /// Where they wait: how far the waiting lists went before.
    pub former: Vec<FormerLine>,
    /// Where they wait: why a free place would not be offered to them.
    pub obstacle: Option<Refusal>,
    /// Where they wait: they keep what is in the way of it.
    pub keeps: bool,
    /// What lies too near in time to a place that is offered, or was drawn.
    pub tight: Option<Tight>,
}

/// What there is of an entry.
struct Noted {
    keeps: bool,
    has_fee: bool,
    has_calls: bool,
    was_helped: bool,
    has_fee_changes: bool,
    has_pairs: bool,
    has_marks: bool,
    has_others: bool,
}

/// Reads it; somebody else's is not found.
pub async fn own_entry(db: &Db, id: SignUpId, person: PersonId) -> Result<OwnEntry> {
    let (connection, now) = (&mut *db.reader().await?, db.now());
    let sign_up = by_id(connection, id).await?;
    if sign_up.person != person {
        return Err(Error::NotFound);
    }
    let noted = noted(connection, id, person).await?;
    let offering = offering_lately_in(db, connection, sign_up.offering).await?;
    let decisions = decisions_in(connection, id, person).await?;
    let mut entry = OwnEntry {
        sign_up,
        offering,
        decisions,
        helped: Vec::new(),
        calls: Vec::new(),
        fee: None,
        fee_changes: Vec::new(),
        marks: Vec::new(),
        pairs: Vec::new(),
        is_offered_alone: false,
        former: Vec::new(),
        obstacle: None,
        keeps: false,
        tight: None,
    };
    entry.read_what_is_noted(connection, &noted, now).await?;
    match entry.sign_up.state {
        SignUpState::Live(Place::Waiting { .. } | Place::InReview) => {}
        SignUpState::Live(Place::Offered { .. }) if noted.has_others => {
            let (offering, person) = (entry.sign_up.offering, entry.sign_up.person);
            entry.tight = tight_instead(connection, offering, person, &[], now).await?;
        }
        SignUpState::Live(Place::Held) if noted.has_others => {
            entry.tight = tight_with(connection, &entry.sign_up, &entry.decisions, now).await?;
        }
        SignUpState::Live(_) | SignUpState::Ended { .. } => {}
    }
    if let SignUpState::Live(Place::Waiting { .. }) = entry.sign_up.state {
        entry.keeps = noted.keeps;
        entry.former = former_lines_in(db, connection, entry.sign_up.offering).await?;
        // Nothing is in the way of somebody who has nothing else, nor more than they may have: a limit is one at least.
        if noted.has_others {
            entry.obstacle = why_not(connection, &entry.sign_up, now).await?;
        }
    }
    Ok(entry)
}

impl OwnEntry {
    async fn read_what_is_noted(
        &mut self,
        connection: &mut AnyConnection,
        noted: &Noted,
        now: Timestamp,
    ) -> Result<()> {
        let SignUp { id, person, .. } = self.sign_up;
        if noted.was_helped {
            self.helped = done_with(connection, id, person).await?;
        }
        if noted.has_calls {
            self.calls = calls_of(connection, id, person).await?;
        }
        if noted.has_fee {
            self.fee = my_fee_in(connection, id, person, now).await?;
        }
        if noted.has_fee_changes {
            self.fee_changes = fee_changes(connection, id, person).await?;
        }
        if noted.has_marks {
            self.marks = my_marks(connection, id, person, now).await?;
        }
        if noted.has_pairs {
            self.pairs = together_in(connection, id, person).await?;
            self.is_offered_alone = is_offered_alone_in(connection, id, person).await?;
        }
        Ok(())
    }
}

async fn noted(connection: &mut AnyConnection, id: SignUpId, person: PersonId) -> Result<Noted> {
    let query = sqlx::query(include_str!("noted.sql")).bind(id.to_string());
    noted_from(&query.bind(person.to_string()).fetch_one(connection).await?)
}

fn noted_from(row: &AnyRow) -> Result<Noted> {
    let is = |column| Ok::<_, Error>(row.number::<i64>(column)? == 1);
    Ok(Noted {
        keeps: is("keeps")?,
        has_fee: is("has_fee")?,
        has_calls: is("has_calls")?,
        was_helped: is("was_helped")?,
        has_fee_changes: is("has_fee_changes")?,
        has_pairs: is("has_pairs")?,
        has_marks: is("has_marks")?,
        has_others: is("has_others")?,
    })
}
