//! 没报上的: what a person asked for lately and could not have, and why.

use domain::turned_away::TurnedAway;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::Request;
use crate::wording::turned_away as words;

/// Nothing where they were told no nowhere.
#[component]
pub fn MyTurnedAway(request: Request, told: Vec<TurnedAway>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!told.is_empty()).then(|| {
        let rows = told.into_iter().map(|told| {
            let when = words::when(language, &told).into_iter();
            let when = when.map(|line| view! { <span class="line"><Phrases text=line/></span> });
            view! {
                <li class="summary__row">
                    <p class="summary__term">{say(words::TERM)}</p>
                    <div class="summary__value">
                        <b class="line"><Phrases text=told.offering_name.clone()/></b>
                        <span class="line"><Phrases text=words::why(language, &told)/></span>
                        {when.collect_view()}
                    </div>
                    <p class="summary__action">
                        <a class="summary__link" href=paths::offering(told.offering)>
                            {say(words::SEE)}<span class="visually-hidden">" "{told.offering_name.clone()}</span>
                        </a>
                    </p>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="turned-away">
                <h2 id="turned-away">{say(words::MINE)}</h2>
                <ul class="summary">{rows.collect_view()}</ul>
            </section>
        }
    })
}
