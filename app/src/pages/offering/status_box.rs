//! The status box of an offering's page.

use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::stage::StageRefusal;
use leptos::prelude::*;
use store::draw::MyApplication;

use super::draw_box::DrawBox;
use super::opening_box::{Does, OpeningBox};
use super::standing::Standing;
use crate::components::continuing::ContinueButton;
use crate::components::offering_facts::telephone_of;
use crate::components::phrases::Phrases;
use crate::components::places_now::PlacesNow;
use crate::components::status::{Status, StatusKind, Way};
use crate::islands::opening::Opening;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::draw::state::SEE_DRAW;
use crate::wording::offer;
use crate::wording::offering::page as words;
use crate::wording::offering::places::places_line;
use crate::wording::offering::when_line;
use crate::wording::refusal::beyond_title;
use crate::wording::{Words, approval, stage};

/// How I stand, why, and the one button.
#[component]
pub fn StatusBox(
    /// With what.
    offering: Offering,
    /// How.
    standing: Standing,
    /// The reader's wishes in its draw.
    wishes: Option<MyApplication>,
) -> impl IntoView {
    let request = request();
    let (language, say) = (request.language, request.say());
    if let Standing::Drawn(draw) = standing {
        return view! { <DrawBox offering=offering draw=draw mine=wishes/> }.into_any();
    }
    let way = Some(way(&request, &offering, &standing));
    let label = say(words::MY_STATUS);
    let kind = offering.kind;
    match standing {
        Standing::Held(_) => view! {
            <Status kind=StatusKind::Held label=label title=words::held(language, kind) way=way>
                <p>{say(words::HELD_IS_YOURS)}</p>
            </Status>
        }
        .into_any(),
        Standing::Offered(_) => view! {
            <Status kind=StatusKind::Waiting label=label title=say(offer::ASKED).to_owned() way=way>
                <p>{say(offer::IS_CALLED)}</p>
            </Status>
        }
        .into_any(),
        Standing::Waiting(_, position) => view! {
            <Status kind=StatusKind::Waiting label=label title=words::waiting(language, position) way=way>
                <p>{say(words::WAITING_MOVES_UP)}</p>
            </Status>
        }
        .into_any(),
        Standing::InReview(_) => view! {
            <Status kind=StatusKind::Waiting label=label title=say(approval::SENT).to_owned() way=way>
                <p>{say(approval::WILL_BE_TOLD)}</p>
            </Status>
        }
        .into_any(),
        Standing::May(Place::InReview) => {
            let signed_in = request.signed.is_some();
            let title = if signed_in {
                words::not_yet(language, kind)
            } else {
                say(approval::ONE_MAY_ASK).to_owned()
            };
            view! {
                <Status kind=StatusKind::Open label=label title=title way=way>
                    <p>{say(may_sentence(Place::InReview, signed_in))}</p>
                </Status>
            }
            .into_any()
        }
        // Before everybody may, it is the turn of the former class.
        Standing::May(Place::Held) if request.now < offering.terms.window.opens_at => view! {
            <Status kind=StatusKind::Open label=label title=say(stage::MAY_CONTINUE).to_owned()>
                <p>{say(stage::ONE_TAP)}</p>
                <ContinueButton offering=offering.id name=offering.name is_primary=true/>
            </Status>
        }
        .into_any(),
        Standing::May(place) => {
            let for_some = is_for_some(&request, &offering, place);
            let sentence = match for_some {
                true => stage::SIGN_IN_TO_KNOW,
                false => may_sentence(place, request.signed.is_some()),
            };
            // Who is signed out may have signed up all the same.
            let title = match (place, request.signed.is_some()) {
                (_, true) => words::not_yet(language, kind),
                (Place::Held | Place::Offered { .. } | Place::InReview, false) => {
                    say(words::IT_IS_OPEN).to_owned()
                }
                (Place::Waiting { .. }, false) if for_some => say(stage::KEPT_FOR_SOME).to_owned(),
                (Place::Waiting { .. }, false) => say(words::ONE_MAY_WAIT).to_owned(),
            };
            if is_for_me(&request, &offering, place) {
                let told = stage::kept_for_you(language, &offering.for_all(request.now));
                return view! {
                    <Status kind=StatusKind::Open label=label title=title way=way>
                        <p><Phrases text=told/></p>
                    </Status>
                }
                .into_any();
            }
            let line = places_line(language, &offering.places, &offering.shares, request.now);
            view! {
                <Status kind=StatusKind::Open label=label title=title way=way>
                    <PlacesNow address=paths::places(offering.id) line=line/>
                    <p>{say(sentence)}</p>
                </Status>
            }
            .into_any()
        }
        Standing::Refused(Refusal::DropIn) => view! {
            <Status kind=StatusKind::Open label=label title=say(words::JUST_COME).to_owned() way=way>
                <p><Phrases text=when_line(language, &offering)/></p>
            </Status>
        }
        .into_any(),
        Standing::Refused(
            refusal @ (Refusal::NotOpenYet { opens_at }
            | Refusal::Stage(StageRefusal::ReturningFull { opens_at })),
        ) => {
            let here = paths::offering(offering.id);
            let title = words::cannot(language, kind, &refusal);
            let when = beyond_title(language, &refusal, &offering);
            view! { <Opening><OpeningBox offering=offering opens_at=opens_at title=title when=when here=here does=Does::Leads/></Opening> }
                .into_any()
        }
        Standing::Refused(refusal) => view! {
            <Status kind=StatusKind::Closed label=label title=words::cannot(language, kind, &refusal) way=way>
                {beyond_title(language, &refusal, &offering).map(|more| view! { <p><Phrases text=more/></p> })}
            </Status>
        }
        .into_any(),
        // Told in a box of its own.
        Standing::Drawn(_) => ().into_any(),
    }
}

/// Nobody knows yet whether what is kept for some is for the reader: they are signed out.
fn is_for_some(request: &Request, offering: &Offering, place: Place) -> bool {
    let waits = matches!(place, Place::Waiting { .. }) && request.signed.is_none();
    waits && offering.for_all(request.now).kept > 0
}

/// All that is left is kept for some, and the reader is one of them: what everybody is told is not true for them.
fn is_for_me(request: &Request, offering: &Offering, place: Place) -> bool {
    let all = offering.for_all(request.now);
    let gets_one = matches!(place, Place::Held | Place::Offered { .. });
    gets_one && request.signed.is_some() && all.free == 0 && all.kept > 0
}

/// What is said to whom who would get this place.
pub(super) const fn may_sentence(place: Place, signed_in: bool) -> Words {
    match (place, signed_in) {
        (Place::Waiting { .. }, true) => words::YOU_MAY_WAIT,
        (Place::Waiting { .. }, false) => words::FREED_PLACES_GO_ON,
        (Place::InReview, true) => approval::YOU_MAY_ASK,
        (Place::Held | Place::Offered { .. }, true) => words::YOU_MAY_HAVE_A_PLACE,
        (Place::Held | Place::Offered { .. } | Place::InReview, false) => words::SIGN_IN_FIRST,
    }
}

/// Where the one button leads, and what it is called.
pub(super) fn way(request: &Request, offering: &Offering, standing: &Standing) -> Way {
    let said = |to: String, words: Words| Way {
        to,
        words: words.in_language(request.language).to_owned(),
    };
    let check = paths::signing_up(offering.id);
    match (standing, request.signed.is_some()) {
        (Standing::Held(id), _) => said(paths::sign_up(*id), words::SEE_MY_SIGN_UP),
        (Standing::Offered(id), _) => said(paths::sign_up(*id), offer::TO_ANSWER),
        (Standing::InReview(id), _) => said(paths::sign_up(*id), approval::SEE_MINE),
        (Standing::Waiting(id, _), _) => said(paths::sign_up(*id), words::SEE_MY_WAITING),
        (Standing::May(Place::Held | Place::Offered { .. } | Place::InReview), true) => {
            said(check, words::sign_up(offering.kind))
        }
        (Standing::May(Place::Waiting { .. }), true) => said(check, words::WAIT),
        (Standing::May(Place::Held | Place::Offered { .. } | Place::InReview), false) => {
            said(paths::sign_in(&check), words::SIGN_IN_AND_SIGN_UP)
        }
        (Standing::May(place @ Place::Waiting { .. }), false)
            if is_for_some(request, offering, *place) =>
        {
            said(paths::sign_in(&check), words::SIGN_IN_AND_SIGN_UP)
        }
        (Standing::May(Place::Waiting { .. }), false) => {
            said(paths::sign_in(&check), words::SIGN_IN_AND_WAIT)
        }
        // The next page offers what can be swapped.
        (Standing::Refused(Refusal::Clash { .. } | Refusal::LimitReached { .. }), _) => {
            said(check, words::WHAT_TO_DO)
        }
        (Standing::Drawn(draw), _) => said(paths::draw(draw.id), SEE_DRAW),
        (Standing::Refused(_), _) => {
            let telephone = Some(telephone_of(offering)).filter(|own| !own.is_empty());
            let telephone =
                telephone.unwrap_or_else(|| request.installation.help_telephone.clone());
            let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
            said(format!("tel:{digits}"), words::CALL_AND_ASK)
        }
    }
}
