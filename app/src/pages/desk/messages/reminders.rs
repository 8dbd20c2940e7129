//! 提前一天的提醒: of which sessions the institution reminds people.

use domain::session::Reminded;
use leptos::prelude::*;
use store::session::reminder::set_reminded;

use super::noted;
use crate::attempt::form_key;
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::error::AppError;
use crate::request::request;
use crate::wording::desk::messages as words;

/// The choice, as it is set.
#[component]
pub(super) fn Reminders(reminded: Reminded) -> impl IntoView {
    let say = request().say();
    let choices = Reminded::ALL
        .map(|one| (one.code().to_owned(), say(words::reminded(one)).to_owned()))
        .to_vec();
    view! {
        <section class="section" aria-labelledby="reminders">
            <h2 id="reminders">{say(words::REMINDERS)}</h2>
            <p>{say(words::REMINDED_WHEN)}</p>
            <Form action="/forms/desk-reminders">
                <Choices name="reminded" legend=say(words::REMINDED_OF) choices=choices proposed=reminded.code()/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::KEEP)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Keeps the choice.
#[server(prefix = "/forms", endpoint = "desk-reminders")]
pub async fn post_desk_reminders(
    #[server(default)] key: String,
    #[server(default)] reminded: String,
) -> Result<(), AppError> {
    let request = request();
    form_key(&key)?;
    let done = async {
        let by = request.coordinator()?;
        let reminded = Reminded::from_code(&reminded).ok_or(AppError::BadForm)?;
        Ok(set_reminded(&request.db, reminded, by).await?)
    };
    noted(&request, done.await).await
}
