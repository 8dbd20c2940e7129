//! 审核报名 at the desk: those who asked, in order of asking, and a yes for one or many.

use domain::calendar::day;
use domain::id::{OfferingId, SignUpId};
use domain::offering::{Admission, Allocation, Offering, OfferingState};
use domain::person::age_on;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::sign_up::Entry;

use super::offering::FORM;
use super::offering::entries::{asked_at, name_of};
use crate::attempt::{Attempt, form_key};
use crate::components::for_chosen::ForChosen;
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::paths;
use crate::paths::stages::desk_stages;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::approval as words;
use crate::wording::desk::ways::TO_ALL;
use crate::wording::refusal::refusal_sentence;
use crate::wording::stage::desk::LINK as STAGES;

pub mod decline;

/// Those in review, each with both answers, and one button for all that are chosen; nothing where nobody is.
#[component]
pub fn InReview(
    /// On what.
    offering: OfferingId,
    /// In the order of asking.
    asking: Vec<Entry>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    (!asking.is_empty()).then(|| {
        let rows = asking.iter().map(|entry| asking_row(&request, entry)).collect_view();
        view! {
            <section class="section" aria-labelledby="in-review">
                <h2 id="in-review">{say(words::TO_DECIDE)}</h2>
                <Form action="/forms/desk-approve">
                    <input type="hidden" name="offering" value=offering.to_string()/>
                    <div class="ways counts-chosen">
                        <div class="draw-choices">{rows}</div>
                        <div class="button-row">
                            <button class="button" type="submit">
                                <ForChosen none=words::YES_TO_CHOSEN before=words::YES_TO_SO_MANY after=words::CHOSEN/>
                            </button>
                        </div>
                    </div>
                </Form>
            </section>
        }
    })
}

/// Who, how old, when they asked: the row is what is chosen, the answers stand below it.
fn asking_row(request: &Request, entry: &Entry) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, &entry.person);
    let id = entry.sign_up.id;
    let age = entry.person.born_on.map(|born_on| age_on(born_on, day(request.now)));
    let age = age.map(|age| crate::wording::approval::aged(language, age));
    let mobile = entry.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let asked = words::asked_at(language, &asked_at(request, entry.sign_up.joined_at));
    let field = format!("chosen-{id}");
    view! {
        <div>
            <div class="choice">
                <input class="choice__input" type="checkbox" name="chosen[]" id=field.clone() value=id.to_string()/>
                <label class="choice__label" for=field>
                    <span>
                        <span class="line">{name.clone()}" "{age}</span>
                        <span class="line draw-choices__when">{mobile}</span>
                        <span class="line draw-choices__when"><Phrases text=asked/></span>
                    </span>
                </label>
            </div>
            <div class="button-row">
                <button class="button" type="submit" name="one" value=id.to_string()>
                    {say(words::YES)}<span class="visually-hidden">" "{name.clone()}</span>
                </button>
                <a class="button button--link" href=paths::approval::desk_decline(id)>
                    {say(words::NO)}<span class="visually-hidden">" "{name}</span>
                </a>
            </div>
        </div>
    }
}

/// How places are given, and the button that changes it; nothing for a draw, or where nothing can be changed.
#[component]
pub fn HowGiven(
    /// Of what.
    offering: Offering,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let terms = &offering.terms;
    let runs =
        !matches!(terms.state, OfferingState::Cancelled { .. }) && request.now < terms.ends_at;
    let (sentence, button, to) = match terms.allocation {
        Allocation::Draw => return None,
        Allocation::InOrder => (words::BY_ORDER_NOW, words::TO_APPROVAL, "/forms/desk-by-approval"),
        Allocation::Approval => (words::BY_APPROVAL_NOW, words::TO_ORDER, "/forms/desk-in-order"),
    };
    let changes = offering.places.waiting == 0;
    let in_order = terms.allocation == Allocation::InOrder;
    (runs && terms.admission != Admission::DropIn).then(|| {
        view! {
            <section class="section" aria-labelledby="how-given">
                <h2 id="how-given">{say(words::HOW_GIVEN)}</h2>
                <p>{say(sentence)}</p>
                <div class="button-row">
                    {in_order.then(|| view! {
                        <a class="button" href=desk_stages(offering.id)>{say(STAGES)}</a>
                    })}
                    {changes.then(|| view! {
                        <PostButton action=to name="offering" value=offering.id.to_string() words=say(button)/>
                    })}
                    <a class="button button--link" href=paths::ways::DESK_WAYS>{say(TO_ALL)}</a>
                </div>
            </section>
        }
    })
}

/// Says yes to one person, or to all that are chosen.
#[server(prefix = "/forms", endpoint = "desk-approve")]
pub async fn post_desk_approve(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] one: String,
    #[server(default)] chosen: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let typed = if one.is_empty() { chosen } else { vec![one] };
    let chosen: Vec<SignUpId> = typed
        .iter()
        .map(|id| id.parse())
        .collect::<Result<_, _>>()
        .map_err(|_| AppError::BadForm)?;
    let mut attempt = Attempt::default();
    let outcome = async {
        let by = request.coordinator()?;
        if chosen.is_empty() {
            super::own_offering(&request, id).await?;
            attempt.note("", words::NOBODY_CHOSEN);
            return Err(AppError::ToBeChanged);
        }
        Ok(store::sign_up::approve(&request.db, key, id, &chosen, by).await?)
    };
    let outcome = outcome.await;
    answered(&request, id, attempt, outcome.map(|_| ())).await
}

/// Gives places by approval from now on.
#[server(prefix = "/forms", endpoint = "desk-by-approval")]
pub async fn post_desk_by_approval(
    #[server(default)] key: String,
    #[server(default)] offering: String,
) -> Result<(), AppError> {
    changed(&key, &offering, Allocation::Approval).await
}

/// Gives places in order from now on.
#[server(prefix = "/forms", endpoint = "desk-in-order")]
pub async fn post_desk_in_order(
    #[server(default)] key: String,
    #[server(default)] offering: String,
) -> Result<(), AppError> {
    changed(&key, &offering, Allocation::InOrder).await
}

async fn changed(key: &str, offering: &str, to: Allocation) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(key)?, offering.parse()?);
    let outcome = async {
        Ok(store::offering::set_allocation(&request.db, key, id, to, request.coordinator()?)
            .await?)
    };
    let outcome = outcome.await;
    answered(&request, id, Attempt::default(), outcome).await
}

/// Back to the offering; a no of the rules is told there.
async fn answered(
    request: &Request,
    id: OfferingId,
    mut attempt: Attempt,
    outcome: Result<(), AppError>,
) -> Result<(), AppError> {
    let way = paths::desk_offering(id);
    match outcome {
        Ok(()) => see_other(&way),
        Err(AppError::Refused(refusal)) if refusal != Refusal::KeyUsedForSomethingElse => {
            attempt.note("", Sentence::of(|language| refusal_sentence(language, &refusal)));
            attempt.comes_back(request, FORM, &way, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(request, FORM, &way, error).await,
    }
}
