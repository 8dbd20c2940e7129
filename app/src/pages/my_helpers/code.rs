//! The code that the person tells their helper, on the device where it was made.

use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::steps::Steps;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::request;
use crate::wording::consent as words;

/// Six digits, large, and what the helper does with them.
#[component]
pub fn HelperCodePage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    page(async move {
        let person = request.person()?.id;
        let secret = request.signed.as_ref().ok_or(AppError::SignInNeeded)?.secret.clone();
        let open = store::consent::open_code(&request.db, person, &secret).await?;
        let shown = open.map(|open| {
            let digits: Vec<String> = open.code.as_str().chars().map(String::from).collect();
            let groups: Vec<String> = digits.chunks(3).map(|group| group.concat()).collect();
            view! {
                <p>{say(words::TELL_CODE)}</p>
                <p class="key helper-code" id="helper-code">{groups.join("\u{a0}")}</p>
                <p class="soft">{words::code_until(language, open.until)}</p>
                <Steps sentences=words::HELPER_STEPS.map(|step| say(step).to_owned()).to_vec()/>
            }
        });
        let shown = match shown {
            Some(shown) => shown.into_any(),
            None => view! {
                <NoticeBox kind=BoxKind::Info><p>{say(words::NO_CODE_HERE)}</p></NoticeBox>
            }
            .into_any(),
        };
        Ok(view! {
            <PageTitle text=say(words::YOUR_CODE)/>
            <a class="back" href=paths::MY_HELPERS>{say(words::MY_HELPERS)}</a>
            <h1 tabindex="-1">{say(words::YOUR_CODE)}</h1>
            {shown}
            <div class="button-row">
                <a class="button" href=paths::MY_HELPERS>{say(words::SEE_HELPERS)}</a>
                <a class="button" href=paths::NEW_HELPER>{say(words::NEW_CODE)}</a>
            </div>
        })
    })
}
