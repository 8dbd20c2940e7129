//! 到场记录: every mark of a person's own, also where they walked in, have left since, or it was called off.

use domain::language::Language;
use leptos::prelude::*;
use store::attendance::MyMark;

use crate::components::empty::Empty;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::paths::marks::my_mark;
use crate::paths::papers::MY_ATTENDANCE_FILE;
use crate::request::{Request, request};
use crate::wording::attendance::mine as words;
use crate::wording::attendance::objection::SEE;
use crate::wording::common::MY_SIGN_UPS;
use crate::wording::person::ME;
use crate::wording::session::when;

/// The latest first, each with the way to how it came about, where one says that it is not right.
#[component]
pub fn MyAttendancePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let mine = store::attendance::all_my_marks(&request.db, request.person()?.id).await?;
        let rows = mine.iter().map(|one| row(&request, one)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::ME>{say(ME)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {if mine.is_empty() {
                view! {
                    <Empty title=say(words::NONE) sentence=say(words::NONE_LINE)>
                        <a class="button" href=paths::MY_SIGN_UPS>{say(MY_SIGN_UPS)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p>{say(words::ALL_LEAD)}</p>
                    <ul class="summary">{rows}</ul>
                    <div class="button-row"><PrintButton/><PdfButton way=MY_ATTENDANCE_FILE.to_owned()/></div>
                }
                .into_any()
            }}
        })
    })
}

/// When, how it is recorded, and that it does not count: the same on the page and in the file.
pub fn told(language: Language, one: &MyMark) -> [String; 3] {
    let off = one.session.changed.is_cancelled().then(|| words::CALLED_OFF.in_language(language));
    [
        when(language, one.session.span),
        words::line(language, one.marked.as_ref()),
        off.unwrap_or_default().to_owned(),
    ]
}

fn row(request: &Request, one: &MyMark) -> impl IntoView + use<> {
    let say = request.say();
    let [at, line, off] = told(request.language, one);
    view! {
        <li class="summary__row">
            <p class="summary__term"><Phrases text=one.name.clone()/></p>
            <div class="summary__value">
                <p><Phrases text=at.clone()/></p>
                <p><b><Phrases text=line/></b></p>
                {(!off.is_empty()).then(|| view! { <p>{off}</p> })}
            </div>
            <p class="summary__action">
                <a class="summary__link" href=my_mark(one.session.id)>
                    {say(SEE)}<span class="visually-hidden">" "{at}</span>
                </a>
            </p>
        </li>
    }
}
