//! What is published of a draw: the list with its digest, then the digits, the places and the waiting lists by number.

use domain::draw::{ApplicationNumber, Given, Share, application_lines, by_four, shares_in};
use leptos::prelude::*;
use store::draw::Draw;

use super::list::{Applications, Reading};
use crate::components::fact::FactLines;
use crate::components::icon::{Icon, IconName};
use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::request;
use crate::wording::draw::page as words;
use crate::wording::draw::state::reserved;
use crate::wording::draw_check::TITLE as CHECK;
use crate::wording::when::moment;

/// The list: when it was published, its digest, and the way to take it home.
#[component]
pub fn Published(
    /// Of a draw whose list is frozen.
    draw: Draw,
    /// What of the list the reader wants to see.
    reading: Reading,
    /// The reader's own number.
    number: Option<u32>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    draw.frozen.map(|frozen| {
        let at = vec![moment(language, frozen.at)];
        let count = application_lines(&frozen.list).len();
        view! {
            <section class="section" aria-labelledby=paths::PUBLISHED_LIST>
                <h2 id=paths::PUBLISHED_LIST>{say(words::THE_LIST)}</h2>
                <p>{words::list_says(language, count)}</p>
                <dl class="facts">
                    <FactLines icon=IconName::Calendar term=words::PUBLISHED lines=at/>
                    <FactLines icon=IconName::File term=words::DIGEST lines=by_four(&frozen.digest)/>
                </dl>
                <div class="button-row">
                    <a class="button" href=paths::draw_list_file(draw.id) data-native="">
                        <Icon name=IconName::File/>{say(words::GET_LIST)}
                    </a>
                </div>
                <Applications draw=draw.id list=frozen.list reading=reading number=number/>
            </section>
        }
    })
}

/// The digits, how they came, and what everybody got.
#[component]
pub fn Results(
    /// Of a draw that was held.
    draw: Draw,
    /// The names of its offerings, in the order of the list.
    names: Vec<String>,
    /// What each gave.
    given: Vec<Given>,
    /// The reader's own number.
    number: Option<u32>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let list = draw.frozen.as_ref().map_or("", |frozen| frozen.list.as_str());
    let shares = shares_in(list, names.len());
    let sections = names
        .into_iter()
        .zip(given)
        .zip(shares)
        .map(|((name, given), shares)| {
            view! { <OneResult name=name shares=shares given=given number=number/> }
        })
        .collect_view();
    draw.held.map(|held| {
        view! {
            <section class="section" aria-labelledby="result">
                <h2 id="result">{say(words::RESULT)}</h2>
                <dl class="facts">
                    <FactLines icon=IconName::Calendar term=words::DRAWN lines=vec![moment(language, held.at)]/>
                    <FactLines icon=IconName::Check term=words::SEED lines=vec![held.seed] is_key=true/>
                    <FactLines icon=IconName::People term=words::CIRCUMSTANCES lines=words::how_it_went(language, held.fell_at, &held.circumstances)/>
                </dl>
                <p>{say(words::ANYBODY_MAY_CHECK)}</p>
                <div class="button-row">
                    <a class="button" href=paths::draw_record_file(draw.id) data-native="">
                        <Icon name=IconName::File/>{say(words::GET_RECORD)}
                    </a>
                    <a class="button" href=paths::draw_check(draw.id) data-native="">
                        <Icon name=IconName::Check/>{say(CHECK)}
                    </a>
                </div>
                {sections}
            </section>
        }
    })
}

/// One offering: for whom places were reserved, who has a place, by number; who waits, the next first.
#[component]
fn OneResult(name: String, shares: Vec<Share>, given: Given, number: Option<u32>) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let told = |share: &Share| {
        let told = reserved(language, share.places, share.for_whom()?);
        Some(view! { <p><Phrases text=told/></p> })
    };
    let reserved = shares.iter().filter_map(told).collect_view();
    view! {
        <h3>{name}</h3>
        {reserved}
        <p><b>{say(words::PLACES_BY_NUMBER)}</b></p>
        <Numbers numbers=given.places mine=number/>
        <p><b>{say(words::WAITING_IN_ORDER)}</b></p>
        <Numbers numbers=given.waiting mine=number/>
    }
}

/// Numbers beside one another; the reader's own stands out.
#[component]
fn Numbers(numbers: Vec<ApplicationNumber>, mine: Option<u32>) -> impl IntoView {
    if numbers.is_empty() {
        return view! { <p>{request().say()(words::NOBODY)}</p> }.into_any();
    }
    let rows = numbers
        .into_iter()
        .map(|number| {
            let words = number.to_string();
            if Some(number.0) == mine {
                view! { <li class="numbers__mine">{words}</li> }.into_any()
            } else {
                view! { <li>{words}</li> }.into_any()
            }
        })
        .collect_view();
    view! { <ol class="numbers">{rows}</ol> }.into_any()
}
