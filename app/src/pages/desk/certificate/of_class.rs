//! 全班的证明: those of a class, made with one button on its page and printed from one file.

use domain::id::OfferingId;
use domain::offering::{KindFacts, Offering};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::certificate::{OfClass, issue_for_class};

use crate::attempt::{Attempt, form_key};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::pages::desk::offering::FORM;
use crate::paths;
use crate::paths::certificates::desk_class_certificates_file;
use crate::request::{request, see_other};
use crate::wording::certificate as words;

/// In the address: how many were made, how many were there, and of how many people nothing can be certified.
const FIELDS: [&str; 3] = ["certified", "there", "left"];

/// What the address says of them. To be read before the first `await`.
pub(in crate::pages::desk) fn made_in_query() -> Option<OfClass> {
    use_query_map().with_untracked(|query| {
        let [made, there, left] =
            FIELDS.map(|name| query.get(name).and_then(|number| number.parse().ok()));
        Some(OfClass { made: made?, there: there?, left: left? })
    })
}

/// What was made, and the file of all.
#[component]
pub(in crate::pages::desk) fn MadeNotice(class: OfferingId, made: OfClass) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let any = made.made + made.there > 0;
    view! {
        <NoticeBox kind=BoxKind::Done>
            <p>{words::of_class_made(language, made.made, made.there, made.left)}</p>
            {any.then(|| view! {
                <p><a class="button" href=desk_class_certificates_file(class) data-native="" download="">{say(words::OF_CLASS_PAPERS)}</a></p>
            })}
        </NoticeBox>
    }
}

/// The button; nothing where it is no class, or none of it has been held.
#[component]
pub(in crate::pages::desk) fn OfClassButton(offering: Offering) -> impl IntoView {
    let request = request();
    let is_class = matches!(offering.facts, KindFacts::Class { .. });
    let has_begun = offering.first.from <= request.now;
    (is_class && has_begun).then(|| view! {
        <PostButton action="/forms/desk-class-certificates" name="offering" value=offering.id.to_string() words=request.say()(words::OF_CLASS)/>
    })
}

/// Makes them, and leads back to the class with the file.
#[server(prefix = "/forms", endpoint = "desk-class-certificates")]
pub async fn post_desk_class_certificates(
    #[server(default)] key: String,
    #[server(default)] offering: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse::<OfferingId>()?);
    let page = paths::desk_offering(id);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(issue_for_class(&request.db, key, id, by).await?)
    };
    match outcome.await {
        Ok(OfClass { made, there, left }) => {
            let [made_field, there_field, left_field] = FIELDS;
            see_other(&format!(
                "{page}?{made_field}={made}&{there_field}={there}&{left_field}={left}"
            ))
        }
        Err(error) => Attempt::default().comes_back(&request, FORM, &page, error).await,
    }
}
