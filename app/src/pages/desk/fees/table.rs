//! The table of those who have to pay, each with its button; or of those who have. The heads of its columns put it in order.

use domain::calendar::{civil, day};
use domain::cash::PayWay;
use domain::listing::{FeeColumn, PAGE_ROWS};
use domain::offering::Fen;
use leptos::prelude::*;
use store::fee::{FeeDue, FeeFilter};
use store::paged::Paged;

use super::{address, pay};
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::pages::desk::offering::entries::name_of;
use crate::paths;
use crate::paths::fees as ways;
use crate::request::{FROM_HERE, Request, new_form_key, request};
use crate::wording::desk::cash::{HOW, take_from, way as way_words};
use crate::wording::desk::fees as words;
use crate::wording::desk::list::{NAME, NUMBER};
use crate::wording::fee::day as day_in_words;
use crate::wording::offering::fee as amount;
use crate::wording::when::{short_day, time};

/// One line for each place that costs something; on paper with what all cost together.
#[component]
pub fn FeeTable(
    /// A page of them.
    due: Paged<FeeDue>,
    /// What all of them come to together, those of other pages as well; told on paper.
    sum: Fen,
    /// What was asked for.
    filter: FeeFilter,
    /// A name is looked for besides.
    is_found: bool,
    /// The address of this view, to come back to.
    here: String,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let (is_paid, order, number) = (filter.is_paid, filter.order, due.total);
    let label = if is_paid { words::PAID } else { words::UNPAID };
    let total = words::total(language, number, &amount(language, sum));
    let skipped = order.within(number, PAGE_ROWS).skipped(PAGE_ROWS);
    let numbered = (skipped + 1..).zip(due.rows);
    let rows =
        numbered.map(|(number, due)| row(&request, number, &due, is_paid, &here)).collect_view();
    let at = move |order| address(&FeeFilter { order, ..filter.clone() }, is_found);
    let heads = Heads { order, address: at };
    let (by_day, day) = match is_paid {
        true => (FeeColumn::Paid, words::PAID_AT),
        false => (FeeColumn::Day, words::LAST_DAY),
    };
    let row_of_heads = view! {
        <th scope="col" class="table__number">{say(NUMBER)}</th>
        {heads.sorted(FeeColumn::Name, NAME)}
        <th scope="col">{say(words::TELEPHONE)}</th>
        {heads.sorted(FeeColumn::Offering, words::OFFERING)}
        {heads.sorted(by_day, day)}
        <th scope="col" class="table__action">{say(if is_paid { words::ACTIONS } else { HOW })}</th>
    };
    view! {
        <p class="count">{total}</p>
        <SortedTable label=say(label) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(number, PAGE_ROWS)}
    }
}

fn row(
    request: &Request,
    number: u32,
    due: &FeeDue,
    is_paid: bool,
    here: &str,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, &due.person);
    let when = match due.fee.paid_at {
        Some(at) => {
            let at = civil(at);
            let receipt = words::receipt(language, &due.fee.receipt);
            vec![
                format!("{}{}", short_day(language, at.date()), time(language, at.time())),
                receipt,
            ]
        }
        None => {
            let over = due.fee.is_overdue(day(request.now));
            let over = if over { say(words::OVERDUE).to_owned() } else { String::new() };
            let day = due.fee.pay_by.map(|pay_by| day_in_words(language, pay_by));
            vec![day.unwrap_or_else(|| say(words::NO_LAST_DAY).to_owned()), over]
        }
    };
    let lines = when.into_iter().filter(|line| !line.is_empty());
    let lines =
        lines.map(|line| view! { <span class="line"><Phrases text=line/></span> }).collect_view();
    let mobile = due.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let action = if is_paid && due.fee.due() == Fen::FREE {
        // All of it was carried over from another place: nothing was paid here that could be taken back.
        ().into_any()
    } else if is_paid {
        let value = pay::with_way(due.sign_up, here);
        let words = say(words::TAKE_BACK);
        view! { <PostButton action="/forms/desk-fee-back" name="sign_up" value=value words=words/> }
            .into_any()
    } else {
        view! { <PayForm due=due.clone() name=name.clone() here=here.to_owned()/> }.into_any()
    };
    view! {
        <tr>
            <td class="table__number">{number}</td>
            <th scope="row">
                <a class="table__link" href=ways::desk_fee(due.sign_up)>{name}</a>
            </th>
            <td data-label=say(words::TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=say(words::OFFERING)>
                <a class="table__link" href=paths::desk_offering(due.offering)>{due.offering_name.clone()}</a>
                <span class="line">{amount(language, due.fee.told())}</span>
            </td>
            <td data-label=say(if is_paid { words::PAID_AT } else { words::LAST_DAY })>{lines}</td>
            <td class="table__action">{action}</td>
        </tr>
    }
}

/// A button for each way of paying: one tap takes the money.
#[component]
fn PayForm(due: FeeDue, name: String, here: String) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let buttons = PayWay::ALL.map(|way| {
        let whose = take_from(language, &name);
        view! {
            <button class="button" type="submit" name="way" value=way.code()>
                {say(way_words(way))}<span class="visually-hidden">" "{whose}</span>
            </button>
        }
    });
    view! {
        <form class="pay screen-only" method="post" action="/forms/desk-fee-paid">
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request.form_token/>
            <input type="hidden" name="sign_up" value=pay::with_way(due.sign_up, &here)/>
            {buttons.collect_view()}
        </form>
    }
}
