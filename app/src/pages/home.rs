//! Home: who we are, three doors, and for who is signed in what is new and what comes next.

use std::collections::HashMap;

use domain::calendar::{DayPart, civil, day};
use domain::offering::OfferingKind;
use leptos::prelude::*;
use store::consent::ConsentEntry;
use store::sign_up::Appointment;

use super::page;
use crate::components::acting::name_or_somebody;
use crate::components::continuing::Continuing;
use crate::components::doors::Doors;
use crate::components::fee_due::{FeeReminders, reminded};
use crate::components::icon::{Icon, IconName};
use crate::components::notices::{Notices, tell_once, tight_offers};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::picture::{Picture, PictureName};
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::booking::own::TITLE as BORROW;
use crate::wording::common::TAGLINE;
use crate::wording::consent;
use crate::wording::help::HOW_TO_USE;
use crate::wording::home as words;
use crate::wording::offering::venue_line;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let continuing = match request.on_behalf_of() {
            Ok(me) => store::sign_up::continuable(&request.db, me.id, &request.by()?).await?,
            Err(_) => Vec::new(),
        };
        let (mut notices, fees, next) = match request.on_behalf_of() {
            Ok(me) => (
                // What is new is told to the person alone.
                match request.acting() {
                    None => store::notice::unseen(&request.db, me.id).await?,
                    Some(_) => Vec::new(),
                },
                store::fee::my_fees(&request.db, me.id).await?,
                Some(store::sign_up::next_appointment(&request.db, me.id).await?),
            ),
            Err(_) => (Vec::new(), Vec::new(), None),
        };
        let helped = helped(&request).await?;
        tell_once(&mut notices, &reminded(&fees));
        let tight = match request.on_behalf_of() {
            Ok(me) => tight_offers(&request, &notices, me.id).await?,
            Err(_) => HashMap::new(),
        };
        Ok(view! {
            <PageTitle text=say(TAGLINE)/>
            <div class="lake"><Picture name=PictureName::Lake/></div>
            <Greeting request=request.clone()/>
            <FeeReminders fees=fees/>
            <Notices request=request.clone() notices=notices tight=tight/>
            <Continuing request=request.clone() offerings=continuing/>
            <Helping helped=helped/>
            <Doors/>
            <div class="button-row">
                <a class="button" href=paths::HELP><Icon name=IconName::Info/>{say(HOW_TO_USE)}</a>
                <a class="button" href=paths::rooms::ROOMS>{say(BORROW)}</a>
            </div>
            {next.map(|next| view! { <Next appointment=next/> })}
        })
    })
}

/// For whom the person may act now: nothing while they do, for then the page is of whom they act for.
async fn helped(request: &Request) -> Result<Vec<ConsentEntry>, AppError> {
    let (None, Ok(me)) = (request.acting(), request.on_behalf_of()) else { return Ok(Vec::new()) };
    let mut helped = store::consent::helped_by(&request.db, me.id).await?;
    helped.retain(|entry| entry.holds(request.now));
    Ok(helped)
}

/// For whom, and the way there; told as long as it holds, since who was registered at a counter has seen nothing of it.
#[component]
fn Helping(helped: Vec<ConsentEntry>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let line = |entry: &ConsentEntry| {
        let name = name_or_somebody(&request, entry.person.as_ref());
        let told = consent::may_act_for(request.language, &name, entry.last_day());
        view! { <p><Phrases text=told/></p> }
    };
    (!helped.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="helping">
                <h2 id="helping">{say(consent::HELPING)}</h2>
                <div class="panel panel--action">
                    <div>{helped.iter().map(line).collect_view()}</div>
                    <a class="button" href=paths::HELPING>{say(consent::GO_AND_ACT)}</a>
                </div>
            </section>
        }
    })
}

/// A name and the time of day, today's date, and who we are.
#[component]
fn Greeting(request: Request) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let now = civil(request.now);
    let title = match &request.signed {
        Some(signed) => {
            let name = signed.person.name.as_ref().map(|name| name.as_str());
            words::greeting(language, name, DayPart::of(now.time()))
        }
        None => say(words::WELCOME).to_owned(),
    };
    view! {
        <div class="heading">
            <div class="heading__words">
                <h1 tabindex="-1"><ByPhrase text=title/></h1>
                <p class="lead"><ByPhrase text=say(words::WHO_WE_ARE)/></p>
                <p class="soft"><Phrases text=words::today(language, now.date())/></p>
            </div>
        </div>
    }
}

/// When and where I am expected next.
#[component]
fn Next(appointment: Option<Appointment>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let content = match appointment {
        None => view! { <p>{say(words::NOTHING_NEXT)}</p> }.into_any(),
        Some(next) => {
            let when = words::soon(language, day(request.now), next.span.from);
            let what = words::which(language, next.kind, &next.name, next.number, next.of);
            let room = next.venue.as_ref().map(|venue| venue_line(language, venue));
            // A shift is where it meets, not at its team's office.
            let is_named = next.kind != OfferingKind::Shift || room.is_none();
            let institution = is_named.then_some(next.institution);
            view! {
                <div class="panel panel--action">
                    <div>
                        <p class="key"><Phrases text=when/></p>
                        <p class="lead"><Phrases text=what/></p>
                        <p>
                            {institution.map(|name| view! { <span class="line"><ByPhrase text=name/></span> })}
                            {room.map(|room| view! { <span class="line"><ByPhrase text=room/></span> })}
                        </p>
                    </div>
                    <a class="button" href=paths::MY_SIGN_UPS><span><ByPhrase text=say(words::SEE_MY_SIGN_UPS)/></span></a>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="section" aria-labelledby="next">
            <h2 id="next">{say(words::NEXT)}</h2>
            {content}
        </section>
    }
}
