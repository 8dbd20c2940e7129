//! The words for one event in one channel: typed, looked at with an example, and kept.

use domain::log::{About, Field as LogField};
use domain::outbox::parts;
use domain::template::{Channel, Event, Template};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::Seen;
use store::log::Entry;
use store::template::{Written, example, write, written};

use super::SAVED;
use super::example::{about, made_up};
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::messages::{DESK_TEMPLATES, desk_template};
use crate::request::{Request, request, see_other};
use crate::wording::desk::announcement::length;
use crate::wording::desk::template as words;
use crate::wording::template::{House, proposed, value};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-template";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["text", SEEN]);

/// What its buttons do.
const LOOK: &str = "look";
const SAVE: &str = "save";
const BUILT_IN: &str = "built_in";

/// To be read before the first `await`.
fn in_path() -> Result<(Event, Channel), AppError> {
    use_params_map().with_untracked(|path| {
        let event = path.get("event").and_then(|code| Event::from_code(&code));
        let channel = path.get("channel").and_then(|code| Channel::from_code(&code));
        which(event, channel)
    })
}

fn which(event: Option<Event>, channel: Option<Channel>) -> Result<(Event, Channel), AppError> {
    let (event, channel) = event.zip(channel).ok_or(AppError::NotFound)?;
    if event.channels().contains(&channel) { Ok((event, channel)) } else { Err(AppError::NotFound) }
}

/// The form, what can be put in, and what goes out.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let (request, of) = (request(), in_path());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let by = request.coordinator()?;
        let (event, channel) = of?;
        let attempt = request.attempt(FORM).await?;
        let own = written(&request.db, by).await?;
        let own = own.into_iter().find(|one| one.event == event && one.channel == channel);
        let stands = own.as_ref().and_then(|one| one.template.as_ref()).map(Template::written);
        let text = stands.unwrap_or_else(|| proposed(event).to_owned());
        let seen = Written::seen(own.as_ref())?;
        let now =
            vec![Stands::line(words::TEXT, &[LogField::Text], text.clone(), attempt.value("text"))];
        let house = About::Institution(by.institution);
        let mut changed = changed_since(&request, &attempt, SEEN, house).await?;
        let is_this = |entry: &Entry| {
            let of = |field| entry.stands.get(&field).or(entry.stood.get(&field));
            of(LogField::Event).is_none_or(|code| code == event.code())
                && of(LogField::Channel).is_none_or(|code| code == channel.code())
        };
        changed.retain(is_this);
        let typed = if attempt.is_back() { attempt.value("text") } else { &text };
        let shown = shown(&request, event, channel, typed).await?;
        let title = words::which(language, event, channel);
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_TEMPLATES>{say(words::TITLE)}</a>
            <h1 tabindex="-1"><Phrases text=title/></h1>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=now changed=changed/>
            <Definitions rows=vec![(words::SAYS, vec![standing(&request, own.as_ref())])]/>
            <Form action="/forms/desk-template" attempt=attempt is_question=true>
                <input type="hidden" name="event" value=event.code()/>
                <input type="hidden" name="way" value=channel.code()/>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <Field name="text" label=say(words::TEXT) hint=words::text_hint(language) value=text
                    kind=Kind { is_area: true, ..Kind::default() }/>
                {shown}
                <div class="button-row">
                    <button class="button button--primary" type="submit" name="act" value=SAVE>{say(words::SAVE)}</button>
                    <button class="button" type="submit" name="act" value=LOOK>{say(words::LOOK)}</button>
                    {own.is_some_and(|one| one.template.is_some()).then(|| view! {
                        <button class="button" type="submit" name="act" value=BUILT_IN>{say(words::GO_BACK)}</button>
                    })}
                </div>
            </Form>
            <Blanks event=event channel=channel/>
        })
    })
}

/// Who has worded it and when, or that the built-in words count.
fn standing(request: &Request, own: Option<&Written>) -> String {
    match own {
        Some(own) if own.template.is_some() => words::changed(request.language, &own.by, own.at),
        Some(own) => {
            let who = words::changed(request.language, &own.by, own.at);
            format!("{} {who}", request.say()(words::BUILT_IN))
        }
        None => request.say()(words::BUILT_IN).to_owned(),
    }
}

#[component]
fn Blanks(event: Event, channel: Channel) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let line = |blank| {
        let is_necessary = event.necessary().contains(&blank);
        let line = words::blank_line(language, blank, is_necessary);
        view! { <li><Phrases text=line/></li> }
    };
    view! {
        <section class="section" aria-labelledby="blanks">
            <h2 id="blanks">{say(words::BLANKS)}</h2>
            <p>{say(words::BLANKS_LEAD)}</p>
            <ul>{event.blanks(channel).into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// What would go out, with a session of the institution's own.
async fn shown(
    request: &Request,
    event: Event,
    channel: Channel,
    typed: &str,
) -> Result<Option<AnyView>, AppError> {
    let Ok(template) = Template::parse(typed, event, channel) else { return Ok(None) };
    let say = request.say();
    let by = request.coordinator()?;
    let own = example(&request.db, by).await?;
    let is_made_up = own.is_none().then(|| view! { <p>{say(words::NO_EXAMPLE)}</p> });
    let example = own.unwrap_or_else(|| made_up(request.now));
    let house = store::institution::institution(&request.db, by.institution).await?;
    let from = House { name: &house.name, telephone: &house.telephone };
    let about = about(event, &example, request.now);
    let told = template
        .filled(|blank| value(blank, &about, &example.offering, words::EXAMPLE_NAME, &from));
    let told = match channel {
        Channel::Message => crate::wording::outbox::with_sender(&house.name, &told),
        Channel::Letter => told,
    };
    let length = (channel == Channel::Message)
        .then(|| view! { <p>{length(request.language, &told, parts(&told))}</p> });
    let shown = view! {
        <section class="section" aria-labelledby="example">
            <h2 id="example">{say(words::EXAMPLE)}</h2>
            <NoticeBox kind=BoxKind::Info><p><Phrases text=told/></p></NoticeBox>
            {length}
            {is_made_up}
        </section>
    };
    Ok(Some(shown.into_any()))
}

/// Looks at the words, keeps them, or goes back to the built-in ones.
#[server(prefix = "/forms", endpoint = "desk-template")]
pub async fn post_desk_template(
    #[server(default)] key: String,
    #[server(default)] event: String,
    #[server(default)] way: String,
    #[server(default)] text: String,
    #[server(default)] seen: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let (event, channel) =
        which(Event::from_code(&event), Channel::from_code(&way)).map_err(|_| AppError::BadForm)?;
    let mut attempt = Attempt::at([("text", text.as_str()), (SEEN, &seen)]);
    let seen = Seen::as_sent(&seen);
    let here = desk_template(event, channel);
    let outcome = async {
        let by = request.coordinator()?;
        if act == BUILT_IN {
            write(&request.db, key, (event, channel), (None, seen), by).await?;
            return Ok(true);
        }
        let read = |typed: &str| Template::parse(typed, event, channel);
        let template = attempt.read("text", read, words::fault)?;
        if act != SAVE {
            return Ok(false);
        }
        write(&request.db, key, (event, channel), (Some(&template), seen), by).await?;
        Ok(true)
    };
    match outcome.await {
        Ok(true) => see_other(&format!("{DESK_TEMPLATES}?{SAVED}")),
        Ok(false) => see_other(&attempt.kept_for(&request, FORM, &here).await?),
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}
