//! The certificates of a member, a row each; the heads of the columns put them in order.

use domain::calendar::day;
use domain::id::PersonId;
use domain::listing::{CertificateColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::certificate::Certificate;
use store::spelling::sort_key;

use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::paths::certificates as ways;
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::certificate as words;
use crate::wording::when::day as day_words;

/// Usually the latest first; a sentence where there are none.
#[component]
pub(super) fn CertificateTable(
    /// As they are read.
    certificates: Vec<Certificate>,
    /// How they are ordered.
    order: Order<CertificateColumn>,
    /// Whose.
    person: PersonId,
) -> impl IntoView {
    let request = request();
    let (say, total, mut certificates) = (request.say(), certificates.len(), certificates);
    if certificates.is_empty() {
        return view! { <p>{say(words::NONE)}</p> }.into_any();
    }
    match order.column {
        CertificateColumn::Number => order.sort(&mut certificates, |one| one.number),
        CertificateColumn::What => {
            let about =
                |one: &Certificate| sort_key(&words::about(request.language, &one.facts.what));
            order.sort(&mut certificates, |one| (one.facts.what.code(), about(one)));
        }
        CertificateColumn::Made => order.sort(&mut certificates, |one| one.issued_at),
    }
    let rows = order.page_of(certificates, PAGE_ROWS);
    let rows = rows.iter().map(|one| row(&request, one)).collect_view();
    let address = |order| format!("{}#made", ordered(&ways::desk_certificates(person), order));
    let heads = Heads { order, address };
    let row_of_heads = view! {
        {heads.sorted(CertificateColumn::Number, words::NUMBER)}
        {heads.sorted(CertificateColumn::What, words::WHAT_IT_SAYS)}
        {heads.sorted(CertificateColumn::Made, words::MADE_ON)}
        <th scope="col">{say(words::STATE)}</th>
    };
    view! {
        <SortedTable label=say(words::SEE_ALL) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(total, PAGE_ROWS)}
    }
    .into_any()
}

fn row(request: &Request, one: &Certificate) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let made = day_words(language, day(one.issued_at));
    let state = one.revoked.is_some().then(|| say(words::STATE));
    let revoked = one.revoked.as_ref().map(|revoked| {
        let line = words::revoked_on(language, day(revoked.at));
        view! { <Phrases text=line/> }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=ways::desk_certificate(one.id)>{one.number.printed()}</a>
            </th>
            <td>
                <span class="line">{say(words::title(&one.facts.what))}</span>
                <span class="line"><Phrases text=words::about(language, &one.facts.what)/></span>
            </td>
            <td data-label=say(words::MADE_ON)><Phrases text=made/></td>
            <td data-label=state>{revoked}</td>
        </tr>
    }
}
