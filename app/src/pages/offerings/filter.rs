//! The form above a list: search field and conditions, and the chosen ones in words.

use domain::calendar::DayPart;
use domain::language::Language;
use domain::search::Search;
use leptos::prelude::*;

use super::choices::Choices;
use super::query::{self, Condition, address, conditions, without};
use crate::components::chosen_conditions::ChosenCondition;
use crate::components::filter_box::FilterBox;
use crate::components::filter_group::{Choice, FilterGroup};
use crate::components::form::page_form;
use crate::components::phrases::ByPhrase;
use crate::islands::search_field::SearchField;
use crate::paths;
use crate::request::request;
use crate::wording::offering::list as words;
use crate::wording::when::{day_part, weekday_of};

const DAY_PARTS: [DayPart; 3] = [DayPart::Morning, DayPart::Afternoon, DayPart::Evening];

/// Search field and conditions, sent together.
#[component]
pub fn FilterForm(
    /// What is looked for.
    search: Search,
    /// What there is.
    choices: Choices,
    /// The conditions stand unfolded: somebody was choosing among them.
    open: bool,
) -> impl IntoView {
    let say = request().say();
    let (language, list) = (request().language, paths::offerings(search.kind));
    let areas = choices.areas_for(search.area.as_ref()).into_iter().map(|area| Choice {
        value: area.code.as_str().to_owned(),
        words: area.name.clone(),
        is_chosen: search.area.as_ref() == Some(&area.code),
    });
    let institutions = choices.institutions_for(&search).into_iter().map(|one| Choice {
        value: one.id.to_string(),
        words: one.name.clone(),
        is_chosen: search.institution == Some(one.id),
    });
    let subjects = choices.subjects.iter().map(|subject| Choice {
        value: subject.clone(),
        words: subject.clone(),
        is_chosen: search.subject.as_ref() == Some(subject),
    });
    let (areas, institutions, subjects): (Vec<_>, Vec<_>, Vec<_>) =
        (areas.collect(), institutions.collect(), subjects.collect());
    let any = say(words::ANY);
    let free_only = vec![Choice {
        value: "1".to_owned(),
        words: say(words::FREE_ONLY).to_owned(),
        is_chosen: search.free_only,
    }];
    let (label, looked_for) = (say(words::search_label(search.kind)), search.words.clone());
    let suggestions = paths::suggestions(search.kind);
    view! {
        <form class="filter" id=page_form() method="get" action=list>
            <SearchField>
                <label class="search__label" id="q-label" for="q">{label}</label>
                <p class="hint" id="q-hint"><ByPhrase text=say(words::SEARCH_HINT)/></p>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name="q" type="search" value=looked_for
                        autocomplete="off" enterkeyhint="search" spellcheck="false" aria-describedby="q-hint"
                        data-suggestions=suggestions/>
                    <button class="button" type="submit">{say(words::FIND)}</button>
                </div>
            </SearchField>
            <FilterBox summary=say(words::FILTER) open=open>
                <FilterGroup name=query::WEEKDAY legend=say(words::WEEKDAY) any=any choices=weekdays(language, search.weekday)/>
                <FilterGroup name=query::DAY_PART legend=say(words::DAY_PART) any=any choices=day_parts(language, &search)/>
                <FilterGroup name=query::FREE_ONLY legend=say(words::PLACES) any=say(words::ALL_OF_THEM) choices=free_only/>
                {(areas.len() + institutions.len() > 1).then(|| view! {
                    <FilterBox summary=say(words::FILTER_WHERE) open=open>
                        <FilterGroup name=query::AREA legend=say(words::AREA) any=any choices=areas/>
                        <FilterGroup name=query::INSTITUTION legend=say(words::INSTITUTION) any=any choices=institutions/>
                    </FilterBox>
                })}
                {(!subjects.is_empty()).then(|| view! {
                    <FilterBox summary=say(words::FILTER_WHAT) open=open>
                        <FilterGroup name=query::SUBJECT legend=say(words::SUBJECT) any=any choices=subjects/>
                    </FilterBox>
                })}
                <div class="button-row"><button class="button" type="submit">{say(words::FIND_LIKE_THIS)}</button></div>
            </FilterBox>
        </form>
    }
}

/// The days of the week, Monday first.
pub fn weekdays(language: Language, chosen: Option<u8>) -> Vec<Choice> {
    let day = |number: u8| {
        let words = weekday_of(language, number)?.to_owned();
        Some(Choice { value: number.to_string(), words, is_chosen: chosen == Some(number) })
    };
    (1..=7).filter_map(day).collect()
}

fn day_parts(language: Language, search: &Search) -> Vec<Choice> {
    let choice = |part: DayPart| Choice {
        value: part.code().to_owned(),
        words: day_part(language, part).to_owned(),
        is_chosen: search.day_part == Some(part),
    };
    DAY_PARTS.map(choice).to_vec()
}

/// The chosen conditions in words, each with the list without it.
pub fn chosen_conditions(
    language: Language,
    search: &Search,
    choices: &Choices,
) -> Vec<ChosenCondition> {
    let one = |condition: Condition| {
        let name = condition_words(language, condition, search, choices);
        (name, address(&without(search, condition)))
    };
    conditions(search).into_iter().map(one).collect()
}

fn condition_words(
    language: Language,
    condition: Condition,
    search: &Search,
    choices: &Choices,
) -> String {
    let area = || choices.areas.iter().find(|area| Some(&area.code) == search.area.as_ref());
    let institution = || choices.institutions.iter().find(|one| Some(one.id) == search.institution);
    let name = match condition {
        Condition::Words => Some(words::quoted(&search.words)),
        Condition::Area => area().map(|area| area.name.clone()),
        Condition::Institution => institution().map(|one| one.name.clone()),
        Condition::Subject => search.subject.clone(),
        Condition::Weekday => {
            search.weekday.and_then(|day| weekday_of(language, day)).map(str::to_owned)
        }
        Condition::DayPart => search.day_part.map(|part| day_part(language, part).to_owned()),
        Condition::FreeOnly => Some(words::FREE_ONLY.in_language(language).to_owned()),
    };
    name.unwrap_or_default()
}
