//! 交费: who has to pay at the desk's counter, by day, and who has paid.

use domain::calendar::day;
use domain::id::SignUpId;
use domain::listing::{FilteredList, PAGE_ROWS};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::fee::{FeeFilter, FeeGroup};

use self::asked::{FOUND, PAID, address, filter_of, kept_query, searched};
use self::give_back::GiveBackTable;
use self::just_paid::{JustPaid, just_paid};
use self::table::FeeTable;
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::field::Field;
use crate::components::file_buttons::FileButtons;
use crate::components::form::Form;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::saved_filters::{SaveThis, SavedFilters, saved_for};
use crate::components::sorted_head::order_in_query_of;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::cash::DESK_CASH;
use crate::paths::fees as ways;
use crate::paths::order::SECOND;
use crate::request::{Request, request, see_other};
use crate::wording::desk::cash::TITLE as CASH_BOOK;
use crate::wording::desk::fees as words;
use crate::wording::desk::offering::BACK;

pub(crate) mod asked;
pub mod ended;
pub mod give_back;
mod just_paid;
pub mod one;
pub mod pay;
mod table;
pub mod terms;
pub mod together;

/// The form's name, under which what is looked for is kept: a name stands in no address.
const FORM: &str = "desk-fees";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["q"]);

/// In the address: whose payment has just been noted.
pub const DONE: &str = "done";
/// In the address: a note has just been taken back.
const TAKEN_BACK: &str = "back";

/// What the address asks for; the name comes from what is kept.
fn in_query(request: &Request) -> (FeeFilter, Option<SignUpId>) {
    let is_paid = request.has_query(PAID);
    use_query_map().with_untracked(|query| {
        let filter = filter_of(|name| query.get(name), is_paid);
        (filter, query.get(DONE).and_then(|id| id.parse().ok()))
    })
}

/// The list with its ways to look at it.
#[component]
pub fn FeesPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (mut filter, done) = in_query(&request);
    let give_back = order_in_query_of(SECOND);
    page(async move {
        let by = request.coordinator()?;
        let terms = store::fee::fee_terms(&request.db, by.institution).await?;
        let groups = store::fee::fee_groups(&request.db, by).await?;
        let is_found = request.has_query(FOUND);
        if is_found {
            filter.name = searched(request.kept_attempt(FORM).await?.value("q"));
        }
        let draft = request.attempt(FORM).await?;
        let typed = if draft.is_back() { draft.value("q").to_owned() } else { filter.name.clone() };
        let (due, sum) = store::fee::fees_page(&request.db, &filter, PAGE_ROWS, by).await?;
        let just_paid = match done {
            Some(id) => just_paid(&request, id).await,
            None => None,
        };
        let owed = store::fee::to_give_back(&request.db, by).await?;
        let here = address(&filter, is_found);
        let (saved, kept) = (saved_for(&request, FilteredList::Fees).await?, kept_query(&filter));
        let title = filter.pay_by.map(|pay_by| words::of_day(request.language, pay_by));
        let is_narrow = is_found || filter.pay_by.is_some() || filter.offering.is_some();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1"><ByPhrase text=title.unwrap_or_else(|| say(words::TITLE).to_owned())/></h1>
            {just_paid.map(|(due, receipt)| view! { <JustPaid due=due receipt=receipt back=here.clone()/> })}
            {request.has_query(TAKEN_BACK).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::TAKEN_BACK)}</p></NoticeBox>
            })}
            <p class="screen-only">{say(words::WHY)}</p>
            {terms.days.is_none().then(|| view! {
                <NoticeBox kind=BoxKind::Info>
                    <p>{say(words::NO_TERMS)}</p>
                    <p><a class="button" href=ways::DESK_FEE_TERMS>{say(words::SET_TERMS)}</a></p>
                </NoticeBox>
            })}
            <SavedFilters saved=saved/>
            <Tabs filter=filter.clone() groups=groups/>
            {(!is_narrow && !filter.is_paid).then(|| view! { <GiveBackTable owed=owed order=give_back/> })}
            <Search filter=filter.clone() typed=typed/>
            {if due.total == 0 {
                view! { <Nobody is_narrow=is_narrow/> }.into_any()
            } else {
                view! { <FeeTable due=due sum=sum filter=filter is_found=is_found here=here/> }.into_any()
            }}
            <div class="button-row">
                <PrintButton/>
                <FileButtons way=ways::desk_fees_file/>
                <SaveThis list=FilteredList::Fees query=kept/>
                <a class="button" href=DESK_CASH>{say(CASH_BOOK)}</a>
                <a class="button" href=ways::DESK_FEE_TERMS>{say(words::TERMS)}</a>
            </div>
        })
    })
}

/// Paid or not, and the days by which people are to pay.
#[component]
fn Tabs(filter: FeeFilter, groups: Vec<FeeGroup>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let today = day(request.now);
    let tab = |is_paid: bool, label| {
        let to = FeeFilter { is_paid, offering: filter.offering, ..FeeFilter::default() };
        let current = (filter.is_paid == is_paid).then_some("true");
        view! { <a class="tabs__link" href=address(&to, false) aria-current=current>{say(label)}</a> }
    };
    let days: Vec<_> = by_day(&groups, &filter)
        .into_iter()
        .map(|(pay_by, people)| {
            let to = FeeFilter { pay_by: Some(pay_by), offering: filter.offering, ..FeeFilter::default() };
            let current = (filter.pay_by == Some(pay_by)).then_some("true");
            let label = words::group(language, pay_by, people, pay_by < today);
            view! { <a class="tabs__link" href=address(&to, false) aria-current=current><Phrases text=label/></a> }
        })
        .collect();
    view! {
        <nav class="tabs" aria-label=say(words::WHICH)>
            {tab(false, words::UNPAID)}
            {tab(true, words::PAID)}
        </nav>
        {(!filter.is_paid && days.len() > 1).then(|| view! {
            <nav class="tabs" aria-label=say(words::BY_DAY)>{days}</nav>
        })}
    }
}

/// How many have each last day, of the offering looked at.
fn by_day(groups: &[FeeGroup], filter: &FeeFilter) -> Vec<(Date, u32)> {
    let mut days: Vec<(Date, u32)> = Vec::new();
    for group in groups {
        if filter.offering.is_some_and(|offering| offering != group.offering) {
            continue;
        }
        match days.last_mut() {
            Some((pay_by, people)) if *pay_by == group.pay_by => *people += group.people,
            _ => days.push((group.pay_by, group.people)),
        }
    }
    days
}

/// A name, or part of a number.
#[component]
fn Search(filter: FeeFilter, typed: String) -> impl IntoView {
    let say = request().say();
    let offering = filter.offering.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <div class="screen-only">
            <Form action="/forms/desk-fees-find" is_question=true>
                <input type="hidden" name="offering" value=offering/>
                <input type="hidden" name="paid" value=if filter.is_paid { PAID } else { "" }/>
                <Field name="q" label=say(words::NAME) value=typed/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::FIND)}</button>
                </div>
            </Form>
        </div>
    }
}

#[component]
fn Nobody(is_narrow: bool) -> impl IntoView {
    let say = request().say();
    let sentence = if is_narrow { words::NOBODY_FOUND } else { words::NOBODY_LINE };
    view! {
        <Empty title=say(words::NOBODY) sentence=say(sentence)>
            {is_narrow.then(|| view! { <a class="button" href=ways::DESK_FEES>{say(words::SEE_ALL)}</a> })}
        </Empty>
    }
}

/// Keeps what is looked for, and leads to the list of it. Nothing typed shows all.
#[server(prefix = "/forms", endpoint = "desk-fees-find")]
pub async fn post_desk_fees_find(
    #[server(default)] q: String,
    #[server(default)] offering: String,
    #[server(default)] paid: String,
) -> Result<(), AppError> {
    let request = request();
    let offering = offering.parse().ok();
    let filter = FeeFilter { is_paid: paid == PAID, offering, ..FeeFilter::default() };
    let attempt = Attempt::at([("q", q.as_str())]);
    match request.coordinator() {
        Ok(_) if searched(&q).is_empty() => see_other(&address(&filter, false)),
        Ok(_) => {
            attempt.kept_for(&request, FORM, ways::DESK_FEES).await?;
            see_other(&address(&filter, true))
        }
        Err(error) => attempt.comes_back(&request, FORM, ways::DESK_FEES, error).await,
    }
}
