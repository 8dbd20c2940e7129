//! One line that says how full an offering is, or why nobody can sign up for it now.

use domain::draw::DrawPhase;
use domain::offering::{Allocation, Offering, OfferingDraw};
use domain::refusal::Refusal;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::phrases::Phrases;
use crate::islands::live_places::PlacesLine;
use crate::request::request;
use crate::wording::approval::CARD;
use crate::wording::draw::state as draw_state;
use crate::wording::offering::places::{places_line, short_refusal};

/// Why nobody can sign up now, whoever they are.
pub fn closed_to_all(offering: &Offering, now: Timestamp) -> Option<Refusal> {
    domain::sign_up::closed_to_all(&offering.terms, now)
}

/// 还有3个名额; 满了，候补2人; 11月28日上午9:00开始报名; 直接来，不用报名.
#[component]
pub fn OfferingState(
    /// Of what.
    offering: Offering,
) -> impl IntoView {
    let request = request();
    let language = request.language;
    let refusal = closed_to_all(&offering, request.now);
    let by_draw = offering.draw.filter(|_| refusal == Some(Refusal::ByDraw));
    if let Some(draw) = by_draw {
        return view! { <DrawState draw=draw/> }.into_any();
    }
    let (class, icon, words) = match refusal {
        Some(refusal @ Refusal::DropIn) => {
            ("state state--free", IconName::Check, short_refusal(language, &refusal))
        }
        Some(refusal) => ("state state--off", IconName::Info, short_refusal(language, &refusal)),
        None if offering.terms.allocation == Allocation::Approval => {
            ("state state--free", IconName::People, CARD.in_language(language).to_owned())
        }
        None => {
            let PlacesLine { is_free, words } =
                places_line(language, &offering.places, &offering.shares, request.now);
            if is_free {
                ("state state--free", IconName::People, words)
            } else {
                ("state state--full", IconName::Bud, words)
            }
        }
    };
    view! { <p class=class><Icon name=icon/><span><Phrases text=words/></span></p> }.into_any()
}

/// 公开摇号，12月5日下午5:00前填志愿. While wishes can be made, also ahead, one can do something now.
#[component]
fn DrawState(draw: OfferingDraw) -> impl IntoView {
    let request = request();
    let (class, icon) = match draw.phase(request.now) {
        DrawPhase::Later | DrawPhase::Open => ("state state--free", IconName::Brush),
        _ => ("state state--off", IconName::Info),
    };
    let words = draw_state::card(request.language, &draw, request.now);
    view! { <p class=class><Icon name=icon/><span><Phrases text=words/></span></p> }
}

#[cfg(test)]
mod tests {
    use domain::offering::{Admission, OfferingState as State};
    use jiff::ToSpan;

    use super::*;
    use crate::components::example::an_offering;

    #[test]
    fn what_is_open_is_closed_to_nobody() {
        let mut class = an_offering();
        let (before, open) =
            (class.terms.window.opens_at - 1.second(), class.terms.window.opens_at);
        assert_eq!(closed_to_all(&class, open), None);
        assert!(matches!(closed_to_all(&class, before), Some(Refusal::NotOpenYet { .. })));
        class.terms.state = State::Closed;
        assert_eq!(closed_to_all(&class, open), Some(Refusal::Closed));
        class.terms.admission = Admission::DropIn;
        assert_eq!(closed_to_all(&class, open), Some(Refusal::DropIn));
    }
}
