//! 没报上的人: who asked for a place on an offering and was told no, for the coordinator whom they ask why.

use leptos::prelude::*;
use store::turned_away::Caller;

use super::offering::entries::name_of;
use super::own_offering;
use crate::components::empty::Empty;
use crate::components::file_buttons::FileButtons;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::list::{NAME, TELEPHONE};
use crate::wording::turned_away as words;

/// The latest first.
#[component]
pub fn TurnedAwayPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let callers = store::turned_away::of_offering(&request.db, offering.id, by).await?;
        let (id, back) = (offering.id, paths::desk_offering(offering.id));
        let way = move |form| paths::desk_turned_away_file(id, form);
        let rows = callers.iter().map(|caller| row(&request, caller)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=back.clone()>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {if callers.is_empty() {
                view! {
                    <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                        <a class="button" href=back>{offering.name}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p class="soft">{say(words::LINE)}</p>
                    <div class="button-row"><PrintButton/><FileButtons way=way/></div>
                    <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::TITLE)>
                        <table class="table">
                            <thead>
                                <tr>
                                    <th scope="col">{say(NAME)}</th>
                                    <th scope="col">{say(TELEPHONE)}</th>
                                    <th scope="col">{say(words::WHEN)}</th>
                                    <th scope="col">{say(words::REASON)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </section>
                }
                .into_any()
            }}
        })
    })
}

fn row(request: &Request, caller: &Caller) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let mobile = caller.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let when = words::when(language, &caller.told).into_iter();
    let when = when.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    view! {
        <tr>
            <th scope="row">{name_of(request, &caller.person)}</th>
            <td data-label=say(TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=say(words::WHEN)>{when.collect_view()}</td>
            <td data-label=say(words::REASON)><Phrases text=words::why(language, &caller.told)/></td>
        </tr>
    }
}
