//! How full an offering is, how one stands with it, and its card: free, kept for some, full, not open yet, called off, drop-in.

use leptos::prelude::*;

use super::{Group, Sample, examples};
use crate::components::offering_card::OfferingCards;
use crate::components::offering_state::OfferingState;
use crate::components::status::{Status, StatusKind, Way};
use crate::request::request;
use crate::wording::design as words;
use crate::wording::offering::page as page_words;

/// States, status boxes, cards.
#[component]
pub fn Offerings() -> impl IntoView {
    let now = request().now;
    let all = [
        examples::open,
        examples::kept,
        examples::full,
        examples::later,
        examples::cancelled,
        examples::drop_in,
    ];
    let all = all.map(|make| make(now));
    let states =
        all.clone().map(|offering| view! { <OfferingState offering=offering/> }).collect_view();
    view! {
        <Group name=words::PLACES>
            <div class="design__sample">{states}</div>
            <Boxes/>
        </Group>
        <Group name=words::OFFERINGS><OfferingCards offerings=all.to_vec()/></Group>
    }
}

/// The four boxes, each with its button.
#[component]
fn Boxes() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let kind = examples::open(request.now).kind;
    let boxes = [
        (
            StatusKind::Open,
            words::FREE,
            page_words::not_yet(language, kind),
            page_words::sign_up(kind),
            page_words::YOU_MAY_HAVE_A_PLACE,
        ),
        (
            StatusKind::Held,
            words::DONE,
            page_words::held(language, kind),
            page_words::SEE_MY_SIGN_UP,
            page_words::HELD_IS_YOURS,
        ),
        (
            StatusKind::Waiting,
            words::FULL,
            page_words::waiting(language, 3),
            page_words::SEE_MY_WAITING,
            page_words::WAITING_MOVES_UP,
        ),
        (
            StatusKind::Closed,
            words::ENDED,
            say(words::CANCELLED).to_owned(),
            page_words::CALL_AND_ASK,
            words::SENTENCE,
        ),
    ];
    boxes
        .map(|(kind, shows, title, button, sentence)| {
            let way = Some(Way { to: super::HERE.to_owned(), words: say(button).to_owned() });
            view! {
                <Sample shows=shows>
                    <Status kind=kind label=say(shows) title=title way=way><p>{say(sentence)}</p></Status>
                </Sample>
            }
        })
        .collect_view()
}
