//! The notice for the door: a month of the coordinator's institution, for paper, A4 or A3.

use domain::calendar::{Month, day};
use domain::institution::Institution;
use domain::offering::OfferingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::days::{Day, days_of};
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::qr::Qr;
use crate::components::telephone::shown;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::messages::DESK_CHANGES;
use crate::paths::papers::desk_notice_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::changes::LINK as TODAYS;
use crate::wording::desk::notice as words;
use crate::wording::handing_on::SCAN_LIST;

pub mod announced;
pub mod changes;
pub(crate) mod days;
pub(crate) mod entries;

use entries::DayOfMonth;

/// The paper that it is printed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    A4,
    A3,
}

impl Paper {
    /// What the address says. To be read before the first `await`.
    fn in_query() -> Self {
        let asked = use_query_map().with_untracked(|query| query.get("paper"));
        if asked.as_deref() == Some(Self::A3.code()) { Self::A3 } else { Self::A4 }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::A4 => "poster ring",
            Self::A3 => "poster poster--a3 ring",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    const fn words(self) -> Words {
        match self {
            Self::A4 => words::A4,
            Self::A3 => words::A3,
        }
    }
}

/// The month that was asked for, or this one, with the ways to others.
#[component]
pub fn NoticePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (month, paper) = (in_query(), Paper::in_query());
    page(async move {
        let institution = request.coordinator()?.institution;
        let institution = store::institution::institution(&request.db, institution).await?;
        let month = month.unwrap_or_else(|| Month::of(day(request.now)));
        let meetings = store::month::meetings_in(&request.db, institution.id, month.span()).await?;
        let closed = store::closure::closed_in(&request.db, institution.id, month.span()).await?;
        let kind = kind_of(&institution);
        let title = words::title(request.language, kind, month);
        let days = days_of(month, meetings, closed);
        let other =
            if days.is_empty() { other_month(&request, &institution, month).await? } else { None };
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=paths::DESK>{say(words::BACK)}</a>
            <h1 class="screen-only" tabindex="-1"><ByPhrase text=title.clone()/></h1>
            <Choices request=request.clone() month=month paper=paper/>
            <article class=paper.class()>
                <Head request=request.clone() institution=institution kind=kind title=title/>
                {if days.is_empty() {
                    view! {
                        <p class="poster__what">{say(words::NOTHING)}</p>
                        {other.map(|other| view! { <Other month=other paper=paper/> })}
                    }
                    .into_any()
                } else {
                    view! { <Days request=request days=days/> }.into_any()
                }}
            </article>
        })
    })
}

/// Where an empty month leads: to the next with something in it, otherwise to this one.
async fn other_month(
    request: &Request,
    institution: &Institution,
    month: Month,
) -> Result<Option<Month>, AppError> {
    let now = Month::of(day(request.now));
    let from = month.next().max(now).span().from;
    let next = store::month::first_meeting_from(&request.db, institution.id, from).await?;
    Ok(Some(next.map_or(now, |next| Month::of(day(next)))).filter(|other| *other != month))
}

#[component]
fn Other(month: Month, paper: Paper) -> impl IntoView {
    let way = paths::desk_notice(month, paper.code());
    let words = words::see_month(request().language, month);
    view! { <div class="button-row"><a class="button" href=way>{words}</a></div> }
}

fn in_query() -> Option<Month> {
    use_query_map().with_untracked(|query| Month::parse(&query.get("month")?))
}

/// What an institution holds.
pub(crate) fn kind_of(institution: &Institution) -> OfferingKind {
    let held_by = |kind: &OfferingKind| kind.held_by() == institution.kind;
    OfferingKind::ALL.into_iter().find(held_by).unwrap_or(OfferingKind::Activity)
}

/// Other months, the other paper, and the printer.
#[component]
fn Choices(request: Request, month: Month, paper: Paper) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let way = |month: Month, paper: Paper| paths::desk_notice(month, paper.code());
    let pdf = desk_notice_file(month, paper.code());
    view! {
        <nav class="tabs" aria-label=say(words::WHICH_MONTH)>
            <a class="tabs__link" rel="prev" href=way(month.previous(), paper)><ByPhrase text=words::previous(language, month)/></a>
            <a class="tabs__link" rel="next" href=way(month.next(), paper)><ByPhrase text=words::next(language, month)/></a>
        </nav>
        <Papers paper=paper way=move |paper| way(month, paper)/>
        <div class="button-row">
            <PrintButton/>
            <a class="button" href=DESK_CHANGES>{say(TODAYS)}</a>
            <PdfButton way=pdf/>
        </div>
    }
}

/// The other paper.
#[component]
fn Papers(paper: Paper, way: impl Fn(Paper) -> String) -> impl IntoView {
    let say = request().say();
    let papers = [Paper::A4, Paper::A3].map(|one| {
        let current = (one == paper).then_some("true");
        view! { <a class="tabs__link" href=way(one) aria-current=current>{say(one.words())}</a> }
    });
    view! { <nav class="tabs" aria-label=say(words::WHICH_PAPER)>{papers}</nav> }
}

/// Whose month it is, whom to call, and the code that leads to the list on the web.
#[component]
fn Head(
    request: Request,
    institution: Institution,
    kind: OfferingKind,
    title: String,
) -> impl IntoView {
    let say = request.say();
    let list = paths::offerings_of(kind, institution.id);
    // In letters as large as these a narrow screen has to break it: at its blanks.
    let telephone = shown(&institution.telephone).replace('\u{a0}', " ");
    view! {
        <header class="poster__head">
            <div class="poster__names">
                <p class="poster__house">{institution.name}</p>
                <h2 class="poster__title"><ByPhrase text=title/></h2>
            </div>
            <div class="poster__contact">
                <p>{say(words::CALL)}" "<b class="poster__phone">{telephone}</b></p>
                <p>{institution.address}</p>
            </div>
            <Qr path=list by_hand_path=paths::offerings(kind) words=SCAN_LIST is_on_screen=true/>
        </header>
    }
}

#[component]
fn Days(request: Request, days: Vec<Day>) -> impl IntoView {
    days.into_iter()
        .map(|day| view! { <DayOfMonth request=request.clone() day=day/> })
        .collect_view()
}
