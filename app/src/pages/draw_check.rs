//! 自己核对摇号: the page on which a visitor's own browser draws once more. The program that does it (`app/verify`) belongs to
//! this page alone; every sentence that it may show stands here, hidden.

use domain::id::DrawId;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

use super::{id_in_path, page};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::draw_check as words;

/// Fetches the program and starts it. Nothing of it is there before, so an older browser shows what to do instead.
const START: &str = "import(\"/verify/verify.js\").then(program=>program.default())";

/// What came out, then the files. Before the draw there is nothing to check.
#[component]
pub fn DrawCheckPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<DrawId>());
    let say = request.say();
    page(async move {
        let draw = store::draw::draw(&request.db, id?).await?;
        let is_held = draw.held.is_some();
        let is_amended = store::draw::amendment(&request.db, &draw).await?.is_some();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::draw(draw.id)>{say(words::BACK)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::TITLE)/></h1>
            <p class="lead">{draw.name}</p>
            {if is_held {
                view! { <Check draw=draw.id is_amended=is_amended/> }.into_any()
            } else {
                view! { <NoticeBox kind=BoxKind::Info><p>{say(words::NOT_YET)}</p></NoticeBox> }.into_any()
            }}
        })
    })
}

#[component]
fn Check(draw: DrawId, is_amended: bool) -> impl IntoView {
    let say = request().say();
    let (list, record) = (paths::draw_list_file(draw), paths::draw_record_file(draw));
    let amendment = is_amended.then(|| paths::draw_amendment_file(draw));
    let file = |address: &str, name: &'static str, words: Words| {
        view! { <li class="links__item"><a class="links__link" href=address.to_owned() download=name data-native="">{say(words)}</a></li> }
    };
    let files = [
        Some(file(&list, "list.txt", words::LIST_FILE)),
        amendment.as_ref().map(|one| file(one, "amendment.txt", words::AMENDMENT_FILE)),
        Some(file(&record, "record.txt", words::RECORD_FILE)),
    ];
    view! {
        <p>{say(words::HOW)}</p>
        <div role="status" data-list=list.clone() data-record=record.clone() data-amendment=amendment.clone()>
            <Outcomes draw=draw is_amended=is_amended/>
        </div>
        <section class="section">
            <h2>{say(words::FILES)}</h2>
            <ul class="links">{files.collect_view()}</ul>
        </section>
        <section class="section" data-own="" hidden>
            <h2>{say(words::OWN)}</h2>
            <p>{say(words::OWN_WHY)}</p>
            <OwnFile name="list" label=words::OWN_LIST/>
            {is_amended.then(|| view! { <OwnFile name="amendment" label=words::OWN_AMENDMENT/> })}
            <OwnFile name="record" label=words::OWN_RECORD/>
        </section>
        <script type="module" nonce=use_nonce()>{START}</script>
    }
}

#[component]
fn OwnFile(name: &'static str, label: Words) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="field">
            <label class="field__label" for=name>{say(label)}</label>
            <input class="field__file" type="file" id=name name=name accept=".txt,text/plain"/>
        </div>
    }
}

/// Each that there may be. The first is shown until the program runs.
#[component]
fn Outcomes(draw: DrawId, is_amended: bool) -> impl IntoView {
    let say = request().say();
    let command = if is_amended { words::COMMAND_AMENDED } else { words::COMMAND };
    let amended = is_amended.then(|| {
        view! {
            <Fault
                name="other-amendment"
                title=words::DIFFERS
                lines=&[words::OTHER_AMENDMENT, words::WHOM_TO_ASK]
            />
            <Fault name="no-amendment" title=words::NO_AMENDMENT lines=&[words::NO_AMENDMENT_WHERE]/>
        }
    });
    view! {
        <div data-outcome="idle">
            <NoticeBox kind=BoxKind::Info>
                <p>{say(words::IDLE)}</p>
                <p><code>{command}</code></p>
            </NoticeBox>
        </div>
        <div data-outcome="running" hidden>
            <NoticeBox kind=BoxKind::Info><p>{say(words::RUNNING)}</p></NoticeBox>
        </div>
        <div data-outcome="agrees" hidden>
            <NoticeBox kind=BoxKind::Done>
                <p class="notice__title">{say(words::AGREES)}</p>
                <p><Gaps words=words::COUNTED/></p>
                <p>{say(words::COMPARE)}</p>
                <ol>
                    <li><Gaps words=words::DIGEST/></li>
                    <li><Gaps words=words::SEED/></li>
                    <li>{say(words::MY_LINE)}" "<a class="summary__link" href=paths::draw_list(draw, 1)>{say(words::TO_THE_LIST)}</a></li>
                    {is_amended.then(|| view! { <li><Gaps words=words::AMENDMENT/></li> })}
                </ol>
            </NoticeBox>
        </div>
        <Fault name="differs" title=words::DIFFERS lines=&[words::DIFFERS_WHERE, words::WHOM_TO_ASK]/>
        <Fault
            name="other-list"
            title=words::DIFFERS
            lines=&[words::OTHER_LIST, words::DIGEST_SAID, words::DIGEST_FOUND, words::WHOM_TO_ASK]
        />
        <Fault name="no-list" title=words::NO_LIST lines=&[words::NO_LIST_WHERE]/>
        <Fault name="no-record" title=words::NO_RECORD lines=&[words::RIGHT_FILE]/>
        {amended}
        <Fault name="away" title=words::AWAY lines=&[words::LOAD_AGAIN]/>
    }
}

#[component]
fn Fault(name: &'static str, title: Words, lines: &'static [Words]) -> impl IntoView {
    let say = request().say();
    let lines = lines.iter().map(|line| view! { <p><Gaps words=*line/></p> }).collect_view();
    view! {
        <div data-outcome=name hidden>
            <NoticeBox kind=BoxKind::Warning><p class="notice__title">{say(title)}</p>{lines}</NoticeBox>
        </div>
    }
}

/// A sentence in which `{name}` is a gap that the program fills.
#[component]
fn Gaps(words: Words) -> impl IntoView {
    let mut pieces = request().say()(words).split(['{', '}']);
    let mut shown = Vec::new();
    let is_digest = |gap: &str| gap.starts_with("digest") || gap == "amendment";
    let class = |gap: &str| is_digest(gap).then_some("fingerprint");
    while let Some(said) = pieces.next() {
        shown.push(said.into_any());
        shown.extend(
            pieces.next().map(|gap| view! { <b data-gap=gap class=class(gap)></b> }.into_any()),
        );
    }
    shown
}
