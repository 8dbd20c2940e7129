//! What was merged into a member's record, and undoing it.

use domain::id::{MergeId, PersonId};
use domain::member::merge::may_undo;
use leptos::prelude::*;
use store::merge::Merge;

use crate::attempt::{Attempt, form_key};
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths::members as ways;
use crate::request::{request, see_other};
use crate::wording::desk::list::UNNAMED;
use crate::wording::desk::merge as words;

/// The form's name, under which its attempts are kept.
pub const FORM: &str = "desk-merge-undo";

/// In the address: two records have just become this one.
pub const MERGED: &str = "merged";
/// In the address: a merge has just been undone.
pub const UNDONE: &str = "undone";

/// Each merge with its reason, and while there is time the button.
#[component]
pub fn MergedHere(
    /// Whose record.
    person: PersonId,
    /// What was merged into it.
    merges: Vec<Merge>,
) -> impl IntoView {
    let request = request();
    let (say, language, now) = (request.say(), request.language, request.now);
    let is_any = !merges.is_empty();
    let lines = merges.into_iter().map(|merge| {
        let name = merge.other_name.as_ref().map(|name| name.as_str().to_owned());
        let name = name.unwrap_or_else(|| say(UNNAMED).to_owned());
        let told = words::merged_at(language, &name, merge.at, &merge.clerk_name);
        let undo = may_undo(merge.at, now).is_ok().then(|| {
            view! {
                <Form action="/forms/desk-merge-undo">
                    <input type="hidden" name="merge" value=merge.id.to_string()/>
                    <input type="hidden" name="person" value=person.to_string()/>
                    <div class="button-row">
                        <button class="button" type="submit">{say(words::UNDO)}<span class="visually-hidden">" "{name.clone()}</span></button>
                    </div>
                </Form>
            }
        });
        view! {
            <p>
                <span class="line"><Phrases text=told/></span>
                <span class="line"><Phrases text=merge.reason/></span>
            </p>
            {undo}
        }
    });
    let lines = lines.collect_view();
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="merged">
                <h2 id="merged">{say(words::MERGED_HERE)}</h2>
                {lines}
            </section>
        }
    })
}

/// Parts the two again, or says what stands in the way.
#[server(prefix = "/forms", endpoint = "desk-merge-undo")]
pub async fn post_desk_merge_undo(
    #[server(default)] key: String,
    #[server(default)] merge: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, merge.parse::<MergeId>()?);
    let way = ways::desk_member(person.parse::<PersonId>()?);
    let undone = async {
        let by = request.coordinator()?;
        Ok(store::merge::undo(&request.db, key, id, by).await?)
    };
    match undone.await {
        Ok(()) => see_other(&format!("{way}?{UNDONE}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, &way, error).await,
    }
}
