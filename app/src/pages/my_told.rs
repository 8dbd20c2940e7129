//! How I want to be told: by a message, a call, a letter, or on my own pages alone.

use domain::outbox::OwnWay;
use leptos::prelude::*;

use super::my_particulars::{saved, way_back};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::{return_to_in_query, with_return};
use crate::paths::MY_WAY;
use crate::request::{Request, request, see_other};
use crate::wording::person::SAVE;
use crate::wording::sign_in::PREVIOUS;
use crate::wording::told as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "told";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["way"]);

/// One question, with what is told in any case.
#[component]
pub fn MyWayPage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let attempt = request.attempt(FORM).await?;
        let mine = store::person::own_way(&request.db, person.id).await?;
        let mine = mine.unwrap_or(OwnWay::usual(&person));
        let ways = store::person::ways_to(&request.db, &person).await?;
        let way_back = way_back(&return_to).to_owned();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way_back.clone()>{say(PREVIOUS)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::WHY)}</p>
            <Form action="/forms/save-told" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=way_back/>
                <Choices name="way" legend=say(words::WHICH) choices=choices(&request, &ways) proposed=mine.code()/>
                <p>{say(words::CALLED_ANYWAY)}</p>
                {ways.contains(&OwnWay::Letter).then(|| view! { <p>{say(words::LETTER_TAKES)}</p> })}
                <p>{say(words::CONSENTS)}</p>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// What leads to the person, to be chosen from.
pub(crate) fn choices(request: &Request, ways: &[OwnWay]) -> Vec<(String, String)> {
    let say = request.say();
    let choice = |way: &OwnWay| (way.code().to_owned(), say(words::way(*way)).to_owned());
    ways.iter().map(choice).collect()
}

/// Reads which of these was chosen.
pub(crate) fn read_way(attempt: &mut Attempt, ways: &[OwnWay]) -> Result<OwnWay, AppError> {
    let leads = |typed: &str| OwnWay::from_code(typed).filter(|way| ways.contains(way));
    attempt.read("way", |typed| leads(typed).ok_or(words::CHOOSE), Into::into)
}

/// Keeps how the person wants to be told, and goes back to the page that asked for it.
#[server(prefix = "/forms", endpoint = "save-told")]
pub async fn post_told(
    #[server(default)] way: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = way_back(&return_to);
    let mut attempt = Attempt::at([("way", way.as_str())]);
    let outcome = async {
        let person = request.person()?.clone();
        let ways = store::person::ways_to(&request.db, &person).await?;
        let way = read_way(&mut attempt, &ways)?;
        Ok(store::person::save_own_way(&request.db, person.id, way).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&saved(return_to)),
        Err(error) => {
            attempt.comes_back(&request, FORM, &with_return(MY_WAY, return_to), error).await
        }
    }
}
