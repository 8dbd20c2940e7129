//! To whom money is to be given back because they have swapped a place that was paid for.

use leptos::prelude::*;
use store::fee::ToGiveBack;

use crate::components::named_table::NamedTable;
use crate::pages::desk::offering::entries::name_of;
use crate::paths;
use crate::paths::cash::desk_refund;
use crate::request::{Request, request};
use crate::wording::desk::fees as words;
use crate::wording::desk::list::NAME;
use crate::wording::offering::fee as amount;

/// A line for each, with the way to the refund; nothing where nobody gets anything.
#[component]
pub fn GiveBackTable(
    /// Whom.
    owed: Vec<ToGiveBack>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let headings =
        vec![NAME, words::TELEPHONE, words::OFFERING, words::TO_GIVE_BACK, words::ACTIONS];
    let is_any = !owed.is_empty();
    let rows: Vec<_> = owed.iter().map(|one| row(&request, one)).collect();
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="give-back">
                <h2 id="give-back">{say(words::TO_GIVE_BACK)}</h2>
                <p>{say(words::TO_GIVE_BACK_LINE)}</p>
                <NamedTable named_by="give-back" headings=headings>{rows}</NamedTable>
            </section>
        }
    })
}

fn row(request: &Request, one: &ToGiveBack) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, &one.person);
    let mobile = one.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let whose = words::give_back_to(language, &name);
    let way = one.first().map(|(payment, _)| {
        view! {
            <a class="button" href=desk_refund(payment)>
                {say(words::GIVE_BACK)}<span class="visually-hidden">" "{whose}</span>
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
            <td data-label=say(words::TO_GIVE_BACK)><span class="nowrap">{amount(language, one.amount)}</span></td>
            <td class="table__action">{way}</td>
        </tr>
    }
}
