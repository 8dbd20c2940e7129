//! The form above the list: search field, conditions and order, and the chosen ones in words.

use domain::calendar::Term;
use domain::id::TermId;
use domain::institution::InstitutionKind;
use domain::language::Language;
use domain::listing::{Column, Filling, Listing, Progress, ROWS, Sortable};
use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;

use crate::components::chosen_conditions::ChosenCondition;
use crate::components::filter_box::FilterBox;
use crate::components::filter_group::{Choice, FilterGroup};
use crate::components::form::page_form;
use crate::error::AppError;
use crate::pages::offerings::filter::weekdays;
use crate::paths;
use crate::paths::keys::SEARCH as SEARCH_KEY;
use crate::paths::listing::{self as fields, desk_list};
use crate::paths::order::SORT;
use crate::request::{Request, request};
use crate::wording::desk::listing as words;
use crate::wording::desk::{FIND, SEARCH};
use crate::wording::offering::kind_name;
use crate::wording::offering::list::{ANY, WEEKDAY, quoted};
use crate::wording::when::weekday_of;

/// What there is to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    kinds: Vec<OfferingKind>,
    terms: Vec<(TermId, Term)>,
}

impl Choices {
    /// Reads it.
    pub(crate) async fn of(request: &Request, kind: InstitutionKind) -> Result<Self, AppError> {
        let by = request.at_desk(Task::Inspect)?;
        Ok(Self {
            kinds: OfferingKind::all_held_by(kind).collect(),
            terms: store::offering::terms_at_desk(&request.db, by).await?,
        })
    }
}

/// Sent together; what is not the usual stands in the address.
#[component]
pub(super) fn FilterForm(
    /// What is asked for.
    listing: Listing,
    /// What there is.
    choices: Choices,
    /// The conditions stand unfolded: somebody was choosing among them.
    open: bool,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let choice = |value: &str, text: String, is_chosen| Choice {
        value: value.to_owned(),
        words: text,
        is_chosen,
    };
    let in_words = |text: crate::wording::Words| say(text).to_owned();
    // Where there is one kind alone there is nothing to choose.
    let kinds = choices.kinds.iter().filter(|_| choices.kinds.len() > 1);
    let kinds =
        kinds.map(|one| choice(one.code(), in_words(kind_name(*one)), listing.kind == Some(*one)));
    let terms = choices
        .terms
        .iter()
        .map(|(id, term)| choice(&id.to_string(), term.name.clone(), listing.term == Some(*id)));
    let progress = Progress::ALL.map(|one| {
        choice(one.code(), in_words(words::progress(one)), listing.progress == Some(one))
    });
    let filling = Filling::ALL
        .map(|one| choice(one.code(), in_words(words::filling(one)), listing.filling == Some(one)));
    // The usual order and number of rows are what stands there when nothing is asked for.
    let usual = Listing::default();
    let orders = Column::ALL.iter().map(|(one, _)| *one).filter(|one| *one != usual.order.column);
    let orders = orders
        .map(|one| choice(one.code(), in_words(words::order(one)), listing.order.column == one));
    let rows = ROWS.into_iter().filter(|one| *one != usual.rows);
    let rows =
        rows.map(|one| choice(&one.to_string(), words::rows(language, one), listing.rows == one));
    let (kinds, terms, orders, rows): (Vec<_>, Vec<_>, Vec<_>, Vec<_>) =
        (kinds.collect(), terms.collect(), orders.collect(), rows.collect());
    let any = say(ANY);
    let usual_order = say(words::order(usual.order.column));
    let usual_rows = words::usual_rows(language);
    view! {
        <form class="filter" id=page_form() method="get" action=paths::DESK role="search">
            <div class="search">
                <label class="search__label" for="q">{say(SEARCH)}</label>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name=fields::WORDS type="search" autocomplete="off"
                        enterkeyhint="search" accesskey=SEARCH_KEY value=listing.words.clone()/>
                    <button class="button" type="submit">{say(FIND)}</button>
                </div>
            </div>
            <FilterBox summary=say(words::FILTER) open=open>
                <FilterGroup name=fields::PROGRESS legend=say(words::PROGRESS) any=any choices=progress.to_vec()/>
                <FilterGroup name=fields::FILLING legend=say(words::FILLING) any=any choices=filling.to_vec()/>
                <FilterGroup name=fields::KIND legend=say(words::KIND) any=any choices=kinds/>
                <FilterGroup name=fields::TERM legend=say(words::TERM) any=any choices=terms/>
                <FilterGroup name=fields::WEEKDAY legend=say(WEEKDAY) any=any choices=weekdays(language, listing.weekday)/>
                <FilterGroup name=SORT legend=say(words::ORDER) any=usual_order choices=orders/>
                <FilterGroup name=fields::ROWS_SHOWN legend=say(words::ROWS) any=usual_rows choices=rows/>
                <div class="button-row"><button class="button" type="submit">{say(words::FIND_LIKE_THIS)}</button></div>
            </FilterBox>
        </form>
    }
}

/// The chosen conditions in words, each with the list without it.
pub(crate) fn chosen_conditions(
    language: Language,
    listing: &Listing,
    choices: &Choices,
) -> Vec<ChosenCondition> {
    let without = |change: fn(&mut Listing)| {
        let mut wider = listing.at_page(1);
        change(&mut wider);
        desk_list(&wider)
    };
    let say = |text: crate::wording::Words| text.in_language(language).to_owned();
    let term = || choices.terms.iter().find(|(id, _)| Some(*id) == listing.term);
    let words_typed = (!listing.words.is_empty()).then(|| quoted(&listing.words));
    let weekday = listing.weekday.and_then(|day| weekday_of(language, day));
    [
        (words_typed, without(|wider| wider.words.clear())),
        (listing.kind.map(|one| say(kind_name(one))), without(|wider| wider.kind = None)),
        (term().map(|(_, term)| term.name.clone()), without(|wider| wider.term = None)),
        (
            listing.progress.map(|one| say(words::progress(one))),
            without(|wider| wider.progress = None),
        ),
        (
            listing.filling.map(|one| say(words::filling(one))),
            without(|wider| wider.filling = None),
        ),
        (weekday.map(str::to_owned), without(|wider| wider.weekday = None)),
    ]
    .into_iter()
    .filter_map(|(name, way)| Some((name?, way)))
    .collect()
}
