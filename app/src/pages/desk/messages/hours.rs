//! 几点到几点发: between which times the institution's messages go out.

use domain::log::Field as LogField;
use domain::outbox::SendingHours;
use jiff::civil::Time;
use leptos::prelude::*;
use store::Seen;
use store::log::Entry;
use store::outbox::hours::set_hours;

use super::noted;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::components::stands_now::{SEEN, Stands, StandsNow};
use crate::error::AppError;
use crate::paths::answers::DESK_MESSAGES;
use crate::request::request;
use crate::wording::desk::messages as words;
use crate::wording::when::time;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-sending-hours";

/// The choice, as it is set.
#[component]
pub(super) fn Hours(
    /// As they stand.
    hours: SendingHours,
    /// The mark of that.
    seen: Seen,
    /// What came back.
    attempt: Attempt,
    /// What was changed meanwhile.
    changed: Vec<Entry>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let choices = move |times: [Time; 4]| times.map(|at| (code(at), time(language, at))).to_vec();
    let typed = |field: &str, times: [Time; 4]| {
        let typed = times.into_iter().find(|at| code(*at) == attempt.value(field));
        typed.map(|at| time(language, at)).unwrap_or_default()
    };
    let (from, to) = (typed("from", SendingHours::FROM), typed("to", SendingHours::TO));
    let stands = vec![
        Stands::line(
            words::HOURS_FROM,
            &[LogField::SendsFrom],
            time(language, hours.from()),
            &from,
        ),
        Stands::line(words::HOURS_TO, &[LogField::SendsTo], time(language, hours.to()), &to),
    ];
    view! {
        <section class="section" aria-labelledby="hours">
            <h2 id="hours">{say(words::HOURS)}</h2>
            <p>{words::quiet(language, hours)}</p>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands changed=changed/>
            <Form action="/forms/desk-sending-hours" attempt=attempt>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
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

/// Keeps the choice. Whoever comes second sees over the choices how it stands, and has their own still chosen.
#[server(prefix = "/forms", endpoint = "desk-sending-hours")]
pub async fn post_desk_sending_hours(
    #[server(default)] key: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    form_key(&key)?;
    let attempt = Attempt::at([("from", from.as_str()), ("to", &to), (SEEN, &seen)]);
    let one_of = |times: [Time; 4], typed: &str| times.into_iter().find(|at| code(*at) == typed);
    let done = async {
        let by = request.coordinator()?;
        let from = one_of(SendingHours::FROM, &from);
        let hours = from.zip(one_of(SendingHours::TO, &to));
        let hours = hours.and_then(|(from, to)| SendingHours::between(from, to));
        let hours = hours.ok_or(AppError::BadForm)?;
        Ok(set_hours(&request.db, hours, Seen::as_sent(&seen), by).await?)
    };
    match done.await {
        Ok(()) => noted(&request, Ok(())).await,
        Err(error) => attempt.comes_back(&request, FORM, DESK_MESSAGES, error).await,
    }
}
