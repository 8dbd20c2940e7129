//! 到场记录: how the person is marked at each session that has begun, and putting it right.

use domain::attendance::Mark;
use domain::id::{SessionId, SignUpId};
use leptos::prelude::*;
use store::attendance::MyMark;

use crate::attempt::{Attempt, form_key};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::answer::ACCEPT;
use crate::paths;
use crate::paths::marks::my_mark;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::attendance::mine as words;
use crate::wording::attendance::objection::SEE;
use crate::wording::session::when;

/// In an address: the person has just said something of a mark.
const SAID: &str = "said";

/// Sent by somebody who comes after all.
const CLEAR: &str = "clear";

/// Every mark and the next session, the latest first. Whoever acts for somebody else reads and says nothing.
#[component]
pub fn Attended(
    /// Of which entry.
    sign_up: SignUpId,
    /// The latest first.
    marks: Vec<MyMark>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    (!marks.is_empty()).then(|| {
        let may_say = request.acting().is_none();
        let rows = marks.iter().map(|one| row(&request, sign_up, one, may_say)).collect_view();
        view! {
            <section class="section screen-only" aria-labelledby="attended">
                <h2 id="attended">{say(words::TITLE)}</h2>
                {request.has_query(SAID).then(|| view! {
                    <NoticeBox kind=BoxKind::Done><p>{say(words::SAID)}</p></NoticeBox>
                })}
                {may_say.then(|| view! { <p>{say(words::LEAD)}</p> })}
                <ul class="summary">{rows}</ul>
            </section>
        }
    })
}

fn row(request: &Request, sign_up: SignUpId, one: &MyMark, may_say: bool) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let at = when(language, one.session.span);
    let mark = one.marked.and_then(|marked| marked.mark);
    let button = |said: &'static str, label: Words| {
        let at = at.clone();
        view! {
            <button class="button" type="submit" name="said" value=said>
                {say(label)}<span class="visually-hidden">" "{at}</span>
            </button>
        }
    };
    let is_coming = one.session.span.from > request.now;
    let is_off = one.session.changed.is_cancelled();
    let buttons = match mark {
        _ if is_off => Vec::new(),
        Some(Mark::Excused) if is_coming => vec![button(CLEAR, words::COMES_AFTER_ALL)],
        _ if is_coming => vec![button(Mark::Excused.code(), words::CANNOT_COME)],
        Some(Mark::Present) => Vec::new(),
        Some(Mark::Excused) => vec![button(Mark::Present.code(), words::I_WAS_THERE)],
        None | Some(Mark::Absent) => vec![
            button(Mark::Present.code(), words::I_WAS_THERE),
            button(Mark::Excused.code(), words::I_HAD_ASKED),
        ],
    };
    let session = one.session.id.to_string();
    let line = match mark {
        None if is_coming => say(words::COMING).to_owned(),
        _ => words::line(language, one.marked.as_ref()),
    };
    let way = my_mark(one.session.id);
    let (is_own, may_say) = (may_say, may_say && !buttons.is_empty());
    view! {
        <li class="summary__row">
            <p class="summary__term"><Phrases text=at.clone()/></p>
            <div class="summary__value">
                <p><Phrases text=line/></p>
                {is_off.then(|| view! { <p>{say(words::CALLED_OFF)}</p> })}
                {(is_own && !is_coming).then(|| view! {
                    <p>
                        <a class="button button--link" href=way>
                            {say(SEE)}<span class="visually-hidden">" "{at}</span>
                        </a>
                    </p>
                })}
                {may_say.then(|| view! {
                    <Form action="/forms/attendance-said">
                        <input type="hidden" name="sign_up" value=sign_up.to_string()/>
                        <input type="hidden" name="session" value=session/>
                        <div class="button-row">{buttons}</div>
                    </Form>
                })}
            </div>
        </li>
    }
}

/// Keeps what the person says of one session.
#[server(prefix = "/forms", endpoint = "attendance-said")]
pub async fn post_attendance_said(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] session: String,
    #[server(default)] said: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, sign_up, session): (_, SignUpId, SessionId) =
        (form_key(&key)?, sign_up.parse()?, session.parse()?);
    let said = match said.as_str() {
        CLEAR => None,
        said => Some(Mark::from_code(said).ok_or(AppError::BadForm)?),
    };
    let page = paths::sign_up(sign_up);
    let done = async {
        let person = request.person()?.id;
        Ok(store::attendance::say(&request.db, key, session, said, person).await?)
    };
    match done.await {
        Ok(()) => see_other(&format!("{page}?{SAID}")),
        // The page's other form shows what is told.
        Err(error) => Attempt::default().comes_back(&request, ACCEPT, &page, error).await,
    }
}
