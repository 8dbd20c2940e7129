//! The slip to keep: what, when, where, what it costs, what to bring, whom to call.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::{Fen, Offering};
use leptos::prelude::*;
use store::fee::MyFee;

use crate::components::fact::{Fact, FactLines};
use crate::components::icon::IconName;
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::request::Request;
use crate::wording::fee as fee_words;
use crate::wording::offering::{fee, period_line, when_line, where_line};
use crate::wording::sign_up as words;
use crate::wording::when::full_day;

/// The key facts between two rings, on screen and on paper.
#[component]
pub fn Slip(
    /// Who asks.
    request: Request,
    /// What for.
    offering: Offering,
    /// On the waiting list, with nothing to pay yet.
    waits: bool,
    /// What is paid for it at the counter, if there is a last day.
    #[prop(optional_no_strip)]
    fee_due: Option<MyFee>,
) -> impl IntoView {
    let language = request.language;
    let [days, place, way, cost, bring] = told(language, &offering, waits, fee_due.as_ref());
    let Offering { kind, contact, telephone, .. } = offering.clone();
    view! {
        <div class="slip ring">
            <p><Phrases text=offering.name.clone()/></p>
            <p class="key"><Phrases text=when_line(language, &offering)/></p>
            <dl class="facts">
                <FactLines icon=IconName::Calendar term=words::begins(kind) lines=days is_key=true/>
                <FactLines icon=IconName::Pin term=words::WHERE lines=place is_place=true/>
                <FactLines icon=IconName::Bus term=words::HOW_TO_GET_THERE lines=way/>
                <FactLines icon=IconName::Fee term=words::FEE lines=cost/>
                <FactLines icon=IconName::Brush term=words::BRING lines=bring/>
                <Fact icon=IconName::Phone term=words::CALL>
                    <span class="line">{contact}</span>
                    <TelephoneLink telephone=telephone/>
                </Fact>
            </dl>
        </div>
    }
}

/// The lines of the slip, also in its file: when it begins, where, how to get there, what it costs, what to bring.
pub fn told(
    language: Language,
    offering: &Offering,
    waits: bool,
    fee_due: Option<&MyFee>,
) -> [Vec<String>; 5] {
    let first = full_day(language, civil(offering.first.from).date());
    let days = match period_line(language, offering) {
        Some(period) => vec![first, period],
        None => Vec::new(),
    };
    let mut cost = vec![fee(language, offering.fee)];
    if waits && offering.fee != Fen::FREE {
        cost.push(words::NOTHING_TO_PAY_NOW.in_language(language).to_owned());
    }
    if let Some(due) = fee_due {
        cost.push(fee_words::line(language, &due.fee));
        // Without a last day the counter may not be told, either.
        let counter = (!due.counter.is_empty()).then(|| due.counter.clone());
        cost.extend(counter.filter(|_| due.fee.paid_at.is_none()));
    }
    let place = vec![where_line(language, offering)];
    [days, place, vec![offering.directions.clone()], cost, vec![offering.bring.clone()]]
}
