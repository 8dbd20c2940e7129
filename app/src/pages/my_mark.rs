//! 这一次怎么记的: how one mark of a person's own came about, and saying that it is not right.

use domain::attendance::{LONGEST_OBJECTION, may_object};
use domain::id::SessionId;
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;
use store::attendance::{MyMarkPast, Objection, my_mark, object};

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::summary::SummaryRow;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::marks::{MY_ATTENDANCE, my_mark as path_of};
use crate::request::{request, see_other};
use crate::wording::Sentence;
use crate::wording::attendance::mine::CALLED_OFF;
use crate::wording::attendance::objection as words;
use crate::wording::session::when;

/// The form's name, under which its attempts are kept.
const FORM: &str = "mark-not-right";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["note"]);

/// In the address: it has just been sent.
const SAID: &str = "said";

/// How it is recorded, every change of it, and what was said against it.
#[component]
pub fn MyMarkPage() -> impl IntoView {
    let (request, session) = (request(), id_in_path::<SessionId>());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (session, me) = (session?, request.person()?.id);
        let MyMarkPast { mine, past, objections } = my_mark(&request.db, session, me).await?;
        let attempt = request.attempt(FORM).await?;
        let stands = say(words::stands(mine.marked.and_then(|marked| marked.mark)));
        let waits = objections.iter().any(|one| one.answered.is_none());
        let may = may_object(mine.session.span, waits, request.now).is_ok();
        let lines = past.iter().map(|one| {
            let line = words::past(language, one);
            view! { <li><Phrases text=line/></li> }
        });
        let lines = lines.collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=MY_ATTENDANCE>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(SAID).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::SAID)}</p></NoticeBox>
            })}
            <p class="lead"><span class="line"><Phrases text=mine.name/></span><span class="line"><Phrases text=when(language, mine.session.span)/></span></p>
            {mine.session.changed.is_cancelled().then(|| view! { <p>{say(CALLED_OFF)}</p> })}
            <dl class="summary"><SummaryRow term=words::NOW>{stands}</SummaryRow></dl>
            <section class="section" aria-labelledby="past">
                <h2 id="past">{say(words::PAST)}</h2>
                {if past.is_empty() {
                    view! { <p>{say(words::NO_PAST)}</p> }.into_any()
                } else {
                    view! { <ul class="flow">{lines}</ul> }.into_any()
                }}
            </section>
            <Said objections=objections/>
            {may.then(|| view! { <Objecting session=session attempt=attempt/> })}
        })
    })
}

/// What was said against it, and what came of that.
#[component]
fn Said(objections: Vec<Objection>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!objections.is_empty()).then(|| {
        let lines = objections.into_iter().map(|one| {
            let answered = words::answered(language, one.answered.as_ref());
            view! {
                <li>
                    <span class="line"><Phrases text=one.note/></span>
                    <span class="line"><Phrases text=answered/></span>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="was-said">
                <h2 id="was-said">{say(words::WHAT_WAS_SAID)}</h2>
                <ul class="flow">{lines.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Objecting(session: SessionId, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    view! {
        <section class="section" aria-labelledby="not-right">
            <h2 id="not-right">{say(words::NOT_RIGHT)}</h2>
            <p>{say(words::NOT_RIGHT_LEAD)}</p>
            <Form action="/forms/mark-not-right" attempt=attempt is_question=true>
                <input type="hidden" name="session" value=session.to_string()/>
                <Field name="note" label=say(words::NOTE) hint=words::note_hint(language)
                    kind=Kind { is_area: true, ..Kind::default() }/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SEND)}</button>
                </div>
            </Form>
        </section>
    }
}

/// What is said: in one line.
fn read_note(typed: &str) -> Result<String, Sentence> {
    let note = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if trimmed(&note).is_empty() || has_control_characters(&note) {
        Err(words::NOTE_MISSING.into())
    } else if note.chars().count() > LONGEST_OBJECTION {
        Err(Sentence::of(words::too_long))
    } else {
        Ok(note)
    }
}

/// Keeps what a person says against a mark of theirs.
#[server(prefix = "/forms", endpoint = "mark-not-right")]
pub async fn post_mark_not_right(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, session): (_, SessionId) = (form_key(&key)?, session.parse()?);
    let mut attempt = Attempt::at([("note", note.as_str())]);
    let outcome = async {
        let me = request.person()?.id;
        let note = attempt.read("note", read_note, std::convert::identity)?;
        Ok(object(&request.db, key, session, &note, me).await?)
    };
    let page = path_of(session);
    match outcome.await {
        Ok(()) => see_other(&format!("{page}?{SAID}")),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_one_line_and_no_book() {
        assert_eq!(read_note(" 那天我在，\r\n坐在后排 "), Ok("那天我在， 坐在后排".into()));
        assert!(read_note(" \n\u{3000}").is_err());
        assert!(read_note(&"字".repeat(LONGEST_OBJECTION + 1)).is_err());
    }
}
