//! 我替别人办: for whom the reader may act, and acting for one of them.

use leptos::prelude::*;
use store::consent::ConsentEntry;

use crate::components::acting::name_or_somebody;
use crate::components::empty::Empty;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::post_button::PostButton;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::common::MY_SIGN_UPS;
use crate::wording::consent as words;

pub mod acting;
pub mod code;
pub mod end;
pub mod fields;
pub mod how;

/// In an address: a consent has just begun.
pub const BEGUN: &str = "begun";

/// In an address: a form came from a page that was shown for somebody else.
pub const CHANGED: &str = "changed";

/// In an address: a consent has just been ended.
pub const ENDED: &str = "ended";

/// Everybody for whom the reader acts or acted of late.
#[component]
pub fn HelpingPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let reader = request.reader()?.id;
        let entries = store::consent::helped_by(&request.db, reader).await?;
        let (live, ended): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.holds(request.now));
        let nobody = live.is_empty();
        let rows = live
            .into_iter()
            .map(|entry| view! { <LiveRow request=request.clone() entry=entry/> })
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::HELPING)/>
            <a class="back" href=paths::MY_SIGN_UPS>{say(MY_SIGN_UPS)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::HELPING)/></h1>
            <Told request=request.clone()/>
            <p>{say(words::HELPING_WHY)}</p>
            {nobody.then(|| view! {
                <Empty title=say(words::NOBODY_TO_HELP) sentence="">
                    <a class="button" href=paths::HELPING_HOW>{say(words::HOW_IT_WORKS)}</a>
                </Empty>
            })}
            {(!nobody).then(|| view! { <ul class="summary">{rows}</ul> })}
            <div class="button-row">
                <a class="button" href=paths::HELPING_CODE>{say(words::TYPE_CODE)}</a>
                {(!nobody).then(|| view! {
                    <a class="button button--link" href=paths::HELPING_HOW>{say(words::HOW_IT_WORKS)}</a>
                })}
            </div>
            <EndedRows request=request entries=ended of_helper=true/>
        })
    })
}

/// What has just happened.
#[component]
fn Told(request: Request) -> impl IntoView {
    let say = request.say();
    if request.has_query(CHANGED) {
        return view! {
            <NoticeBox kind=BoxKind::Warning>
                <h2 class="notice__title">{say(words::CHANGED_TITLE)}</h2>
                <p>{say(words::CHANGED)}</p>
            </NoticeBox>
        }
        .into_any();
    }
    let told = match (request.has_query(BEGUN), request.has_query(ENDED)) {
        (true, _) => words::BEGUN,
        (_, true) => words::ENDED_NOW,
        _ => return ().into_any(),
    };
    view! { <NoticeBox kind=BoxKind::Done><p>{say(told)}</p></NoticeBox> }.into_any()
}

/// For whom, what, until when; the button that begins, and the way to end it.
#[component]
fn LiveRow(request: Request, entry: ConsentEntry) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let name = name_or_somebody(&request, entry.person.as_ref());
    let id = entry.consent.id;
    view! {
        <li class="summary__row">
            <p class="summary__term">{name.clone()}</p>
            <div class="summary__value">
                <ConsentLines request=request entry=entry/>
                <div class="button-row">
                    <PostButton action="/forms/act-for" name="consent" value=id.to_string() words=words::act_for(language, &name)/>
                </div>
            </div>
            <p class="summary__action">
                <a class="summary__link" href=paths::consent_end(id)>
                    {say(words::END)}<span class="visually-hidden">" "{name}</span>
                </a>
            </p>
        </li>
    }
}

/// What for and until when; or when it ended, and by whom.
#[component]
pub fn ConsentLines(
    /// Who asks.
    request: Request,
    /// Which.
    entry: ConsentEntry,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let time = if entry.holds(request.now) {
        words::until(language, entry.last_day())
    } else {
        words::ended(language, entry.consent.ended_at, entry.ended_by)
    };
    view! {
        <span class="line"><Phrases text=words::scope(language, entry.consent.scope)/></span>
        <span class="line"><Phrases text=time/></span>
        <span class="line soft">{say(words::given(entry.consent.given))}</span>
    }
}

/// What holds no more, folded below.
#[component]
pub fn EndedRows(
    /// Who asks.
    request: Request,
    /// Which.
    entries: Vec<ConsentEntry>,
    /// Told to the helper: for whom; otherwise to the person: who.
    of_helper: bool,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!entries.is_empty()).then(|| {
        let rows = entries
            .into_iter()
            .map(|entry| {
                let name = if of_helper {
                    name_or_somebody(&request, entry.person.as_ref())
                } else {
                    let name = name_or_somebody(&request, entry.helper.as_ref());
                    words::helper_called(language, &entry.consent.relation, &name)
                };
                view! {
                    <li class="summary__row">
                        <p class="summary__term">{name}</p>
                        <div class="summary__value"><ConsentLines request=request.clone() entry=entry/></div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="ended">
                <h2 id="ended">{say(words::ENDED_BEFORE)}</h2>
                <ul class="summary">{rows}</ul>
            </section>
        }
    })
}
