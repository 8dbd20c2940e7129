//! 报名: giving places, giving them up, and passing them on.

mod able;
mod all_again;
mod approval;
mod ask;
mod at_once;
mod blocked;
mod checked;
mod continuing;
mod counter;
mod drawn_near;
mod end;
mod engagements;
mod entries;
mod entry;
mod former;
mod give;
mod insert;
mod judge;
mod kept;
mod kept_at_counter;
mod line;
mod mine;
mod newcomer;
mod offer;
mod own_entry;
mod passed;
mod people;
mod put_back;
mod row;
mod short;
mod stages;
mod swap;
mod swap_at_counter;
mod swap_proposed;
mod timetable;
mod together;
mod travel;
mod unlinked;
mod wanted;

use domain::id::{ConsentId, FormKey, OfferingId, PersonId};
use domain::person::Coordinator;
use serde::{Deserialize, Serialize};

pub(crate) use self::able::ask_everybody_again;
pub use self::able::{pass_on_to_the_able, why_not_offered};
pub(crate) use self::all_again::{all_stand_again, lock_all_ended};
pub use self::approval::{Foreseen, approve, foreseen, not_accept};
pub(crate) use self::ask::possible_for;
pub use self::ask::sign_up;
pub(crate) use self::blocked::pass_on_blocked_of;
pub(crate) use self::checked::Checking;
pub use self::checked::{Checked, Judged, checked, judged, judged_for, judged_now};
pub use self::continuing::{Continuable, continuable, could_follow, former_class, proposed_former};
pub use self::counter::{
    AtCounter, CounterPerson, add_at_counter, add_member, ask_at_counter, register_at_counter,
};
pub(crate) use self::counter::{storable_why, who_it_is};
pub use self::drawn_near::tight_drawn;
pub(crate) use self::end::{end, end_all, locked};
pub use self::end::{remove, withdraw, withdraw_for};
pub(crate) use self::engagements::{coming_sessions, engagements, engagements_of_each};
pub use self::entries::{Entry, entries_of};
pub use self::entry::entry;
pub(crate) use self::entry::offering_of;
pub use self::former::{FormerLine, former_lines};
pub(crate) use self::insert::{Joining, insert_each};
pub use self::kept::{ask_all_the_same, obstacle_to_offer, that_keep, wait_keeping};
pub use self::kept_at_counter::{keepable_at_counter, wait_keeping_at_counter};
pub(crate) use self::mine::SHOWN_FOR;
pub use self::mine::{MySignUp, live_sign_up, my_sign_up, my_sign_ups};
pub use self::newcomer::{Newcomer, newcomer};
pub use self::offer::{accept, accept_for, keep_waiting, keep_waiting_for};
pub(crate) use self::offer::{
    accepted, another_is_free, lock_person, next_session, offer_free, waits_on,
};
pub use self::own_entry::{OwnEntry, own_entry};
pub use self::people::{Numbered, Part, people};
pub(crate) use self::put_back::{parted_again, put_back};
pub(crate) use self::row::{by_id, end_reason_from};
pub use self::short::{Outcome, outcome};
pub use self::stages::pass_on_released;
pub(crate) use self::stages::settle;
pub(crate) use self::stages::{groups_at, groups_from};
pub use self::swap::{Swap, swap, swappable};
pub use self::swap_at_counter::{Looked, swap_at_counter, swap_choices, swappable_at_counter};
pub use self::swap_proposed::{Proposal, proposed};
pub use self::timetable::{Appointment, my_timetable, next_appointment};
pub use self::together::{
    Together, ask_to_wait_together, is_offered_alone, link, together, wait_alone, wait_together,
    waits_alone_since,
};
pub(crate) use self::together::{linked_again, pairs_of};
pub use self::travel::{tight_way, tight_way_at_counter, tight_way_instead, tight_wishes};
pub(crate) use self::unlinked::unlinked;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// The person, for themselves.
    Person(PersonId),
    /// A coordinator, at the counter or by telephone.
    Coordinator(Coordinator),
    /// Somebody whom the person lets act for them.
    Helper(Helping),
}

/// Who acts for somebody else, and under which consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helping {
    /// Who acts.
    pub helper: PersonId,
    /// Which lets them.
    pub consent: ConsentId,
}

impl By {
    /// The person who does it.
    pub(crate) const fn person(&self) -> PersonId {
        match self {
            Self::Person(person) => *person,
            Self::Coordinator(coordinator) => coordinator.person,
            Self::Helper(helping) => helping.helper,
        }
    }
}

/// A place that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// On what.
    pub offering: OfferingId,
    /// For whom.
    pub person: PersonId,
    /// Who asks.
    pub by: By,
}

/// A place that is asked for under a form's key.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The form's key.
    pub key: FormKey,
    /// What the form asks.
    pub fingerprint: String,
    /// The place.
    pub asked: Asked,
}
