//! Who, what and when, to check; nothing is sent before the button.

use domain::consent::ACTING_UNUSED;
use domain::id::{OfferingId, PersonId};
use domain::offering::{Fen, Offering};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::travel::Tight;
use jiff::Timestamp;
use leptos::prelude::*;
use store::sign_up::{Asked, Checked, FormerLine, Judged};

use super::HELD;
use super::refused::{OpensThen, Refused};
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
use crate::pages::offering::opening_box::Does;
use crate::pages::offerings::of_subject;
use crate::pages::sign_in::{onwards, with_return};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::fee::days_to_pay;
use crate::wording::offer::former_line;
use crate::wording::offering::{fee, period_line, when_line, where_line};
use crate::wording::when;
use crate::wording::{Words, approval, person as person_words, sign_up as words, stage, swap};

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
        let offering = store::offering::offering_lately(&request.db, id).await?;
        let asked = Asked { offering: id, person: person.id, by: request.by()? };
        let Checked { opens_at, judged } =
            store::sign_up::checked(&request.db, &asked, &person).await?;
        match judged {
            Ok(Judged { place, has_others }) => {
                let attempt = request.attempt("sign-up").await?;
                let waits = kept_for_others(&request, &offering, place);
                let former = match place {
                    Place::Waiting { .. } => store::sign_up::former_lines(&request.db, id).await?,
                    _ => Vec::new(),
                };
                let tight = match has_others {
                    true => store::sign_up::tight_way(&request.db, id, person.id).await?,
                    false => None,
                };
                // Whoever would have to hurry sees another time of the same, as whoever is told no; and so does, before it opens,
                // whoever would only wait.
                let would_wait = opens_at.is_some() && matches!(place, Place::Waiting { .. });
                let others = match tight.is_some() || would_wait {
                    true => others(&request, &offering, person.id, opens_at).await?,
                    false => Vec::new(),
                };
                let fee_days = match offering.fee {
                    Fen::FREE => None,
                    _ => {
                        store::fee::fee_terms_lately(&request.db, offering.institution.id)
                            .await?
                            .days
                    }
                };
                Ok(view! { <Check request=request person=person offering=offering place=place opens_at=opens_at fee_days=fee_days tight=tight others=others former=former kept_for_others=waits attempt=attempt/> }.into_any())
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
            Err(refusal) => {
                Ok(refused(request, person, offering, refusal, opens_at).await?.into_any())
            }
        }
    })
}

/// Why one would wait although there are places: they are kept for others.
fn kept_for_others(request: &Request, offering: &Offering, place: Place) -> Option<String> {
    let Place::Waiting { position } = place else { return None };
    let (language, shares, now) = (request.language, &offering.shares, request.now);
    (offering.for_all(now).kept > 0).then(|| stage::kept_now(language, position, shares, now))
}

/// What else there is when one would ask: before it opens, also what opens by then. Each card says when.
async fn others(
    request: &Request,
    offering: &Offering,
    person: PersonId,
    opens_at: Option<Timestamp>,
) -> Result<Vec<Offering>, AppError> {
    let then = opens_at.unwrap_or(request.now);
    Ok(store::offering::alternatives_then(&request.db, offering, Some(person), then).await?)
}

async fn refused(
    request: Request,
    person: Person,
    offering: Offering,
    refusal: Refusal,
    opens_at: Option<Timestamp>,
) -> Result<impl IntoView, AppError> {
    let others = others(&request, &offering, person.id, opens_at).await?;
    let clash = match &refusal {
        Refusal::Clash { offering, name, .. } => {
            let mine = store::sign_up::live_sign_up(&request.db, *offering, person.id).await?;
            let way =
                mine.map_or_else(|| paths::offering(*offering), |mine| paths::sign_up(mine.id));
            Some((way, name.clone()))
        }
        _ => None,
    };
    // Before it opens nothing is given up for it.
    let way = match opens_at {
        Some(_) => None,
        None => swap_for(&request, offering.id, &refusal, &[]).await?,
    };
    let on = way.map(|way| match way {
        Way::Keep(..) => swap::KEEP_AND_WAIT,
        Way::Swap(..) | Way::Choose(_) => swap::INSTEAD,
    });
    Ok(
        view! { <Refused request=request offering=offering refusal=refusal opens_at=opens_at clash=clash on=on others=others/> },
    )
}

/// The rows, a word about health, and the one button.
#[component]
fn Check(
    request: Request,
    person: Person,
    offering: Offering,
    place: Place,
    opens_at: Option<Timestamp>,
    fee_days: Option<u32>,
    tight: Option<Tight>,
    others: Vec<Offering>,
    former: Vec<FormerLine>,
    kept_for_others: Option<String>,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let full = match place {
        Place::Held | Place::Offered { .. } => None,
        Place::InReview => Some(say(approval::CHECK_NOTE).to_owned()),
        Place::Waiting { position } => {
            Some(kept_for_others.unwrap_or_else(|| words::full_now(language, position)))
        }
    };
    let title = say(if opens_at.is_some() { words::CHECK_EARLY } else { words::CHECK_TITLE });
    let button = match opens_at {
        Some(opens_at) => {
            let offering = offering.clone();
            view! { <ButtonThen request=request.clone() offering=offering opens_at=opens_at place=place/> }
                .into_any()
        }
        None => view! { <ButtonNow place=place/> }.into_any(),
    };
    view! {
        <PageTitle text=title attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
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
            {button}
        </Form>
        <Alternatives offerings=others/>
    }
}

/// What the button says, and what is sent of what was expected: whoever is told afterwards that it has just filled up was told
/// before that there was a place.
pub fn sending(place: Place) -> (Words, &'static str) {
    match place {
        Place::Held | Place::Offered { .. } => (words::CONFIRM, HELD),
        Place::InReview => (approval::CONFIRM, "in_review"),
        Place::Waiting { .. } => (words::CONFIRM_WAITING, "waiting"),
    }
}

#[component]
fn ButtonNow(place: Place) -> impl IntoView {
    let (words, expected) = sending(place);
    view! {
        <input type="hidden" name="expected" value=expected/>
        <div class="button-row">
            <button class="button button--primary" type="submit"><span><ByPhrase text=request().say()(words)/></span></button>
        </div>
    }
}

/// Before it opens: when that is, and the button, which wakes then. Whoever acts for somebody acts for themselves again after a
/// while without a page, and this one asks for none.
#[component]
fn ButtonThen(
    request: Request,
    offering: Offering,
    opens_at: Timestamp,
    place: Place,
) -> impl IntoView {
    let say = request.say();
    let waits_long = opens_at.duration_since(request.now) > ACTING_UNUSED;
    let rests = request.acting().is_some() && waits_long;
    view! {
        {rests.then(|| view! {
            <NoticeBox kind=BoxKind::Warning><p>{say(words::HELPING_RESTS)}</p></NoticeBox>
        })}
        <OpensThen request=request offering=offering opens_at=opens_at does=Does::Sends(place)/>
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
