//! What would become of the offerings that were chosen, before it is done.

use domain::offering::Offering;
use domain::offering::bulk::{Stands, judge};
use domain::refusal::Refusal;
use domain::role::Task;
use leptos::prelude::*;

use super::reading::BulkAct;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::pages::desk::own_offerings;
use crate::request::{Request, request};
use crate::wording::desk::listing as words;

/// So many that are left are named, each with its reason.
const NAMED: usize = 20;

/// What would become of them.
pub(super) struct Will {
    changed: usize,
    same: usize,
    left: Vec<(Offering, Refusal)>,
}

impl Will {
    /// Judges each as the unit will. Another institution's offering is not found.
    pub(super) async fn of(request: &Request, wanted: BulkAct) -> Result<Self, AppError> {
        let offerings = own_offerings(request, Task::Run, &wanted.offerings).await?;
        let mut will = Self { changed: 0, same: 0, left: Vec::new() };
        for offering in offerings {
            let stands = Stands {
                terms: &offering.terms,
                places: &offering.places,
                is_staged: !offering.shares.is_empty(),
                is_on_list: offering.draw.is_some_and(|draw| draw.is_frozen && !draw.is_held),
                begins_at: offering.first.from,
            };
            match judge(wanted.act, stands, request.now) {
                Ok(Some(_)) => will.changed += 1,
                Ok(None) => will.same += 1,
                Err(refusal) => will.left.push((offering, refusal)),
            }
        }
        Ok(will)
    }

    /// There is something to do.
    pub(super) const fn changes_something(&self) -> bool {
        self.changed > 0
    }
}

/// The numbers, and what is left with its reason.
#[component]
pub(super) fn WhatItDoes(
    /// What was looked at.
    will: Will,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let number = will.left.len();
    let left = will.left.into_iter().take(NAMED).map(|(offering, why)| {
        let why = words::why_left(language, &why);
        view! { <li>{offering.name}" "<span class="soft">{why}</span></li> }
    });
    let left = left.collect_view();
    view! {
        <NoticeBox kind=BoxKind::Info>
            <p class="notice__title">{say(words::WILL)}</p>
            <p>{words::will_change(language, will.changed)}</p>
            {(will.same > 0).then(|| view! { <p>{words::are_so(language, will.same)}</p> })}
            {(number > 0).then(|| view! {
                <p>{words::are_left(language, number)}</p>
                <ul class="session-history">{left}</ul>
            })}
            <p>{say(words::NOT_YET)}</p>
        </NoticeBox>
    }
}
