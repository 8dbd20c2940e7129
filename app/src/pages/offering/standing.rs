//! How a reader stands with an offering: what the status box says and where its one button leads.

use domain::id::SignUpId;
use domain::offering::{Offering, OfferingDraw};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use jiff::Timestamp;

use crate::components::offering_state::closed_to_all;

/// One of the things that can be true of a reader and an offering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The reader has a place.
    Held(SignUpId),
    /// The reader is on the waiting list at this position.
    Waiting(SignUpId, u32),
    /// A place is kept for the reader until they answer.
    Offered(SignUpId),
    /// The reader has asked, and the staff decide.
    InReview(SignUpId),
    /// The reader would get this now. Signed out: somebody would for whom nothing is reserved.
    May(Place),
    /// Its places are drawn.
    Drawn(OfferingDraw),
    /// The reader, or anybody, is told no.
    Refused(Refusal),
}

/// `judged` is the store's word on what would happen now; `None` if nobody is signed in.
pub fn standing(
    offering: &Offering,
    mine: Option<&SignUp>,
    judged: Option<Result<Place, Refusal>>,
    now: Timestamp,
) -> Standing {
    match (mine.map(|sign_up| (sign_up.id, &sign_up.state)), judged) {
        (Some((id, SignUpState::Live(Place::Held))), _) => Standing::Held(id),
        (Some((id, SignUpState::Live(Place::Offered { .. }))), _) => Standing::Offered(id),
        (Some((id, SignUpState::Live(Place::Waiting { position }))), _) => {
            Standing::Waiting(id, *position)
        }
        (Some((id, SignUpState::Live(Place::InReview))), _) => Standing::InReview(id),
        (_, Some(Ok(place))) => Standing::May(place),
        (_, Some(Err(Refusal::ByDraw))) => by_draw(offering),
        // The check page asks for name and birthday first.
        (_, None | Some(Err(Refusal::ParticularsMissing))) => match closed_to_all(offering, now) {
            Some(Refusal::ByDraw) => by_draw(offering),
            Some(refusal) => Standing::Refused(refusal),
            None => Standing::May(offering.next_place_for_all(now)),
        },
        (_, Some(Err(refusal))) => Standing::Refused(refusal),
    }
}

fn by_draw(offering: &Offering) -> Standing {
    offering.draw.map_or(Standing::Refused(Refusal::ByDraw), Standing::Drawn)
}

impl Standing {
    /// The facts count the places: the status box does where one may sign up, and a number of free places would invite
    /// where nobody can.
    pub const fn leaves_counting_to_the_facts(&self) -> bool {
        !matches!(self, Self::May(_) | Self::Drawn(_)) && !self.is_closed()
    }

    /// Nobody can sign up, now or later.
    pub const fn is_closed(&self) -> bool {
        matches!(
            self,
            Self::Refused(
                Refusal::Cancelled
                    | Refusal::AlreadyOver
                    | Refusal::Closed
                    | Refusal::WindowClosed { .. }
            )
        )
    }

    /// The reader should see what else there is: no place can be had here now.
    pub const fn wants_alternatives(&self) -> bool {
        match self {
            Self::Held(_)
            | Self::Offered(_)
            | Self::InReview(_)
            | Self::May(Place::Held | Place::Offered { .. } | Place::InReview)
            | Self::Drawn(_)
            | Self::Refused(Refusal::DropIn) => false,
            Self::Waiting(..) | Self::May(Place::Waiting { .. }) | Self::Refused(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::offering::Allocation;
    use domain::stage::{ForWhom, Share};

    use super::*;
    use crate::components::example::{a_key, an_offering};

    #[test]
    fn signed_out_the_places_decide() {
        let mut class = an_offering();
        let (open, before) = (class.terms.window.opens_at, Timestamp::UNIX_EPOCH);
        assert_eq!(standing(&class, None, None, open), Standing::May(Place::Held));
        assert!(matches!(
            standing(&class, None, None, before),
            Standing::Refused(Refusal::NotOpenYet { .. })
        ));
        class.places.held = 30;
        assert_eq!(
            standing(&class, None, None, open),
            Standing::May(Place::Waiting { position: 1 })
        );
        class.places.held = 28;
        assert_eq!(standing(&class, None, None, open), Standing::May(Place::Held));
        let until = class.terms.window.closes_at;
        class.shares = vec![Share { for_whom: ForWhom::Newcomers, places: 2, claimed: 0, until }];
        let waits = Standing::May(Place::Waiting { position: 1 });
        assert_eq!(standing(&class, None, None, open), waits, "what is left is kept for some");
    }

    #[test]
    fn what_is_drawn_leads_to_its_draw_once_it_is_no_more_refused_for_something_else() {
        let mut class = an_offering();
        let window = class.terms.window;
        let draw = OfferingDraw { id: a_key(9), window, is_frozen: false, is_held: false };
        (class.draw, class.terms.allocation) = (Some(draw), Allocation::Draw);
        let now = window.opens_at;
        assert_eq!(standing(&class, None, None, now), Standing::Drawn(draw));
        let judged = Some(Err(Refusal::ByDraw));
        let stand = standing(&class, None, judged, now);
        assert_eq!(stand, Standing::Drawn(draw));
        assert!(!stand.wants_alternatives() && !stand.leaves_counting_to_the_facts());
        let over = class.terms.ends_at;
        assert_eq!(standing(&class, None, None, over), Standing::Refused(Refusal::AlreadyOver));
    }

    #[test]
    fn the_places_are_counted_once() {
        assert!(!Standing::May(Place::Held).leaves_counting_to_the_facts());
        assert!(Standing::Refused(Refusal::AlreadySignedUp).leaves_counting_to_the_facts());
        assert!(!Standing::Refused(Refusal::Closed).leaves_counting_to_the_facts());
        assert!(!Standing::Refused(Refusal::AlreadyOver).leaves_counting_to_the_facts());
    }

    #[test]
    fn who_has_not_told_a_birthday_may_go_on_and_is_asked() {
        let class = an_offering();
        let judged = Some(Err(Refusal::ParticularsMissing));
        assert_eq!(
            standing(&class, None, judged, class.terms.window.opens_at),
            Standing::May(Place::Held)
        );
    }

    #[test]
    fn the_stores_word_counts() {
        let class = an_offering();
        let refusal = Refusal::TooYoung { from: 50, age: 49 };
        let stand = standing(&class, None, Some(Err(refusal.clone())), class.terms.window.opens_at);
        assert_eq!(stand, Standing::Refused(refusal));
        assert!(stand.wants_alternatives());
    }
}
