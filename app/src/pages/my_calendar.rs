//! Subscribing to my timetable: the address for calendars, and a new one when the old one has got about.

use leptos::prelude::*;

use crate::components::form::Form;
use crate::components::icon::{Icon, IconName};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::my_sign_ups as words;

/// In an address: the subscription has just got another address.
const RENEWED: &str = "renewed";

/// One tap on a telephone, an address to copy for everything else.
#[component]
pub fn MyCalendarPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let person = request.person()?.id;
        let token = store::calendar_feed::token_of(&request.db, person).await?;
        Ok(view! {
            <PageTitle text=say(words::CALENDAR_TITLE)/>
            <a class="back" href=paths::MY_SIGN_UPS>{say(words::BACK)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::CALENDAR_TITLE)/></h1>
            {request.has_query(RENEWED).then(|| view! { <Renewed/> })}
            <p>{say(words::CALENDAR_WHY)}</p>
            {match token {
                None => view! { <Making/> }.into_any(),
                Some(token) => view! { <Subscription token=token/> }.into_any(),
            }}
        })
    })
}

/// Nobody has asked for an address yet: making one is a form, since a page that is read changes nothing.
#[component]
fn Making() -> impl IntoView {
    let say = request().say();
    view! {
        <p>{say(words::KEEP_IT_WHY)}</p>
        <Form action="/forms/renew-calendar">
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::MAKE_ADDRESS)}</button>
                <a class="button" href=paths::MY_CALENDAR_FILE data-native="" download="yinyao.ics">{say(words::ONCE_ONLY)}</a>
            </div>
        </Form>
    }
}

/// The address, to tap or to copy, and how to change it.
#[component]
fn Subscription(token: String) -> impl IntoView {
    let request = request();
    let say = request.say();
    let address =
        format!("{}{}", request.installation.public_address, paths::calendar_feed(&token));
    let host = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let subscribing = format!("webcal://{host}");
    view! {
        <p>{say(words::SUBSCRIBE_HINT)}</p>
        <div class="button-row">
            <a class="button button--primary" href=subscribing data-native="">
                <Icon name=IconName::Calendar/>{say(words::SUBSCRIBE_NOW)}
            </a>
            <a class="button" href=paths::MY_CALENDAR_FILE data-native="" download="yinyao.ics">{say(words::ONCE_ONLY)}</a>
        </div>
        <section class="section">
            <div class="field">
                <label class="field__label" for="address">{say(words::ADDRESS)}</label>
                <p class="field__hint" id="address-hint">{say(words::ADDRESS_HINT)}</p>
                <textarea class="field__input field__input--area" id="address" rows="7" readonly=true
                    spellcheck="false" autocomplete="off" aria-describedby="address-hint">{address}</textarea>
            </div>
        </section>
        <section class="section" aria-labelledby="keep">
            <h2 id="keep">{say(words::KEEP_IT)}</h2>
            <p>{say(words::KEEP_IT_WHY)}</p>
            <p>{say(words::RENEW_WHY)}</p>
            <Form action="/forms/renew-calendar">
                <div class="button-row">
                    <button class="button" type="submit">{say(words::RENEW)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Says that the old address has stopped.
#[component]
fn Renewed() -> impl IntoView {
    view! {
        <NoticeBox kind=BoxKind::Done><p>{request().say()(words::RENEWED)}</p></NoticeBox>
    }
}

/// Ends the old address and makes another. Sent twice, it makes another once more: no harm is done.
#[server(prefix = "/forms", endpoint = "renew-calendar")]
pub async fn post_renew_calendar() -> Result<(), AppError> {
    let request = request();
    let Ok(person) = request.person() else {
        return see_other(&paths::sign_in(paths::MY_CALENDAR));
    };
    store::calendar_feed::renew(&request.db, person.id).await?;
    see_other(&format!("{}?{RENEWED}", paths::MY_CALENDAR))
}
