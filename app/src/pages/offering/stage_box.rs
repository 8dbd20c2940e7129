//! 阶段 on an offering's page: whose turn it is, and what comes next.

use domain::offering::{Allocation, Offering};
use domain::stage::{ForWhom, Stages};
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::newcomer::newcomer_lines;
use crate::pages::wishes::district::ForDistrict;
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
    /// Where places are kept for newcomers: who that is, and whether the reader is one.
    pub newcomers: Vec<String>,
    /// Where places are kept for people of the district: whether it is known where the reader lives. Signed out: that it is not.
    pub for_district: Option<bool>,
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
    let is_kept = |group: ForWhom| {
        stages.shares.iter().any(|share| share.for_whom == group && share.kept(request.now) > 0)
    };
    let new = is_kept(ForWhom::Newcomers);
    let newcomers = newcomer_lines(request, offering.institution.id, new).await?;
    let me = request.on_behalf_of().ok().map(|me| me.id);
    let for_district = match (is_kept(ForWhom::District), me) {
        (false, _) => None,
        (true, Some(me)) => Some(store::person::area(&request.db, me).await?.is_some()),
        (true, None) => Some(false),
    };
    let former = former.map(|former| former.name);
    Ok(Some(InStages { stages, former, newcomers, for_district }))
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
        Some(InStages { stages, former, .. }) => {
            words::lines(language, &window, stages, former.as_deref(), now)
        }
        None if fills_in(&offering, &request) => vec![say(words::REST_IN_ORDER).to_owned()],
        None => Vec::new(),
    };
    let newcomers = in_stages.as_ref().map(|one| one.newcomers.clone()).unwrap_or_default();
    let for_district = in_stages.as_ref().and_then(|one| one.for_district);
    let returning = in_stages.and_then(|in_stages| in_stages.stages.returning);
    let may_sign_in = request.signed.is_none()
        && returning.is_some_and(|returning| returning.from <= now && now < window.opens_at);
    (!lines.is_empty()).then(|| {
        let rows = lines.into_iter().chain(newcomers).map(|line| view! { <p><Phrases text=line/></p> });
        view! {
            <NoticeBox kind=BoxKind::Info>
                <h2 class="notice__title">{say(words::TITLE)}</h2>
                {rows.collect_view()}
                {for_district.map(|is_known| view! { <ForDistrict is_known=is_known back=paths::offering(offering.id)/> })}
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
