//! 阶段 on an offering's page: whose turn it is, and what comes next.

use domain::offering::{Allocation, Offering};
use domain::stage::Stages;
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::stage as words;

/// How an offering's places are given in stages.
#[derive(Clone, Debug)]
pub struct InStages {
    /// The stages.
    pub stages: Stages,
    /// The name of the class that it follows.
    pub former: Option<String>,
}

/// The stages of this offering; nothing where there are none.
pub async fn in_stages(
    request: &Request,
    offering: &Offering,
) -> Result<Option<InStages>, AppError> {
    if offering.terms.allocation != Allocation::InOrder {
        return Ok(None);
    }
    let Some(stages) = store::offering::stages(&request.db, offering.id).await? else {
        return Ok(None);
    };
    let former = match stages.returning {
        Some(_) => store::sign_up::former_class(&request.db, offering.id).await?,
        None => None,
    };
    Ok(Some(InStages { stages, former: former.map(|former| former.name) }))
}

/// Which stage it is and what comes next; of places that a draw has left that they go to who comes first.
#[component]
pub fn StageBox(
    /// Of what.
    offering: Offering,
    /// Its stages, if it has any.
    in_stages: Option<InStages>,
) -> impl IntoView {
    let request = request();
    let (say, language, now) = (request.say(), request.language, request.now);
    let window = offering.terms.window;
    let lines = match &in_stages {
        Some(InStages { stages, former }) => {
            words::lines(language, &window, stages, former.as_deref(), now)
        }
        None if fills_in(&offering, &request) => vec![say(words::REST_IN_ORDER).to_owned()],
        None => Vec::new(),
    };
    let returning = in_stages.and_then(|in_stages| in_stages.stages.returning);
    let may_sign_in = request.signed.is_none()
        && returning.is_some_and(|returning| returning.from <= now && now < window.opens_at);
    (!lines.is_empty()).then(|| {
        let rows = lines.into_iter().map(|line| view! { <p><Phrases text=line/></p> });
        view! {
            <NoticeBox kind=BoxKind::Info>
                <h2 class="notice__title">{say(words::TITLE)}</h2>
                {rows.collect_view()}
                {may_sign_in.then(|| view! {
                    <p><a class="button" href=paths::sign_in(&paths::offering(offering.id))>{say(words::SIGN_IN_TO_CONTINUE)}</a></p>
                })}
            </NoticeBox>
        }
    })
}

/// A draw has left places, and one may sign up for them now.
fn fills_in(offering: &Offering, request: &Request) -> bool {
    offering.draw.is_some_and(|draw| draw.is_held)
        && offering.terms.allocation == Allocation::InOrder
        && offering.terms.window.admits(request.now).is_ok()
        && offering.places.free() > 0
}
