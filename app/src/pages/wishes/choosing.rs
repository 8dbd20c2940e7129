//! The form: what is chosen, in order, with large buttons to move it; what can still be chosen; what cannot, and why.

use std::collections::HashMap;

use domain::draw::DrawPhase;
use domain::id::{DrawId, OfferingId};
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use domain::travel::Tight;
use leptos::prelude::*;
use store::draw::{Draw, DrawnOffering, MyApplication, WISHES_AT_MOST};

use super::district::ForDistrict;
use super::looking::{FoundLine, LookedFor, Looking, LookingField, LookingForm, one_page};
use super::order::{Act, written};
use super::wanted::Wanted;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::{Request, request};
use crate::wording::draw::{state, wishes as words};
use crate::wording::offering::{when_line, where_line};
use crate::wording::refusal::refusal_sentence;
use crate::wording::sign_up;

/// Everything on one page; every button but the last one only moves something.
#[component]
pub fn Choosing(
    /// Who asks.
    request: Request,
    /// In which draw.
    draw: Draw,
    /// What is drawn.
    drawn: Vec<DrawnOffering>,
    /// What this person cannot wish for.
    obstacles: HashMap<OfferingId, Refusal>,
    /// To which wishes the way from something else is long.
    tight: HashMap<OfferingId, Tight>,
    /// What is looked for among what can be chosen.
    looking: Looking,
    /// Where places are first for people of the district: whether it is known where this person lives.
    for_district: Option<bool>,
    /// Where places are first for newcomers: who that is, and whether this person is one.
    newcomers: Vec<String>,
    /// The wishes that are kept, if any are.
    mine: Option<MyApplication>,
    /// What was chosen since.
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let order = super::chosen(mine.as_ref(), &attempt);
    let find = |id: &OfferingId| drawn.iter().find(|one| one.offering.id == *id).cloned();
    let chosen: Vec<DrawnOffering> = order.iter().filter_map(find).collect();
    let others = drawn.iter().filter(|one| !order.contains(&one.offering.id));
    let (possible, impossible): (Vec<_>, Vec<_>) =
        others.cloned().partition(|one| !obstacles.contains_key(&one.offering.id));
    let (possible, impossible) = (looking.only(possible), looking.only(impossible));
    let (count, kind) = (drawn.len(), drawn.first().map(|one| one.offering.kind));
    let kind = kind.unwrap_or(OfferingKind::Class);
    let ahead = draw.phase(request.now) == DrawPhase::Later;
    let when = if ahead {
        state::ahead(language, draw.window, mine.is_some())
    } else {
        vec![words::closes(language, draw.window.closes_at)]
    };
    let when = when.into_iter().map(|line| view! { <p><Phrases text=line/></p> }).collect_view();
    let wanted = match &mine {
        Some(mine) if !attempt.is_back() => mine.wanted.to_string(),
        _ => attempt.value("wanted").to_owned(),
    };
    // One, as at the counter, until somebody asks for more.
    let wanted = if wanted.is_empty() { "1".to_owned() } else { wanted };
    let most = draw.most_wanted.min(u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    let names: HashMap<OfferingId, String> =
        drawn.iter().map(|one| (one.offering.id, one.offering.name.clone())).collect();
    let back = paths::draw(draw.id);
    view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back>{say(words::BACK_TO_DRAW)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(words::TITLE)/></h1>
        <p class="soft"><Phrases text=draw.name.clone()/></p>
        <p>{say(words::HOW)}</p>
        {when}
        <LookingForm draw=draw.id looking=looking.clone() drawn=count/>
        <Form action="/forms/wishes" attempt=attempt is_question=true>
            <input type="hidden" name="draw" value=draw.id.to_string()/>
            <input type="hidden" name="order" value=written(&order)/>
            <LookedFor looking=looking.clone()/>
            // Enter sends the wishes.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">{say(words::SEND)}</button>
            {newcomers.into_iter().map(|line| view! { <p><Phrases text=line/></p> }).collect_view()}
            {for_district.map(|is_known| view! { <ForDistrict is_known=is_known back=paths::wishes(draw.id)/> })}
            <Chosen chosen=chosen.clone() names=names obstacles=obstacles.clone() tight=tight/>
            <Possible draw=draw.id possible=possible is_full={chosen.len() >= WISHES_AT_MOST} looking=looking drawn=count kind=kind/>
            <Impossible impossible=impossible obstacles=obstacles/>
            <Wanted most=most wanted=wanted/>
            {(!chosen.is_empty()).then(|| view! {
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SEND)}</button>
                </div>
            })}
        </Form>
    }
}

/// What, when and where.
#[component]
fn Lines(one: DrawnOffering) -> impl IntoView {
    let language = request().language;
    view! {
        <p>
            <b class="line"><Phrases text=one.offering.name.clone()/></b>
            <span class="line"><Phrases text=when_line(language, &one.offering)/></span>
            <span class="line"><ByPhrase text=where_line(language, &one.offering)/></span>
        </p>
    }
}

/// The wishes in order, each with its buttons, and which of them are at the same time.
#[component]
fn Chosen(
    chosen: Vec<DrawnOffering>,
    names: HashMap<OfferingId, String>,
    obstacles: HashMap<OfferingId, Refusal>,
    tight: HashMap<OfferingId, Tight>,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let count = chosen.len();
    let ids: Vec<OfferingId> = chosen.iter().map(|one| one.offering.id).collect();
    let row = |(place, one): (usize, DrawnOffering)| {
        let id = one.offering.id;
        let same: Vec<String> = (one.meets_with.iter())
            .filter(|other| ids.contains(other))
            .filter_map(|other| names.get(other).cloned())
            .collect();
        let obstacle = obstacles.get(&id).map(|refusal| refusal_sentence(language, refusal));
        let way = tight.get(&id).map(|tight| sign_up::way(language, tight));
        let name = one.offering.name.clone();
        view! {
            <li class="panel">
                <h3>{words::rank(language, place + 1)}</h3>
                <Lines one=one/>
                {(!same.is_empty()).then(|| view! { <p><Phrases text=words::same_time(language, &same)/></p> })}
                {way.map(|way| view! { <p><b>{say(sign_up::LITTLE_TIME)}</b>" "<Phrases text=way/></p> })}
                {obstacle.map(|why| view! { <p><b><Phrases text=why/></b></p> })}
                <div class="button-row">
                    {(place > 0).then(|| view! { <Step act=Act::Up(id) words=say(words::UP) name=name.clone()/> })}
                    {(place + 1 < count).then(|| view! { <Step act=Act::Down(id) words=say(words::DOWN) name=name.clone()/> })}
                    <Step act=Act::Remove(id) words=say(words::REMOVE) name=name/>
                </div>
            </li>
        }
    };
    let rows = chosen.into_iter().enumerate().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="chosen">
            <h2 id="chosen">{say(words::CHOSEN)}</h2>
            {if count == 0 {
                view! { <p>{say(words::NOTHING_CHOSEN)}</p> }.into_any()
            } else {
                view! { <ol class="wishes">{rows}</ol> }.into_any()
            }}
        </section>
    }
}

/// A button of the form that moves one wish.
#[component]
fn Step(act: Act, words: &'static str, name: String) -> impl IntoView {
    view! {
        <button class="button" type="submit" name="act" value=act.sent()>
            <span>{words}<span class="visually-hidden">" "{name}</span></span>
        </button>
    }
}

/// What can still be chosen: found by words where there is much, and so many on a page.
#[component]
fn Possible(
    draw: DrawId,
    possible: Vec<DrawnOffering>,
    is_full: bool,
    looking: Looking,
    drawn: usize,
    kind: OfferingKind,
) -> impl IntoView {
    let say = request().say();
    let found = possible.len();
    let (possible, pager) = looking.page_of(draw, possible);
    let row = |one: DrawnOffering| {
        let (id, name) = (one.offering.id, one.offering.name.clone());
        view! {
            <li class="panel">
                <Lines one=one/>
                {(!is_full).then(|| view! {
                    <div class="button-row"><Step act=Act::Choose(id) words=say(words::CHOOSE) name=name/></div>
                })}
            </li>
        }
    };
    let rows = possible.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="possible">
            <h2 id="possible">{say(words::TO_CHOOSE)}</h2>
            {is_full.then(|| view! { <p>{say(words::ENOUGH_CHOSEN)}</p> })}
            <LookingField looking=looking.clone() drawn=drawn kind=kind/>
            <FoundLine draw=draw looking=looking.clone() count=found/>
            {if found > 0 {
                view! { <ul class="wishes">{rows}</ul>{pager} }.into_any()
            } else if looking.is_by_words() {
                ().into_any()
            } else {
                view! { <p>{say(words::ALL_CHOSEN)}</p> }.into_any()
            }}
        </section>
    }
}

/// What this person cannot wish for, with the reason, before any tap; of very much the first, the rest is found by words.
#[component]
fn Impossible(
    impossible: Vec<DrawnOffering>,
    obstacles: HashMap<OfferingId, Refusal>,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    (!impossible.is_empty()).then(|| {
        let count = impossible.len();
        let (impossible, ..) = one_page(impossible, 1);
        let more = count.saturating_sub(impossible.len());
        let row = |one: DrawnOffering| {
            let why = obstacles.get(&one.offering.id);
            let why = why.map(|refusal| refusal_sentence(language, refusal));
            view! { <li class="panel"><Lines one=one/><p><Phrases text=why.unwrap_or_default()/></p></li> }
        };
        let rows = impossible.into_iter().map(row).collect_view();
        view! {
            <section class="section" aria-labelledby="impossible">
                <h2 id="impossible">{say(words::CANNOT)}</h2>
                <ul class="wishes">{rows}</ul>
                {(more > 0).then(|| view! { <p>{words::more_impossible(language, more)}</p> })}
            </section>
        }
    })
}
