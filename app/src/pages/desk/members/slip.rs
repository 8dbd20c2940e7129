//! 报名小票: one place on paper, for those without a telephone: what, when and where, what is paid, whom to call.

use domain::id::{ReceiptId, SignUpId};
use domain::offering::Offering;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use store::fee::ToGiveBack;
use store::sign_up::Entry;

use self::paper::{Rows, Slip, SlipPaper, told};
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::pages::{id_in_path, page};
use crate::paths::cash::desk_refund;
use crate::paths::fees::desk_fee;
use crate::paths::members::{desk_member, desk_member_card, desk_slip};
use crate::paths::papers::desk_slip_file;
use crate::request::{Request, request};
use crate::wording::desk::offering::place as standing;
use crate::wording::desk::{members, swap as words};
use crate::wording::fee::line;
use crate::wording::offering::fee;
use crate::wording::sign_up::{BRING, CALL, FEE};

pub mod paper;

/// In the address: the place has just been had instead of another one.
pub const SWAPPED: &str = "swapped";

/// The slip of one place, and what is to be done about its fee.
pub struct PlaceSlip {
    /// What is printed.
    pub slip: Slip,
    /// Something is still to be paid.
    is_due: bool,
    /// A payment of which something is to be given back.
    owed: Option<ReceiptId>,
}

/// The slip of a place that somebody has, or waits for. Another institution's is not found, nor what has ended.
pub async fn slip(request: &Request, id: SignUpId) -> Result<PlaceSlip, AppError> {
    let by = request.coordinator()?;
    let entry = store::sign_up::entry(&request.db, id, by).await?;
    let SignUpState::Live(place) = entry.sign_up.state else { return Err(AppError::NotFound) };
    let offering = own_offering(request, entry.sign_up.offering).await?;
    let owed = store::fee::to_give_back(&request.db, by).await?;
    let owed = owed.into_iter().find(|owed| owed.sign_up == id);
    let is_due = entry.fee.as_ref().is_some_and(|fee| fee.paid_at.is_none());
    let rows = rows_of(request, &entry, &offering, place, owed.as_ref());
    let owed = owed.as_ref().and_then(ToGiveBack::first).map(|(payment, _)| payment);
    let slip = Slip::of(request, entry.person, None, vec![rows]).await?;
    Ok(PlaceSlip { slip, is_due, owed })
}

fn rows_of(
    request: &Request,
    entry: &Entry,
    offering: &Offering,
    place: Place,
    owed: Option<&ToGiveBack>,
) -> Rows {
    let language = request.language;
    let has = place == Place::Held;
    let paid = entry.fee.as_ref().filter(|_| has).map(|fee| line(language, fee));
    let back = owed.map(|owed| words::to_give_back(language, owed.amount));
    let cost = [Some(fee(language, offering.fee)), paid, back];
    let mut rows = told(language, &standing(language, place), offering);
    rows.extend([
        (FEE, cost.into_iter().flatten().collect()),
        (BRING, vec![offering.bring.clone()]),
        (CALL, vec![offering.contact.clone(), offering.telephone.clone()]),
    ]);
    rows
}

/// The slip, with what is to be done about its fee.
#[component]
pub fn DeskSlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    let say = request.say();
    page(async move {
        let id = id?;
        let PlaceSlip { slip, is_due, owed } = slip(&request, id).await?;
        let (person, name) = (slip.person.id, name_of(&request, &slip.person));
        Ok(view! {
            <PageTitle text=say(slip.title)/>
            <a class="back screen-only" href=desk_member(person)>{name}</a>
            {request.has_query(SWAPPED).then(|| view! {
                <div class="screen-only"><NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox></div>
            })}
            <SlipPaper slip=slip/>
            <div class="button-row screen-only">
                <PrintButton/>
                <PdfButton way=desk_slip_file(id)/>
                <a class="button" href=desk_member_card(person)>{say(members::SEE_ALL_ON_SLIP)}</a>
                {is_due.then(|| view! { <a class="button" href=desk_fee(id)>{say(words::TO_FEE)}</a> })}
                {owed.map(|payment| view! {
                    <a class="button" href=desk_refund(payment)>{say(words::TO_REFUND)}</a>
                })}
            </div>
        })
    })
}

/// The way to the slip of a place that somebody has just been given or has paid for, on paper and as a file.
#[component]
pub fn SlipButtons(
    /// Which place.
    sign_up: SignUpId,
) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="button-row">
            <a class="button" href=desk_slip(sign_up)>{say(members::SEE_SLIP)}</a>
            <a class="button" href=desk_slip_file(sign_up) data-native="" download="">{say(members::SLIP_AS_PDF)}</a>
        </div>
    }
}
