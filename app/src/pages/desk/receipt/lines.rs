//! Several receipts, each a line that leads to it.

use domain::cash::Balance;
use leptos::prelude::*;
use store::cash::Receipt;

use crate::paths::cash::desk_receipt;
use crate::request::request;
use crate::wording::desk::cash as words;

/// Number, what it says and how much; nothing where there is none. On paper links have no use.
#[component]
pub fn ReceiptLines(
    /// The heading's id.
    id: &'static str,
    /// What they are.
    title: &'static str,
    /// In their order.
    receipts: Vec<Receipt>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_any = !receipts.is_empty();
    let lines = receipts.into_iter().map(|one| {
        let amount = words::yuan(language, Balance(i64::from(one.amount.0)));
        let told = format!("{} {} {amount}", one.number.printed(), say(words::entry(one.entry)));
        view! { <p><a class="button button--link" href=desk_receipt(one.id)>{told}</a></p> }
    });
    let lines = lines.collect_view();
    is_any.then(|| {
        view! {
            <section class="section screen-only" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {lines}
            </section>
        }
    })
}
