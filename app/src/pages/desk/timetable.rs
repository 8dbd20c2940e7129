//! 排课表: the week of a term, with a row for each room or teacher; what clashes in it, and moving what is planned.

use domain::id::{PlanClassId, TermId};
use domain::log::About;
use domain::timetable::{Clash, Timetable};
use jiff::civil::Weekday;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::timetable::{Changed, last_change, timetable};

use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::FileButtons;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::pages::desk::log::last::{LastChange, last_change as last_done};
use crate::pages::{id_in_path, page};
use crate::paths::terms::{
    CHANGED, DESK_TERMS, TERM_CHANGED, desk_plan_by, desk_plan_chosen, desk_plan_copy,
    desk_plan_day, desk_plan_file, desk_plan_new, desk_plan_publish, desk_term,
};
use crate::request::request;
use crate::wording::timetable as words;
use crate::wording::timetable::publish as publish_words;
use crate::wording::when::{days, short_weekday};

use board::Board;
use chosen::Chosen;

pub(crate) mod board;
mod chosen;
pub mod class;
pub mod copying;
pub mod moving;
pub mod publishing;

/// What a row of the board is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// A room.
    #[default]
    Rooms,
    /// Somebody who teaches.
    Teachers,
}

impl Rows {
    /// The word in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Rooms => "room",
            Self::Teachers => "teacher",
        }
    }

    /// Reads [`Self::code`]; rooms where it is none.
    pub(crate) fn from_code(code: &str) -> Self {
        if code == Self::Teachers.code() { Self::Teachers } else { Self::Rooms }
    }
}

/// What the address says of what is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// What its rows are.
    pub rows: Rows,
    /// One day alone.
    pub weekday: Option<Weekday>,
    /// One weekly time of a class.
    pub chosen: Option<(PlanClassId, usize)>,
    /// The class that was just changed.
    pub changed: Option<PlanClassId>,
    /// Which of its times was moved by the keys.
    pub held: Option<u32>,
    /// So many classes were just copied.
    pub copied: Option<u32>,
    /// So many were just published, and in so many former members may continue.
    pub published: Option<(u32, u32)>,
}

/// To be read before the first `await`.
fn in_query() -> Shown {
    use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|typed| typed.parse::<u32>().ok());
        let class = |name: &str| query.get(name).and_then(|typed| typed.parse().ok());
        let weekday = number("weekday").and_then(|day| i8::try_from(day).ok());
        let slot = number("slot").and_then(|slot| usize::try_from(slot).ok()).unwrap_or(0);
        Shown {
            rows: Rows::from_code(&query.get("by").unwrap_or_default()),
            weekday: weekday.and_then(|day| Weekday::from_monday_one_offset(day).ok()),
            chosen: class("chosen").map(|class| (class, slot)),
            changed: class(CHANGED),
            held: number("held"),
            copied: number("copied"),
            published: number("published").map(|all| (all, number("continued").unwrap_or(0))),
        }
    })
}

/// The board of a term.
#[component]
pub fn PlanPage() -> impl IntoView {
    let (request, id, shown) = (request(), id_in_path::<TermId>(), in_query());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let timetable = timetable(&request.db, id, by).await?;
        let attempt = request.attempt(moving::FORM).await?;
        let changed = match shown.changed {
            Some(class) => last_change(&request.db, class, by).await?,
            None => None,
        };
        let last = last_done(&request, About::Term(id)).await?;
        let clashes = timetable.clashes();
        let nothing = timetable.classes.is_empty() && timetable.published.is_empty();
        let title = timetable.term.name.clone();
        let at = days(language, timetable.term.starts_on, timetable.term.ends_on);
        let is_planned = !timetable.classes.is_empty();
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_TERMS>{say(words::BACK)}</a>
            {changed.map(|changed| view! { <JustChanged changed=changed rows=shown.rows/> })}
            {shown.copied.map(|count| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::copied(language, count)}</p></NoticeBox>
            })}
            {shown.published.map(|(all, continued)| view! {
                <NoticeBox kind=BoxKind::Done><p>{publish_words::done(language, all, continued)}</p></NoticeBox>
            })}
            {request.has_query(TERM_CHANGED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::TERM_IS_CHANGED)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <h1 tabindex="-1">{title}</h1>
            <p class="soft"><span class="line"><Phrases text=at/></span><span class="line">{say(words::NOT_SEEN)}</span></p>
            <div class="button-row">
                <a class="button" href=desk_term(id)>{say(words::CHANGE_TERM)}</a>
                <a class="button" href=desk_plan_copy(id)>{say(words::COPY)}</a>
                <a class="button" href=desk_plan_new(id)>{say(words::ADD_CLASS)}</a>
                {is_planned.then(|| view! { <a class="button" href=desk_plan_publish(id)>{say(publish_words::TITLE)}</a> })}
            </div>
            {is_planned.then(|| view! { <Clashes term=id rows=shown.rows timetable=timetable.clone() clashes=clashes.clone()/> })}
            <Chosen shown=shown timetable=timetable.clone() attempt=attempt/>
            {if nothing {
                view! { <Empty title=say(words::EMPTY) sentence=say(words::EMPTY_LINE)>""</Empty> }.into_any()
            } else {
                view! {
                    <Ways term=id shown=shown/>
                    <div class="button-row">
                        <PrintButton/>
                        <FileButtons way=move |form| desk_plan_file(id, shown.rows.code(), form)/>
                    </div>
                    <Board term=id shown=shown timetable=timetable clashes=clashes/>
                }
                .into_any()
            }}
        })
    })
}

/// What was just changed, with the button that puts it back.
#[component]
fn JustChanged(changed: Changed, rows: Rows) -> impl IntoView {
    let say = request().say();
    let told = if changed.is_removal { words::TAKEN_OUT } else { words::DONE };
    let value = format!("{} {}", changed.id, rows.code());
    view! {
        <NoticeBox kind=BoxKind::Done>
            <p class="notice__title">{changed.name}</p>
            <p>{say(told)}</p>
        </NoticeBox>
        <PostButton action="/forms/desk-plan-back" name="change" value=value words=say(words::PUT_BACK)/>
    }
}

/// Everything that clashes, each pair once, with the way to it.
#[component]
fn Clashes(term: TermId, rows: Rows, timetable: Timetable, clashes: Vec<Clash>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let once: Vec<_> = clashes.iter().filter(|clash| !clash.is_repeated()).collect();
    let count = once.len();
    let line = |clash: &&Clash| {
        let slots = timetable.class(clash.class).map(|class| class.draft.class.slots.clone());
        let place = |slots: Vec<_>| slots.iter().position(|slot| Some(*slot) == clash.slot);
        let slot = slots.and_then(place).unwrap_or(0);
        let way = format!("{}#chosen", desk_plan_chosen(term, rows.code(), clash.class, slot));
        let told = words::clash(language, clash);
        view! { <li><a class="button button--link" href=way><Phrases text=told/></a></li> }
    };
    let lines = once.iter().map(line).collect_view();
    view! {
        <section class="section" aria-labelledby="clashes">
            <h2 id="clashes">{say(words::CLASHES)}</h2>
            {if count == 0 {
                view! { <p role="status">{say(words::NO_CLASHES)}</p> }.into_any()
            } else {
                view! {
                    <p role="status">{words::clashing(language, count)}</p>
                    <ul class="clashes">{lines}</ul>
                }
                .into_any()
            }}
        </section>
    }
}

/// Rooms or teachers; the whole week, or a day of it.
#[component]
fn Ways(term: TermId, shown: Shown) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is = |current: bool| current.then_some("true");
    let rows = [(Rows::Rooms, words::BY_ROOM), (Rows::Teachers, words::BY_TEACHER)];
    let rows = rows.map(|(rows, name)| {
        let way = desk_plan_by(term, rows.code());
        view! { <a class="tabs__link" href=way aria-current=is(shown.rows == rows)>{say(name)}</a> }
    });
    let day = |weekday: Weekday| {
        let way = desk_plan_day(term, shown.rows.code(), weekday.to_monday_one_offset());
        let name = short_weekday(language, weekday);
        view! { <a class="tabs__link" href=way aria-current=is(shown.weekday == Some(weekday))>{name}</a> }
    };
    let whole = desk_plan_by(term, shown.rows.code());
    view! {
        <nav class="tabs" aria-label=say(words::HOW_SHOWN)>{rows.into_iter().collect_view()}</nav>
        <nav class="tabs" aria-label=say(words::WHICH_DAY)>
            <a class="tabs__link" href=whole aria-current=is(shown.weekday.is_none())>{say(words::WHOLE_WEEK)}</a>
            {domain::booking::WEEK.into_iter().map(day).collect_view()}
        </nav>
    }
}
