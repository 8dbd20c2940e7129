//! 排课表: the week of a term, with a row for each room or teacher; what clashes in it, and moving what is planned.

use domain::id::{PlanClassId, TermId, TrialId};
use domain::log::About;
use domain::timetable::{Clash, Timetable};
use jiff::civil::Weekday;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::timetable::{Changed, last_carried, last_change, timetable};

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
    CHANGED, DESK_TERMS, TERM_CHANGED, desk_plan_by, desk_plan_copy, desk_plan_file, desk_plan_new,
    desk_plan_publish, desk_term, desk_trial_by,
};
use crate::request::request;
use crate::wording::timetable as words;
use crate::wording::timetable::publish as publish_words;
use crate::wording::when::{days, short_weekday};

use board::Board;
use chosen::Chosen;
use holidays::TermHolidays;
use trial::beside::{AfterTrial, CLASSES, DONE, WayToTrial, moved_in_trial};

pub(crate) mod board;
mod chosen;
pub mod class;
pub mod copying;
mod holidays;
pub mod moving;
pub mod publishing;
pub mod trial;

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
    /// The plan as it is tried, instead of as it stands.
    pub in_trial: bool,
    /// What its rows are.
    pub rows: Rows,
    /// One day alone.
    pub weekday: Option<Weekday>,
    /// What lies at one campus alone: its place among them.
    pub campus: Option<usize>,
    /// Every room, those that stand empty, too.
    pub with_empty: bool,
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
    /// This trial was just carried out, and has changed so many.
    pub tried: Option<(TrialId, u32)>,
}

impl Shown {
    /// Where the board is shown like this, with nothing chosen.
    fn address(self, term: TermId) -> String {
        let mut address = board_of(term, self.rows, self.in_trial);
        if let Some(day) = self.weekday {
            address = format!("{address}&weekday={}", day.to_monday_one_offset());
        }
        if let Some(campus) = self.campus {
            address = format!("{address}&campus={campus}");
        }
        if self.with_empty {
            address.push_str("&empty=1");
        }
        address
    }

    /// The campus alone of which everything is shown; nothing for all.
    fn campus_of(self, timetable: &Timetable) -> Option<&str> {
        timetable.campuses().get(self.campus?).copied()
    }
}

/// The board of a term as it stands, or as it is tried.
fn board_of(term: TermId, rows: Rows, in_trial: bool) -> String {
    if in_trial { desk_trial_by(term, rows.code()) } else { desk_plan_by(term, rows.code()) }
}

/// The same with one weekly time of a class chosen.
fn chosen_of(
    term: TermId,
    (rows, in_trial): (Rows, bool),
    (class, slot): (PlanClassId, usize),
) -> String {
    format!("{}&chosen={class}&slot={slot}", board_of(term, rows, in_trial))
}

/// To be read before the first `await`.
fn in_query() -> Shown {
    use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|typed| typed.parse::<u32>().ok());
        let class = |name: &str| query.get(name).and_then(|typed| typed.parse().ok());
        let weekday = number("weekday").and_then(|day| i8::try_from(day).ok());
        let slot = number("slot").and_then(|slot| usize::try_from(slot).ok()).unwrap_or(0);
        Shown {
            in_trial: false,
            rows: Rows::from_code(&query.get("by").unwrap_or_default()),
            weekday: weekday.and_then(|day| Weekday::from_monday_one_offset(day).ok()),
            campus: number("campus").and_then(|place| usize::try_from(place).ok()),
            with_empty: query.get("empty").is_some(),
            chosen: class("chosen").map(|class| (class, slot)),
            changed: class(CHANGED),
            held: number("held"),
            copied: number("copied"),
            tried: query.get(DONE).and_then(|id| id.parse().ok()).zip(number(CLASSES)),
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
        let moved = moved_in_trial(&request, id, by).await?;
        let has_last = last_carried(&request.db, id, by).await?.is_some();
        let clashes = timetable.clashes();
        let nothing = timetable.classes.is_empty() && timetable.published.is_empty();
        let title = timetable.term.name.clone();
        let at = days(language, timetable.term.starts_on, timetable.term.ends_on);
        let is_planned = !timetable.classes.is_empty();
        let campuses: Vec<String> = timetable.campuses().into_iter().map(str::to_owned).collect();
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_TERMS>{say(words::BACK)}</a>
            {changed.map(|changed| view! { <JustChanged changed=changed rows=shown.rows is_held=shown.held.is_some()/> })}
            {shown.copied.map(|count| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::copied(language, count)}</p></NoticeBox>
            })}
            {shown.published.map(|(all, continued)| view! {
                <NoticeBox kind=BoxKind::Done><p>{publish_words::done(language, all, continued)}</p></NoticeBox>
                <LastChange entry=last.clone()/>
            })}
            {request.has_query(TERM_CHANGED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::TERM_IS_CHANGED)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <AfterTrial term=id done=shown.tried/>
            <h1 tabindex="-1">{title}</h1>
            <p class="soft"><span class="line"><Phrases text=at/></span><span class="line">{say(words::NOT_SEEN)}</span></p>
            <div class="button-row">
                <a class="button" href=desk_term(id)>{say(words::CHANGE_TERM)}</a>
                <a class="button" href=desk_plan_copy(id)>{say(words::COPY)}</a>
                <a class="button" href=desk_plan_new(id)>{say(words::ADD_CLASS)}</a>
                {is_planned.then(|| view! { <a class="button" href=desk_plan_publish(id)>{say(publish_words::TITLE)}</a> })}
            </div>
            <TermHolidays term=timetable.term.clone()/>
            {is_planned.then(|| view! { <WayToTrial term=id moved=moved has_last=has_last/> })}
            {is_planned.then(|| view! { <Clashes term=id board=(shown.rows, false) timetable=timetable.clone() clashes=clashes.clone()/> })}
            <Chosen shown=shown timetable=timetable.clone() attempt=attempt/>
            {if nothing {
                view! { <Empty title=say(words::EMPTY) sentence=say(words::EMPTY_LINE)>""</Empty> }.into_any()
            } else {
                view! {
                    <Ways term=id shown=shown campuses=campuses/>
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

/// What was just changed, with the button that takes it back. The next Tab leads to that button, unless a tile that was moved by
/// the keys has the focus.
#[component]
fn JustChanged(changed: Changed, rows: Rows, is_held: bool) -> impl IntoView {
    let say = request().say();
    let (value, takes_focus) = (format!("{} {}", changed.id, rows.code()), !is_held);
    view! {
        <NoticeBox kind=BoxKind::Done>
            <p class="notice__title" tabindex="-1" autofocus=takes_focus>{changed.name}</p>
            <p>{say(words::done(changed.done))}</p>
        </NoticeBox>
        <PostButton action="/forms/desk-plan-back" name="change" value=value words=say(words::take_back(changed.done))/>
    }
}

/// Everything that clashes, each pair once, with the way to it.
#[component]
fn Clashes(
    term: TermId,
    /// What the rows of its board are, and whether it is the trial’s.
    board: (Rows, bool),
    timetable: Timetable,
    clashes: Vec<Clash>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let once: Vec<_> = clashes.iter().filter(|clash| !clash.is_repeated()).collect();
    let count = once.len();
    let line = |clash: &&Clash| {
        let slots = timetable.class(clash.class).map(|class| class.draft.class.slots.clone());
        let place = |slots: Vec<_>| slots.iter().position(|slot| Some(*slot) == clash.slot);
        let slot = slots.and_then(place).unwrap_or(0);
        let way = format!("{}#chosen", chosen_of(term, board, (clash.class, slot)));
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

/// Rooms or teachers; the whole week, or a day of it; one campus alone; and whether rooms that stand empty have a row each.
#[component]
fn Ways(term: TermId, shown: Shown, campuses: Vec<String>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is = |current: bool| current.then_some("true");
    // What is chosen stays on its own board.
    let of = Shown { chosen: None, changed: None, held: None, ..shown };
    let rows = [(Rows::Rooms, words::BY_ROOM), (Rows::Teachers, words::BY_TEACHER)];
    let rows = rows.map(|(rows, name)| {
        let way = Shown { rows, ..of }.address(term);
        view! { <a class="tabs__link" href=way aria-current=is(shown.rows == rows)>{say(name)}</a> }
    });
    let day = |weekday: Weekday| {
        let way = Shown { weekday: Some(weekday), ..of }.address(term);
        let name = short_weekday(language, weekday);
        view! { <a class="tabs__link" href=way aria-current=is(shown.weekday == Some(weekday))>{name}</a> }
    };
    let whole = Shown { weekday: None, ..of }.address(term);
    let is_divided = campuses.len() > 1;
    let campus = |place: Option<usize>, name: String| {
        let way = Shown { campus: place, ..of }.address(term);
        view! { <a class="tabs__link" href=way aria-current=is(shown.campus == place)>{name}</a> }
    };
    let all = campus(None, say(words::ALL_CAMPUSES).to_owned());
    let each = campuses.into_iter().enumerate().map(|(place, name)| campus(Some(place), name));
    let each = each.collect_view();
    let folds = shown.with_empty.then(|| Shown { with_empty: false, ..of }.address(term));
    view! {
        <nav class="tabs" aria-label=say(words::HOW_SHOWN)>{rows.into_iter().collect_view()}</nav>
        <nav class="tabs" aria-label=say(words::WHICH_DAY)>
            <a class="tabs__link" href=whole aria-current=is(shown.weekday.is_none())>{say(words::WHOLE_WEEK)}</a>
            {domain::booking::WEEK.into_iter().map(day).collect_view()}
        </nav>
        {is_divided.then(|| view! { <nav class="tabs" aria-label=say(words::WHICH_CAMPUS)>{all}{each}</nav> })}
        {folds.map(|way| view! { <p><a class="button button--link" href=way>{say(words::FOLD_EMPTY)}</a></p> })}
    }
}
