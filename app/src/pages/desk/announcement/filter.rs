//! 写一条通知: to everybody on all lists that a filter finds, or to members who are on none of them; or on those that were chosen one
//! by one at the list of offerings.

use domain::announcement::{Ages, Filter};
use domain::institution::InstitutionKind;
use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;
use store::announcement::{FilterWords, filter_words};

use super::asking::Asked;
use super::preview::Preview;
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::{own_offerings, ticked};
use crate::pages::page;
use crate::paths::messages::DESK_ANNOUNCEMENTS;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::announcement::SENT_ONES;
use crate::wording::desk::announcement::filter as words;
use crate::wording::offering::kind_name;
use crate::wording::offering::list::ANY;
use crate::wording::when::weekday_of;

/// The form's name, under which its attempts are kept: apart from those of one list, which has fewer fields.
pub const FORM: &str = "desk-announce-lists";

/// The field with the keys of the lists that were chosen, one after the other.
pub const CHOSEN: &str = "offerings";

/// The field that says whether what ended within the year counts, too, where there are no terms to choose from.
pub const PAST: &str = "past";

/// What is said there if it does.
const WITH_PAST: &str = "year";

/// What is kept of it.
pub const KEPT: Kept = (
    FORM,
    &[CHOSEN, "kind", "term", PAST, "group", "weekday", "age_from", "age_to", "whom", "text"],
);

/// What can be chosen at an institution.
#[derive(Clone)]
pub struct Choice {
    house: InstitutionKind,
    words: FilterWords,
}

impl Choice {
    /// At the coordinator's.
    pub(super) async fn of(request: &Request) -> Result<Self, AppError> {
        let by = request.coordinator()?;
        let house = store::institution::institution(&request.db, by.institution).await?.kind;
        Ok(Self { house, words: filter_words(&request.db, by).await? })
    }

    fn kinds(&self) -> Vec<OfferingKind> {
        OfferingKind::all_held_by(self.house).collect()
    }

    /// What was chosen; every mistake is noted at its field.
    pub(super) fn filter_of(&self, attempt: &mut Attempt) -> Result<Filter, AppError> {
        let one_of = |names: &[String], typed: &str| match typed {
            "" => Ok(None),
            typed if names.iter().any(|name| name == typed) => Ok(Some(typed.to_owned())),
            _ => Err(words::CHOOSE_AGAIN),
        };
        let kinds = self.kinds();
        let kind = attempt.read("kind", |typed| read_kind(typed, &kinds), Into::into);
        let term = attempt.read("term", |typed| one_of(&self.words.terms, typed), Into::into);
        let group = attempt.read("group", |typed| one_of(&self.words.groups, typed), Into::into);
        let weekday = attempt.read("weekday", read_weekday, Into::into);
        let with_past = attempt.read(PAST, read_past, Into::into);
        let from = attempt.read("age_from", Ages::parse, |why| words::age_fault(why).into());
        let to = attempt.read("age_to", Ages::parse, |why| words::age_fault(why).into());
        let crossed =
            |_: &str| Ages::between(from.clone().ok().flatten(), to.clone().ok().flatten());
        let ages = attempt.read("age_to", crossed, |why| words::age_fault(why).into());
        from?;
        to?;
        Ok(Filter {
            kind: kind?,
            term: term?,
            group: group?,
            weekday: weekday?,
            ages: ages?,
            with_past: with_past?,
        })
    }
}

fn read_kind(typed: &str, may: &[OfferingKind]) -> Result<Option<OfferingKind>, Words> {
    match (typed, OfferingKind::from_code(typed)) {
        ("", _) => Ok(None),
        (_, Some(kind)) if may.contains(&kind) => Ok(Some(kind)),
        _ => Err(words::CHOOSE_AGAIN),
    }
}

fn read_past(typed: &str) -> Result<bool, Words> {
    match typed {
        "" => Ok(false),
        WITH_PAST => Ok(true),
        _ => Err(words::CHOOSE_AGAIN),
    }
}

fn read_weekday(typed: &str) -> Result<Option<i8>, Words> {
    match typed {
        "" => Ok(None),
        typed => match typed.parse() {
            Ok(day @ 1..=7) => Ok(Some(day)),
            _ => Err(words::CHOOSE_AGAIN),
        },
    }
}

/// The form, with what it will be once that was looked at.
#[component]
pub fn NewAnnouncementPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let kept = request.attempt(FORM).await?;
        // Keys that are none come from no form of ours.
        let (attempt, chosen) = match ticked(kept.value(CHOSEN)) {
            Ok(chosen) => (kept, chosen),
            Err(_) => (Attempt::default(), Vec::new()),
        };
        let chosen = own_offerings(&request, Task::Run, &chosen).await?;
        let choices = match chosen.is_empty() {
            true => Some(Choice::of(&request).await?),
            false => None,
        };
        let preview = Preview::of(&request, None, &attempt).await?;
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ANNOUNCEMENTS>{say(SENT_ONES)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::LEAD)}</p>
            <Asked list=None chosen=chosen choices=choices attempt=attempt preview=preview/>
        })
    })
}

/// Kind, term, department or team, weekday and ages; what there is only one of is not asked.
#[component]
pub(super) fn FilterFields(choices: Choice) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let any = |words: Words| (String::new(), say(words).to_owned());
    let named = |names: &[String]| names.iter().map(|name| (name.clone(), name.clone())).collect();
    let with = |any: (String, String), more: Vec<(String, String)>| [vec![any], more].concat();
    let kinds = choices.kinds();
    let kind = |kind: &OfferingKind| (kind.code().to_owned(), say(kind_name(*kind)).to_owned());
    let day = |day: i8| (day.to_string(), weekday_of(language, day).unwrap_or_default().to_owned());
    let FilterWords { terms, groups } = choices.words;
    let age = || Kind { input_mode: Some("numeric"), width: Width::Short, ..Kind::default() };
    view! {
        {(kinds.len() > 1).then(|| view! {
            <Choices name="kind" legend=say(words::KIND) choices=with(any(ANY), kinds.iter().map(kind).collect())/>
        })}
        {terms.is_empty().then(|| view! {
            <Choices name=PAST legend=say(words::PAST) hint=say(words::PAST_HINT)
                choices=vec![any(words::NOT_OVER), (WITH_PAST.to_owned(), say(words::WITH_PAST).to_owned())]/>
        })}
        {(!terms.is_empty()).then(|| view! {
            <Choices name="term" legend=say(words::TERM) choices=with(any(words::NOT_OVER), named(&terms))/>
        })}
        {(!groups.is_empty()).then(|| view! {
            <Choices name="group" legend=say(words::GROUP) choices=with(any(ANY), named(&groups))/>
        })}
        <Choices name="weekday" legend=say(words::WEEKDAY) choices=with(any(ANY), (1..=7).map(day).collect())/>
        <Field name="age_from" label=say(words::AGE_FROM) hint=say(words::AGE_HINT) kind=age()/>
        <Field name="age_to" label=say(words::AGE_TO) kind=age()/>
    }
}
