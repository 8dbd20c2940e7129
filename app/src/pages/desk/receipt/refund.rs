//! 退费: giving some of a payment back, or all of it.

use domain::cash::{Balance, PayWay, left_of};
use domain::id::ReceiptId;
use leptos::prelude::*;
use store::fee::{GiveBackWhy, ToGiveBack};

use super::MADE;
use super::back::{OfReceipt, at_amount, payment};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::fees::give_back::why;
use crate::pages::{id_in_path, page};
use crate::paths::cash as ways;
use crate::request::{request, see_other};
use crate::wording::Words;
use crate::wording::desk::cash as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-refund";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["amount", "way", "reason"]);

/// How the money changes hands, each as it is sent and as it is called.
pub fn way_choices(say: impl Fn(Words) -> &'static str) -> Vec<(String, String)> {
    let choice = |way: PayWay| (way.code().to_owned(), say(words::way(way)).to_owned());
    PayWay::ALL.map(choice).to_vec()
}

/// Reads one of [`way_choices`].
pub fn read_way(typed: &str) -> Result<PayWay, Words> {
    PayWay::from_code(typed).ok_or(words::WAY_MISSING)
}

/// How much, how and why. What was given back as a whole leaves nothing to ask.
#[component]
pub fn RefundPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ReceiptId>());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let receipt = payment(&request, id?).await?;
        let back = store::cash::given_back(&request.db, receipt.id, by).await?;
        let amounts: Vec<_> = back.iter().map(|line| line.amount).collect();
        let left = Balance(i64::from(left_of(receipt.amount, &amounts).0));
        // Whoever has swapped for something cheaper gets the rest, not all of it.
        let owed = store::fee::to_give_back(&request.db, by).await?;
        let owed = owed.iter().find(|owed| owed.first().is_some_and(|(id, _)| id == receipt.id));
        let sum = owed.and_then(ToGiveBack::first).map(|(_, sum)| Balance(i64::from(sum.0)));
        let proposed_sum = sum.unwrap_or(left);
        // Why the place has ended is why it is given back; a coordinator may word it otherwise.
        let reason = owed.map(|owed| why(request.language, &owed.why)).unwrap_or_default();
        let has_ended = owed.is_some_and(|owed| matches!(owed.why, GiveBackWhy::Ended(_)));
        let attempt = request.attempt(FORM).await?;
        let hint = words::left(request.language, left);
        let typed = format!("{}.{:02}", proposed_sum.0 / 100, proposed_sum.0 % 100);
        let number = Kind {
            autocomplete: Some("off"),
            input_mode: Some("decimal"),
            width: Width::Number,
            ..Kind::default()
        };
        let (way, proposed) = (ways::desk_receipt(receipt.id), receipt.way.code());
        Ok(view! {
            <PageTitle text=say(words::REFUND) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way.clone()>{receipt.number.printed()}</a>
            <h1 tabindex="-1">{say(words::REFUND)}</h1>
            <OfReceipt receipt=receipt.clone()/>
            {(!has_ended).then(|| view! { <p>{say(words::PLACE_STAYS)}</p> })}
            <Form action="/forms/desk-refund" attempt=attempt is_question=true>
                <input type="hidden" name="receipt_id" value=receipt.id.to_string()/>
                <Field name="amount" label=say(words::REFUND_AMOUNT) hint=hint value=typed kind=number/>
                <Choices name="way" legend=say(words::HOW_BACK) choices=way_choices(say) proposed=proposed/>
                <Field name="reason" label=say(words::REFUND_REASON) hint=say(words::REFUND_REASON_HINT) value=reason/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_REFUND)}</button>
                    <a class="button button--link" href=way>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        })
    })
}

/// Gives it back, and leads to the receipt of the refund.
#[server(prefix = "/forms", endpoint = "desk-refund")]
pub async fn post_desk_refund(
    #[server(default)] key: String,
    #[server(default)] receipt_id: String,
    #[server(default)] amount: String,
    #[server(default)] way: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, receipt_id.parse::<ReceiptId>()?);
    let values = [("amount", amount.as_str()), ("way", way.as_str()), ("reason", reason.as_str())];
    let mut attempt = Attempt::at(values);
    let made = async {
        let by = request.coordinator()?;
        let read = |typed: &str| domain::written::amount(typed);
        let sum = attempt.read("amount", read, |fault| words::amount_fault(fault).into());
        let way = attempt.read("way", read_way, |wrong| wrong.into());
        let reason = attempt.reason("reason", words::REFUND_REASON_MISSING);
        let (sum, way, reason) = (sum?, way?, reason?);
        let made = store::cash::refund(&request.db, key, id, sum, way, &reason, by).await;
        let made = made.map_err(|error| at_amount(&mut attempt, error.into()))?;
        Ok(store::cash::given_back(&request.db, id, by)
            .await?
            .into_iter()
            .find(|line| line.number == made))
    };
    match made.await {
        Ok(line) => {
            let to = line.map_or(id, |line| line.id);
            see_other(&format!("{}?{MADE}", ways::desk_receipt(to)))
        }
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_refund(id), error).await,
    }
}
