//! 几点到几点发: between which times the institution's messages go out.

use domain::outbox::SendingHours;
use jiff::civil::Time;
use leptos::prelude::*;
use store::outbox::hours::set_hours;

use super::noted;
use crate::attempt::form_key;
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::error::AppError;
use crate::request::request;
use crate::wording::desk::messages as words;
use crate::wording::when::time;

/// The choice, as it is set.
#[component]
pub(super) fn Hours(hours: SendingHours) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let choices = move |times: [Time; 4]| times.map(|at| (code(at), time(language, at))).to_vec();
    view! {
        <section class="section" aria-labelledby="hours">
            <h2 id="hours">{say(words::HOURS)}</h2>
            <p>{words::quiet(language, hours)}</p>
            <Form action="/forms/desk-sending-hours">
                <Choices name="from" legend=say(words::HOURS_FROM) choices=choices(SendingHours::FROM)
                    proposed=code(hours.from())/>
                <Choices name="to" legend=say(words::HOURS_TO) choices=choices(SendingHours::TO)
                    proposed=code(hours.to())/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::KEEP)}</button>
                </div>
            </Form>
        </section>
    }
}

fn code(at: Time) -> String {
    format!("{}:{:02}", at.hour(), at.minute())
}

/// Keeps the choice.
#[server(prefix = "/forms", endpoint = "desk-sending-hours")]
pub async fn post_desk_sending_hours(
    #[server(default)] key: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let request = request();
    form_key(&key)?;
    let one_of = |times: [Time; 4], typed: &str| times.into_iter().find(|at| code(*at) == typed);
    let done = async {
        let by = request.coordinator()?;
        let from = one_of(SendingHours::FROM, &from);
        let hours = from.zip(one_of(SendingHours::TO, &to));
        let hours = hours.and_then(|(from, to)| SendingHours::between(from, to));
        Ok(set_hours(&request.db, hours.ok_or(AppError::BadForm)?, by).await?)
    };
    noted(&request, done.await).await
}
