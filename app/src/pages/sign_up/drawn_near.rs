//! 抽中的两项挨得近: on the page of a place that a draw gave, what one can do where there is too little time for the way.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::Offering;
use domain::sign_up::Place;
use domain::sign_up::swap::GivenUp;
use domain::travel::Tight;
use leptos::prelude::*;
use store::sign_up::Swap;

use super::swap::swap_of;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::offering::when_line;
use crate::wording::sign_up as words;
use crate::wording::swap::INSTEAD;

/// What lies near, and what one could have instead of the place.
pub struct Near {
    /// What the person has besides.
    other: OfferingId,
    /// The same at another time that lies near to nothing, with a free place.
    instead: Vec<Offering>,
}

/// What else there is for the person instead of this one: only what a swap would give them now.
pub async fn near_for(
    request: &Request,
    sign_up: SignUpId,
    offering: &Offering,
    person: PersonId,
    tight: &Tight,
) -> Result<Near, AppError> {
    let db = &request.db;
    let mut others = store::offering::alternatives(db, offering, Some(person)).await?;
    // What meets at the time of this one is possible as well: it is given up for it.
    for other in store::offering::alternatives(db, offering, None).await? {
        if others.iter().all(|known| known.id != other.id) {
            others.push(other);
        }
    }
    let mut instead = Vec::new();
    for one in others {
        let Ok(given_up) = GivenUp::new([sign_up]) else { continue };
        let swap = Swap { person, given_up, instead: one.id, helping: request.helping() };
        if store::sign_up::swappable(db, &swap).await? != Ok(Place::Held) {
            continue;
        }
        let near = store::sign_up::tight_way_instead(db, one.id, person, &[offering.id]).await?;
        if near.is_none() {
            instead.push(one);
        }
    }
    Ok(Near { other: tight.offering, instead })
}

/// That nothing has to be done, another time of the same, and giving one of the two up.
#[component]
pub fn WaysOut(
    /// Which place.
    sign_up: SignUpId,
    /// What lies near, and what else there is.
    near: Near,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let Near { other, instead } = near;
    let is_any = !instead.is_empty();
    let one = |instead: Offering| {
        let when = when_line(language, &instead);
        view! {
            <div class="panel">
                <p><b><Phrases text=instead.name.clone()/></b></p>
                <p><Phrases text=when/></p>
                <p>
                    <a class="button" href=swap_of(sign_up, instead.id)>
                        {say(INSTEAD)}<span class="visually-hidden">" "{instead.name}</span>
                    </a>
                </p>
            </div>
        }
    };
    view! {
        <section class="section" aria-labelledby="near">
            <h2 id="near">{say(words::NOT_IN_TIME)}</h2>
            <p>{say(words::NOT_IN_TIME_WAYS)}</p>
            {is_any.then(|| view! { <p>{say(words::ANOTHER_TIME)}</p> })}
            {instead.into_iter().map(one).collect_view()}
            <div class="button-row">
                <a class="button" href=paths::withdrawal(sign_up)>{say(words::GIVE_THIS_UP)}</a>
                <a class="button" href=paths::offering(other)>{say(words::SEE_THE_OTHER)}</a>
            </div>
        </section>
    }
}
