//! What would be given back together: to whom, how much, and how much it is as a whole.

use domain::cash::PayWay;
use domain::language::Language;
use domain::offering::Fen;
use leptos::prelude::*;
use store::cash::GivenBack;
use store::fee::ToGiveBack;

use super::super::give_back::why;
use super::reading::AS_PAID;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::pages::desk::offering::entries::name_of;
use crate::request::{Request, request};
use crate::wording::desk::cash::way as way_words;
use crate::wording::desk::refunds as words;
use crate::wording::offering::fee as amount;

/// What somebody wants to give back.
pub(super) struct Wanted {
    /// For which places, each with what is owed for it.
    pub places: Vec<ToGiveBack>,
    /// How; nothing as each was paid.
    pub way: Option<PayWay>,
    /// Why; empty for each its own reason.
    pub reason: String,
}

impl Wanted {
    fn sum(&self, language: Language) -> String {
        let sum = self.places.iter().fold(0_u32, |sum, one| sum.saturating_add(one.amount.0));
        amount(language, Fen(sum))
    }

    /// What the button says was looked at: other places, other sums or another way are looked at first.
    pub(super) fn mark(&self) -> String {
        let place = |one: &ToGiveBack| format!("{} {}", one.sign_up, one.amount.0);
        let places: Vec<_> = self.places.iter().map(place).collect();
        format!("{} {} {}", self.way.map_or(AS_PAID, PayWay::code), places.join(" "), self.reason)
    }

    /// What the button is called that does it.
    pub(super) fn button(&self, language: Language) -> String {
        words::do_it(language, self.places.len(), &self.sum(language))
    }

    /// Each with why: as it was typed for all, or as it stands in its row.
    pub(super) fn parts(&self, request: &Request) -> Vec<GivenBack> {
        let part = |one: &ToGiveBack| {
            let own = || why(request.language, &one.why);
            let reason = if self.reason.is_empty() { own() } else { self.reason.clone() };
            GivenBack { sign_up: one.sign_up, amount: one.amount, reason }
        };
        self.places.iter().map(part).collect()
    }
}

/// The names, the amounts, and what they are together.
#[component]
pub(super) fn WhatGoesBack(
    /// What was looked at.
    wanted: Wanted,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let how = wanted.way.map_or(words::AS_PAID, way_words);
    let total = words::total(language, wanted.places.len(), &wanted.sum(language));
    let lines = wanted.places.iter().map(|one| {
        let (name, offering) = (name_of(&request, &one.person), one.offering_name.clone());
        let sum = amount(language, one.amount);
        view! { <li>{name}" "<span class="soft"><Phrases text=offering/></span>" "<span class="nowrap">{sum}</span></li> }
    });
    let lines = lines.collect_view();
    view! {
        <NoticeBox kind=BoxKind::Info>
            <p class="notice__title">{say(words::WILL)}</p>
            <ul class="session-history">{lines}</ul>
            <p><b>{total}</b></p>
            <p>{say(how)}</p>
            <p>{say(words::NOT_YET)}</p>
        </NoticeBox>
    }
}
