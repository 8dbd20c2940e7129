//! 一起退费: what is owed to several people is looked at, and given back in one act.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use std::collections::BTreeMap;

use domain::cash::ReceiptNumber;
use domain::id::{OfferingId, PersonId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::cash::{MOST_TOGETHER, Receipt, refund_together, refunded_before};
use store::fee::ToGiveBack;

use self::look::{Wanted, WhatGoesBack};
use self::reading::{AS_PAID, FIELDS, LOOKED_AT, WAY, WHOLE, wanted};
use super::give_back::why;
use crate::address::marked;
use crate::attempt::looked::LOOK;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, FieldError, Kind, described_by};
use crate::components::for_chosen::ForChosen;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::ticked_row::TickedRow;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::receipt::lines::ReceiptLines;
use crate::pages::desk::receipt::refund::way_choices;
use crate::pages::page;
use crate::paths::fees as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::fees::BACK;
use crate::wording::desk::refunds as words;
use crate::wording::offering::fee as amount;

mod look;
mod reading;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-refunds";

/// What is kept of it, besides what is ticked row by row.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: the numbers of the first and the last receipt that were made.
const DONE: &str = "done";

/// Of what the page tells: of one offering, to one person, or everything.
#[derive(Clone, Copy, Default)]
struct Of {
    offering: Option<OfferingId>,
    person: Option<PersonId>,
}

impl Of {
    fn way(self) -> String {
        ways::desk_refunds(self.offering, self.person)
    }

    /// What is owed of it; so much that it can be done at once, and how much there is.
    async fn owed(self, request: &Request) -> Result<Owed, AppError> {
        let all = store::fee::to_give_back(&request.db, request.coordinator()?).await?;
        let is_of_it = |one: &ToGiveBack| {
            self.offering.is_none_or(|id| id == one.offering)
                && self.person.is_none_or(|id| id == one.person.id)
        };
        let tabs = if self.person.is_some() { Vec::new() } else { several(&all) };
        let mut rows: Vec<_> = all.into_iter().filter(is_of_it).collect();
        let total = rows.len();
        rows.truncate(MOST_TOGETHER);
        Ok(Owed { rows, total, tabs })
    }
}

/// What can be given back.
struct Owed {
    rows: Vec<ToGiveBack>,
    total: usize,
    /// Offerings for which several are owed something, with their names.
    tabs: Vec<(OfferingId, String)>,
}

fn several(all: &[ToGiveBack]) -> Vec<(OfferingId, String)> {
    let mut offerings: BTreeMap<OfferingId, (&str, u32)> = BTreeMap::new();
    for one in all {
        offerings.entry(one.offering).or_insert((&one.offering_name, 0)).1 += 1;
    }
    let several = offerings.into_iter().filter(|(_, (_, number))| *number > 1);
    several.map(|(id, (name, _))| (id, name.to_owned())).collect()
}

/// What is owed, ticked row by row; once it was looked at, what would be given back.
#[component]
pub fn RefundsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (of, done) = use_query_map().with_untracked(|query| {
        let offering = query.get("offering").and_then(|id| id.parse().ok());
        let person = query.get("person").and_then(|id| id.parse().ok());
        (Of { offering, person }, query.get(DONE))
    });
    page(async move {
        let owed = of.owed(&request).await?;
        let attempt = request.attempt(FORM).await?;
        let looked = match attempt.is_looked() {
            true => match wanted(&request, &mut attempt.clone(), &owed.rows).await {
                Ok(wanted) => Some(wanted),
                // What was looked at is not as it was: the form is shown without.
                Err(AppError::ToBeChanged) => None,
                Err(error) => return Err(error),
            },
            false => None,
        };
        let made = match done.as_deref().and_then(numbers_in) {
            Some(numbers) => Some((numbers, receipts(&request, numbers).await?)),
            None => None,
        };
        let nothing = owed.rows.is_empty();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::DESK_FEES>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {made.map(|((first, last), receipts)| view! {
                <NoticeBox kind=BoxKind::Done>
                    <p>{words::done(request.language, &first.printed(), &last.printed())}</p>
                </NoticeBox>
                <ReceiptLines id="made" title=say(words::RECEIPTS) receipts=receipts/>
            })}
            {if nothing {
                view! {
                    <Empty title=say(words::NOTHING) sentence=say(words::NOTHING_LINE)>
                        <a class="button" href=ways::DESK_FEES>{say(BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Asking of=of owed=owed looked=looked attempt=attempt/> }.into_any()
            }}
        })
    })
}

#[component]
fn Asking(of: Of, owed: Owed, looked: Option<Wanted>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_whole = attempt.value(WHOLE) == WHOLE;
    let ticked = attempt.value(CHOSEN).to_owned();
    let (number, is_cut) = (owed.rows.len(), owed.total > owed.rows.len());
    let rows = owed.rows.iter().map(|one| row(&request, one, &ticked)).collect_view();
    let as_paid = (AS_PAID.to_owned(), say(words::AS_PAID).to_owned());
    let choices = std::iter::once(as_paid).chain(way_choices(say)).collect();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    let id = |id: Option<String>| id.unwrap_or_default();
    let (offering, person) =
        (id(of.offering.map(|id| id.to_string())), id(of.person.map(|id| id.to_string())));
    let does_it = looked.as_ref().map(|wanted| (wanted.mark(), wanted.button(language)));
    let is_looked = does_it.is_some();
    let wrong = attempt.error(WHOLE).is_some();
    view! {
        <p>{say(words::LEAD)}</p>
        <Tabs of=of tabs=owed.tabs/>
        {looked.map(|wanted| view! { <WhatGoesBack wanted=wanted/> })}
        {is_cut.then(|| view! { <p>{words::first_ones(language, number)}</p> })}
        <Form action="/forms/desk-refunds" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering/>
            <input type="hidden" name="person" value=person/>
            <FieldError name=WHOLE/>
            <div class="choice">
                <input class="choice__input" type="checkbox" name=WHOLE id=WHOLE value=WHOLE checked=is_whole
                    aria-invalid=wrong.then_some("true") aria-describedby=described_by(WHOLE, false, wrong)/>
                <label class="choice__label" for=WHOLE>{words::whole(language, number)}</label>
            </div>
            <div class="ways counts-chosen">
                <fieldset class="choices">
                    <legend class="choices__legend">{say(words::WHOM)}</legend>
                    <div class="draw-choices">{rows}</div>
                </fieldset>
                <p class="soft ways__count">
                    <ForChosen none=words::NONE_TICKED before=words::SO_MANY_TICKED after=words::TICKED/>
                </p>
            </div>
            <Choices name=WAY legend=say(words::HOW) choices=choices proposed=AS_PAID/>
            <Field name="reason" label=say(words::REASON) hint=say(words::REASON_HINT) kind=kind/>
            <div class="button-row">
                {does_it.map(|(mark, words)| view! {
                    <button class="button button--primary" type="submit" name=LOOKED_AT value=mark>{words}</button>
                })}
                <button class=if is_looked { "button" } else { "button button--primary" } type="submit">
                    {say(words::LOOK)}
                </button>
            </div>
        </Form>
    }
}

/// The offerings for which several are owed something, to look at one alone.
#[component]
fn Tabs(of: Of, tabs: Vec<(OfferingId, String)>) -> impl IntoView {
    let say = request().say();
    let tab = |offering: Option<OfferingId>, name: String| {
        let current = (of.offering == offering).then_some("true");
        let way = ways::desk_refunds(offering, None);
        view! { <a class="tabs__link" href=way aria-current=current><Phrases text=name/></a> }
    };
    (!tabs.is_empty()).then(|| {
        let each = tabs.into_iter().map(|(id, name)| tab(Some(id), name)).collect_view();
        view! {
            <nav class="tabs" aria-label=say(words::ONLY)>{tab(None, say(words::ALL).to_owned())}{each}</nav>
        }
    })
}

fn row(request: &Request, one: &ToGiveBack, ticked: &str) -> impl IntoView + use<> {
    let language = request.language;
    let (name, sum) = (name_of(request, &one.person), amount(language, one.amount));
    let (offering, why) = (one.offering_name.clone(), why(language, &one.why));
    view! {
        <TickedRow value=one.sign_up.to_string() chosen=ticked.to_owned()>
            <span class="line">{name}" "<span class="nowrap">{sum}</span></span>
            <span class="line draw-choices__when"><Phrases text=offering/></span>
            <span class="line draw-choices__when"><Phrases text=why/></span>
        </TickedRow>
    }
}

/// 2026-000012.2026-000014.
fn numbers_in(typed: &str) -> Option<(ReceiptNumber, ReceiptNumber)> {
    let (first, last) = typed.split_once('.')?;
    Some((ReceiptNumber::parse(first)?, ReceiptNumber::parse(last)?))
}

/// The receipts with these numbers in the book of today, or of tomorrow where today is closed.
async fn receipts(
    request: &Request,
    (first, last): (ReceiptNumber, ReceiptNumber),
) -> Result<Vec<Receipt>, AppError> {
    let (by, today) = (request.coordinator()?, domain::calendar::day(request.now));
    let mut lines = store::cash::book(&request.db, today, by).await?.lines;
    let tomorrow = today.tomorrow().unwrap_or(today);
    lines.extend(store::cash::book(&request.db, tomorrow, by).await?.lines);
    lines.retain(|line| (first..=last).contains(&line.number));
    Ok(lines)
}

/// Shows what would be given back, or does it where exactly that was looked at.
#[server(prefix = "/forms", endpoint = "desk-refunds")]
pub async fn post_desk_refunds(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] person: String,
    #[server(default)] whole: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] way: String,
    #[server(default)] reason: String,
    #[server(default)] looked_at: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let of = Of { offering: offering.parse().ok(), person: person.parse().ok() };
    let chosen = chosen.join(" ");
    let typed = [whole.as_str(), way.as_str(), reason.as_str(), LOOK];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed).chain([(CHOSEN, chosen.as_str())]));
    let page = of.way();
    let outcome = async {
        let by = request.coordinator()?;
        // Sent twice, nothing is owed any more: what was done is answered again.
        if !looked_at.is_empty()
            && let Some(made) = refunded_before(&request.db, key, by).await?
        {
            return Ok(Some(made));
        }
        let owed = of.owed(&request).await?;
        let wanted = wanted(&request, &mut attempt, &owed.rows).await?;
        if looked_at != wanted.mark() {
            return Ok(None);
        }
        Ok(Some(refund_together(&request.db, key, wanted.parts(&request), wanted.way, by).await?))
    };
    match outcome.await {
        Ok(Some(made)) => {
            let ends = made.first().zip(made.last());
            let done =
                ends.map(|(first, last)| format!("{DONE}={}.{}", first.printed(), last.printed()));
            see_other(&done.map_or(page.clone(), |done| marked(&page, &done)))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
