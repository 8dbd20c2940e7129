//! 换到哪一项: what a member could have instead of a place: parallel classes with free places first, then a search.

use domain::id::SignUpId;
use domain::sign_up::SignUpState;
use leptos::prelude::*;

use super::choice::{ToJoin, choice, choices};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::offerings::asked;
use crate::pages::desk::own_offering;
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{request, see_other};
use crate::wording::desk::swap as words;
use crate::wording::swap::GIVEN_UP;

/// Another institution's place is not found; what has ended already leads to its person.
#[component]
pub fn DeskSwapChoicePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    let say = request.say();
    let asked = asked();
    let (typed, number) = (asked.words, asked.order.page);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let entry = store::sign_up::entry(&request.db, id, by).await?;
        let member = ways::desk_member(entry.person.id);
        if matches!(entry.sign_up.state, SignUpState::Ended { .. }) {
            see_other(&member)?;
            return Ok(().into_any());
        }
        let has = own_offering(&request, entry.sign_up.offering).await?;
        let parallel = store::sign_up::swap_choices(&request.db, id, by).await?;
        let found = ToJoin::find(&request, &typed, number).await?;
        let way = move |offering| ways::desk_swap(id, offering);
        let address = move |typed: &str, page| ways::desk_swap_choice(id, typed, page);
        let others = choice(&request, words::OTHERS, &found, (&typed, number), address, way);
        let first = parallel.iter().collect::<Vec<_>>();
        let first = match first.is_empty() {
            true => view! { <p>{say(words::NO_PARALLEL)}</p> }.into_any(),
            false => choices(&request, words::PARALLEL, &first, way),
        };
        let name = name_of(&request, &entry.person);
        Ok(view! {
            <PageTitle text=say(words::WHICH)/>
            <a class="back" href=member>{name}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::WHICH)/></h1>
            <p class="lead">
                <span class="line">{say(GIVEN_UP)}</span>
                <span class="line"><Phrases text=has.name/></span>
            </p>
            <section class="section">
                <h2>{say(words::PARALLEL)}</h2>
                {first}
            </section>
            <section class="section">
                <h2>{say(words::OTHERS)}</h2>
                {others}
            </section>
        }
        .into_any())
    })
}
