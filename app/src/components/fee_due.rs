//! What somebody has to pay for a place, where, and until when if there is a last day; or that it is paid, and what of it waits
//! for them at the counter.

use domain::id::SignUpId;
use leptos::prelude::*;
use store::fee::{MyFee, Waits};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::fee as words;

/// On the page of the entry itself. What is paid is one line.
#[component]
pub fn FeeBox(
    /// The fee.
    mine: MyFee,
) -> impl IntoView {
    let request = request();
    if mine.fee.paid_at.is_some() {
        let line = words::line(request.language, &mine.fee);
        return view! {
            <NoticeBox kind=BoxKind::Done><p>{line}</p></NoticeBox>
            {mine.waits.map(|waits| money_waits(&request, mine, waits, false))}
        }
        .into_any();
    }
    told(&request, mine, false).into_any()
}

/// On home and among all sign-ups: those whose last day is near or over, and those for which money waits at the counter, with the way
/// to the entry.
#[component]
pub fn FeeReminders(
    /// The fees of somebody's places.
    fees: Vec<MyFee>,
) -> impl IntoView {
    let request = request();
    let one = |mine: MyFee| match (mine.near, mine.waits) {
        (Some(_), _) => Some(told(&request, mine, true).into_any()),
        (None, Some(waits)) => Some(money_waits(&request, mine, waits, true).into_any()),
        (None, None) => None,
    };
    fees.into_iter().filter_map(one).collect_view()
}

/// The places of whose fee somebody is reminded now: a notice would say the same again.
pub fn reminded(fees: &[MyFee]) -> Vec<SignUpId> {
    fees.iter().filter(|mine| mine.near.is_some()).map(|mine| mine.sign_up).collect()
}

fn told(request: &Request, mine: MyFee, leads_on: bool) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let near = mine.near;
    let kind = if near.is_some() { BoxKind::Warning } else { BoxKind::Info };
    let title = words::title(language, &mine.fee, near);
    let sentence = words::sentence(language, &mine.offering_name, &mine.fee, &mine.counter, near);
    let put_off = words::put_off(language, &mine.fee);
    let has_last_day = mine.fee.pay_by.is_some();
    view! {
        <NoticeBox kind=kind>
            <h2 class="notice__title"><Phrases text=title/></h2>
            <p>
                <span class="line"><Phrases text=sentence/></span>
                {put_off.map(|line| view! { <span class="line"><Phrases text=line/></span> })}
                <span class="line">{say(words::AT_COUNTER)}</span>
                {has_last_day.then(|| view! { <span class="line">{say(words::CALL_FIRST)}</span> })}
            </p>
            <TelephoneLink telephone=mine.telephone/>
            {leads_on.then(|| view! {
                <p><a class="button" href=paths::sign_up(mine.sign_up)>
                    {say(words::SEE_PLACE)}<span class="visually-hidden">" "{mine.offering_name}</span>
                </a></p>
            })}
        </NoticeBox>
    }
}

/// 多交的钱: it was lowered after it was paid, and the rest is given back at the counter. Told until it was.
fn money_waits(
    request: &Request,
    mine: MyFee,
    waits: Waits,
    leads_on: bool,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let title = words::waits_title(language, waits.amount);
    let sentence =
        words::waits_sentence(language, &mine.offering_name, waits.lowered_at, &mine.counter);
    view! {
        <NoticeBox kind=BoxKind::Info>
            <h2 class="notice__title"><Phrases text=title/></h2>
            <p><span class="line"><Phrases text=sentence/></span></p>
            <TelephoneLink telephone=mine.telephone/>
            {leads_on.then(|| view! {
                <p><a class="button" href=paths::sign_up(mine.sign_up)>
                    {say(words::SEE_PLACE)}<span class="visually-hidden">" "{mine.offering_name}</span>
                </a></p>
            })}
        </NoticeBox>
    }
}
