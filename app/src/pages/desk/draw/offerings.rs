//! The offerings of a draw in numbers: how many wish for each, against its places. No names.

use domain::draw::DrawPhase;
use domain::id::DrawId;
use leptos::prelude::*;
use store::draw::OfferingAtDesk;

use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::draw as words;

/// The table, and below it what was taken out.
#[component]
pub fn Offerings(
    /// Of which draw.
    draw: DrawId,
    /// How far it is.
    phase: DrawPhase,
    /// All that were ever in it.
    offerings: Vec<OfferingAtDesk>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (there, left): (Vec<OfferingAtDesk>, Vec<OfferingAtDesk>) =
        offerings.into_iter().partition(|one| one.left.is_none());
    let can_leave = phase.is_before_list() && there.len() > 1;
    let rows = there.into_iter().map(|one| row(&request, draw, one, can_leave)).collect_view();
    let left = left
        .into_iter()
        .map(|one| view! { <li>{one.name}<span class="line soft">{one.left}</span></li> })
        .collect::<Vec<_>>();
    view! {
        {(phase != DrawPhase::CalledOff).then(|| view! {
            <section class="section">
                <h2>{say(words::OFFERINGS)}</h2>
                <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::OFFERINGS)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{say(words::NAME)}</th>
                                <th scope="col" class="table__number">{say(words::PLACES)}</th>
                                <th scope="col" class="table__number">{say(words::NEWCOMERS)}</th>
                                <th scope="col" class="table__number">{say(words::DISTRICT)}</th>
                                <th scope="col" class="table__number">{say(words::FIRST_WISHES)}</th>
                                <th scope="col" class="table__number">{say(words::ALL_WISHES)}</th>
                                {can_leave.then(|| view! {
                                    <th scope="col" class="table__action">{say(words::WHAT)}</th>
                                })}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            </section>
        })}
        {(!left.is_empty()).then(|| view! {
            <section class="section">
                <h2>{say(words::TAKEN_OUT)}</h2>
                <ul>{left}</ul>
            </section>
        })}
    }
}

fn row(
    request: &Request,
    draw: DrawId,
    one: OfferingAtDesk,
    can_leave: bool,
) -> impl IntoView + use<> {
    let say = request.say();
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=paths::desk_offering(one.offering)>{one.name.clone()}</a>
            </th>
            <td class="table__number" data-label=say(words::PLACES)>{one.places}</td>
            <td class="table__number" data-label=say(words::NEWCOMERS)>{one.newcomer_places}</td>
            <td class="table__number" data-label=say(words::DISTRICT)>{one.district_places}</td>
            <td class="table__number" data-label=say(words::FIRST_WISHES)>{one.first_wishes}</td>
            <td class="table__number" data-label=say(words::ALL_WISHES)>{one.wishes}</td>
            {can_leave.then(|| view! {
                <td class="table__action">
                    <a class="button" href=paths::desk_draw_end(draw, Some(one.offering))>
                        {say(words::TAKE_OUT)}<span class="visually-hidden">" "{one.name}</span>
                    </a>
                </td>
            })}
        </tr>
    }
}
