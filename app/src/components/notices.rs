//! What a person is told and has not seen yet, each with a button that puts it away.

use std::collections::HashMap;

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::notice::{Notice, NoticeKind};
use domain::travel::Tight;
use leptos::prelude::*;

use crate::components::form::Form;
use crate::components::icon::{Icon, IconName};
use crate::components::offer::Answers;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths;
use crate::paths::marks::MY_ATTENDANCE;
use crate::request::{Request, own_path, request, see_other};
use crate::wording::home as words;
use crate::wording::offer::TO_ANSWER;
use crate::wording::session::news::is_good;
use crate::wording::{Words, sign_up};

/// The notices, newest first; nothing when there are none.
#[component]
pub fn Notices(
    /// Who asks.
    request: Request,
    /// What is new.
    notices: Vec<Notice>,
    /// To which places that are offered, or that a draw gave, the way is long.
    #[prop(optional)]
    tight: HashMap<OfferingId, Tight>,
) -> impl IntoView {
    let say = request.say();
    (!notices.is_empty()).then(|| {
        let items = notices
            .into_iter()
            .map(|notice| {
                let tight = notice.offering.and_then(|id| tight.get(&id).cloned());
                view! { <OneNotice request=request.clone() notice=notice tight=tight/> }
            })
            .collect_view();
        view! {
            <section class="section news" aria-labelledby="news">
                <h2 id="news">{say(words::NEWS)}</h2>
                {items}
            </section>
        }
    })
}

/// Which of the places that are offered, or that a draw gave, lie near in time to what the person has, with too little of it for
/// the way.
pub async fn tight_offers(
    request: &Request,
    notices: &[Notice],
    person: PersonId,
) -> Result<HashMap<OfferingId, Tight>, AppError> {
    let mut told = HashMap::new();
    for notice in notices {
        let Some((offering, sign_up)) = notice.offering.zip(notice.sign_up) else { continue };
        let tight = match notice.about {
            NoticeKind::PlaceOffered { .. } => {
                store::sign_up::tight_way(&request.db, offering, person).await?
            }
            NoticeKind::PlaceDrawn => {
                store::sign_up::tight_drawn(&request.db, sign_up, person).await?
            }
            _ => None,
        };
        if let Some(tight) = tight {
            told.insert(offering, tight);
        }
    }
    Ok(told)
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
fn OneNotice(request: Request, notice: Notice, tight: Option<Tight>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let is_new = matches!(notice.about, NoticeKind::PlaceOffered { .. } | NoticeKind::PlaceDrawn);
    let way = tight.filter(|_| is_new).map(|tight| sign_up::way(language, &tight));
    let little_time =
        way.map(|way| view! { <p><b>{say(sign_up::LITTLE_TIME)}</b>" "<Phrases text=way/></p> });
    let (class, icon) = match &notice.about {
        NoticeKind::SessionChanged(told) if is_good(told) => {
            ("notice notice--success", IconName::Check)
        }
        NoticeKind::MovedUp
        | NoticeKind::PlaceOffered { .. }
        | NoticeKind::TakesPlace { stands: true, .. }
        | NoticeKind::AddedByCoordinator
        | NoticeKind::AcceptedByTelephone
        | NoticeKind::StandsAgain
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
        | NoticeKind::TakesPlace { stands: false, .. }
        | NoticeKind::Removed(_)
        | NoticeKind::NotDrawn { .. }
        | NoticeKind::OfferEnded
        | NoticeKind::OfferGone { .. }
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
    let of_mark = matches!(notice.about, NoticeKind::MarkAnswered { .. });
    let way = of_mark.then(|| MY_ATTENDANCE.to_owned());
    let way = way
        .or_else(|| notice.sign_up.map(paths::sign_up))
        .or_else(|| notice.offering.map(paths::offering));
    let of_helpers = match &notice.about {
        NoticeKind::HelpingEnds { .. } | NoticeKind::HelpingTimeOver => paths::HELPING,
        _ => paths::MY_HELPERS,
    };
    let way = way.or_else(|| notice.helper.as_ref().map(|_| of_helpers.to_owned()));
    let is_asked = matches!(notice.about, NoticeKind::AskedToWaitTogether(_));
    let way = way.map(|way| if is_asked { format!("{way}#together") } else { way });
    let to = if is_asked { TO_ANSWER } else { words::SEE_THIS_ONE };
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
                {little_time}
                {answers.unwrap_or_else(|| view! { <PutAway notice=notice way=way.map(|way| (way, to)) here=here/> }.into_any())}
            </div>
        </div>
    }
}

/// The way to the entry, if it is of one, and the button that puts the notice away.
#[component]
fn PutAway(notice: Notice, way: Option<(String, Words)>, here: String) -> impl IntoView {
    let say = request().say();
    view! {
                <Form action="/forms/notice-seen">
                    <input type="hidden" name="notice" value=notice.id.to_string()/>
                    <input type="hidden" name="return_to" value=here/>
                    <div class="button-row">
                        {way.map(|(way, to)| view! { <a class="button" href=way>{say(to)}</a> })}
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
