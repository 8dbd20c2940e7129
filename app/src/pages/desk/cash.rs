//! 收支账: the book of a day at the desk's counter, what it adds up to, and how it was closed.

use domain::calendar::day as day_of;
use domain::cash::day as read_day;
use domain::listing::{BookColumn, Order, PAGE_ROWS, pages};
use domain::role::Task;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::cash::Book;

use self::sums::{Drawer, Sums};
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::file_buttons::FileButtons;
use crate::components::form::page_form;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::order_in_query;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::DESK;
use crate::paths::cash as ways;
use crate::paths::fees::DESK_FEES;
use crate::paths::log::DESK_LOG;
use crate::request::{Request, request};
use crate::wording::desk::cash as words;
use crate::wording::desk::fees::BACK;
use crate::wording::desk::log::TITLE as LOG;

use lines::Lines;

pub mod closing;
pub mod lines;
mod sums;

/// What is kept of the form that asks for a day.
pub const KEPT: Kept = (ways::DESK_CASH, &["day"]);

/// In the address: the day has just been closed.
const CLOSED: &str = "closed";

/// What was typed as the day, if anything was. To be read before the first `await`.
fn day_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        let typed: String = query.get("day")?.chars().take(60).collect();
        Some(Attempt::at([("day", typed.as_str())]))
    })
}

/// The day that was asked for, today where none was; what is wrong with it is noted at its field.
fn asked(request: &Request, attempt: &mut Attempt) -> Result<Date, AppError> {
    let today = day_of(request.now);
    if attempt.value("day").is_empty() {
        return Ok(today);
    }
    // What comes after a day was closed stands in the book of the next.
    let last = today.tomorrow().unwrap_or(today);
    attempt.read(
        "day",
        |typed| read_day(typed, last),
        |fault| words::day_fault(words::WHICH_DAY, fault),
    )
}

/// The lines of a day in their order, what they add up to, and what should be in the drawer.
#[component]
pub fn CashBookPage() -> impl IntoView {
    let (request, typed, order) = (request(), day_in_query(), order_in_query());
    let (say, is_whole) = (request.say(), request.has_query(ways::WHOLE));
    page(async move {
        let by = request.at_desk(Task::Inspect)?;
        let back = if by.role.may(Task::Run) { DESK_FEES } else { DESK };
        let draft = request.attempt(ways::DESK_CASH).await?;
        let mut attempt = if draft.is_back() { draft } else { typed.unwrap_or_default() };
        let book = match asked(&request, &mut attempt) {
            Ok(day) => Some(store::cash::book(&request.db, day, by).await?),
            Err(_) => None,
        };
        let title = match &book {
            Some(book) => words::of_day(request.language, book.day),
            None => say(words::TITLE).to_owned(),
        };
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back>{say(BACK)}</a>
            <h1 tabindex="-1"><Phrases text=title/></h1>
            {request.has_query(CLOSED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox>
            })}
            {book.map(|book| view! { <Day book=book order=order is_whole=is_whole/> })}
            <DayForm attempt=attempt/>
        })
    })
}

#[component]
fn Day(book: Book, order: Order<BookColumn>, is_whole: bool) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (day, today) = (book.day, day_of(request.now));
    let runs = request.at_desk(Task::Run).is_ok();
    let may_close = runs && book.closed.is_none() && day <= today;
    let way = |to: Option<Date>, label| {
        let to = to.filter(|to| *to <= today.tomorrow().unwrap_or(today))?;
        Some(view! { <a class="tabs__link" href=ways::desk_cash(to)>{say(label)}</a> })
    };
    // What is printed is the whole day, not a page of it.
    let is_cut =
        !is_whole && pages(u32::try_from(book.lines.len()).unwrap_or(u32::MAX), PAGE_ROWS) > 1;
    let (before, after) = (day.yesterday().ok(), day.tomorrow().ok());
    view! {
        <nav class="tabs" aria-label=say(words::WHICH_DAY)>
            {way(before, words::DAY_BEFORE)}
            {way(after, words::DAY_AFTER)}
        </nav>
        {if book.lines.is_empty() {
            view! {
                <Empty title=say(words::NOTHING) sentence=say(words::NOTHING_LINE)>
                    {if runs {
                        view! { <a class="button" href=DESK_FEES>{say(words::TO_FEES)}</a> }
                    } else {
                        view! { <a class="button" href=DESK_LOG>{say(LOG)}</a> }
                    }}
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Lines book=book.clone() order=order is_whole=is_whole/>
                <Sums book=book.clone()/>
            }
            .into_any()
        }}
        <Drawer book=book/>
        <div class="button-row">
            {may_close.then(|| view! {
                <a class="button button--primary" href=ways::desk_cash_closing(day)>{say(words::CLOSE)}</a>
            })}
            {if is_cut {
                view! { <a class="button" href=ways::desk_cash_whole(day, order)>{say(words::WHOLE_TO_PRINT)}</a> }.into_any()
            } else {
                view! { <PrintButton/> }.into_any()
            }}
            <FileButtons way=move |form| ways::desk_cash_file(day, form)/>
        </div>
    }
}

/// Its answer is a page: nothing changes.
#[component]
fn DayForm(attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let hint = words::day_hint(request.language, day_of(request.now));
    provide_context(attempt);
    let kind = Kind { autocomplete: Some("off"), width: Width::Number, ..Kind::default() };
    view! {
        <div class="section screen-only">
            <form class="form" id=page_form() method="get" action=ways::DESK_CASH novalidate>
                <Field name="day" label=say(words::WHICH_DAY) hint=hint kind=kind/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::SEE)}</button>
                </div>
            </form>
        </div>
    }
}
