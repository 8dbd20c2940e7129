//! One draw as everybody may see it: what is drawn, how, the published list and what was drawn.

use domain::draw::{Amendment, Given, by_four, given_in};
use domain::id::DrawId;
use domain::institution::Institution;
use leptos::prelude::*;
use store::draw::{Draw, DrawnOffering, MyApplication, OffSince};

use self::list::Reading;
use self::mine::Mine;
use self::offerings::DrawnOfferings;
use self::published::{Published, Results};
use super::newcomer::newcomer_lines;
use super::{id_in_path, page};
use crate::components::fact::FactLines;
use crate::components::handing_on::{Share, Shared};
use crate::components::icon::{Icon, IconName};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::steps::Steps;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::common::TO_HOME;
use crate::wording::draw::page as words;
use crate::wording::draw::state::{CALLED_OFF, CALLED_OFF_NEXT};
use crate::wording::home::because;
use crate::wording::offering::page::back_to_list;
use crate::wording::stage::WHO_IS_NEW;
use crate::wording::when::moment;

pub mod list;
mod mine;
mod offerings;
mod published;

/// In an address: the reader's wishes have been taken back.
pub const TAKEN_BACK: &str = "taken-back";

/// A draw, with the reader's own wishes on top.
#[component]
pub fn DrawPage() -> impl IntoView {
    let (request, id, reading) = (request(), id_in_path::<DrawId>(), Reading::asked());
    let say = request.say();
    page(async move {
        let draw = store::draw::draw(&request.db, id?).await?;
        let reading = reading.with_draft(&request).await?;
        let amended = amended(&request, &draw).await?;
        if let Some(called_off) = draw.called_off.clone() {
            let number = mine_of(&request, draw.id).await?.map(|mine| mine.number);
            return Ok(view! {
                <CalledOff draw=draw called_off=called_off amended=amended reading=reading number=number/>
            }
            .into_any());
        }
        let drawn = store::draw::drawn_offerings(&request.db, draw.id).await?;
        let mine = mine_of(&request, draw.id).await?;
        let reserves = drawn.iter().any(|one| one.newcomer_places > 0);
        let newcomers = newcomer_lines(&request, draw.institution, reserves).await?;
        let institution = drawn.first().map(|one| one.offering.institution.clone());
        let kind = drawn.first().map(|one| one.offering.kind).ok_or(AppError::NotFound)?;
        let heading = words::heading(request.language, &draw.name);
        let shared = Shared { title: heading.clone(), path: paths::draw(draw.id) };
        let steps = steps(&request, &draw, &drawn);
        let given = draw.held.as_ref().map(|held| given_in(&held.record, drawn.len()));
        Ok(view! {
            <PageTitle text=heading.clone()/>
            <a class="back" href=paths::offerings(kind)>{say(back_to_list(kind))}</a>
            <h1 tabindex="-1"><ByPhrase text=heading/></h1>
            {institution.map(|Institution { name, .. }| view! { <p class="soft"><ByPhrase text=name/></p> })}
            {request.has_query(TAKEN_BACK).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::TAKEN_BACK)}</p></NoticeBox>
            })}
            <Mine request=request.clone() draw=draw.clone() mine=mine.clone()/>
            <Terms request=request.clone() draw=draw.clone() newcomers=newcomers/>
            <Held draw=draw.clone() drawn=drawn.clone() amended=amended given=given mine=mine reading=reading/>
            <DrawnOfferings request=request.clone() draw=draw.clone() drawn=drawn/>
            <section class="section" aria-labelledby="how">
                <h2 id="how">{say(words::HOW)}</h2>
                <Steps sentences=steps/>
            </section>
            <Share shared=shared is_printed=true/>
        }
        .into_any())
    })
}

/// What happens, in order: of reserved places only where there are some.
pub(crate) fn steps(request: &Request, draw: &Draw, drawn: &[DrawnOffering]) -> Vec<String> {
    let for_district = draw.reserves_for_district(request.now);
    let reserves =
        |one: &DrawnOffering| one.newcomer_places > 0 || for_district && one.district_places > 0;
    let mut steps = words::STEPS.to_vec();
    if drawn.iter().any(reserves) {
        steps.insert(words::RESERVED_AFTER, words::RESERVED);
    }
    steps.into_iter().map(|step| request.say()(step).to_owned()).collect()
}

/// The amendment to the list, with what was called off and when; nothing where nothing was.
pub(crate) async fn amended(
    request: &Request,
    draw: &Draw,
) -> Result<Option<(Amendment, Vec<OffSince>)>, AppError> {
    let Some(amendment) = store::draw::amendment(&request.db, draw).await? else {
        return Ok(None);
    };
    let off = store::draw::amended(&request.db, draw, &amendment).await?;
    Ok(Some((amendment, off)))
}

/// It will not be held: when that was decided, and why. A list that was published stays to be seen, and its amendment with it:
/// nothing of them is hidden.
#[component]
fn CalledOff(
    draw: Draw,
    called_off: store::draw::CalledOff,
    amended: Option<(Amendment, Vec<OffSince>)>,
    reading: Reading,
    number: Option<u32>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let heading = words::heading(language, &draw.name);
    let is_listed = draw.frozen.is_some();
    view! {
        <PageTitle text=heading.clone()/>
        <a class="back" href=paths::HOME>{say(TO_HOME)}</a>
        <h1 tabindex="-1"><ByPhrase text=heading/></h1>
        <NoticeBox kind=BoxKind::CalledOff>
            <p class="notice__title">{say(CALLED_OFF)}</p>
            <p>{moment(language, called_off.at)}</p>
            <p>{because(language, &called_off.reason)}</p>
            {is_listed.then(|| view! { <p>{say(words::CALLED_OFF_AFTER_LIST)}</p> })}
            <p>{say(CALLED_OFF_NEXT)}</p>
        </NoticeBox>
        <Published draw=draw.clone() reading=reading number=number/>
        {amended.map(|(amendment, off)| view! { <Amended draw=draw amendment=amendment off=off/> })}
    }
}

async fn mine_of(request: &Request, draw: DrawId) -> Result<Option<MyApplication>, AppError> {
    let Ok(me) = request.on_behalf_of() else { return Ok(None) };
    Ok(store::draw::my_application(&request.db, draw, me.id).await?)
}

/// When, how many, which digits.
#[component]
fn Terms(request: Request, draw: Draw, newcomers: Vec<String>) -> impl IntoView {
    let language = request.language;
    let mut window = words::window(language, draw.window.opens_at, draw.window.closes_at);
    let moved = draw.moved.as_ref();
    window.extend(moved.map(|moved| words::moved(language, moved.before, &moved.reason)));
    let wanted = vec![words::most_wanted(language, draw.most_wanted)];
    let seed = words::seed(language, draw.seed.digits, &draw.seed.source, draw.held.is_some());
    view! {
        <dl class="facts">
            <FactLines icon=IconName::Calendar term=words::WINDOW lines=window/>
            <FactLines icon=IconName::People term=words::WANTED lines=wanted/>
            <FactLines icon=IconName::Person term=WHO_IS_NEW lines=newcomers/>
            <FactLines icon=IconName::Check term=words::SEED lines=seed/>
        </dl>
    }
}

/// The amendment to the list: what was called off since, when, and that its wishes are passed over, where there is still a draw;
/// with its digest and file.
#[component]
fn Amended(draw: Draw, amendment: Amendment, off: Vec<OffSince>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let line = |one: OffSince| view! { <p>{words::called_off_at(language, &one.name, one.at)}</p> };
    let lines = off.into_iter().map(line).collect_view();
    let is_drawn = draw.called_off.is_none();
    let digest = by_four(&amendment.digest().to_string());
    view! {
        <NoticeBox kind=BoxKind::CalledOff>
            <p class="notice__title">{say(words::OFF_SINCE)}</p>
            {lines}
            {is_drawn.then(|| view! { <p>{say(words::PASSED_OVER)}</p> })}
        </NoticeBox>
        <dl class="facts">
            <FactLines icon=IconName::File term=words::AMENDMENT_DIGEST lines=digest/>
        </dl>
        <div class="button-row">
            <a class="button" href=paths::draw_amendment_file(draw.id) data-native="">
                <Icon name=IconName::File/>{say(words::GET_AMENDMENT)}
            </a>
        </div>
    }
}

/// The list once it is frozen, and the result once it is drawn.
#[component]
fn Held(
    draw: Draw,
    drawn: Vec<DrawnOffering>,
    amended: Option<(Amendment, Vec<OffSince>)>,
    given: Option<Vec<Given>>,
    mine: Option<MyApplication>,
    reading: Reading,
) -> impl IntoView {
    let names: Vec<String> = drawn.iter().map(|one| one.offering.name.clone()).collect();
    let number = mine.map(|mine| mine.number);
    draw.frozen.is_some().then(|| {
        view! {
            <Published draw=draw.clone() reading=reading number=number/>
            {amended.map(|(amendment, off)| view! {
                <Amended draw=draw.clone() amendment=amendment off=off/>
            })}
            {given.map(|given| view! { <Results draw=draw names=names given=given number=number/> })}
        }
    })
}
