//! One offering: everything needed to decide, whether I may come, and one button.

use domain::id::OfferingId;
use domain::offering::{KindFacts, Offering, OfferingKind, OfferingState, Session};
use domain::refusal::Refusal;
use domain::session::followed_by;
use domain::sign_up::Place;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::draw::MyApplication;
use store::sign_up::Asked;

use self::draw_box::DrawAnswer;
use self::stage_box::{StageBox, in_stages};
use self::standing::{Standing, standing};
use self::status_box::StatusBox;
use super::page;
use crate::components::alternatives::Alternatives;
use crate::components::handing_on::{Share, Shared};
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::offering_facts::{OfferingFacts, session_line};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::picture::{Picture, PictureName};
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::handing_on::shared_title;
use crate::wording::home::because;
use crate::wording::offer::former_line;
use crate::wording::offering::{page as words, venue_line};
use crate::wording::session::{marks, off};

mod draw_box;
pub mod opening_box;
mod stage_box;
mod standing;
mod status_box;

/// The page of a class, an activity or a shift.
#[component]
pub fn OfferingPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let id: OfferingId = id.parse()?;
        let offering = store::offering::offering(&request.db, id).await?;
        let sessions = store::offering::all_sessions(&request.db, id).await?;
        let (standing, has_others) = my_standing(&request, &offering).await?;
        let in_stages = in_stages(&request, &offering).await?;
        let wishes = my_wishes(&request, &offering).await?;
        let tight = match (&standing, request.on_behalf_of()) {
            (Standing::May(_), Ok(me)) if has_others => {
                store::sign_up::tight_way(&request.db, id, me.id).await?
            }
            _ => None,
        };
        let former = match standing {
            Standing::Waiting(..) | Standing::May(Place::Waiting { .. }) => {
                store::sign_up::former_lines(&request.db, id).await?
            }
            _ => Vec::new(),
        };
        let language = request.language;
        let former = former.iter().map(|line| former_line(language, offering.kind, line));
        let former: Vec<String> = former.collect();
        let others = if standing.wants_alternatives() || tight.is_some() {
            let me = request.on_behalf_of().ok().map(|me| me.id);
            store::offering::alternatives(&request.db, &offering, me).await?
        } else {
            Vec::new()
        };
        let followed = match &offering.facts {
            KindFacts::Class { teacher, .. } => followed_by(teacher, &sessions),
            _ => Vec::new(),
        };
        // A reader who is told no looks for something else at once, and so does one who would have to hurry; one who may wait
        // reads the facts first, and so does one who has to see what it was that is called off.
        let told_no = matches!(&standing, Standing::Refused(why) if *why != Refusal::Cancelled);
        let (at_once, at_the_end) =
            if told_no || tight.is_some() { (others, Vec::new()) } else { (Vec::new(), others) };
        let (counts, is_closed) = (standing.leaves_counting_to_the_facts(), standing.is_closed());
        let is_cancelled = standing == Standing::Refused(Refusal::Cancelled);
        let shared = Shared {
            title: shared_title(request.language, &offering),
            path: paths::offering(offering.id),
        };
        Ok(view! {
            <PageTitle text=offering.name.clone()/>
            <a class="back" href=paths::offerings(offering.kind)>{say(words::back_to_list(offering.kind))}</a>
            <div class="heading">
                <div class="heading__words">
                    <h1 tabindex="-1"><Phrases text=offering.name.clone()/></h1>
                    <p class="soft"><Phrases text=offering.institution.name.clone()/></p>
                </div>
                <div class="heading__picture"><Picture name=picture_of(offering.kind)/></div>
            </div>
            <CancelledNotice offering=offering.clone()/>
            {(!is_cancelled).then(|| view! { <StatusBox offering=offering.clone() standing=standing wishes=wishes.clone()/> })}
            {former.into_iter().map(|line| view! { <p><Phrases text=line/></p> }).collect_view()}
            <LittleTime tight=tight/>
            {(!is_cancelled).then(|| view! { <StageBox offering=offering.clone() in_stages=in_stages/> })}
            <DrawAnswer offering=offering.clone() mine=wishes/>
            <Alternatives offerings=at_once/>
            <OfferingFacts offering=offering.clone() counts=counts is_closed=is_closed followed=followed/>
            <Sessions offering=offering sessions=sessions/>
            {(!is_cancelled).then(|| view! { <Share shared=shared/> })}
            <Alternatives offerings=at_the_end/>
        })
    })
}

/// The drawing of the door behind which it stands.
const fn picture_of(kind: OfferingKind) -> PictureName {
    match kind {
        OfferingKind::Class => PictureName::University,
        OfferingKind::Activity => PictureName::Centre,
        OfferingKind::Shift => PictureName::Volunteer,
    }
}

/// How the reader stands, and whether anything else of theirs may lie near in time.
async fn my_standing(request: &Request, offering: &Offering) -> Result<(Standing, bool), AppError> {
    let Ok(me) = request.on_behalf_of() else {
        return Ok((standing(offering, None, None, request.now), false));
    };
    let mine = store::sign_up::live_sign_up(&request.db, offering.id, me.id).await?;
    let asked = Asked { offering: offering.id, person: me.id, by: request.by()? };
    let judged = store::sign_up::judged_now(&request.db, &asked, me).await?;
    let has_others = judged.as_ref().is_ok_and(|judged| judged.has_others);
    let place = judged.map(|judged| judged.place);
    Ok((standing(offering, mine.as_ref(), Some(place), request.now), has_others))
}

/// The reader's wishes in the draw that gives its places, or gave them.
async fn my_wishes(
    request: &Request,
    offering: &Offering,
) -> Result<Option<MyApplication>, AppError> {
    let (Some(draw), Ok(me)) = (offering.draw, request.on_behalf_of()) else { return Ok(None) };
    Ok(store::draw::my_application(&request.db, draw.id, me.id).await?)
}

/// Right below the name, with the reason.
#[component]
fn CancelledNotice(offering: Offering) -> impl IntoView {
    let language = request().language;
    let OfferingState::Cancelled { at, reason } = offering.terms.state else {
        return ().into_any();
    };
    let reason = because(language, &reason);
    view! {
        <NoticeBox kind=BoxKind::CalledOff>
            <p class="notice__title"><Phrases text=words::cancelled(language, offering.kind, at)/></p>
            {(!reason.is_empty()).then(|| view! { <p>{reason}</p> })}
        </NoticeBox>
    }
    .into_any()
}

/// Every session, folded away, those among them that are cancelled; where one meets elsewhere, its venue.
#[component]
fn Sessions(offering: Offering, sessions: Vec<Session>) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    (sessions.len() > 1).then(|| {
        let is_on = |session: &Session| !session.changed.is_cancelled();
        let count = sessions.iter().filter(|session| is_on(session)).count();
        let (kind, usual) = (offering.kind, offering.venue.map(|venue| venue.id));
        let mut number = 0;
        let rows = sessions.into_iter().map(|session| {
            let (day, times) = session_line(language, &session);
            let is_on = is_on(&session);
            let title = if is_on {
                number += 1;
                words::session_number(language, number)
            } else {
                say(off(kind)).to_owned()
            };
            let marks = marks(language, kind, session.span, &session.changed).into_iter();
            let marks = marks.map(|mark| view! { <b class="line"><Phrases text=mark/></b> });
            let elsewhere = session.venue.filter(|venue| is_on && Some(venue.id) != usual);
            view! {
                <li class="summary__row">
                    <p class="summary__term">{title}</p>
                    <div class="summary__value">
                        <span class="line">{day}</span>
                        <span class="line">{times}</span>
                        {marks.collect_view()}
                        {elsewhere.map(|venue| view! { <b class="line"><ByPhrase text=venue_line(language, &venue)/></b> })}
                    </div>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="sessions">
                <h2 id="sessions">{say(words::EVERY_SESSION)}</h2>
                <details class="filter__box">
                    <summary class="filter__summary">{words::all_sessions(language, count)}</summary>
                    <ul class="summary">{rows.collect_view()}</ul>
                </details>
            </section>
        }
    })
}
