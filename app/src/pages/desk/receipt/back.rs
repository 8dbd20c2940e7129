//! What the two forms have in common that take back what a receipt says.

use domain::cash::{Balance, CashRefusal};
use domain::id::ReceiptId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::cash::Receipt;

use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::request::{Request, request};
use crate::wording::Sentence;
use crate::wording::desk::cash as words;
use crate::wording::refusal::refusal_sentence;

/// The receipt of a payment. Another institution's is not found, nor one of a refund or a correction.
pub async fn payment(request: &Request, id: ReceiptId) -> Result<Receipt, AppError> {
    let receipt = store::cash::receipt(&request.db, id, request.coordinator()?).await?;
    if receipt.entry.is_payment() { Ok(receipt) } else { Err(AppError::NotFound) }
}

/// Whose payment, for what, how much.
#[component]
pub fn OfReceipt(
    /// The payment.
    receipt: Receipt,
) -> impl IntoView {
    let request = request();
    let language = request.language;
    let rows = vec![
        (words::NUMBER, vec![receipt.number.printed()]),
        (words::RECEIVED_FROM, vec![name_of(&request, &receipt.person)]),
        (words::FOR_WHAT, vec![receipt.offering_name.clone()]),
        (words::AMOUNT, vec![words::yuan(language, Balance(i64::from(receipt.amount.0)))]),
        (words::WAY, vec![words::way_of(language, receipt.entry, receipt.way)]),
    ];
    view! { <Definitions rows=rows/> }
}

/// What is wrong with the amount is told at its field.
pub fn at_amount(attempt: &mut Attempt, error: AppError) -> AppError {
    match error {
        AppError::Refused(
            refusal @ Refusal::Cash(CashRefusal::MoreThanLeft { .. } | CashRefusal::NothingGiven),
        ) => {
            attempt.note("amount", Sentence::of(|language| refusal_sentence(language, &refusal)));
            AppError::ToBeChanged
        }
        other => other,
    }
}
