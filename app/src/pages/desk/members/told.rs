//! How a member wants to be told and where their letters go, set at the counter when they ask for it: many have no telephone to choose with.

use domain::id::PersonId;
use domain::log::{About, Field as LogField};
use domain::outbox::OwnWay;
use leptos::prelude::*;
use store::Seen;

use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::my_told::{AddressField, choices, read_told};
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{request, see_other};
use crate::wording::person::SAVE;
use crate::wording::told as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-told";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["way", "address", SEEN]);

/// In the address of the member: it has just been changed.
pub const TOLD: &str = "told";

/// Whoever does not belong to the institution is not found.
#[component]
pub fn MemberToldPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let person = store::member::member(&request.db, id, by).await?.person;
        let attempt = request.attempt(FORM).await?;
        let told = store::person::how_told(&request.db, id).await?;
        let seen = Seen::of(&told)?;
        let theirs = told.own_way.unwrap_or(OwnWay::usual(&person));
        let typed = OwnWay::from_code(attempt.value("way")).map_or("", |way| say(words::way(way)));
        let way = say(words::way(theirs)).to_owned();
        let address = told.address.clone().unwrap_or_default();
        let stands = vec![
            Stands::line(words::AT_DESK_TERM, &[LogField::OwnWay], way, typed),
            Stands::line(words::ADDRESS, &[LogField::Address], address, attempt.value("address")),
        ];
        let changed = changed_since(&request, &attempt, SEEN, About::Person(id)).await?;
        let no_mobile = person.mobile.is_none();
        Ok(view! {
            <PageTitle text=say(words::AT_DESK) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::desk_member(id)>{name_of(&request, &person)}</a>
            <h1 tabindex="-1">{say(words::AT_DESK)}</h1>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands changed=changed/>
            <p>{say(words::AT_DESK_WHY)}</p>
            {no_mobile.then(|| view! { <p>{say(words::NO_MOBILE)}</p> })}
            <Form action="/forms/desk-told" attempt=attempt is_question=true>
                <input type="hidden" name="person" value=id.to_string()/>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <Choices name="way" legend=say(words::AT_DESK_WHICH) choices=choices(&request, &person) proposed=theirs.code()/>
                <AddressField address=told.address.unwrap_or_default()/>
                <p>{say(words::AT_DESK_ANYWAY)}</p>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// Keeps it.
#[server(prefix = "/forms", endpoint = "desk-told")]
pub async fn post_desk_told(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] way: String,
    #[server(default)] address: String,
    #[server(default)] address_asked: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    // Sent twice it is the same choice.
    form_key(&key)?;
    let id: PersonId = person.parse()?;
    let mut attempt = Attempt::at([("way", way.as_str()), ("address", &address), (SEEN, &seen)]);
    let outcome = async {
        let by = request.coordinator()?;
        let person = store::member::member(&request.db, id, by).await?.person;
        let known = store::person::how_told(&request.db, id).await?.address.is_some();
        let is_asked = !address_asked.is_empty();
        let (way, address) = read_told(&mut attempt, &person, is_asked, known)?;
        let seen = Seen::as_sent(&seen);
        Ok(store::person::set_own_way(&request.db, id, way, &address, seen, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{TOLD}", ways::desk_member(id))),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_member_told(id), error).await,
    }
}
