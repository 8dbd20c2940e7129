//! An entry that has ended: given up, taken off the list, or called off with the offering.

use domain::decision::{Basis, Decided, Decision};
use domain::fee::FeeChanged;
use domain::offering::Offering;
use domain::sign_up::EndReason;
use leptos::prelude::*;
use store::consent::DoneForMe;

use super::why::Why;
use crate::components::alternatives::Alternatives;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::telephone::TelephoneLink;
use crate::paths;
use crate::request::Request;
use crate::wording::approval::NOT_ACCEPTED;
use crate::wording::offering::{when_line, where_line};
use crate::wording::sign_up as words;
use crate::wording::{fee, offer, swap};

/// What happened and why, and what else there is.
#[component]
pub fn Ended(
    /// Who asks.
    request: Request,
    /// What it was.
    offering: Offering,
    /// Why it ended.
    reason: EndReason,
    /// What was decided, and by what.
    decisions: Vec<Decision>,
    /// Which of them helpers brought about.
    helped: Vec<DoneForMe>,
    /// What became of the fee.
    changes: Vec<FeeChanged>,
    /// What else there is.
    others: Vec<Offering>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let last = decisions.last().map(|last| (last.what, &last.basis));
    let (title, why, again) = match &reason {
        EndReason::Swapped { at_counter: true } => {
            (words::IT_WAS_GIVEN_UP, say(swap::AT_COUNTER).to_owned(), true)
        }
        EndReason::Swapped { at_counter: false } => {
            (words::IT_WAS_GIVEN_UP, say(swap::BY_YOURSELF).to_owned(), true)
        }
        // Swapped at the counter before that was noted: nothing else ended so there.
        EndReason::Withdrawn if last == Some((Decided::Ended, &Basis::Counter)) => {
            (words::IT_WAS_GIVEN_UP, say(swap::AT_COUNTER).to_owned(), true)
        }
        EndReason::Withdrawn => (words::IT_WAS_GIVEN_UP, String::new(), true),
        EndReason::Removed(why) => (words::TAKEN_OFF, why.clone(), true),
        EndReason::Declined => (offer::DECLINED, String::new(), true),
        EndReason::NotReached => (offer::NOT_REACHED, String::new(), true),
        EndReason::NotAccepted(why) => (NOT_ACCEPTED, why.clone(), false),
        EndReason::Unpaid => (fee::UNPAID_TITLE, String::new(), true),
        EndReason::Cancelled(why) => (words::CALLED_OFF, why.clone(), false),
    };
    let (name, when, place) =
        (offering.name.clone(), when_line(language, &offering), where_line(language, &offering));
    view! {
        <PageTitle text=words::titled(language, say(title), &offering.name)/>
        <a class="back" href=paths::MY_SIGN_UPS>{say(words::BACK_TO_MINE)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(title)/></h1>
        <NoticeBox kind=BoxKind::Info>
            <p class="notice__title"><Phrases text=name/></p>
            <p>
                <span class="line"><Phrases text=when/></span>
                <span class="line"><ByPhrase text=place/></span>
            </p>
            {(!why.is_empty()).then(|| view! { <p>{words::because(language, &why)}</p> })}
        </NoticeBox>
        {again.then(|| view! {
            <div class="button-row">
                <a class="button" href=paths::offering(offering.id)>{say(words::SIGN_UP_AGAIN)}</a>
            </div>
        })}
        <Why decisions=decisions helped=helped changes=changes/>
        <Alternatives offerings=others/>
        <section class="section" aria-labelledby="ask">
            <h2 id="ask">{say(words::ASK_BY_TELEPHONE)}</h2>
            <TelephoneLink telephone=offering.telephone.clone()/>
        </section>
    }
}
