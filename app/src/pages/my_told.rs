//! How I want to be told: by a message, a call, a letter, or on my own pages alone; and where my letters go.

use domain::outbox::OwnWay;
use domain::person::{AddressTold, InvalidPostalAddress, Person, PostalAddress};
use leptos::prelude::*;

use super::my_particulars::{saved, way_back};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::{return_to_in_query, with_return};
use crate::paths::MY_WAY;
use crate::request::{Request, request, see_other};
use crate::wording::person::SAVE;
use crate::wording::sign_in::PREVIOUS;
use crate::wording::told as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "told";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["way", "address"]);

/// One question, with what is told in any case.
#[component]
pub fn MyWayPage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let attempt = request.attempt(FORM).await?;
        let told = store::person::how_told(&request.db, person.id).await?;
        let mine = told.own_way.unwrap_or(OwnWay::usual(&person));
        let own = Kind { autocomplete: Some("address-line1"), ..Kind::default() };
        let way_back = way_back(&return_to).to_owned();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way_back.clone()>{say(PREVIOUS)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::WHY)}</p>
            <Form action="/forms/save-told" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=way_back/>
                <Choices name="way" legend=say(words::WHICH) choices=choices(&request, &person) proposed=mine.code()/>
                <AddressField address=told.address.unwrap_or_default() kind=own/>
                <p>{say(words::ADDRESS_WHO_SEES)}</p>
                <p>{say(words::LETTER_TAKES)}</p>
                <p>{say(words::CALLED_ANYWAY)}</p>
                <p>{say(words::CONSENTS)}</p>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// Sent by a form that asks for the address: what is empty there is taken out.
pub(crate) const ASKED: &str = "address_asked";

/// Where letters go, on the form on which they are chosen: whoever chooses them is asked at once.
#[component]
pub(crate) fn AddressField(
    /// As it is known.
    address: String,
    /// What else the field is.
    #[prop(optional)]
    kind: Kind,
) -> impl IntoView {
    let say = request().say();
    view! {
        <input type="hidden" name=ASKED value="yes"/>
        <Field name="address" label=say(words::ADDRESS) hint=say(words::ADDRESS_HINT) value=address kind=kind/>
    }
}

/// What leads to the person, or will once an address is told; to be chosen from.
fn ways(person: &Person) -> impl Iterator<Item = OwnWay> {
    OwnWay::ALL.into_iter().filter(|way| way.reaches(person, true))
}

/// The same in words.
pub(crate) fn choices(request: &Request, person: &Person) -> Vec<(String, String)> {
    let say = request.say();
    let choice = |way: OwnWay| (way.code().to_owned(), say(words::way(way)).to_owned());
    ways(person).map(choice).collect()
}

/// Reads which was chosen, and the address where one was asked for. Where a letter is chosen and nobody knows where to, it is asked
/// for; `known` tells whether an address is known already.
pub(crate) fn read_told(
    attempt: &mut Attempt,
    person: &Person,
    is_asked: bool,
    known: bool,
) -> Result<(OwnWay, AddressTold), AppError> {
    let leads =
        |typed: &str| OwnWay::from_code(typed).filter(|way| ways(person).any(|one| one == *way));
    let way = attempt.read("way", |typed| leads(typed).ok_or(words::CHOOSE), Into::into);
    let read = |typed: &str| match PostalAddress::parse(typed) {
        _ if !is_asked => Ok(AddressTold::Nothing),
        Err(InvalidPostalAddress::Missing) => Ok(AddressTold::Gone),
        Err(other) => Err(other),
        Ok(address) => Ok(AddressTold::Is(address)),
    };
    let wrong = |error| words::invalid_address(error).into();
    let address = attempt.read("address", read, wrong);
    let (way, address) = (way?, address?);
    let has_address = match address {
        AddressTold::Nothing => known,
        AddressTold::Gone => false,
        AddressTold::Is(_) => true,
    };
    if way.reaches(person, has_address) {
        Ok((way, address))
    } else {
        attempt.note("address", words::invalid_address(InvalidPostalAddress::Missing));
        Err(AppError::ToBeChanged)
    }
}

/// Keeps how the person wants to be told, and goes back to the page that asked for it.
#[server(prefix = "/forms", endpoint = "save-told")]
pub async fn post_told(
    #[server(default)] way: String,
    #[server(default)] address: String,
    #[server(default)] address_asked: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = way_back(&return_to);
    let mut attempt = Attempt::at([("way", way.as_str()), ("address", &address)]);
    let outcome = async {
        let person = request.person()?.clone();
        let known = store::person::how_told(&request.db, person.id).await?.address.is_some();
        let is_asked = !address_asked.is_empty();
        let (way, address) = read_told(&mut attempt, &person, is_asked, known)?;
        Ok(store::person::save_own_way(&request.db, person.id, way, &address).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&saved(return_to)),
        Err(error) => {
            attempt.comes_back(&request, FORM, &with_return(MY_WAY, return_to), error).await
        }
    }
}
