//! 候补不退: asking before one waits and keeps what one has; and, on the page of an entry, what would have to be given up for a
//! place that is offered.

use domain::id::SignUpId;
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::travel::Tight;
use leptos::prelude::*;
use store::sign_up::{MySignUp, Swap};

use super::swap::Way;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::summary::OfferingRow;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::offer::KEEP_OFFER;
use crate::wording::{sign_up, swap as words};

/// What is kept and what is waited for, what happens when a place is there, and the one button.
#[component]
pub fn Keeping(
    /// Who asks.
    request: Request,
    /// What would be given up for it.
    swap: Swap,
    /// The same, to be read.
    mine: Vec<MySignUp>,
    /// What is waited for.
    instead: Offering,
    /// Little time for the way.
    tight: Option<Tight>,
    /// What came back, if anything did.
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let title = words::sure_to_keep(language, &instead.name);
    let back = paths::signing_up(instead.id);
    let kept = mine
        .into_iter()
        .map(|mine| view! { <OfferingRow term=words::KEPT offering=mine.offering/> })
        .collect_view();
    view! {
        <PageTitle text=title.clone() attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{say(KEEP_OFFER)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <p class="lead">{say(words::KEEP_HOW)}</p>
        <dl class="summary">
            {kept}
            <OfferingRow term=words::WAITED_FOR offering=instead/>
        </dl>
        <LittleTime tight=tight/>
        <NoticeBox kind=BoxKind::Info>
            <p>{say(words::WILL_CHOOSE)}</p>
            <p>{say(words::CHOICE)}</p>
        </NoticeBox>
        <Form action="/forms/swap" attempt=attempt>
            <input type="hidden" name="given_up" value=swap.given_up.to_string()/>
            <input type="hidden" name="instead" value=swap.instead.to_string()/>
            <input type="hidden" name="keeps" value="yes"/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(sign_up::CONFIRM_WAITING)}</button>
                <a class="button" href=back>{say(KEEP_OFFER)}</a>
            </div>
        </Form>
    }
}

/// Before the answer: what would be given up for the place, and that it stays if the place is not taken.
#[component]
pub fn InTheWay(
    /// What of the person's own is in the way.
    way: Way,
    /// What is offered.
    name: String,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let told = match &way {
        Way::Swap(_, mine, _) | Way::Keep(_, mine) => {
            let names: Vec<&str> = mine.iter().map(|mine| mine.offering.name.as_str()).collect();
            words::in_the_way(language, &names)
        }
        Way::Choose(_) => words::one_for(language, &name),
    };
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <p><Phrases text=told/></p>
            <p>{say(words::OR_STAYS)}</p>
        </NoticeBox>
    }
}

/// Whether somebody who is passed over could keep what is in the way and be asked all the same: not where they have what they
/// wanted of a draw, nor where they do so already and would have to give up too much.
pub fn may_keep(obstacle: &Refusal, keeps: bool) -> bool {
    !keeps && matches!(obstacle, Refusal::Clash { .. } | Refusal::LimitReached { .. })
}

/// The button that says so.
#[component]
pub fn KeepBoth(
    /// Which entry.
    sign_up: SignUpId,
    /// What came back, if anything did.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    view! {
        <p>{say(words::OR_KEEP_BOTH)}</p>
        <Form action="/forms/ask-anyway" attempt=attempt>
            <input type="hidden" name="sign_up" value=sign_up.to_string()/>
            <div class="button-row">
                <button class="button" type="submit">{say(words::ASK_ME)}</button>
            </div>
        </Form>
    }
}
