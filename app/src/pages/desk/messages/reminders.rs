//! 提前一天的提醒: of which sessions the institution reminds people.

use domain::log::Field as LogField;
use domain::session::Reminded;
use leptos::prelude::*;
use store::Seen;
use store::log::Entry;
use store::session::reminder::set_reminded;

use super::noted;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::components::stands_now::{SEEN, Stands, StandsNow};
use crate::error::AppError;
use crate::paths::answers::DESK_MESSAGES;
use crate::request::request;
use crate::wording::desk::messages as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-reminders";

/// The choice, as it is set.
#[component]
pub(super) fn Reminders(
    /// As it stands.
    reminded: Reminded,
    /// The mark of that.
    seen: Seen,
    /// What came back.
    attempt: Attempt,
    /// What was changed meanwhile.
    changed: Vec<Entry>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let told = |reminded| say(words::reminded(reminded));
    let typed = Reminded::from_code(attempt.value("reminded")).map_or("", told);
    let now = told(reminded).to_owned();
    let stands = vec![Stands::line(words::REMINDED_OF, &[LogField::Reminded], now, typed)];
    let choices = Reminded::ALL
        .map(|one| (one.code().to_owned(), say(words::reminded(one)).to_owned()))
        .to_vec();
    view! {
        <section class="section" aria-labelledby="reminders">
            <h2 id="reminders">{say(words::REMINDERS)}</h2>
            <p>{say(words::REMINDED_WHEN)}</p>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands changed=changed/>
            <Form action="/forms/desk-reminders" attempt=attempt>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <Choices name="reminded" legend=say(words::REMINDED_OF) choices=choices proposed=reminded.code()/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::KEEP)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Keeps the choice. Whoever comes second sees how it stands, and has their own still chosen.
#[server(prefix = "/forms", endpoint = "desk-reminders")]
pub async fn post_desk_reminders(
    #[server(default)] key: String,
    #[server(default)] reminded: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    form_key(&key)?;
    let attempt = Attempt::at([("reminded", reminded.as_str()), (SEEN, &seen)]);
    let done = async {
        let by = request.coordinator()?;
        let reminded = Reminded::from_code(&reminded).ok_or(AppError::BadForm)?;
        Ok(set_reminded(&request.db, reminded, Seen::as_sent(&seen), by).await?)
    };
    match done.await {
        Ok(()) => noted(&request, Ok(())).await,
        Err(error) => attempt.comes_back(&request, FORM, DESK_MESSAGES, error).await,
    }
}
