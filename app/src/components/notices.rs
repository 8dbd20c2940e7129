//! What a person is told and has not seen yet, each with a button that puts it away.

use domain::id::SignUpId;
use domain::notice::{Notice, NoticeKind};
use leptos::prelude::*;

use crate::components::form::Form;
use crate::components::icon::{Icon, IconName};
use crate::components::offer::Answers;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, own_path, request, see_other};
use crate::wording::home as words;
use crate::wording::session::news::is_good;

/// The notices, newest first; nothing when there are none.
#[component]
pub fn Notices(
    /// Who asks.
    request: Request,
    /// What is new.
    notices: Vec<Notice>,
) -> impl IntoView {
    let say = request.say();
    (!notices.is_empty()).then(|| {
        let items = notices
            .into_iter()
            .map(|notice| view! { <OneNotice request=request.clone() notice=notice/> })
            .collect_view();
        view! {
            <section class="section news" aria-labelledby="news">
                <h2 id="news">{say(words::NEWS)}</h2>
                {items}
            </section>
        }
    })
}

/// Leaves out that a fee is due where its reminder says so.
pub fn tell_once(notices: &mut Vec<Notice>, reminded: &[SignUpId]) {
    notices.retain(|notice| {
        let is_due = matches!(notice.about, NoticeKind::FeeDue { .. });
        !(is_due && notice.sign_up.is_some_and(|id| reminded.contains(&id)))
    });
}

/// What happened, the way to the entry, and the button.
#[component]
fn OneNotice(request: Request, notice: Notice) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let (class, icon) = match &notice.about {
        NoticeKind::SessionChanged(told) if is_good(told) => {
            ("notice notice--success", IconName::Check)
        }
        NoticeKind::MovedUp
        | NoticeKind::PlaceOffered { .. }
        | NoticeKind::AddedByCoordinator
        | NoticeKind::SwappedByCoordinator(_)
        | NoticeKind::PlaceDrawn
        | NoticeKind::Paid
        | NoticeKind::MarkAnswered { stays: None, .. }
        | NoticeKind::FeeCarried { .. }
        | NoticeKind::WaitsTogether
        | NoticeKind::HelperBegan
        | NoticeKind::MayContinue { .. }
        | NoticeKind::HelperActed(_)
        | NoticeKind::HelperWished
        | NoticeKind::HelperTookWishesBack
        | NoticeKind::Approved => ("notice notice--success", IconName::Check),
        NoticeKind::Cancelled(_)
        | NoticeKind::Removed(_)
        | NoticeKind::NotDrawn
        | NoticeKind::OfferEnded
        | NoticeKind::AskedToWaitTogether(_)
        | NoticeKind::NotAccepted(_)
        | NoticeKind::FeeDue { .. }
        | NoticeKind::Unpaid
        | NoticeKind::MarkAnswered { stays: Some(_), .. }
        | NoticeKind::HelperEnded
        | NoticeKind::HelperEnds { .. }
        | NoticeKind::HelperTimeOver
        | NoticeKind::HelpingEnds { .. }
        | NoticeKind::HelpingTimeOver
        | NoticeKind::SessionChanged(_)
        | NoticeKind::SessionChangedWhileWaiting(_)
        | NoticeKind::Announced(_)
        | NoticeKind::BookingSettled(_)
        | NoticeKind::BookingMoved(_)
        | NoticeKind::DrawCalledOff(_) => ("notice notice--warning", IconName::Bell),
    };
    let way = notice.sign_up.map(paths::sign_up).or_else(|| notice.offering.map(paths::offering));
    let of_helpers = match &notice.about {
        NoticeKind::HelpingEnds { .. } | NoticeKind::HelpingTimeOver => paths::HELPING,
        _ => paths::MY_HELPERS,
    };
    let way = way.or_else(|| notice.helper.as_ref().map(|_| of_helpers.to_owned()));
    let here = paths::without_query(&request.path).to_owned();
    // What is asked is answered, not put away.
    let answers = match (&notice.about, notice.sign_up) {
        (NoticeKind::PlaceOffered { .. }, Some(sign_up)) => {
            let name = notice.of.clone();
            Some(view! { <Answers sign_up=sign_up name=name shows_way=true/> }.into_any())
        }
        _ => None,
    };
    view! {
        <div class=class>
            <Icon name=icon/>
            <div class="notice__words">
                <h3 class="notice__title">{say(words::notice_title(&notice.about))}</h3>
                <p>{words::notice_sentence(language, &notice, request.now)}</p>
                {answers.unwrap_or_else(|| view! { <PutAway notice=notice way=way here=here/> }.into_any())}
            </div>
        </div>
    }
}

/// The way to the entry, if it is of one, and the button that puts the notice away.
#[component]
fn PutAway(notice: Notice, way: Option<String>, here: String) -> impl IntoView {
    let say = request().say();
    view! {
                <Form action="/forms/notice-seen">
                    <input type="hidden" name="notice" value=notice.id.to_string()/>
                    <input type="hidden" name="return_to" value=here/>
                    <div class="button-row">
                        {way.map(|way| view! { <a class="button" href=way>{say(words::SEE_THIS_ONE)}</a> })}
                        <button class="button" type="submit">{say(words::GOT_IT)}</button>
                    </div>
                </Form>
    }
}

/// Puts a notice away.
#[server(prefix = "/forms", endpoint = "notice-seen")]
pub async fn post_notice_seen(
    #[server(default)] notice: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let way = own_path(&return_to);
    let Ok(notice) = notice.parse() else { return Err(AppError::BadForm) };
    let Ok(person) = request.person() else { return see_other(&paths::sign_in(way)) };
    match store::notice::mark_seen(&request.db, person.id, notice).await {
        // Put away already, in another window perhaps.
        Ok(()) | Err(store::Error::NotFound) => see_other(way),
        Err(error) => Err(error.into()),
    }
}
