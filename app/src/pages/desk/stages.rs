//! 阶段 at the desk: from when the former class may continue, and which places are kept for whom.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::OfferingId;
use domain::log::{About, Field as LogField};
use domain::offering::{Offering, OfferingKind};
use domain::stage::{ForWhom, Stages};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Seen;
use store::log::Entry;
use store::offering::{set_stages, set_stages_of_term};

use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::stages::desk_stages;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::stage::NEWCOMER_IS;
use crate::wording::stage::desk as words;

use reading::{read, told};

mod reading;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-stages";

const FIELDS: [&str; 9] = [
    "follows",
    "from",
    "most",
    "newcomers",
    "newcomers_until",
    "district",
    "district_until",
    WHOLE_TERM,
    SEEN,
];

/// Ticked: for every class of the term.
const WHOLE_TERM: &str = "whole_term";
const TICKED: &str = "yes";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: it has just been saved.
const SAVED: &str = "saved";

/// So many classes are proposed as the former one.
const PROPOSED: usize = 12;

/// The stages as they stand, to be changed; for a class with a proposal of the class that it follows.
#[component]
pub fn StagesPage() -> impl IntoView {
    let (request, id, of_term) = (request(), id_in_path(), set_of_term());
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let stages = store::offering::stages(&request.db, offering.id).await?.unwrap_or_default();
        let follows = store::sign_up::former_class(&request.db, offering.id).await?;
        let could = store::sign_up::could_follow(&request.db, offering.id, by).await?;
        let proposed = store::sign_up::proposed_former(&request.db, offering.id, by).await?;
        let chosen = follows.as_ref().map(|former| former.id).or(proposed);
        let follows_now = follows.as_ref().map(|former| former.id);
        let before = follows.into_iter();
        let others = could.into_iter().filter(|other| Some(other.id) != chosen);
        let mut choices: Vec<Offering> = before.collect();
        if choices.is_empty()
            && let Some(proposed) = proposed
        {
            choices.push(store::offering::offering(&request.db, proposed).await?);
        }
        choices.extend(others.take(PROPOSED));
        let seen = store::offering::stages_seen(&request.db, offering.id).await?;
        let stands = standing(&stages, chosen);
        let former = follows_name(&choices, follows_now);
        let attempt = request.attempt(FORM).await?;
        let typed = choices.iter().find(|class| class.id.to_string() == attempt.value("follows"));
        let typed = typed.map(words::former);
        let rows = rows_of(&request, (&stands, former), (&attempt, typed));
        let about = About::Offering(offering.id);
        let changed = changed_since(&request, &attempt, SEEN, about).await?;
        let now = Now { seen, rows, changed };
        let attempt = if attempt.is_back() { attempt } else { stands };
        Ok(asked(&request, offering, choices, attempt, now, of_term))
    })
}

/// How the stages are set, for whoever has seen them otherwise.
struct Now {
    seen: Seen,
    rows: Vec<Stands>,
    changed: Vec<Entry>,
}

/// The name of the class that it follows.
fn follows_name(choices: &[Offering], follows: Option<OfferingId>) -> Option<String> {
    choices.iter().find(|class| Some(class.id) == follows).map(words::former)
}

/// What stands, field by field, beside what was typed; each with the name of the class that is followed.
fn rows_of(
    request: &Request,
    (stands, former): (&Attempt, Option<String>),
    (typed, chosen): (&Attempt, Option<String>),
) -> Vec<Stands> {
    use LogField::{
        DistrictPlaces, DistrictUntil, Follows, NewcomerPlaces, NewcomersUntil, ReturningFrom,
        ReturningPlaces,
    };
    const FIELDS: [(Words, &[LogField], &str); 6] = [
        (words::FROM, &[ReturningFrom], "from"),
        (words::MOST, &[ReturningPlaces], "most"),
        (words::NEWCOMERS, &[NewcomerPlaces], "newcomers"),
        (words::NEWCOMERS_UNTIL, &[NewcomersUntil], "newcomers_until"),
        (words::DISTRICT, &[DistrictPlaces], "district"),
        (words::DISTRICT_UNTIL, &[DistrictUntil], "district_until"),
    ];
    let none = || request.say()(words::NO_FORMER).to_owned();
    let (former, chosen) = (former.unwrap_or_else(none), chosen.unwrap_or_else(none));
    let line = |(label, of, field): (Words, &'static [LogField], &str)| {
        Stands::line(label, of, stands.value(field).to_owned(), typed.value(field))
    };
    let follows = Stands::line(words::FORMER, &[Follows], former, &chosen);
    [follows].into_iter().chain(FIELDS.map(line)).collect()
}

/// How many classes of the term have got the stages, and how many not, as the form has written it into the address. To be
/// read before the first `await`.
fn set_of_term() -> Option<(u32, u32)> {
    use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|typed| typed.parse().ok());
        Some((number("set")?, number("left")?))
    })
}

/// What stands now, as it would have been typed.
fn standing(stages: &Stages, follows: Option<OfferingId>) -> Attempt {
    let share = |group: ForWhom| stages.shares.iter().find(|share| share.for_whom == group);
    let places = |group| share(group).map(|share| share.places.to_string()).unwrap_or_default();
    let until =
        |group| share(group).map(|share| words::typed_until(share.until)).unwrap_or_default();
    let returning = stages.returning;
    let most = returning.and_then(|returning| returning.most);
    let values = [
        follows.map(|former| former.to_string()).unwrap_or_default(),
        returning.map(|returning| words::typed(returning.from)).unwrap_or_default(),
        most.map(|most| most.to_string()).unwrap_or_default(),
        places(ForWhom::Newcomers),
        until(ForWhom::Newcomers),
        places(ForWhom::District),
        until(ForWhom::District),
        String::new(),
        String::new(),
    ];
    Attempt::at(FIELDS.into_iter().zip(values.iter().map(String::as_str)))
}

fn asked(
    request: &Request,
    offering: Offering,
    choices: Vec<Offering>,
    attempt: Attempt,
    now: Now,
    of_term: Option<(u32, u32)>,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let back = paths::desk_offering(offering.id);
    let moment = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let number = || Kind {
        autocomplete: Some("off"),
        input_mode: Some("numeric"),
        width: Width::Short,
        ..Kind::default()
    };
    let window = words::window(language, offering.terms.window);
    let seen = now.seen.told_at(request.now);
    let is_class = offering.kind == OfferingKind::Class;
    let chosen = attempt.value("follows").to_owned();
    let is_whole = attempt.value(WHOLE_TERM) == TICKED;
    view! {
        <PageTitle text=say(words::LINK) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back>{offering.name.clone()}</a>
        <h1 tabindex="-1">{say(words::LINK)}</h1>
        {request.has_query(SAVED).then(|| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(words::KEPT)}</p></NoticeBox>
        })}
        {of_term.map(|(set, left)| view! {
            <NoticeBox kind=BoxKind::Done>
                <p>{words::kept_of_term(language, set)}</p>
                {(left > 0).then(|| view! { <p>{words::left_of_term(language, left)}</p> })}
            </NoticeBox>
        })}
        <StandsNow attempt=attempt.clone() now=now.seen.clone() rows=now.rows changed=now.changed/>
        <p>{say(words::WHY)}</p>
        <p><Phrases text=window/></p>
        <Form action="/forms/desk-stages" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <input type="hidden" name=SEEN value=seen/>
            {is_class.then(|| view! {
                <h2>{say(words::RETURNING)}</h2>
                <Former choices=choices chosen=chosen/>
                <Field name="from" label=say(words::FROM) hint=say(words::FROM_HINT) kind=moment()/>
                <Field name="most" label=say(words::MOST) hint=say(words::MOST_HINT) kind=number()/>
            })}
            <h2>{say(words::SHARES)}</h2>
            <Field name="newcomers" label=say(words::NEWCOMERS) hint=say(NEWCOMER_IS) kind=number()/>
            <Field name="newcomers_until" label=say(words::NEWCOMERS_UNTIL) hint=say(words::UNTIL_HINT) kind=moment()/>
            <Field name="district" label=say(words::DISTRICT) kind=number()/>
            <Field name="district_until" label=say(words::DISTRICT_UNTIL) hint=say(words::UNTIL_HINT) kind=moment()/>
            {is_class.then(|| view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" name=WHOLE_TERM id=WHOLE_TERM value=TICKED checked=is_whole/>
                    <label class="choice__label" for=WHOLE_TERM>{say(words::WHOLE_TERM)}</label>
                </div>
            })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::SAVE)}</button>
            </div>
        </Form>
    }
}

/// Which class it follows: the proposal first.
#[component]
fn Former(choices: Vec<Offering>, chosen: String) -> impl IntoView {
    let say = request().say();
    let none = (String::new(), say(words::NO_FORMER).to_owned());
    let named = |class: Offering| (class.id.to_string(), words::former(&class));
    let choices: Vec<_> = choices.into_iter().map(named).chain([none]).collect();
    // What cannot be chosen any more is none.
    let chosen =
        if choices.iter().any(|(value, _)| *value == chosen) { chosen } else { String::new() };
    view! { <Choices name="follows" legend=say(words::FORMER) choices=choices proposed=chosen/> }
}

/// Keeps the stages of one offering.
#[server(prefix = "/forms", endpoint = "desk-stages")]
pub async fn post_desk_stages(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] follows: String,
    #[server(default)] from: String,
    #[server(default)] most: String,
    #[server(default)] newcomers: String,
    #[server(default)] newcomers_until: String,
    #[server(default)] district: String,
    #[server(default)] district_until: String,
    #[server(default)] whole_term: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let is_whole = whole_term == TICKED;
    let typed = [
        follows,
        from,
        most,
        newcomers,
        newcomers_until,
        district,
        district_until,
        whole_term,
        seen.clone(),
    ];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        own_offering(&request, id).await?;
        let (rule, former) = read(&mut attempt)?;
        let (db, page, seen) = (&request.db, desk_stages(id), Seen::as_sent(&seen));
        let kept = if is_whole {
            let of_term = set_stages_of_term(db, key, (id, former), (&rule, seen), by).await;
            of_term.map(|told| format!("{page}?set={}&left={}", told.set, told.left))
        } else {
            let kept = set_stages(db, key, (id, former), (&rule, seen), by).await;
            kept.map(|()| format!("{page}?{SAVED}"))
        };
        kept.map_err(|error| told(&mut attempt, &rule, error.into()))
    };
    match outcome.await {
        Ok(page) => see_other(&page),
        Err(error) => attempt.comes_back(&request, FORM, &desk_stages(id), error).await,
    }
}
