//! Everything needed to decide about an offering: when, where, how much, for whom, how.

use domain::offering::{Admission, Allocation, KindFacts, Offering, Window};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::components::fact::{Fact, FactLines};
use crate::components::icon::IconName;
use crate::components::phrases::Phrases;
use crate::components::places_now::PlacesNow;
use crate::components::telephone::shown;
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::draw::state as draw_words;
use crate::wording::offering::conditions::effort;
use crate::wording::offering::places::counted_line;
use crate::wording::offering::{fee, page as words};

use lines::{day_lines, how_lines, office_of, time_lines, way_lines, where_lines, who_lines};
pub use lines::{session_line, telephone_of};

mod lines;

/// The rows.
#[component]
pub fn OfferingFacts(
    /// Of what.
    offering: Offering,
    /// The free places are counted here, for as long as somebody looks: no other part of the page counts them.
    #[prop(optional)]
    counts: bool,
    /// Nobody can sign up: how and when one could is left out.
    #[prop(optional)]
    is_closed: bool,
    /// Who follows the class's teacher, and from which day on.
    #[prop(optional)]
    followed: Vec<(Date, String)>,
) -> impl IntoView {
    let language = request().language;
    let say = request().say();
    let conditions = offering.terms.conditions.clone();
    let days = if offering.session_count == 1 { words::DATE } else { words::DAYS };
    let is_by_place = offering.terms.admission == Admission::SignUp;
    view! {
        <dl class="facts">
            <FactLines icon=IconName::Calendar term=days lines=day_lines(language, &offering) is_key=true/>
            <FactLines icon=IconName::Clock term=words::TIME lines=time_lines(language, &offering) is_key=true/>
            <FactLines icon=IconName::Pin term=words::WHERE lines=where_lines(language, &offering) is_key=true is_place=true/>
            <FactLines icon=IconName::Bus term=words::GETTING_THERE lines=way_lines(&offering)/>
            <KindRows facts=offering.facts.clone() followed=followed/>
            <FactLines icon=IconName::Fee term=words::FEE lines=vec![fee(language, offering.fee)]/>
            <FactLines icon=IconName::Person term=words::WHO_MAY lines=who_lines(language, &offering)/>
            {(!conditions.health_note.is_empty()).then(|| view! {
                <FactLines icon=IconName::Warning term=words::HEALTH
                    lines=vec![conditions.health_note.clone(), say(words::HEALTH_IS_ADVICE).to_owned()]/>
            })}
            <FactLines icon=IconName::Check term=words::BRING lines=vec![offering.bring.clone()]/>
            {is_by_place.then(|| {
                let (term, window) = window_of(&offering);
                let window = vec![words::opens(language, window.opens_at), words::closes(language, window.closes_at)];
                view! {
                    <PlacesRow offering=offering.clone() counts=counts/>
                    {(!is_closed).then(|| view! { <FactLines icon=IconName::Bell term=term lines=window/> })}
                }
            })}
            {(!is_closed).then(|| view! {
                <FactLines icon=IconName::Check term=words::HOW_GIVEN lines=how_lines(language, &offering.terms)/>
            })}
            <FactLines icon=IconName::Info term=words::NOTE lines=words::note_lines(language, &offering.note)/>
            <Contact contact=offering.contact.clone() office=office_of(language, &offering) telephone=telephone_of(&offering)/>
        </dl>
    }
}

/// When one may sign up, or make wishes.
fn window_of(offering: &Offering) -> (Words, Window) {
    match offering.draw {
        Some(draw) if !draw.is_held => (draw_words::WISH_WINDOW, draw.window),
        _ => (words::WINDOW, offering.terms.window),
    }
}

/// How many places there are, and how many are free this moment.
#[component]
fn PlacesRow(offering: Offering, counts: bool) -> impl IntoView {
    let request = request();
    let (language, places) = (request.language, offering.places);
    let by_approval = offering.terms.allocation == Allocation::Approval;
    let is_counted = counts && places.capacity.is_some() && !by_approval;
    let counted = is_counted.then(|| {
        let line = counted_line(language, &places, &offering.shares, request.now);
        view! { <PlacesNow address=paths::counted_places(offering.id) line=line/> }
    });
    view! {
        <Fact icon=IconName::People term=words::PLACES>
            <span class="line"><Phrases text=words::capacity(language, &places)/></span>
            {counted}
        </Fact>
    }
}

/// What only the kind has.
#[component]
fn KindRows(facts: KindFacts, followed: Vec<(Date, String)>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let followed = followed.iter().map(|(on, who)| words::taught_from(request.language, *on, who));
    match facts {
        KindFacts::Class { department, teacher, term } => view! {
            <FactLines icon=IconName::Brush term=words::TEACHER lines=[teacher].into_iter().chain(followed).collect()/>
            <FactLines icon=IconName::File term=words::DEPARTMENT lines=vec![department, term]/>
        }
        .into_any(),
        KindFacts::Activity { audience } => {
            view! { <FactLines icon=IconName::People term=words::AUDIENCE lines=vec![audience]/> }.into_any()
        }
        KindFacts::Shift { team, skills, effort: how_hard } => view! {
            <FactLines icon=IconName::People term=words::TEAM lines=vec![team]/>
            <FactLines icon=IconName::Brush term=words::SKILLS lines=vec![skills]/>
            <FactLines icon=IconName::Info term=words::EFFORT lines=vec![say(effort(how_hard)).to_owned()]/>
        }
        .into_any(),
    }
}

/// Whom to call, as a button that dials.
#[component]
fn Contact(contact: String, office: Option<String>, telephone: String) -> impl IntoView {
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| {
        view! {
            <Fact icon=IconName::Phone term=words::TELEPHONE>
                {(!contact.is_empty()).then(|| view! { <span class="line">{contact}</span> })}
                {office.map(|office| view! { <span class="line">{office}</span> })}
                <a class="button" href=format!("tel:{digits}")><span class="nowrap">{shown(&telephone)}</span></a>
            </Fact>
        }
    })
}
