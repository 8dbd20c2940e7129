//! 怎么用银耀: the most common tasks, and each on a page of its own, step by step with drawn pictures of the screens.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::handing_on::{Share, Shared};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::qr::Qr;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::certificates::CHECK;
use crate::request::{Request, request};
use crate::wording::certificate::CHECK as CHECK_CERTIFICATE;
use crate::wording::common::TO_HOME;
use crate::wording::consent::paper::TITLE as HELPING_HOW;
use crate::wording::handing_on::SCAN_HELP;
use crate::wording::help::{self as words, TASKS, Task};

/// Width and height of each picture, so that nothing moves when it arrives. `end2end/manual.ts` draws them.
const PICTURE: (u16, u16) = (390, 340);

/// All tasks, a row each.
#[component]
pub fn HelpPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let rows = TASKS
            .iter()
            .map(|task| {
                view! {
                    <li class="links__item"><a class="links__link" href=paths::help_task(task.code)>{say(task.title)}</a></li>
                }
            })
            .collect_view();
        let title = say(words::HOW_TO_USE);
        let shared = Shared { title: title.to_owned(), path: paths::HELP.to_owned() };
        Ok(view! {
            <PageTitle text=title/>
            <a class="back" href=paths::HOME>{say(TO_HOME)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p>{say(words::ONE_AT_A_TIME)}</p>
            <ol class="links">{rows}</ol>
            <div class="button-row">
                <a class="button" href=paths::HELPING_HOW>{say(HELPING_HOW)}</a>
                <a class="button" href=CHECK>{say(CHECK_CERTIFICATE)}</a>
            </div>
            <StillUnsure request=request.clone()/>
            <Share shared=shared is_printed=true/>
            <Qr path=paths::HELP by_hand_path=paths::HELP words=SCAN_HELP/>
        })
    })
}

/// One task.
#[component]
pub fn HelpTaskPage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let code = use_params_map().with_untracked(|params| params.get("task")).unwrap_or_default();
    page(async move {
        let place = TASKS.iter().position(|task| task.code == code).ok_or(AppError::NotFound)?;
        let task = &TASKS[place];
        let title = say(task.title);
        let path = paths::help_task(task.code);
        let shared = Shared { title: title.to_owned(), path: path.clone() };
        let next = TASKS.get(place + 1).map(|next| {
            let words = words::next(language, say(next.title));
            view! { <div class="button-row"><a class="button" href=paths::help_task(next.code)>{words}</a></div> }
        });
        Ok(view! {
            <PageTitle text=title/>
            <a class="back" href=paths::HELP>{say(words::ALL_TASKS)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p class="soft">{words::number_of(language, place + 1)}</p>
            <Steps request=request.clone() task=task/>
            {next}
            <StillUnsure request=request.clone()/>
            <Share shared=shared is_printed=true/>
            <Qr path=path by_hand_path=paths::HELP words=SCAN_HELP/>
        })
    })
}

/// Each step in words, and the screen with the place to press in a ring. The picture says nothing that the words do not.
#[component]
fn Steps(request: Request, task: &'static Task) -> impl IntoView {
    let (say, language) = (request.say(), request.language.code());
    let steps = (1..)
        .zip(task.steps)
        .map(|(number, step)| {
            let picture = format!("/manual/{language}/{}-{number}.svg", task.code);
            view! {
                <li class="steps__item steps__item--shown">
                    <p>{say(*step)}</p>
                    <img class="steps__picture" src=picture width=PICTURE.0 height=PICTURE.1 loading="lazy" alt=""/>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{steps}</ol> }
}

/// People help where pages do not.
#[component]
fn StillUnsure(request: Request) -> impl IntoView {
    let say = request.say();
    view! {
        <section class="section" aria-labelledby="unsure">
            <h2 id="unsure">{say(words::STILL_UNSURE)}</h2>
            <p>{say(words::CALL_OR_COME)}</p>
        </section>
    }
}
