//! Why somebody cannot have a place here, and what else is possible. A page of its own, never a field error.

use domain::offering::Offering;
use domain::refusal::Refusal;
use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::components::alternatives::Alternatives;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::telephone::TelephoneLink;
use crate::paths;
use crate::request::Request;
use crate::wording::offering::list::see_all;
use crate::wording::offering::{when_line, where_line};
use crate::wording::refusal::refusal_sentence;
use crate::wording::sign_up as words;
use crate::wording::when::moment;

/// The reason, the ways on, and whom to call. Answers 422.
#[component]
pub fn Refused(
    /// Who asks.
    request: Request,
    /// What for.
    offering: Offering,
    /// Why not.
    refusal: Refusal,
    /// The entry that is at the same time, if that is why.
    clash: Option<String>,
    /// What else there is.
    others: Vec<Offering>,
) -> impl IntoView {
    expect_context::<ResponseOptions>().set_status(StatusCode::UNPROCESSABLE_ENTITY);
    let (say, language) = (request.say(), request.language);
    let title = say(words::refused_title(&refusal));
    let opening = match &refusal {
        Refusal::NotOpenYet { opens_at } => Some(moment(language, *opens_at)),
        _ => None,
    };
    view! {
        <PageTitle text=title/>
        <a class="back" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <p class="lead"><Phrases text=offering.name.clone()/></p>
        <p>
            <span class="line"><Phrases text=when_line(language, &offering)/></span>
            <span class="line"><Phrases text=where_line(language, &offering)/></span>
        </p>
        {opening.map(|opening| view! { <p class="key"><Phrases text=opening/></p> })}
        <p><Phrases text=refusal_sentence(language, &refusal)/></p>
        {clash.map(|way| view! {
            <div class="button-row"><a class="button" href=way>{say(words::TO_MY_CLASH)}</a></div>
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
