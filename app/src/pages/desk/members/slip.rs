//! 报名小票: one place on paper, for those without a telephone: what, when and where, what is paid, whom to call.

use domain::id::{ReceiptId, SignUpId};
use domain::offering::Offering;
use domain::person::Person;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use store::fee::ToGiveBack;
use store::sign_up::Entry;

use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::pages::{id_in_path, page};
use crate::paths::cash::desk_refund;
use crate::paths::fees::desk_fee;
use crate::paths::members::desk_member;
use crate::paths::papers::desk_slip_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::list::{NAME, STATE};
use crate::wording::desk::offering::{PLACE, WHEN, place as standing};
use crate::wording::desk::{cash, members, swap as words};
use crate::wording::fee::line;
use crate::wording::offering::{fee, period_line, when_line, where_line};
use crate::wording::paper::AS_PDF;
use crate::wording::sign_up::{BRING, CALL, FEE};

/// In the address: the place has just been had instead of another one.
pub const SWAPPED: &str = "swapped";

/// What stands on it: the same on the page and in the file.
pub struct Slip {
    /// Whose it is.
    pub person: Person,
    /// What is called how, in lines.
    pub rows: Vec<(Words, Vec<String>)>,
    /// Something is still to be paid.
    is_due: bool,
    /// A payment of which something is to be given back.
    owed: Option<ReceiptId>,
}

/// The slip of a place that somebody has, or waits for. Another institution's is not found, nor what has ended.
pub async fn slip(request: &Request, id: SignUpId) -> Result<Slip, AppError> {
    let by = request.coordinator()?;
    let entry = store::sign_up::entry(&request.db, id, by).await?;
    let SignUpState::Live(place) = entry.sign_up.state else { return Err(AppError::NotFound) };
    let offering = own_offering(request, entry.sign_up.offering).await?;
    let house = store::institution::institution(&request.db, by.institution).await?;
    let owed = store::fee::to_give_back(&request.db, by).await?;
    let owed = owed.into_iter().find(|owed| owed.sign_up == id);
    let is_due = entry.fee.as_ref().is_some_and(|fee| fee.paid_at.is_none());
    let mut rows = vec![(cash::INSTITUTION, vec![house.name])];
    rows.extend(rows_of(request, &entry, &offering, place, owed.as_ref()));
    let owed = owed.as_ref().and_then(ToGiveBack::first).map(|(payment, _)| payment);
    Ok(Slip { person: entry.person, rows, is_due, owed })
}

fn rows_of(
    request: &Request,
    entry: &Entry,
    offering: &Offering,
    place: Place,
    owed: Option<&ToGiveBack>,
) -> Vec<(Words, Vec<String>)> {
    let language = request.language;
    let has = place == Place::Held;
    let paid = entry.fee.as_ref().filter(|_| has).map(|fee| line(language, fee));
    let back = owed.map(|owed| words::to_give_back(language, owed.amount));
    let cost = [Some(fee(language, offering.fee)), paid, back];
    let when = [Some(when_line(language, offering)), period_line(language, offering)];
    let lines = |lines: &[Option<String>]| lines.iter().flatten().cloned().collect::<Vec<_>>();
    vec![
        (NAME, vec![name_of(request, &entry.person)]),
        (members::OFFERING, vec![offering.name.clone()]),
        (STATE, vec![standing(language, place)]),
        (WHEN, lines(&when)),
        (PLACE, vec![where_line(language, offering), offering.directions.clone()]),
        (FEE, lines(&cost)),
        (BRING, vec![offering.bring.clone()]),
        (CALL, vec![offering.contact.clone(), offering.telephone.clone()]),
    ]
}

/// The slip, with what is to be done about its fee.
#[component]
pub fn DeskSlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    let say = request.say();
    page(async move {
        let id = id?;
        let Slip { person, rows, is_due, owed } = slip(&request, id).await?;
        let name = name_of(&request, &person);
        let rows = rows.into_iter().filter_map(|(term, lines)| {
            let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            let line = |text| view! { <span class="line"><Phrases text=text/></span> };
            (!lines.is_empty()).then(|| {
                let lines = lines.into_iter().map(line).collect_view();
                view! { <div class="paper__row"><dt>{say(term)}</dt><dd>{lines}</dd></div> }
            })
        });
        let rows = rows.collect_view();
        Ok(view! {
            <PageTitle text=say(members::SLIP_TITLE)/>
            <a class="back screen-only" href=desk_member(person.id)>{name}</a>
            {request.has_query(SWAPPED).then(|| view! {
                <div class="screen-only"><NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox></div>
            })}
            <h1 tabindex="-1">{say(members::SLIP_TITLE)}</h1>
            <dl class="paper">{rows}</dl>
            <p class="soft"><Phrases text=members::printed_at(request.language, request.now)/></p>
            <div class="button-row screen-only">
                <PrintButton/>
                <a class="button" href=desk_slip_file(id) data-native="" download="">{say(AS_PDF)}</a>
                {is_due.then(|| view! { <a class="button" href=desk_fee(id)>{say(words::TO_FEE)}</a> })}
                {owed.map(|payment| view! {
                    <a class="button" href=desk_refund(payment)>{say(words::TO_REFUND)}</a>
                })}
            </div>
        })
    })
}
