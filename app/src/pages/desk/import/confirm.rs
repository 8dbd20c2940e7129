//! Confirming a list: everything is taken over, or nothing.

use domain::id::ImportId;
use leptos::prelude::*;
use store::Seen;

use super::given::{FIELD, GivenChoice, read_given};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::components::stands_now::SEEN;
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths;
use crate::planning::{self, Chosen};
use crate::request::{request, see_other};
use crate::wording::desk::import_list as list_words;

/// The form's name, under which attempts at confirming are kept.
pub(super) const FORM: &str = "desk-confirm-import";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &[FIELD, DIFFERING]);

/// What becomes of rooms of which the list says something else.
const DIFFERING: &str = "differing";
const LEAVE: &str = "leave";
const TAKE: &str = "take";

/// How places are given, where there are some to give, and the one button.
#[component]
pub(super) fn ConfirmForm(
    /// What to confirm.
    import: ImportId,
    /// What came back.
    attempt: Attempt,
    /// Something in it is signed up for.
    has_places: bool,
    /// 确认导入104项.
    words: String,
) -> impl IntoView {
    view! {
        // The browser itself loads the answer: the page of a long list asks to be renewed by a header.
        <Form action="/forms/desk-confirm-import" attempt=attempt is_question=true is_native=true>
            <input type="hidden" name="import" value=import.to_string()/>
            {has_places.then(|| view! { <GivenChoice/> })}
            <div class="button-row" id="confirm" tabindex="-1">
                <button class="button button--primary" type="submit">{words}</button>
            </div>
        </Form>
    }
}

/// The same for a list of rooms or people: where some rooms differ, whether they are changed.
#[component]
pub(super) fn ListForm(
    /// What to confirm.
    import: ImportId,
    /// What came back.
    attempt: Attempt,
    /// Of some rooms the list says something else: what they are now.
    differs: Option<Seen>,
    /// 确认导入24处房间.
    words: String,
) -> impl IntoView {
    let say = request().say();
    let choices = [(LEAVE, list_words::LEAVE), (TAKE, list_words::TAKE)];
    let choices = choices.map(|(value, text)| (value.to_owned(), say(text).to_owned()));
    view! {
        <Form action="/forms/desk-confirm-import" attempt=attempt is_question=true is_native=true>
            <input type="hidden" name="import" value=import.to_string()/>
            {differs.map(|seen| view! {
                <input type="hidden" name=SEEN value=seen.told()/>
                <Choices name=DIFFERING legend=say(list_words::DIFFERING) choices=choices.into() proposed=LEAVE/>
            })}
            <div class="button-row" id="confirm" tabindex="-1">
                <button class="button button--primary" type="submit">{words}</button>
            </div>
        </Form>
    }
}

/// Takes the list over.
#[server(prefix = "/forms", endpoint = "desk-confirm-import")]
pub async fn post_desk_confirm_import(
    #[server(default)] key: String,
    #[server(default)] import: String,
    #[server(default)] given: String,
    #[server(default)] differing: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, import.parse()?);
    let way = paths::desk_import(id);
    let mut attempt = Attempt::at([(FIELD, given.as_str()), (DIFFERING, differing.as_str())]);
    let outcome = async {
        let given = read_given(&mut attempt)?;
        let differing = (differing == TAKE).then(|| Seen::as_sent(&seen));
        let chosen = Chosen { given, differing };
        planning::confirm(&request, &mut attempt, key, id, chosen).await
    };
    match outcome.await {
        Ok(()) => see_other(&way),
        Err(error) => attempt.comes_back(&request, FORM, &way, error).await,
    }
}
