//! What stands on a slip, of one place or of everything that somebody has: the same on the page and in the file.

use domain::language::Language;
use domain::member::CardNumber;
use domain::offering::Offering;
use domain::person::Person;
use leptos::prelude::*;

use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::qr::Qr;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::paths;
use crate::paths::members::desk_member;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::list::STATE;
use crate::wording::desk::members as words;
use crate::wording::desk::offering::{PLACE, WHEN};
use crate::wording::offering::{period_line, when_line, where_line};

/// What is called how, in lines.
pub type Rows = Vec<(Words, Vec<String>)>;

/// A slip.
pub struct Slip {
    /// What it is called: by the card, where that is on it.
    pub title: Words,
    /// What stands over the places.
    pub heading: Words,
    /// Whose it is.
    pub person: Person,
    /// Of which institution.
    pub house: String,
    /// Their card, where it is on it.
    pub card: Option<CardNumber>,
    /// Each place, in rows that say something.
    pub places: Vec<Rows>,
}

impl Slip {
    /// A slip of the coordinator's institution. Empty lines are left out, and so is a name without any.
    pub async fn of(
        request: &Request,
        person: Person,
        card: Option<CardNumber>,
        places: Vec<Rows>,
    ) -> Result<Self, AppError> {
        let institution = request.coordinator()?.institution;
        let house = store::institution::institution(&request.db, institution).await?.name;
        let (title, heading) = match card {
            Some(_) => (words::CARD_TITLE, words::SLIP_TITLE),
            None => (words::SLIP_TITLE, words::WHAT_THEY_HAVE),
        };
        let places = places.into_iter().map(saying).collect();
        Ok(Self { title, heading, person, house, card, places })
    }
}

fn saying(rows: Rows) -> Rows {
    let row = |(term, lines): (Words, Vec<String>)| {
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then_some((term, lines))
    };
    rows.into_iter().filter_map(row).collect()
}

/// What every slip says of a place: on what, how it stands, when and where.
pub fn told(language: Language, standing: &str, offering: &Offering) -> Rows {
    let when = [Some(when_line(language, offering)), period_line(language, offering)];
    vec![
        (words::OFFERING, vec![offering.name.clone()]),
        (STATE, vec![standing.to_owned()]),
        (WHEN, when.into_iter().flatten().collect()),
        (PLACE, vec![where_line(language, offering), offering.directions.clone()]),
    ]
}

/// The slip as it is printed.
#[component]
pub fn SlipPaper(
    /// Which.
    slip: Slip,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (id, name) = (slip.person.id, name_of(&request, &slip.person));
    let card = slip.card.map(|card| {
        view! {
            <p class="key">{card.printed()}</p>
            <Qr path=desk_member(id) by_hand_path=paths::HOME words=words::SCAN is_on_screen=true is_taken_home=true/>
        }
    });
    let nothing = slip.places.is_empty().then(|| view! { <p>{say(words::NOTHING)}</p> });
    let places = slip.places.into_iter().map(|rows| {
        let rows = rows.into_iter().map(|(term, lines)| row(say(term), lines)).collect_view();
        view! { <dl class="paper">{rows}</dl> }
    });
    view! {
        <h1 tabindex="-1">{say(slip.title)}</h1>
        <div class="slip ring">
            <p>{slip.house}</p>
            <p class="key"><ByPhrase text=name/></p>
            {card}
        </div>
        <section class="section" aria-labelledby="slip">
            <h2 id="slip">{say(slip.heading)}</h2>
            {nothing}
            {places.collect_view()}
            <p class="soft"><Phrases text=words::printed_at(request.language, request.now)/></p>
        </section>
    }
}

fn row(term: &'static str, lines: Vec<String>) -> impl IntoView {
    let line = |text| view! { <span class="line"><Phrases text=text/></span> };
    let lines = lines.into_iter().map(line).collect_view();
    view! { <div class="paper__row"><dt>{term}</dt><dd>{lines}</dd></div> }
}
