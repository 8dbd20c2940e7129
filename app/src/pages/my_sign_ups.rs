//! 我的报名: what is new, the timetable by day, everything held and waited for, and what has ended.

use domain::calendar::day;
use domain::id::SignUpId;
use domain::language::Language;
use domain::sign_up::{EndReason, Place, SignUpState};
use leptos::prelude::*;
use store::fee::MyFee;
use store::sign_up::{Appointment, MySignUp};

use self::draws::MyDraws;
use self::turned_away::MyTurnedAway;
use crate::components::continuing::Continuing;
use crate::components::doors::Doors;
use crate::components::empty::Empty;
use crate::components::fee_due::{FeeReminders, reminded};
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::icon::{Icon, IconName};
use crate::components::notices::{Notices, tell_once, tight_offers};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::qr::Qr;
use crate::components::timetable::Timetable;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::papers::MY_SIGN_UPS_FILE;
use crate::request::{Request, request};
use crate::wording::approval;
use crate::wording::common::MY_SIGN_UPS;
use crate::wording::consent::HELPING;
use crate::wording::handing_on::SCAN_TIMETABLE;
use crate::wording::help::HOW_TO_SIGN_UP;
use crate::wording::home::because;
use crate::wording::my_sign_ups as words;
use crate::wording::offering::{period_line, when_line};
use crate::wording::together::asks as asks_sentence;
use crate::wording::when::full_day;
use crate::wording::{fee, offer};

mod draws;
mod turned_away;

/// As many days are on the screen at first; the others are a tap away, so that the page stays in sight. Paper, which
/// cannot be tapped, has all of them.
const DAYS_AT_FIRST: usize = 7;

/// In an address: every day to the end of the term.
const ALL: &str = "all";

/// The whole of what one person has signed up for.
#[component]
pub fn MySignUpsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let person = request.on_behalf_of()?.clone();
        // What is new is told to the person, and put away by nobody else.
        let mut notices = match request.acting() {
            None => store::notice::unseen(&request.db, person.id).await?,
            Some(_) => Vec::new(),
        };
        let fees = store::fee::my_fees(&request.db, person.id).await?;
        tell_once(&mut notices, &reminded(&fees));
        let tight = tight_offers(&request, &notices, person.id).await?;
        let appointments = store::sign_up::my_timetable(&request.db, person.id).await?;
        let mine = store::sign_up::my_sign_ups(&request.db, person.id).await?;
        let continuing =
            store::sign_up::continuable(&request.db, person.id, &request.by()?).await?;
        let asked = asked_together(&request, &mine).await?;
        let draws = store::draw::my_draws(&request.db, person.id).await?;
        let told = store::turned_away::mine(&request.db, person.id).await?;
        let (live, ended): (Vec<_>, Vec<_>) =
            mine.into_iter().partition(|mine| matches!(mine.sign_up.state, SignUpState::Live(_)));
        let name = person.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
        let today = full_day(request.language, day(request.now));
        let (empty, has_wishes) = (live.is_empty() && appointments.is_empty(), !draws.is_empty());
        Ok(view! {
            <PageTitle text=say(MY_SIGN_UPS)/>
            <div class="heading">
                <div class="heading__words">
                    <h1 tabindex="-1"><ByPhrase text=say(MY_SIGN_UPS)/></h1>
                    <p class="soft"><Phrases text=words::greeting(request.language, &name, &today)/></p>
                </div>
                <Qr path=paths::MY_SIGN_UPS by_hand_path=paths::MY_SIGN_UPS words=SCAN_TIMETABLE/>
            </div>
            <FeeReminders fees=fees.clone()/>
            <Notices request=request.clone() notices=notices tight=tight/>
            <Continuing request=request.clone() offerings=continuing/>
            <MyDraws request=request.clone() draws=draws/>
            {if empty && has_wishes {
                ().into_any()
            } else if empty {
                view! { <NothingYet/> }.into_any()
            } else {
                view! { <Everything request=request.clone() appointments=appointments live=live fees=fees asked=asked/> }.into_any()
            }}
            <MyTurnedAway request=request.clone() told=told/>
            {(!ended.is_empty()).then(|| view! { <WhatEnded request=request.clone() ended=ended/> })}
            {request.acting().is_none().then(|| view! {
                <div class="button-row">
                    <a class="button" href=paths::ME><Icon name=IconName::Person/>{say(words::MINE)}</a>
                    <a class="button" href=paths::HELPING><Icon name=IconName::People/>{say(HELPING)}</a>
                </div>
            })}
        })
    })
}

/// The timetable, the entries behind it, and the ways onto paper and into a telephone.
#[component]
fn Everything(
    request: Request,
    appointments: Vec<Appointment>,
    live: Vec<MySignUp>,
    fees: Vec<MyFee>,
    asked: Vec<(SignUpId, String)>,
) -> impl IntoView {
    let (say, own) = (request.say(), request.acting().is_none());
    let shown = if request.has_query(ALL) { appointments.len() } else { first_days(&appointments) };
    let more = shown < appointments.len();
    let rows = live
        .into_iter()
        .map(|mine| {
            let of = |(id, _): &&(SignUpId, String)| *id == mine.sign_up.id;
            let asked = asked.iter().find(of).map(|(_, asks)| asks.clone());
            let fee = fees.iter().find(|fee| fee.sign_up == mine.sign_up.id).cloned();
            view! { <LiveRow request=request.clone() mine=mine fee=fee asked=asked/> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="coming-up">
            <h2 id="coming-up">{say(words::COMING_UP)}</h2>
            <Timetable request=request.clone() appointments=appointments on_screen=shown/>
            {more.then(|| view! {
                <div class="button-row">
                    <a class="button" href=format!("{}?{ALL}", paths::MY_SIGN_UPS)>{say(words::LATER)}</a>
                </div>
            })}
        </section>
        <section class="section" aria-labelledby="mine">
            <h2 id="mine">{say(words::ALL_MINE)}</h2>
            <ul class="summary">{rows}</ul>
        </section>
        <div class="button-row">
            {own.then(|| view! {
                <a class="button" href=paths::MY_CALENDAR_FILE data-native="" download="yinyao.ics">
                    <Icon name=IconName::Calendar/>{say(words::TO_TELEPHONE)}
                </a>
            })}
            {own.then(|| view! { <a class="button" href=paths::MY_CALENDAR>{say(words::SUBSCRIBE)}</a> })}
            <PrintButton/>
            <PdfButton way=MY_SIGN_UPS_FILE.to_owned()/>
        </div>
    }
}

/// On which of them somebody asks the person to wait together, and who.
async fn asked_together(
    request: &Request,
    mine: &[MySignUp],
) -> Result<Vec<(SignUpId, String)>, AppError> {
    let mut asked = Vec::new();
    for MySignUp { sign_up, .. } in mine {
        if matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. })) {
            let pairs = store::sign_up::together(&request.db, sign_up.id, sign_up.person).await?;
            let asks = pairs.into_iter().find(|pair| !pair.is_agreed);
            asked
                .extend(asks.map(|pair| (sign_up.id, asks_sentence(request.language, &pair.name))));
        }
    }
    Ok(asked)
}

/// How many appointments the first days hold.
fn first_days(appointments: &[Appointment]) -> usize {
    let mut days: Vec<_> =
        appointments.iter().map(|appointment| day(appointment.span.from)).collect();
    days.dedup();
    let Some(after) = days.get(DAYS_AT_FIRST) else { return appointments.len() };
    appointments.iter().take_while(|appointment| day(appointment.span.from) < *after).count()
}

/// How an entry that counts stands, and under its name when it meets and what is paid for it: the same on the page and in the file.
pub fn live_told(
    language: Language,
    MySignUp { sign_up, offering }: &MySignUp,
    fee: Option<&MyFee>,
) -> (String, Vec<String>) {
    let standing = match sign_up.state {
        SignUpState::Live(Place::Waiting { position }) => words::waiting(language, position),
        SignUpState::Live(Place::Offered { .. }) => offer::ASKED.in_language(language).to_owned(),
        SignUpState::Live(Place::InReview) => approval::IN_REVIEW.in_language(language).to_owned(),
        _ => words::HELD.in_language(language).to_owned(),
    };
    let when = Some(when_line(language, offering));
    let paid = fee.map(|mine| fee::line(language, &mine.fee));
    let lines = [when, period_line(language, offering), paid];
    (standing, lines.into_iter().flatten().collect())
}

/// One entry that counts: how it stands, what, when, and the way to look or withdraw.
#[component]
fn LiveRow(
    request: Request,
    mine: MySignUp,
    fee: Option<MyFee>,
    asked: Option<String>,
) -> impl IntoView {
    let say = request.say();
    let (standing, lines) = live_told(request.language, &mine, fee.as_ref());
    let MySignUp { sign_up, offering } = mine;
    let lines =
        lines.into_iter().map(|line| view! { <span class="line"><Phrases text=line/></span> });
    view! {
        <li class="summary__row">
            <p class="summary__term">{standing}</p>
            <div class="summary__value">
                <b class="line"><Phrases text=offering.name.clone()/></b>
                {lines.collect_view()}
                {asked.map(|asks| view! { <b class="line"><Phrases text=asks/></b> })}
            </div>
            <p class="summary__action">
                <a class="summary__link" href=paths::sign_up(sign_up.id)>
                    {say(words::look_or_withdraw(offering.kind))}
                    <span class="visually-hidden">" "{offering.name.clone()}</span>
                </a>
            </p>
        </li>
    }
}

/// What was given up, called off or taken away lately, with the reason.
#[component]
fn WhatEnded(request: Request, ended: Vec<MySignUp>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let rows = ended
        .into_iter()
        .map(|MySignUp { sign_up, offering }| {
            let (term, why) = match &sign_up.state {
                SignUpState::Ended { reason: EndReason::Cancelled(why), .. } => (words::CANCELLED, because(language, why)),
                SignUpState::Ended { reason: EndReason::NotAccepted(why), .. } => (approval::NOT_ACCEPTED, because(language, why)),
                SignUpState::Ended { reason: EndReason::Removed(why), .. } => (words::REMOVED, because(language, why)),
                SignUpState::Ended { reason: EndReason::Declined, .. } => (offer::STOPPED, String::new()),
                SignUpState::Ended { reason: EndReason::NotReached, .. } => (offer::PASSED_ON, String::new()),
                SignUpState::Ended { reason: EndReason::Unpaid, .. } => (fee::NOT_PAID, String::new()),
                _ => (words::WITHDRAWN, String::new()),
            };
            view! {
                <li class="summary__row">
                    <p class="summary__term">{say(term)}</p>
                    <div class="summary__value">
                        <b class="line"><Phrases text=offering.name.clone()/></b>
                        {(!why.is_empty()).then(|| view! { <span class="line">{why}</span> })}
                    </div>
                    <p class="summary__action">
                        <a class="summary__link" href=paths::sign_up(sign_up.id)>
                            {say(words::DETAILS)}<span class="visually-hidden">" "{offering.name.clone()}</span>
                        </a>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="ended">
            <h2 id="ended">{say(words::ENDED)}</h2>
            <ul class="summary">{rows}</ul>
        </section>
    }
}

/// No entry yet: the three doors.
#[component]
fn NothingYet() -> impl IntoView {
    let say = request().say();
    view! {
        <Empty title=say(words::NOTHING_YET) sentence=say(words::NOTHING_YET_WHY)>
            <a class="button" href=paths::help_task("sign-up")>{say(HOW_TO_SIGN_UP)}</a>
        </Empty>
        <Doors/>
    }
}
