//! Why somebody cannot have a place here, and what else is possible. A page of its own, never a field error.

use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::stage::StageRefusal;
use http::StatusCode;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::components::alternatives::Alternatives;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::telephone::TelephoneLink;
use crate::islands::opening::{FULL, OPEN, Opening};
use crate::pages::offering::opening_box::OpeningBox;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::offering::list::see_all;
use crate::wording::offering::page::{IT_IS_OPEN, ONE_MAY_WAIT, see_other};
use crate::wording::offering::{when_line, where_line};
use crate::wording::refusal::beyond_title;
use crate::wording::{Words, sign_up as words};

/// The reason, the ways on, and whom to call. Answers 422.
#[component]
pub fn Refused(
    /// Who asks.
    request: Request,
    /// What for.
    offering: Offering,
    /// Why not.
    refusal: Refusal,
    /// The entry that is at the same time, if that is why: its address and name.
    clash: Option<(String, String)>,
    /// It may be given up for this one, or something else may; or kept while one waits for this one: what that is called.
    #[prop(default = None)]
    on: Option<Words>,
    /// What else there is.
    others: Vec<Offering>,
) -> impl IntoView {
    expect_context::<ResponseOptions>().set_status(StatusCode::UNPROCESSABLE_ENTITY);
    let (say, language) = (request.say(), request.language);
    let title = say(words::refused_title(&refusal));
    let opens_later = match &refusal {
        Refusal::NotOpenYet { opens_at }
        | Refusal::Stage(StageRefusal::ReturningFull { opens_at }) => Some(*opens_at),
        _ => None,
    };
    let more = beyond_title(language, &refusal, &offering).filter(|_| opens_later.is_none());
    view! {
        <PageTitle text=title/>
        <a class="back" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
        {match opens_later {
            Some(opens_at) => view! { <OpensLater offering=offering.clone() title=title opens_at=opens_at/> }.into_any(),
            None => view! { <h1 tabindex="-1"><ByPhrase text=title/></h1> }.into_any(),
        }}
        {more.map(|more| view! { <p class="lead"><Phrases text=more/></p> })}
        <div class="panel">
            <p><b><Phrases text=offering.name.clone()/></b></p>
            <p>
                <span class="line"><Phrases text=when_line(language, &offering)/></span>
                <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
            </p>
        </div>
        {(on.is_some() || clash.is_some()).then(|| {
            let class = if on.is_some() { "button" } else { "button button--primary" };
            view! {
                <div class="button-row">
                    {on.map(|on| view! {
                        <a class="button button--primary" href=paths::swap(offering.id)><span><ByPhrase text=say(on)/></span></a>
                    })}
                    {clash.map(|(way, name)| view! { <a class=class href=way>{see_other(language, &name)}</a> })}
                </div>
            }
        })}
        {others.is_empty().then(|| view! {
            <div class="button-row">
                <a class="button" href=paths::offerings(offering.kind)>{say(see_all(offering.kind))}</a>
            </div>
        })}
        <Alternatives offerings=others/>
        <section class="section" aria-labelledby="ask">
            <h2 id="ask">{say(words::ASK_BY_TELEPHONE)}</h2>
            <TelephoneLink telephone=offering.telephone.clone()/>
        </section>
    }
}

/// Too early: the title and the box change when sign-up opens, and then lead to this page again.
#[component]
fn OpensLater(offering: Offering, title: &'static str, opens_at: Timestamp) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let faces = [(OPEN, IT_IS_OPEN), (FULL, ONE_MAY_WAIT)].map(|(face, words)| {
        view! { <span class="opening__face" data-face=face data-hidden="true">{say(words)}</span> }
    });
    let then = words::opens_then(language, opens_at);
    let here = paths::signing_up(offering.id);
    view! {
        <Opening>
            <div class="flow">
                <h1 class="opening" tabindex="-1">
                    <span class="opening__face" data-face="asleep awake"><ByPhrase text=title/></span>
                    {faces}
                </h1>
                <OpeningBox offering=offering opens_at=opens_at title=then here=here/>
            </div>
        </Opening>
    }
}
