//! What to do when no code came: check the number, have it sent again, be called, or call us.

use leptos::prelude::*;

use super::{CHANGE, send_code};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::telephone::TelephoneLink;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, own_path, request, see_other};
use crate::sender::Channel;
use crate::wording::sign_in as words;

/// Shows the number once more, and the ways on.
#[component]
pub fn NoCodePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let Some(step) = store::sign_in::step(&request.db, &request.visitor).await? else {
            see_other(paths::SIGN_IN)?;
            return Ok(().into_any());
        };
        let attempt = request.attempt("no-code").await?;
        let (number, code) = around(&request);
        Ok(view! {
            <PageTitle text=say(words::NO_CODE_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=code>{say(words::PREVIOUS)}</a>
            <h1 tabindex="-1">{say(words::NO_CODE_TITLE)}</h1>
            <p>{say(words::CHECK_NUMBER)}</p>
            <p class="key together">{step.mobile.spaced()}</p>
            <div class="button-row">
                <a class="button" href=format!("{number}?{CHANGE}")>{say(words::CHANGE_NUMBER)}</a>
            </div>
            <section class="section" aria-labelledby="right">
                <h2 id="right">{say(words::NUMBER_IS_RIGHT)}</h2>
                <p>{say(words::WAIT_OR_AGAIN)}</p>
                <Form action="/forms/send-code-again" attempt=attempt>
                    <div class="button-row">
                        <button class="button button--primary" type="submit" name="channel" value="message">
                            {say(words::SEND_AGAIN)}
                        </button>
                        {request.sender.can_call().then(|| view! {
                            <button class="button" type="submit" name="channel" value="voice">{say(words::CALL_ME)}</button>
                        })}
                    </div>
                </Form>
            </section>
            <section class="section" aria-labelledby="still">
                <h2 id="still">{say(words::STILL_NOTHING)}</h2>
                <p>{say(words::STAFF_HELP)}</p>
                <TelephoneLink telephone=request.installation.help_telephone.clone()/>
            </section>
        }
        .into_any())
    })
}

/// The pages that ask for the number and for its code: somebody who is signed in changes their number.
fn around(request: &Request) -> (&'static str, &'static str) {
    if request.person().is_ok() {
        (paths::MY_NUMBER, paths::MY_NUMBER_CODE)
    } else {
        (paths::SIGN_IN, paths::SIGN_IN_CODE)
    }
}

/// Has another code sent to the same number, as a message or, where it can be, by a voice.
#[server(prefix = "/forms", endpoint = "send-code-again")]
pub async fn post_send_code_again(
    #[server(default)] key: String,
    #[server(default)] channel: String,
) -> Result<(), AppError> {
    let request = request();
    let Some(step) = store::sign_in::step(&request.db, &request.visitor).await? else {
        return see_other(paths::SIGN_IN);
    };
    let (_, code) = around(&request);
    let (channel, sent) = match channel.as_str() {
        "voice" if request.sender.can_call() => (Channel::VoiceCall, "voice"),
        _ => (Channel::Message, "message"),
    };
    let mut attempt = Attempt::default();
    let return_to = own_path(&step.return_to);
    match send_code(&request, &mut attempt, &key, &step.mobile, return_to, channel).await {
        Ok(()) => see_other(&format!("{code}?sent={sent}")),
        Err(error) => attempt.comes_back(&request, "no-code", paths::SIGN_IN_NO_CODE, error).await,
    }
}
