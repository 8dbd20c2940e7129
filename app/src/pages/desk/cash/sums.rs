//! What a day adds up to, by way and by who took it, and what should be in the drawer.

use domain::cash::{Balance, Moved};
use domain::language::Language;
use leptos::prelude::*;
use store::cash::{Book, Closed};

use crate::components::definitions::Definitions;
use crate::components::named_table::NamedTable;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::cash as words;
use crate::wording::when::moment;

/// Two small tables, each with its sum.
#[component]
pub fn Sums(
    /// Of which day.
    book: Book,
) -> impl IntoView {
    let say = request().say();
    let totals = book.totals();
    let by_way =
        totals.by_way.iter().map(|(way, moved)| (say(words::way(*way)).to_owned(), *moved));
    let by_way: Vec<_> = by_way.collect();
    let name_of = |clerk| {
        let line = book.lines.iter().find(|line| line.clerk == clerk);
        line.map(|line| line.clerk_name.clone()).unwrap_or_default()
    };
    let by_clerk = totals.by_clerk.iter().map(|(clerk, moved)| (name_of(*clerk), *moved)).collect();
    view! {
        <SumTable title=words::BY_WAY first=words::WAY rows=by_way all=totals.all/>
        <SumTable title=words::BY_CLERK first=words::CLERK rows=by_clerk all=totals.all/>
    }
}

#[component]
fn SumTable(title: Words, first: Words, rows: Vec<(String, Moved)>, all: Moved) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = rows.into_iter().map(|(name, moved)| row(&request, name, moved)).collect_view();
    let last = row(&request, say(words::ALL).to_owned(), all);
    let id = if title == words::BY_WAY { "by-way" } else { "by-clerk" };
    let headings = [first, words::TAKEN, words::GIVEN, words::LEFT];
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{say(title)}</h2>
            <NamedTable named_by=id headings=headings.to_vec() numbers_from=1>{rows}{last}</NamedTable>
        </section>
    }
}

fn row(request: &Request, name: String, moved: Moved) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let cell = |label: Words, sum| {
        view! { <td class="table__number" data-label=say(label)><span class="nowrap">{words::yuan(language, sum)}</span></td> }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(words::TAKEN, moved.taken)}
            {cell(words::GIVEN, moved.given_back)}
            {cell(words::LEFT, moved.left())}
        </tr>
    }
}

/// What is in the drawer, and how the day was closed.
#[component]
pub fn Drawer(
    /// Of which day.
    book: Book,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = drawer_rows(request.language, &book);
    let closed = book.closed.map(|closed| {
        let rows = closed_rows(request.language, &closed);
        view! {
            <section class="section" aria-labelledby="closed">
                <h2 id="closed">{say(words::CLOSED)}</h2>
                <Definitions rows=rows/>
            </section>
        }
    });
    let open = closed.is_none().then(|| view! { <p class="soft">{say(words::NOT_CLOSED_YET)}</p> });
    view! {
        <section class="section" aria-labelledby="drawer">
            <h2 id="drawer">{say(words::DRAWER)}</h2>
            <Definitions rows=rows/>
            {open}
        </section>
        {closed}
    }
}

/// When the day began, what it added, what should be there.
pub fn drawer_rows(language: Language, book: &Book) -> Vec<(Words, Vec<String>)> {
    let sum = |sum| vec![words::yuan(language, sum)];
    vec![
        (words::OPENING, sum(book.opening)),
        (words::CASH_OF_DAY, sum(book.totals().cash())),
        (words::EXPECTED, sum(book.expected())),
    ]
}

fn closed_rows(language: Language, closed: &Closed) -> Vec<(Words, Vec<String>)> {
    let count = &closed.count;
    let (counted, stays) = (i64::from(count.counted.0), i64::from(count.stays.0));
    let sum = |fen| vec![words::yuan(language, Balance(fen))];
    vec![
        (words::COUNTED_ROW, sum(counted)),
        (
            words::DIFFERENCE,
            vec![words::difference(language, count.difference()), count.note.clone()],
        ),
        (words::STAYS_ROW, sum(stays)),
        (words::HANDED_IN, sum(counted - stays)),
        (words::CLERK, vec![closed.clerk_name.clone()]),
        (words::CLOSED_AT, vec![moment(language, closed.at)]),
    ]
}
