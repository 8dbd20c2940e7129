//! One entry at the desk: how it stands, and how it was decided and by whom.

use leptos::prelude::*;
use store::decision::{DecidedBy, DecisionAtDesk};

use super::offering::entries::name_of;
use super::own_offering;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::fees::desk_fee_of_person;
use crate::paths::members::desk_member;
use crate::request::{Request, request};
use crate::wording::decision::lines;
use crate::wording::desk::members::{SEE_FEE, SEE_PERSON};
use crate::wording::turned_away as words;
use crate::wording::when::moment;

/// Another institution's is not found.
#[component]
pub fn EntryPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let entry = store::sign_up::entry(&request.db, id, by).await?;
        let offering = own_offering(&request, entry.sign_up.offering).await?;
        let decisions = store::decision::decisions_at_desk(&request.db, id, by).await?;
        let has_fee = entry.fee.is_some();
        let rows = decisions.iter().map(|decided| row(&request, decided)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::ENTRY)/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1"><ByPhrase text=name_of(&request, &entry.person)/></h1>
            <p class="lead"><Phrases text=offering.name/></p>
            <div class="button-row">
                <a class="button" href=desk_member(entry.person.id)>{say(SEE_PERSON)}</a>
                {has_fee.then(|| view! { <a class="button" href=desk_fee_of_person(id)>{say(SEE_FEE)}</a> })}
            </div>
            <section class="section" aria-labelledby="decided">
                <h2 id="decided">{say(words::ENTRY)}</h2>
                {if decisions.is_empty() {
                    view! { <p>{say(words::NOTHING)}</p> }.into_any()
                } else {
                    view! {
                        <p class="soft">{say(words::ENTRY_LINE)}</p>
                        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::WHAT)>
                            <table class="table">
                                <thead>
                                    <tr>
                                        <th scope="col">{say(words::WHEN)}</th>
                                        <th scope="col">{say(words::WHAT)}</th>
                                        <th scope="col">{say(words::WHO)}</th>
                                    </tr>
                                </thead>
                                <tbody>{rows}</tbody>
                            </table>
                        </section>
                    }
                    .into_any()
                }}
            </section>
        })
    })
}

fn row(request: &Request, decided: &DecisionAtDesk) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let DecisionAtDesk { decision, by } = decided;
    let who = match by {
        DecidedBy::Nobody => say(words::NOBODY_DID).to_owned(),
        DecidedBy::Themself => say(words::THEMSELF).to_owned(),
        DecidedBy::Other(Some(name)) => name.as_str().to_owned(),
        DecidedBy::Other(None) => say(words::STAFF).to_owned(),
    };
    let what = lines(language, decision).into_iter();
    let what = what.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    view! {
        <tr>
            <th scope="row"><Phrases text=moment(language, decision.at)/></th>
            <td data-label=say(words::WHAT)>{what.collect_view()}</td>
            <td data-label=say(words::WHO)>{who}</td>
        </tr>
    }
}
