//! Why somebody cannot have a place here, and what else is possible. A page of its own, never a field error.

use domain::offering::Offering;
use domain::refusal::Refusal;
use http::StatusCode;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::components::alternatives::Alternatives;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::telephone::TelephoneLink;
use crate::islands::opening::Opening;
use crate::pages::offering::opening_box::{Does, OpeningBox};
use crate::paths;
use crate::request::Request;
use crate::wording::offering::list::see_all;
use crate::wording::offering::page::see_other;
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
    /// When sign-up opens, where it has not: then this will be the answer, as far as one can tell.
    #[prop(default = None)]
    opens_at: Option<Timestamp>,
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
    let more = beyond_title(language, &refusal, &offering);
    // What is in the way can be given up then, and only then.
    let can_be_mended = matches!(refusal, Refusal::Clash { .. } | Refusal::LimitReached { .. });
    let again = opens_at.filter(|_| can_be_mended).map(|opens_at| {
        let (request, offering) = (request.clone(), offering.clone());
        view! { <OpensThen request=request offering=offering opens_at=opens_at does=Does::LeadsBack/> }
    });
    let opens = opens_at.filter(|_| !can_be_mended);
    let opens = opens.map(|opens_at| words::opens_then(language, opens_at));
    view! {
        <PageTitle text=title/>
        <a class="back" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        {more.map(|more| view! { <p class="lead"><Phrases text=more/></p> })}
        {opens.map(|opens| view! { <p><Phrases text=opens/></p> })}
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
        {again}
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

/// When it opens, and the button that wakes then.
#[component]
pub fn OpensThen(
    /// Who asks.
    request: Request,
    /// What for.
    offering: Offering,
    /// When it opens.
    opens_at: Timestamp,
    /// What the button does.
    does: Does,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let title = say(words::refused_title(&Refusal::NotOpenYet { opens_at })).to_owned();
    let when = Some(words::opens_then(language, opens_at));
    let here = paths::signing_up(offering.id);
    view! {
        <Opening><OpeningBox offering=offering opens_at=opens_at title=title when=when here=here does=does/></Opening>
    }
}
