//! After money was taken: what was noted, its receipt, and the way to take it back.

use domain::id::SignUpId;
use leptos::prelude::*;
use store::cash::Receipt;
use store::fee::FeeDue;

use super::pay;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::pages::desk::members::slip::SlipButtons;
use crate::pages::desk::offering::entries::name_of;
use crate::paths::cash::desk_receipt;
use crate::request::{Request, request};
use crate::wording::desk::cash::SEE_RECEIPT;
use crate::wording::desk::fees as words;
use crate::wording::offering::fee as amount;

/// Whose payment has just been noted, with its receipt.
pub async fn just_paid(request: &Request, id: SignUpId) -> Option<(FeeDue, Option<Receipt>)> {
    let by = request.coordinator().ok()?;
    let due = store::fee::fee_due(&request.db, id, by).await.ok()?;
    let receipts = store::cash::receipts_of(&request.db, id, by).await.ok()?;
    let receipt = receipts.into_iter().rfind(|one| one.number.printed() == due.fee.receipt);
    Some((due, receipt))
}

/// Somebody's payment was noted: its receipt can be printed, and it can be taken back at once.
#[component]
pub fn JustPaid(
    /// Whose.
    due: FeeDue,
    /// Its receipt; a payment from before there were receipts has none.
    receipt: Option<Receipt>,
    /// The view to come back to.
    back: String,
) -> impl IntoView {
    let request = request();
    let language = request.language;
    // Taken back meanwhile, perhaps by somebody else.
    due.fee.paid_at.map(|_| {
        let name = name_of(&request, &due.person);
        let cost = amount(language, receipt.as_ref().map_or(due.fee.told(), |one| one.amount));
        let sentence = words::noted(language, &name, &due.offering_name, &cost);
        view! {
            <NoticeBox kind=BoxKind::Done>
                <p><Phrases text=sentence/></p>
                {receipt.map(|receipt| view! {
                    <p><a class="button" href=desk_receipt(receipt.id)>{request.say()(SEE_RECEIPT)}</a></p>
                })}
                <SlipButtons sign_up=due.sign_up/>
                <PostButton action="/forms/desk-fee-back" name="sign_up" value=pay::with_way(due.sign_up, &back)
                    words=request.say()(words::TAKE_BACK)/>
            </NoticeBox>
        }
    })
}
