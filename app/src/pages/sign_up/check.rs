//! Who, what and when, to check; nothing is sent before the button.

use domain::id::OfferingId;
use domain::offering::{Fen, Offering};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::travel::Tight;
use leptos::prelude::*;
use store::sign_up::{Asked, FormerLine};

use super::refused::Refused;
use super::swap::{Way, swap_for};
use crate::attempt::Attempt;
use crate::components::alternatives::Alternatives;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::summary::SummaryRow;
use crate::error::AppError;
use crate::pages::my_particulars::EmergencyLines;
use crate::pages::offerings::of_subject;
use crate::pages::sign_in::{onwards, with_return};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::fee::days_to_pay;
use crate::wording::offer::former_line;
use crate::wording::offering::{fee, period_line, when_line, where_line};
use crate::wording::when;
use crate::wording::{approval, person as person_words, sign_up as words, stage, swap};

/// Everything to check before signing up, or why one cannot.
#[component]
pub fn CheckPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<OfferingId>());
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.clone());
        let here = paths::signing_up(id);
        if !person.is_complete() {
            see_other(&onwards(&person, &here))?;
            return Ok(().into_any());
        }
        let offering = store::offering::offering(&request.db, id).await?;
        let asked = Asked { offering: id, person: person.id, by: request.by()? };
        match store::sign_up::judged_for(&request.db, &asked).await? {
            Ok(place) => {
                let attempt = request.attempt("sign-up").await?;
                let waits = kept_for_others(&request, &offering, place);
                let former = match place {
                    Place::Waiting { .. } => store::sign_up::former_lines(&request.db, id).await?,
                    _ => Vec::new(),
                };
                let tight = store::sign_up::tight_way(&request.db, id, person.id).await?;
                // Whoever would have to hurry sees another time of the same, as whoever is told no.
                let others = match &tight {
                    Some(_) => {
                        store::offering::alternatives(&request.db, &offering, Some(person.id))
                            .await?
                    }
                    None => Vec::new(),
                };
                let fee_terms = store::fee::fee_terms(&request.db, offering.institution.id).await?;
                Ok(view! { <Check request=request person=person offering=offering place=place fee_days=fee_terms.days tight=tight others=others former=former kept_for_others=waits attempt=attempt/> }.into_any())
            }
            Err(Refusal::AlreadySignedUp) => {
                let mine = store::sign_up::live_sign_up(&request.db, id, person.id).await?;
                see_other(
                    &mine.map_or_else(|| paths::offering(id), |mine| paths::sign_up(mine.id)),
                )?;
                Ok(().into_any())
            }
            // Its own page says what to do instead.
            Err(Refusal::ByDraw) => {
                see_other(&paths::offering(id))?;
                Ok(().into_any())
            }
            Err(refusal) => Ok(refused(request, person, offering, refusal).await?.into_any()),
        }
    })
}

/// Why one would wait although there are places: they are kept for others.
fn kept_for_others(request: &Request, offering: &Offering, place: Place) -> Option<String> {
    let Place::Waiting { position } = place else { return None };
    let (language, shares, now) = (request.language, &offering.shares, request.now);
    (offering.for_all(now).kept > 0).then(|| stage::kept_now(language, position, shares, now))
}

async fn refused(
    request: Request,
    person: Person,
    offering: Offering,
    refusal: Refusal,
) -> Result<impl IntoView, AppError> {
    let others = store::offering::alternatives(&request.db, &offering, Some(person.id)).await?;
    let clash = match &refusal {
        Refusal::Clash { offering, name, .. } => {
            let mine = store::sign_up::live_sign_up(&request.db, *offering, person.id).await?;
            let way =
                mine.map_or_else(|| paths::offering(*offering), |mine| paths::sign_up(mine.id));
            Some((way, name.clone()))
        }
        _ => None,
    };
    let on = swap_for(&request, offering.id, &refusal, &[]).await?.map(|way| match way {
        Way::Keep(..) => swap::KEEP_AND_WAIT,
        Way::Swap(..) | Way::Choose(_) => swap::INSTEAD,
    });
    Ok(
        view! { <Refused request=request offering=offering refusal=refusal clash=clash on=on others=others/> },
    )
}

/// The rows, a word about health, and the one button.
#[component]
fn Check(
    request: Request,
    person: Person,
    offering: Offering,
    place: Place,
    fee_days: Option<u32>,
    tight: Option<Tight>,
    others: Vec<Offering>,
    former: Vec<FormerLine>,
    kept_for_others: Option<String>,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let (button, expected, full) = match place {
        Place::Held | Place::Offered { .. } => (words::CONFIRM, "held", None),
        Place::InReview => {
            (approval::CONFIRM, "in_review", Some(say(approval::CHECK_NOTE).to_owned()))
        }
        Place::Waiting { position } => {
            let full = kept_for_others.unwrap_or_else(|| words::full_now(language, position));
            (words::CONFIRM_WAITING, "waiting", Some(full))
        }
    };
    view! {
        <PageTitle text=say(words::CHECK_TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(words::CHECK_TITLE)/></h1>
        <p class="lead">{say(words::NOT_YET_SENT)}</p>
        {full.map(|sentence| view! {
            <NoticeBox kind=BoxKind::Waiting>
                <p><Phrases text=sentence/></p>
                {former.iter().map(|line| view! { <p>{former_line(language, offering.kind, line)}</p> }).collect_view()}
            </NoticeBox>
        })}
        <LittleTime tight=tight/>
        <dl class="summary">
            <OfferingRows request=request.clone() offering=offering.clone() fee_days=fee_days waits=place != Place::Held/>
            <PersonRows request=request.clone() person=person here=paths::signing_up(offering.id)/>
        </dl>
        {(!offering.terms.conditions.health_note.is_empty()).then(|| view! {
            <NoticeBox kind=BoxKind::Warning>
                <h2 class="notice__title">{say(words::HEALTH)}</h2>
                <p>{offering.terms.conditions.health_note.clone()}</p>
            </NoticeBox>
        })}
        <Form action="/forms/sign-up" attempt=attempt>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <input type="hidden" name="expected" value=expected/>
            <div class="button-row">
                <button class="button button--primary" type="submit"><span><ByPhrase text=say(button)/></span></button>
            </div>
        </Form>
        <Alternatives offerings=others/>
    }
}

/// What, when, where, and what it costs. Another time, place or fee is another offering: all lead to the list of the same
/// subject, and from there to another check page.
#[component]
fn OfferingRows(
    request: Request,
    offering: Offering,
    fee_days: Option<u32>,
    waits: bool,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let list = of_subject(offering.kind, &offering.subject);
    let (kind, name) = (offering.kind, offering.name.clone());
    let (when, period) = (when_line(language, &offering), period_line(language, &offering));
    let (place, cost) = (where_line(language, &offering), fee(language, offering.fee));
    let to_pay = fee_days.filter(|_| offering.fee != Fen::FREE);
    let to_pay = to_pay.map(|days| days_to_pay(language, days));
    view! {
        <SummaryRow term=words::what(kind) change=list.clone()><b><Phrases text=name/></b></SummaryRow>
        <SummaryRow term=words::WHEN change=list.clone()>
            <span class="line"><Phrases text=when/></span>
            {period.map(|period| view! { <span class="line"><Phrases text=period/></span> })}
        </SummaryRow>
        <SummaryRow term=words::WHERE change=list.clone()><ByPhrase text=place/></SummaryRow>
        <SummaryRow term=words::FEE change=list>
            <span class="line">{cost}</span>
            {(waits && offering.fee != Fen::FREE).then(|| view! { <span class="line">{say(words::NOTHING_TO_PAY_NOW)}</span> })}
            {to_pay.map(|line| view! { <span class="line"><Phrases text=line/></span> })}
        </SummaryRow>
    }
}

/// Who, and how to reach them. Each leads to its question and straight back here.
#[component]
fn PersonRows(request: Request, person: Person, here: String) -> impl IntoView {
    let language = request.language;
    let name = person.name.map(|name| name.as_str().to_owned());
    if request.acting().is_some() {
        // A helper has no need of the others, and changes none of them.
        return view! { <SummaryRow term=person_words::NAME>{name}</SummaryRow> }.into_any();
    }
    let born_on = person.born_on.map(|born_on| when::day(language, born_on));
    let mobile = person.mobile.map(|mobile| mobile.spaced());
    let emergency = person.emergency_contact.zip(person.emergency_telephone);
    view! {
        <SummaryRow term=person_words::NAME change=with_return(paths::SIGN_IN_NAME, &here)>{name}</SummaryRow>
        <SummaryRow term=person_words::BIRTHDAY change=with_return(paths::SIGN_IN_BIRTHDAY, &here)>{born_on}</SummaryRow>
        <SummaryRow term=person_words::MOBILE change=with_return(paths::MY_NUMBER, &here)>
            <span class="nowrap">{mobile}</span>
        </SummaryRow>
        <SummaryRow term=person_words::EMERGENCY change=with_return(paths::EMERGENCY_CONTACT, &here)>
            <EmergencyLines contact=emergency/>
        </SummaryRow>
    }
    .into_any()
}
