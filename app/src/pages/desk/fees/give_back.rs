//! To whom money is to be given back: their paid place has ended, they have swapped it, or its fee was lowered.

use domain::calendar::day;
use domain::language::Language;
use domain::listing::{AsItIs, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::fee::{GiveBackWhy, ToGiveBack};

use crate::address::with_query;
use crate::components::named_table::NamedTable;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::pages::desk::offering::entries::name_of;
use crate::paths;
use crate::paths::cash::desk_refund;
use crate::paths::fees::{DESK_FEES, desk_fee, desk_refunds};
use crate::paths::order::{SECOND, pairs_named};
use crate::request::{Request, request};
use crate::wording::desk::list::NAME;
use crate::wording::desk::offering::end_reason;
use crate::wording::desk::{fees as words, refunds};
use crate::wording::offering::fee as amount;

/// A line for each, with the way to the refund; nothing where nobody gets anything.
#[component]
pub fn GiveBackTable(
    /// Whom, all of them.
    owed: Vec<ToGiveBack>,
    /// Which page of them is shown; of one person they fill no page.
    #[prop(default = Order::default())]
    order: Order<AsItIs>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let headings = vec![
        NAME,
        words::TELEPHONE,
        words::OFFERING,
        words::WHY_BACK,
        words::TO_GIVE_BACK,
        words::ACTIONS,
    ];
    let (total, together) = (owed.len(), together(&owed));
    let (is_any, owed) = (total > 0, order.page_of(owed, PAGE_ROWS));
    let address =
        |order| format!("{}#give-back", with_query(DESK_FEES, pairs_named(SECOND, order)));
    let heads = Heads { order, address };
    let rows: Vec<_> = owed.iter().map(|one| row(&request, one)).collect();
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="give-back">
                <h2 id="give-back">{say(words::TO_GIVE_BACK)}</h2>
                <p>{say(words::TO_GIVE_BACK_LINE)}</p>
                <NamedTable named_by="give-back" headings=headings>{rows}</NamedTable>
                {heads.pager_of(words::TO_GIVE_BACK, total, PAGE_ROWS)}
                {together.map(|way| view! {
                    <div class="button-row"><a class="button" href=way>{say(refunds::TITLE)}</a></div>
                })}
            </section>
        }
    })
}

/// Where several can be given back at once: those of one person, of one offering, or all; nothing where there is one alone.
fn together(owed: &[ToGiveBack]) -> Option<String> {
    let (first, others) = owed.split_first()?;
    let is_one_person = others.iter().all(|one| one.person.id == first.person.id);
    let is_one_offering = others.iter().all(|one| one.offering == first.offering);
    (!others.is_empty()).then(|| match (is_one_person, is_one_offering) {
        (true, _) => desk_refunds(None, Some(first.person.id)),
        (false, true) => desk_refunds(Some(first.offering), None),
        (false, false) => desk_refunds(None, None),
    })
}

fn row(request: &Request, one: &ToGiveBack) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, &one.person);
    let mobile = one.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let whose = words::give_back_to(language, &name);
    let not_to = words::not_given_back_to(language, &name);
    let way = one.first().map(|(payment, _)| {
        view! {
            <a class="button" href=desk_refund(payment)>
                {say(words::GIVE_BACK)}<span class="visually-hidden">" "{whose}</span>
            </a>
        }
    });
    let may_keep = matches!(one.why, GiveBackWhy::Ended(_)).then(|| {
        view! {
            <a class="button button--link" href=desk_fee(one.sign_up)>
                {say(words::GIVE_NOTHING_BACK)}<span class="visually-hidden">" "{not_to}</span>
            </a>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=say(words::TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=say(words::OFFERING)>
                <a class="table__link" href=paths::desk_offering(one.offering)>{one.offering_name.clone()}</a>
            </td>
            <td data-label=say(words::WHY_BACK)><Phrases text=why(language, &one.why)/></td>
            <td data-label=say(words::TO_GIVE_BACK)><span class="nowrap">{amount(language, one.amount)}</span></td>
            <td class="table__action">{way}{may_keep}</td>
        </tr>
    }
}

/// Why somebody gets money back: 换到了别的项目, 费用12月4日改低了, or how their place has ended.
pub fn why(language: Language, why: &GiveBackWhy) -> String {
    match why {
        GiveBackWhy::Swapped => words::SWAPPED.in_language(language).to_owned(),
        GiveBackWhy::Lowered(at) => words::lowered(language, day(*at)),
        GiveBackWhy::Ended(reason) => end_reason(language, reason),
    }
}
