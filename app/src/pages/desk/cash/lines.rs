//! The lines of a day page by page, each with its receipt; the heads of the columns put them in order.

use domain::calendar::civil;
use domain::cash::{Balance, Entry};
use domain::language::Language;
use domain::listing::{BookColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::cash::{Book, Receipt};

use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::pages::desk::offering::entries::name_of;
use crate::paths::cash as ways;
use crate::request::{Request, request};
use crate::wording::desk::cash as words;
use crate::wording::when::{short_day, time};

/// In the order of their numbers, or in another.
#[component]
pub fn Lines(
    /// Of which day.
    book: Book,
    /// The order that is asked for.
    order: Order<BookColumn>,
    /// All are shown, to be printed: not a page of them.
    is_whole: bool,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (day, mut lines) = (book.day, book.lines);
    match order.column {
        BookColumn::Number => order.sort(&mut lines, |line| line.number),
        BookColumn::Way => order.sort(&mut lines, |line| line.way),
        BookColumn::Amount => order.sort(&mut lines, |line| line.amount),
        BookColumn::Clerk => order.sort(&mut lines, |line| line.clerk_name.clone()),
    }
    let total = lines.len();
    let lines = if is_whole { lines } else { order.page_of(lines, PAGE_ROWS) };
    let rows = lines.iter().map(|line| row(&request, line)).collect_view();
    let address = |order| match is_whole {
        true => ways::desk_cash_whole(day, order),
        false => ways::desk_cash_ordered(day, order),
    };
    let heads = Heads { order, address };
    let plain = |text| view! { <th scope="col">{say(text)}</th> };
    let row_of_heads = view! {
        {heads.sorted(BookColumn::Number, words::NUMBER)}
        {plain(words::AT)}
        {plain(words::WHO)}
        {plain(words::WHAT)}
        {heads.sorted(BookColumn::Way, words::WAY)}
        {heads.number(BookColumn::Amount, words::TAKEN)}
        <th scope="col" class="table__number">{say(words::GIVEN)}</th>
        {heads.sorted(BookColumn::Clerk, words::CLERK)}
    };
    view! {
        <SortedTable label=say(words::LINES) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {(!is_whole).then(|| heads.pager(total, PAGE_ROWS))}
    }
}

/// What was taken and what was given back stand each in a column of its own; where no money moves it is neither.
pub fn amounts(line: &Receipt, said: impl Fn(Balance) -> String) -> [String; 2] {
    let amount = said(Balance(i64::from(line.amount.0)));
    match line.entry {
        Entry::Payment => [amount, String::new()],
        Entry::Refund | Entry::Correction => [String::new(), amount],
        Entry::Carried | Entry::Earlier | Entry::EarlierTakenOff => [String::new(), String::new()],
    }
}

/// Why, or the number of a paper receipt; of what is carried over how much, and from what; of what was paid earlier how much.
pub fn note(language: Language, line: &Receipt) -> String {
    let amount = Balance(i64::from(line.amount.0));
    match &line.from {
        Some((_, from)) => words::carried_from(language, from, amount),
        None if line.entry == Entry::Earlier => words::earlier(language, amount),
        None => line.note.clone(),
    }
}

/// The time; with its day where the line stands in the book of the next.
pub fn at(request: &Request, line: &Receipt) -> String {
    let (language, at) = (request.language, civil(line.at));
    let clock = time(language, at.time());
    if at.date() == line.book_day {
        clock
    } else {
        format!("{}{clock}", short_day(language, at.date()))
    }
}

fn row(request: &Request, line: &Receipt) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let [taken, given] = amounts(line, |sum| words::yuan(language, sum));
    let note = note(language, line);
    view! {
        <tr>
            <th scope="row"><a class="table__link" href=ways::desk_receipt(line.id)>{line.number.printed()}</a></th>
            <td data-label=say(words::AT)><span class="nowrap">{at(request, line)}</span></td>
            <td data-label=say(words::WHO)>{name_of(request, &line.person)}</td>
            <td data-label=say(words::WHAT)>
                <span class="line">{say(words::entry(line.entry))}</span>
                <span class="line"><Phrases text=line.offering_name.clone()/></span>
                {(!note.is_empty()).then(|| view! { <span class="line soft"><Phrases text=note/></span> })}
            </td>
            <td data-label=say(words::WAY)>{shown(words::way_of(language, line.entry, line.way))}</td>
            <td class="table__number" data-label=say(words::TAKEN)>{shown(taken)}</td>
            <td class="table__number" data-label=say(words::GIVEN)>{shown(given)}</td>
            <td data-label=say(words::CLERK)>{line.clerk_name.clone()}</td>
        </tr>
    }
}

/// Nothing where there is nothing, so that a row on a narrow page leaves the cell out.
fn shown(amount: String) -> Option<impl IntoView> {
    (!amount.is_empty()).then(|| view! { <span class="nowrap">{amount}</span> })
}
