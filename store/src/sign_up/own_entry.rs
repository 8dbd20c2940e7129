//! Everything that the page of somebody's own entry tells of it. In a rush thousands are led to it within seconds: it is read over
//! one connection, and only what there is. What is alike for everybody there, `offering_lately` and `former_lines` tell.

use domain::call::Call;
use domain::decision::Decision;
use domain::fee::FeeChanged;
use domain::id::{PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::travel::Tight;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::Together;
use super::drawn_near::tight_with;
use super::kept::one_not_to_be_asked;
use super::row::by_id;
use super::together::{is_offered_alone_in, together_in};
use super::travel::tight_instead;
use crate::attendance::{MyMark, my_marks};
use crate::call::calls_of;
use crate::columns::Columns;
use crate::consent::{DoneForMe, done_with};
use crate::db::Db;
use crate::decision::decisions_in;
use crate::error::{Error, Result};
use crate::fee::{MyFee, fee_changes, my_fee_in};

/// Somebody's own entry, with what became of it.
#[derive(Clone, Debug)]
pub struct OwnEntry {
    /// The entry.
    pub sign_up: SignUp,
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
    /// Where they wait: why a free place would not be offered to them.
    pub obstacle: Option<Refusal>,
    /// They keep what is in the way of it, and are asked all the same.
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
    let decisions = decisions_in(connection, id, person).await?;
    let mut entry = OwnEntry {
        sign_up,
        decisions,
        helped: Vec::new(),
        calls: Vec::new(),
        fee: None,
        fee_changes: Vec::new(),
        marks: Vec::new(),
        pairs: Vec::new(),
        is_offered_alone: false,
        obstacle: None,
        keeps: noted.keeps,
        tight: None,
    };
    entry.read_what_is_noted(connection, &noted, now).await?;
    // Nothing is in the way of somebody who has nothing else, nor more than they may have: a limit is one at least.
    if noted.has_others {
        entry.read_what_is_near(connection, now).await?;
    }
    Ok(entry)
}

impl OwnEntry {
    /// What else its person has is in the way of a place that they wait for, or lies near to one that is offered, or was drawn.
    async fn read_what_is_near(
        &mut self,
        connection: &mut AnyConnection,
        now: Timestamp,
    ) -> Result<()> {
        let SignUp { offering, person, .. } = self.sign_up;
        match self.sign_up.state {
            SignUpState::Live(Place::Waiting { .. }) => {
                self.obstacle = one_not_to_be_asked(connection, &self.sign_up, now).await?;
            }
            SignUpState::Live(Place::Offered { .. }) => {
                self.tight = tight_instead(connection, offering, person, &[], now).await?;
            }
            SignUpState::Live(Place::Held) => {
                self.tight = tight_with(connection, &self.sign_up, &self.decisions, now).await?;
            }
            SignUpState::Live(Place::InReview) | SignUpState::Ended { .. } => {}
        }
        Ok(())
    }

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
