//! 谁可以帮我办: whom the person lets act for them, what was done, and the way to end it. For the person alone.

use domain::calendar::day;
use leptos::prelude::*;
use store::consent::{ConsentEntry, DoneForMe};

use crate::components::acting::name_or_somebody;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::helping::{ConsentLines, ENDED, EndedRows};
use crate::pages::page;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::consent as words;
use crate::wording::my_sign_ups::DETAILS;
use crate::wording::person::ME;
use crate::wording::when;

pub mod code;
pub mod new;

/// So many of the things that were done are shown.
const DONE_SHOWN: u32 = 30;

/// Every helper, what each may do, and what they did.
#[component]
pub fn MyHelpersPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let person = request.person()?.id;
        let entries = store::consent::helpers_of(&request.db, person).await?;
        let done = store::consent::done_for(&request.db, person, DONE_SHOWN).await?;
        let (live, ended): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.holds(request.now));
        let nobody = live.is_empty();
        let rows = live
            .into_iter()
            .map(|entry| view! { <LiveRow request=request.clone() entry=entry/> })
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::MY_HELPERS)/>
            <a class="back" href=paths::ME>{say(ME)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::MY_HELPERS)/></h1>
            {request.has_query(ENDED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::ENDED_NOW)}</p></NoticeBox>
            })}
            <p>{say(words::MY_HELPERS_WHY)}</p>
            {nobody.then(|| view! { <p>{say(words::NOBODY_YET)}</p> })}
            {(!nobody).then(|| view! { <ul class="summary">{rows}</ul> })}
            <div class="button-row">
                <a class="button button--primary" href=paths::NEW_HELPER><span>{say(words::LET_HELP)}</span></a>
                <a class="button" href=paths::HELPING_HOW>{say(words::HOW_IT_WORKS)}</a>
            </div>
            <Done request=request.clone() done=done/>
            <EndedRows request=request entries=ended of_helper=false/>
        })
    })
}

/// Who, what, until when, and the way to end it.
#[component]
fn LiveRow(request: Request, entry: ConsentEntry) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let name = name_or_somebody(&request, entry.helper.as_ref());
    let called = words::helper_called(language, &entry.consent.relation, &name);
    let id = entry.consent.id;
    view! {
        <li class="summary__row">
            <p class="summary__term">{called}</p>
            <div class="summary__value"><ConsentLines request=request entry=entry/></div>
            <p class="summary__action">
                <a class="summary__link" href=paths::consent_end(id)>
                    {say(words::END)}<span class="visually-hidden">" "{name}</span>
                </a>
            </p>
        </li>
    }
}

/// What helpers did, the latest first.
#[component]
fn Done(request: Request, done: Vec<DoneForMe>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!done.is_empty()).then(|| {
        let rows = done
            .into_iter()
            .map(|done| {
                let name = name_or_somebody(&request, done.helper.as_ref());
                let helper = words::helper_called(language, &done.relation, &name);
                view! {
                    <li class="summary__row">
                        <p class="summary__term">{when::day(language, day(done.at))}</p>
                        <div class="summary__value">
                            <b class="line"><Phrases text=done.offering.clone()/></b>
                            <span class="line"><Phrases text=words::done(language, done.what, &helper)/></span>
                        </div>
                        <p class="summary__action">
                            <a class="summary__link" href=paths::sign_up(done.sign_up)>
                                {say(DETAILS)}<span class="visually-hidden">" "{done.offering}</span>
                            </a>
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="done">
                <h2 id="done">{say(words::DONE_FOR_ME)}</h2>
                <ul class="summary">{rows}</ul>
            </section>
        }
    })
}
