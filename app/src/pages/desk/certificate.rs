//! 证明 at the desk: those of a member, making one, and one on paper.

use domain::id::{CertificateId, PersonId};
use leptos::prelude::*;
use store::certificate::Issuer;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::sorted_head::order_in_query;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::certificate::wanting::{FIELDS, Wanting, read};
use crate::pages::certificate::{CertificatePaper, MADE};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::certificates as ways;
use crate::paths::members::desk_member;
use crate::request::{request, see_other};
use crate::wording::certificate as words;
use crate::wording::paper;
use table::CertificateTable;

pub mod of_class;
pub mod revocation;
mod table;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-certificate";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Whoever does not belong to the institution is not found.
#[component]
pub fn MemberCertificatesPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path::<PersonId>(), order_in_query());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let member = store::member::member(&request.db, id, by).await?;
        let attempt = request.attempt(FORM).await?;
        let things = store::certificate::certifiable(&request.db, id, Some(by.institution)).await?;
        let made = store::certificate::certificates_of(&request.db, id, by).await?;
        let name = name_of(&request, &member.person);
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_member(id)>{say(words::BACK_TO_MEMBER)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><ByPhrase text=name/></p>
            <Wanting action="/forms/desk-certificate" things=things attempt=attempt person=id/>
            <div class="section">
                <h2 id="made">{say(words::SEE_ALL)}</h2>
                <CertificateTable certificates=made order=order person=id/>
            </div>
        })
    })
}

/// One that the institution has made; another's is not found.
#[component]
pub fn DeskCertificatePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<CertificateId>());
    let say = request.say();
    page(async move {
        let id = id?;
        let one = store::certificate::at_desk(&request.db, id, request.coordinator()?).await?;
        let counts = one.revoked.is_none();
        Ok(view! {
            <PageTitle text=say(words::title(&one.facts.what))/>
            <a class="back screen-only" href=ways::desk_certificates(one.person)>{say(words::TITLE)}</a>
            <CertificatePaper certificate=one/>
            <div class="button-row screen-only">
                <a class="button button--primary" href=ways::desk_certificate_file(id) data-native="" download="">
                    {say(paper::AS_PDF)}
                </a>
                <PrintButton/>
                {counts.then(|| view! { <a class="button" href=ways::desk_revocation(id)>{say(words::REVOKE)}</a> })}
            </div>
        })
    })
}

/// Makes it, and leads to it.
#[server(prefix = "/forms", endpoint = "desk-certificate")]
pub async fn post_desk_certificate(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] certified: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, person) = (form_key(&key)?, person.parse::<PersonId>()?);
    let values = [("certified", certified.as_str()), ("from", from.as_str()), ("to", to.as_str())];
    let mut attempt = Attempt::at(values);
    let made = async {
        let by = request.coordinator()?;
        // Whoever is no member has no page to come back to.
        store::member::member(&request.db, person, by).await?;
        let wanted = read(&request, &mut attempt)?;
        let issuer = Issuer::Desk(by.clone());
        Ok(store::certificate::issue(&request.db, key, person, wanted, issuer).await?)
    };
    match made.await {
        Ok(id) => see_other(&format!("{}?{MADE}", ways::desk_certificate(id))),
        Err(error) => {
            attempt.comes_back(&request, FORM, &ways::desk_certificates(person), error).await
        }
    }
}
