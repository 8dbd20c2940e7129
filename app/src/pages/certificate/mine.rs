//! 我的证明: those that a person has, and making another for themself.

use leptos::prelude::*;
use store::certificate::Issuer;

use super::MADE;
use super::wanting::{FIELDS, Made, Wanting, read};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::certificates as ways;
use crate::request::{request, see_other};
use crate::wording::certificate as words;
use crate::wording::person::ME;

/// The form's name, under which its attempts are kept.
const FORM: &str = "my-certificate";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// The form, then what was made.
#[component]
pub fn MyCertificatesPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let id = request.person()?.id;
        let attempt = request.attempt(FORM).await?;
        let things = store::certificate::certifiable(&request.db, id, None).await?;
        let made = store::certificate::mine(&request.db, id).await?;
        Ok(view! {
            <PageTitle text=say(words::MINE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::ME>{say(ME)}</a>
            <h1 tabindex="-1">{say(words::MINE)}</h1>
            <p>{say(words::MINE_WHY)}</p>
            <Wanting action="/forms/my-certificate" things=things attempt=attempt/>
            <section class="section" aria-labelledby="made">
                <h2 id="made">{say(words::SEE_ALL)}</h2>
                <Made certificates=made/>
            </section>
        })
    })
}

/// Makes it, and leads to it.
#[server(prefix = "/forms", endpoint = "my-certificate")]
pub async fn post_my_certificate(
    #[server(default)] key: String,
    #[server(default)] certified: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let values = [("certified", certified.as_str()), ("from", from.as_str()), ("to", to.as_str())];
    let mut attempt = Attempt::at(values);
    let made = async {
        let person = request.person()?.id;
        let wanted = read(&request, &mut attempt)?;
        let db = &request.db;
        Ok(store::certificate::issue(db, key, person, wanted, Issuer::Person).await?)
    };
    match made.await {
        Ok(id) => see_other(&format!("{}?{MADE}", ways::certificate(id))),
        Err(error) => attempt.comes_back(&request, FORM, ways::MY_CERTIFICATES, error).await,
    }
}
