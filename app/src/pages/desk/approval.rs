//! 审核报名 at the desk: those who asked, page by page, and a yes for one, or for many after a look.

use domain::calendar::day;
use domain::id::OfferingId;
use domain::listing::{EntryColumn, PAGE_ROWS};
use domain::offering::{Admission, Allocation, Offering, OfferingState};
use domain::person::age_on;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::paged::Paged;
use store::sign_up::{Entry, Foreseen, Numbered};

use super::offering::FORM;
use super::offering::entries::{asked_at, name_of};
use super::offering::lists::Orders;
use crate::attempt::looked::{LOOK, LOOKED};
use crate::attempt::{Attempt, form_key};
use crate::components::for_chosen::ForChosen;
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::components::sorted_head::Heads;
use crate::components::ticked_row::TickedRow;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::paths;
use crate::paths::stages::desk_stages;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::approval as words;
use crate::wording::desk::list;
use crate::wording::desk::ways::TO_ALL;
use crate::wording::refusal::refusal_sentence;
use crate::wording::stage::desk::LINK as STAGES;

pub mod decline;
pub mod look;

/// The id of those in review, on the offering's page.
const IN_REVIEW: &str = "in-review";

/// What is kept of it, besides who is ticked.
pub const KEPT: Kept = (FORM, &[LOOKED]);

/// A page of those in review, each with both answers, and a look at a yes to all that are chosen; nothing where nobody is.
#[component]
pub fn InReview(
    /// On what.
    offering: OfferingId,
    /// How its page's tables stand.
    orders: Orders,
    /// Who is on this page of them.
    asking: Paged<Numbered>,
    /// What a yes to those chosen would do, once it was looked at.
    seen: Option<Foreseen>,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let ticked = attempt.value(CHOSEN).to_owned();
    let heads = Heads {
        order: orders.waiting,
        address: |order| Orders { waiting: order, ..orders }.address(offering, IN_REVIEW),
    };
    let columns = [
        (EntryColumn::Number, list::JOINED),
        (EntryColumn::Name, list::NAME),
        (EntryColumn::Age, list::AGE),
    ];
    let does_it = seen.as_ref().filter(|seen| seen.no_room.is_empty());
    let does_it = does_it.map(|seen| words::yes_to(request.language, seen.with_place.len()));
    let kept = orders.kept();
    (asking.total > 0).then(|| {
        let one = |one: &Numbered| asking_row(&request, &one.entry, &ticked);
        let rows = asking.rows.iter().map(one).collect_view();
        view! {
            <section class="section" aria-labelledby=IN_REVIEW>
                <h2 id=IN_REVIEW>{say(words::TO_DECIDE)}</h2>
                {seen.map(|seen| view! { <look::WhoGetsAPlace seen=seen/> })}
                {(asking.total > 1).then(|| heads.beside_each_other(columns))}
                <Form action="/forms/desk-approve" is_question=true>
                    <input type="hidden" name="offering" value=offering.to_string()/>
                    <input type="hidden" name="query" value=kept/>
                    <div class="ways counts-chosen">
                        <div class="draw-choices">{rows}</div>
                        <div class="button-row">
                            {does_it.map(|does_it| view! {
                                <button class="button" type="submit" name=look::LOOKED_AT value=ticked.clone()>{does_it}</button>
                            })}
                            <button class="button" type="submit">
                                <ForChosen none=words::YES_TO_CHOSEN before=words::YES_TO_SO_MANY after=words::CHOSEN/>
                            </button>
                        </div>
                    </div>
                </Form>
                {heads.pager_of(words::TO_DECIDE, asking.total, PAGE_ROWS)}
            </section>
        }
    })
}

/// Who, how old, when they asked: the row is what is chosen, the answers stand below it.
fn asking_row(request: &Request, entry: &Entry, ticked: &str) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, &entry.person);
    let whose = name.clone();
    let id = entry.sign_up.id;
    let age = entry.person.born_on.map(|born_on| age_on(born_on, day(request.now)));
    let age = age.map(|age| crate::wording::approval::aged(language, age));
    let mobile = entry.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let asked = words::asked_at(language, &asked_at(request, entry.sign_up.joined_at));
    view! {
        <div>
            <TickedRow value=id.to_string() chosen=ticked.to_owned()>
                <span class="line">{whose}" "{age}</span>
                <span class="line draw-choices__when">{mobile}</span>
                <span class="line draw-choices__when"><Phrases text=asked/></span>
            </TickedRow>
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

/// Says yes to one person, or to all that are chosen where exactly they were looked at; otherwise shows what it would do.
#[server(prefix = "/forms", endpoint = "desk-approve")]
pub async fn post_desk_approve(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] query: String,
    #[server(default)] one: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] looked_at: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let (chosen, page) = (chosen.join(" "), Orders::in_words(&query).page(id));
    let mut attempt = Attempt::at([(LOOKED, LOOK), (CHOSEN, chosen.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let acts =
            !one.is_empty() || look::is_looked_at(&request, id, &chosen, &looked_at, by).await?;
        if acts {
            let people = look::read(if one.is_empty() { &chosen } else { &one })?;
            store::sign_up::approve(&request.db, key, id, &people, by).await?;
            return Ok(true);
        }
        if chosen.is_empty() {
            super::own_offering(&request, id).await?;
            attempt.note("", words::NOBODY_CHOSEN);
            return Err(AppError::ToBeChanged);
        }
        look::looked_at(&request, id, &chosen, by).await.map(|_| false)
    };
    match outcome.await {
        Ok(false) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        outcome => answered(&request, &page, attempt, outcome.map(|_| ())).await,
    }
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
    answered(&request, &paths::desk_offering(id), Attempt::default(), outcome).await
}

/// Back to the offering's page; a no of the rules is told there.
async fn answered(
    request: &Request,
    way: &str,
    mut attempt: Attempt,
    outcome: Result<(), AppError>,
) -> Result<(), AppError> {
    match outcome {
        Ok(()) => see_other(way),
        Err(AppError::Refused(refusal)) if refusal != Refusal::KeyUsedForSomethingElse => {
            attempt.note("", Sentence::of(|language| refusal_sentence(language, &refusal)));
            attempt.comes_back(request, FORM, way, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(request, FORM, way, error).await,
    }
}
