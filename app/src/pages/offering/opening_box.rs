//! The status box of what opens later. It has everything from the start that it will say then, and the island shows it. On the
//! page to check its button is the form's own: whoever has checked before the opening has one tap left at it.

use domain::calendar::civil;
use domain::offering::{Allocation, Offering};
use domain::sign_up::Place;
use jiff::Timestamp;
use leptos::prelude::*;

use super::standing::Standing;
use super::status_box::{may_sentence, way};
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::status::Way;
use crate::islands::opening::{FULL, OPEN};
use crate::pages::sign_up::sending;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::draw::state::places;
use crate::wording::offering::page as words;

/// What the button does that wakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// On the page of an offering it leads to the page to check, which can be opened before, too.
    Leads,
    /// On the page that tells what will be in the way it leads to that page once more.
    LeadsBack,
    /// In the form of the page to check it sends it; this is what the reader would get then.
    Sends(Place),
}

/// Not yet, when, and the place of the button. To be put into the island `Opening`, which asks by the line at its end.
#[component]
pub fn OpeningBox(
    /// Of what.
    offering: Offering,
    /// When it opens.
    opens_at: Timestamp,
    /// Says that it has not opened.
    title: String,
    /// Says when, unless the title does.
    #[prop(optional_no_strip)]
    when: Option<String>,
    /// This page, to be loaded again where no script does it.
    here: String,
    /// What its button does.
    does: Does,
) -> impl IntoView {
    let request = request();
    let (language, say) = (request.language, request.say());
    let time = civil(opens_at).time();
    let signed_in = request.signed.is_some();
    let first = match offering.terms.allocation {
        Allocation::Approval => Place::InReview,
        Allocation::InOrder | Allocation::Draw => Place::Held,
    };
    let faces = [(OPEN, first), (FULL, Place::Waiting { position: 1 })];
    let [open, full] = faces.map(|(_, place)| say(may_sentence(place, signed_in)));
    // That one can sign up is said once; to whom has to sign in, also how.
    let open = (!signed_in || first == Place::InReview).then_some(open);
    let in_all = offering.places.capacity.map(|count| places(language, count, 0));
    // Where all that is left is kept for the reader, it is full for others alone.
    let is_own = does == Does::Sends(Place::Held)
        && matches!(offering.next_place_for_all(opens_at), Place::Waiting { .. });
    let button = match does {
        Does::Sends(own) => {
            let faces = faces.map(|(face, place)| (face, if is_own { own } else { place }));
            view! { <Send faces=faces own=own/> }.into_any()
        }
        Does::Leads | Does::LeadsBack => {
            view! { <Lead request=request.clone() offering=offering.clone() faces=faces/> }
                .into_any()
        }
    };
    let early = (does == Does::Leads).then(|| early_check(&request, &offering));
    let (full_title, full) = match is_own {
        true => (words::IT_IS_OPEN, say(words::YOU_MAY_HAVE_A_PLACE)),
        false => (words::ONE_MAY_WAIT, full),
    };
    let left = opens_at.as_second() - request.now.as_second();
    view! {
        <section class="status status--closed" aria-label=say(words::MY_STATUS)>
            <div class="opening">
                <div class="opening__face" data-face="asleep awake">
                    <p class="lead"><Phrases text=title/></p>
                    {when.map(|when| view! { <p><Phrases text=when/></p> })}
                    <div class="opening">
                        <a class="opening__face button button--link" data-face="asleep" href=here>
                            {words::reload_at(language, time)}
                        </a>
                        <p class="opening__face" data-face="awake" data-hidden="true">{words::no_reload(language, time)}</p>
                    </div>
                </div>
                <div class="opening__face" data-face=OPEN data-hidden="true">
                    <p class="lead">{say(words::IT_IS_OPEN)}</p>
                    {in_all.map(|count| view! { <p><Phrases text=count/></p> })}
                    {open.map(|open| view! { <p>{open}</p> })}
                </div>
                <div class="opening__face" data-face=FULL data-hidden="true">
                    <p class="lead">{say(full_title)}</p>
                    <p>{full}</p>
                </div>
            </div>
            <div class="opening">
                <p class="opening__face button button--later" data-face="asleep awake">{say(words::SIGN_UP_THEN)}</p>
                {button}
            </div>
            {early}
        </section>
        <p class="visually-hidden" role="status" data-opening=paths::opening(offering.id) data-seconds=left></p>
    }
}

/// The button that leads to the page to check.
#[component]
fn Lead(request: Request, offering: Offering, faces: [(&'static str, Place); 2]) -> impl IntoView {
    let ways = faces.map(|(_, place)| way(&request, &offering, &Standing::May(place)));
    // Both lead to the same page: it is one button, with one of two words on it.
    let to = ways[0].to.clone();
    let said = faces.into_iter().zip(ways).map(|((face, _), Way { words, .. })| {
        view! {
            <span class="opening__face" data-face=face data-hidden="true"><Phrases text=words/></span>
        }
    });
    view! {
        <a class="opening__face button button--primary" data-face="open full" data-hidden="true" href=to>
            <span class="opening">{said.collect_view()}</span>
        </a>
    }
}

/// The button that sends what was checked, with one of two words on it, and what was expected when it was checked.
#[component]
fn Send(faces: [(&'static str, Place); 2], own: Place) -> impl IntoView {
    let say = request().say();
    let said = faces.map(|(face, place)| {
        let words = say(sending(place).0);
        view! { <span class="opening__face" data-face=face data-hidden="true"><ByPhrase text=words/></span> }
    });
    let (_, expected) = sending(own);
    view! {
        <button class="opening__face button button--primary" type="submit" name="expected" value=expected data-face="open full" data-hidden="true">
            <span class="opening">{said}</span>
        </button>
    }
}

/// Until it opens: the way to the page on which everything can be checked beforehand. Its room stays.
fn early_check(request: &Request, offering: &Offering) -> impl IntoView {
    let check = paths::signing_up(offering.id);
    let (to, said) = match request.signed {
        Some(_) => (check, words::CHECK_EARLY),
        None => (paths::sign_in(&check), words::SIGN_IN_AND_CHECK),
    };
    view! {
        <div class="opening">
            <a class="opening__face button" data-face="asleep awake" href=to>{request.say()(said)}</a>
        </div>
    }
}
