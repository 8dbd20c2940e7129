//! What was written, as it will be read, whom it would reach and how, and the button that sends it.

use domain::announcement::{Lists, Whom};
use domain::id::OfferingId;
use domain::language::Language::Chinese;
use domain::notice::NoticeKind;
use domain::outbox::{SendingHours, parts};
use leptos::prelude::*;
use store::announcement::{Audience, NewAnnouncement, audience};
use store::outbox::hours::hours_of;

use super::read;
use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::pages::desk::as_ticked;
use crate::request::{Request, request};
use crate::wording::desk::announcement as words;
use crate::wording::desk::announcement::filter::EACH_NAME;
use crate::wording::outbox::{built_in, signed};

/// What was written, and whom it would reach.
#[derive(Clone)]
pub(super) struct Preview {
    new: NewAnnouncement,
    pub audience: Audience,
    /// Over it on everybody's own pages.
    name: String,
    message: String,
    /// When messages go out.
    hours: SendingHours,
}

impl Preview {
    /// Nothing where nothing was typed, or something is wrong with it.
    pub async fn of(
        request: &Request,
        list: Option<OfferingId>,
        attempt: &Attempt,
    ) -> Result<Option<Self>, AppError> {
        let by = request.coordinator()?;
        if !attempt.is_back() {
            return Ok(None);
        }
        let new = match read(request, list, &mut attempt.clone()).await {
            Ok(new) => new,
            Err(AppError::ToBeChanged) => return Ok(None),
            Err(error) => return Err(error),
        };
        let audience = audience(&request.db, &new.to, new.whom, by).await?;
        let house = store::institution::institution(&request.db, by.institution).await?;
        let of_the_house = new.whom == Whom::TookNothing;
        let name = match &new.to {
            _ if of_the_house => house.name.clone(),
            Lists::Chosen(_) | Lists::Found(_) if audience.lists > 1 => {
                request.say()(EACH_NAME).to_owned()
            }
            _ => audience.longest_name.clone(),
        };
        // The longest there is: whoever pays for messages knows what the dearest costs.
        let longest = if of_the_house { &house.name } else { &audience.longest_name };
        let about = NoticeKind::Announced(new.text.clone());
        let told = built_in(Chinese, longest, &about);
        let message = signed(&house.name, &told, &house.telephone);
        let hours = hours_of(&request.db, by.institution).await?;
        Ok(Some(Self { new, audience, name, message, hours }))
    }
}

/// What the button says was looked at: another text, or other people, are looked at first.
pub(super) fn mark(new: &NewAnnouncement) -> String {
    let NewAnnouncement { to, whom, text } = new;
    let found = match to {
        Lists::One(_) => String::new(),
        Lists::Chosen(offerings) => as_ticked(offerings) + " ",
        // It is plain text and numbers: it can always be written.
        Lists::Found(filter) => serde_json::to_string(filter).unwrap_or_default() + " ",
    };
    format!("{found}{} {text}", whom.code())
}

/// As it will be read, whom it reaches and how, and the button. It sends what was looked at, and nothing else.
#[component]
pub(super) fn Shown(preview: Preview) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Preview { new, audience, name, message, hours } = preview;
    let later = (!hours.include(request.now)).then(|| hours.next(request.now));
    if audience.people == 0 {
        return view! {
            <NoticeBox kind=BoxKind::Warning><p>{say(words::NOBODY)}</p></NoticeBox>
        }
        .into_any();
    }
    let line = |line: &str| view! { <span class="line">{line.to_owned()}</span> };
    let lines = new.text.lines().map(line).collect_view();
    let length = words::length(language, &message, parts(&message));
    view! {
        <section class="section" aria-labelledby="preview">
            <h2 id="preview">{say(words::PREVIEW)}</h2>
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title">{words::heading(language, &name)}</p>
                <p>{lines}</p>
            </NoticeBox>
            <Definitions rows=vec![
                (words::AS_MESSAGE, vec![message, length]),
                (words::REACHES, words::reaches(language, &audience)),
                (words::WHEN, vec![words::when(language, later)]),
            ]/>
            <div class="button-row">
                <button class="button button--primary" type="submit" name="looked_at" value=mark(&new)>
                    {words::send(language, audience.people)}
                </button>
            </div>
        </section>
    }
    .into_any()
}
