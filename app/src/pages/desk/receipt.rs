//! 收据: one receipt in large print, with what else can be done about it.

use domain::cash::{Balance, Entry, in_capitals, left_of};
use domain::id::ReceiptId;
use domain::institution::Institution;
use domain::role::Task;
use leptos::prelude::*;
use store::cash::Receipt;

use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::cash as ways;
use crate::paths::fees::desk_fees_of;
use crate::paths::papers::desk_receipt_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::cash as words;
use crate::wording::when::moment;

use lines::ReceiptLines;

pub mod back;
pub mod correction;
pub mod lines;
pub mod refund;

/// In the address: it has just been made.
pub const MADE: &str = "made";

/// Another institution's is not found.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ReceiptId>());
    let say = request.say();
    page(async move {
        let by = request.at_desk(Task::Inspect)?;
        let receipt = store::cash::receipt(&request.db, id?, by).await?;
        let back = store::cash::given_back(&request.db, receipt.id, by).await?;
        let carried = store::cash::carried_over(&request.db, receipt.id, by).await?;
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let title = title_of(receipt.entry);
        let rows = rows(&request, &receipt, &institution).into_iter().map(|(term, text)| {
            view! { <div class="paper__row"><dt>{say(term)}</dt><dd><Phrases text=text/></dd></div> }
        });
        let rows = rows.collect_view();
        let number = receipt.number.printed();
        Ok(view! {
            <PageTitle text=format!("{} {number}", say(title))/>
            <a class="back" href=ways::desk_cash(receipt.book_day)>{say(words::BACK)}</a>
            {request.has_query(MADE).then(|| view! {
                <div class="screen-only"><NoticeBox kind=BoxKind::Done><p>{say(words::MADE)}</p></NoticeBox></div>
            })}
            <h1 tabindex="-1">{say(title)}</h1>
            <p class="key">{number}</p>
            <dl class="paper">
                {rows}
                <div class="paper__row"><dt>{say(words::SIGNATURE)}</dt><dd></dd></div>
            </dl>
            <ReceiptLines id="back" title=say(words::BACK_LINES) receipts=back.clone()/>
            <ReceiptLines id="carried" title=say(words::CARRIED_LINES) receipts=carried/>
            <Ways receipt=receipt back=back/>
        })
    })
}

/// What the paper is called.
pub const fn title_of(entry: Entry) -> Words {
    match entry {
        Entry::Payment => words::RECEIPT,
        Entry::Refund => words::REFUND_RECEIPT,
        Entry::Correction => words::CORRECTION_RECEIPT,
        Entry::Carried => words::CARRIED_RECEIPT,
        Entry::Earlier => words::EARLIER_RECEIPT,
        Entry::EarlierTakenOff => words::EARLIER_OFF_RECEIPT,
    }
}

/// What stands on it, row by row: the same on the page and in the file.
pub fn rows(request: &Request, receipt: &Receipt, house: &Institution) -> Vec<(Words, String)> {
    let language = request.language;
    let is_payment = receipt.entry.is_payment();
    let amount = words::yuan(language, Balance(i64::from(receipt.amount.0)));
    let against = receipt.payment.map(|(_, number)| number.printed()).unwrap_or_default();
    let from = receipt.from.as_ref().map(|(_, name)| name.clone());
    let for_what = if from.is_some() { words::TO_WHAT } else { words::FOR_WHAT };
    let rows = vec![
        (words::INSTITUTION, house.name.clone()),
        (
            match receipt.entry {
                Entry::Payment | Entry::Earlier => words::RECEIVED_FROM,
                Entry::Refund | Entry::Correction => words::GIVEN_TO,
                Entry::Carried | Entry::EarlierTakenOff => words::OF_WHOM,
            },
            name_of(request, &receipt.person),
        ),
        (words::FROM_WHAT, from.unwrap_or_default()),
        (for_what, receipt.offering_name.clone()),
        (words::AMOUNT, amount),
        (words::IN_CAPITALS, in_capitals(receipt.amount)),
        (words::WAY, words::way_of(language, receipt.entry, receipt.way)),
        (words::AT, moment(language, receipt.at)),
        (words::CLERK, receipt.clerk_name.clone()),
        (words::AGAINST, against),
        (if is_payment { words::PAPER_ROW } else { words::REASON }, receipt.note.clone()),
    ];
    rows.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Printing it; giving back what is left of it; correcting it while nothing was given back.
#[component]
fn Ways(receipt: Receipt, back: Vec<Receipt>) -> impl IntoView {
    let request = request();
    let (say, runs) = (request.say(), request.at_desk(Task::Run).is_ok());
    let amounts: Vec<_> = back.iter().map(|line| line.amount).collect();
    let is_payment = receipt.entry.is_payment();
    let is_left = runs && is_payment && left_of(receipt.amount, &amounts).0 > 0;
    let may_correct = runs && is_payment && back.is_empty();
    let of = receipt.payment.map(|(id, number)| (ways::desk_receipt(id), number.printed()));
    view! {
        <div class="button-row screen-only">
            <PrintButton/>
            <PdfButton way=desk_receipt_file(receipt.id)/>
            {is_left.then(|| view! { <a class="button" href=ways::desk_refund(receipt.id)>{say(words::REFUND)}</a> })}
            {may_correct.then(|| view! {
                <a class="button" href=ways::desk_correction(receipt.id)>{say(words::CORRECT)}</a>
            })}
            {of.map(|(way, number)| view! {
                <a class="button" href=way><ByPhrase text=format!("{} {number}", say(words::AGAINST))/></a>
            })}
            {runs.then(|| view! {
                <a class="button" href=desk_fees_of(receipt.offering)>{say(words::TO_FEES)}</a>
            })}
        </div>
    }
}
