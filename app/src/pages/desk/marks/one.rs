//! Answering somebody who says that a mark of theirs is not right.

use domain::attendance::Answer;
use domain::id::ObjectionId;
use leptos::prelude::*;
use store::attendance::{NewAnswer, OpenObjection};

use super::{DONE, facts};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::marks::{DESK_MARKS, desk_mark};
use crate::paths::sessions::desk_register;
use crate::request::{request, see_other};
use crate::wording::attendance::desk::LINK;
use crate::wording::attendance::objection as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-mark-answer";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["answer", "reason"]);

/// What they say, and the form.
#[component]
pub fn MarkPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ObjectionId>());
    let say = request.say();
    page(async move {
        let one = store::attendance::objection(&request.db, id?, request.coordinator()?).await?;
        let attempt = request.attempt(FORM).await?;
        let name = name_of(&request, &one.person);
        Ok(view! {
            <PageTitle text=say(words::DESK_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_MARKS>{say(words::DESK_BACK)}</a>
            <h1 tabindex="-1"><Phrases text=name/></h1>
            <Definitions rows=facts(&request, &one)/>
            <p><a class="button button--link" href=desk_register(one.session)>{say(LINK)}</a></p>
            <Answering one=one attempt=attempt/>
        })
    })
}

#[component]
fn Answering(one: OpenObjection, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let stands = one.marked.and_then(|marked| marked.mark);
    let choice = |one: Answer| (one.code().to_owned(), say(words::answer(one)).to_owned());
    let choices: Vec<_> = Answer::possible(stands, one.is_called_off).map(choice).collect();
    view! {
        <Form action="/forms/desk-mark-answer" attempt=attempt is_question=true>
            <input type="hidden" name="objection" value=one.id.to_string()/>
            <Choices name="answer" legend=say(words::WHAT_NOW) choices=choices/>
            <Field name="reason" label=say(words::REASON) hint=say(words::REASON_HINT)/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::ANSWER)}</button>
            </div>
        </Form>
    }
}

/// Puts the mark right, or lets it stand and says why.
#[server(prefix = "/forms", endpoint = "desk-mark-answer")]
pub async fn post_desk_mark_answer(
    #[server(default)] key: String,
    #[server(default)] objection: String,
    #[server(default)] answer: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, ObjectionId) = (form_key(&key)?, objection.parse()?);
    let mut attempt = Attempt::at([("answer", answer.as_str()), ("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let new = read(&mut attempt, id)?;
        Ok(store::attendance::answer(&request.db, key, &new, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{DESK_MARKS}?{DONE}")),
        Err(error) => attempt.comes_back(&request, FORM, &desk_mark(id), error).await,
    }
}

fn read(attempt: &mut Attempt, objection: ObjectionId) -> Result<NewAnswer, AppError> {
    let known = |typed: &str| Answer::from_code(typed).ok_or(words::ANSWER_MISSING);
    let answer = attempt.read("answer", known, Into::into);
    let needs_reason = matches!(answer, Ok(answer) if answer.needs_reason());
    let reason = match needs_reason {
        true => attempt.reason("reason", words::REASON_MISSING),
        false => attempt.reason_if_any("reason"),
    };
    Ok(NewAnswer { objection, answer: answer?, reason: reason? })
}
