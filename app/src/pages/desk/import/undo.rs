//! 撤销导入: what would go and what would stay; then it is done.

use domain::id::ImportId;
use leptos::prelude::*;
use store::import::{Staying, UndoLook};

use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::named_table::NamedTable;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::{self, Finished, HandedIn};
use crate::request::{Request, request, see_other};
use crate::wording::desk::import::file_line;
use crate::wording::desk::import_undo as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-import-undo";

/// What stays is named so far; of the rest it is told how much there is.
const MOST_SHOWN: usize = 100;

/// The look. An import that was not confirmed, or taken back already, has none.
#[component]
pub fn UndoPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    page(async move {
        let HandedIn::Finished(finished) = planning::handed_in(&request, id?).await? else {
            return Err(AppError::NotFound);
        };
        if finished.undone.is_some() {
            return Ok(view! { <super::finished::Done finished=finished/> }.into_any());
        }
        let by = request.coordinator()?;
        let look = store::import::what_undoing_does(&request.db, finished.id, by).await?;
        let attempt = request.attempt(FORM).await?;
        Ok(looked_at(&request, finished, look, attempt).into_any())
    })
}

fn looked_at(
    request: &Request,
    finished: Finished,
    look: UndoLook,
    attempt: Attempt,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let rows = words::goes(language, look.goes);
    let goes = !rows.is_empty();
    let rows: Vec<_> = rows.into_iter().map(|(name, line)| (name, vec![line])).collect();
    let back = paths::desk_import(finished.id);
    view! {
        <PageTitle text=say(words::UNDO) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{say(words::BACK)}</a>
        <h1 tabindex="-1">{say(words::UNDO)}</h1>
        <p class="soft">{file_line(language, &finished.file_name)}</p>
        {if goes {
            view! {
                <p>{say(words::LEAD)}</p>
                <h2>{say(words::GOES)}</h2>
                <Definitions rows=rows/>
                <Form action="/forms/desk-import-undo" attempt=attempt>
                    <input type="hidden" name="import" value=finished.id.to_string()/>
                    <div class="button-row">
                        <button class="button button--primary" type="submit">{say(words::CONFIRM)}</button>
                        <a class="button button--link" href=back>{say(words::NOT_NOW)}</a>
                    </div>
                </Form>
            }
            .into_any()
        } else {
            view! { <NoticeBox kind=BoxKind::Info><p>{say(words::NOTHING)}</p></NoticeBox> }.into_any()
        }}
        <Stays stays=look.stays/>
    }
}

#[component]
fn Stays(stays: Vec<Staying>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (is_any, more) = (!stays.is_empty(), stays.len().saturating_sub(MOST_SHOWN));
    let rows = stays.into_iter().take(MOST_SHOWN).map(|one| {
        view! {
            <tr>
                <th scope="row">{one.name}</th>
                <td data-label=say(words::WHY)>{say(words::why(one.why))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="stays">
                <h2 id="stays">{say(words::STAYS)}</h2>
                <NamedTable named_by="stays" headings=vec![words::NAME, words::WHY]>{rows}</NamedTable>
                {(more > 0).then(|| view! { <p>{words::more(request.language, more)}</p> })}
            </section>
        }
    })
}

/// Takes the import back.
#[server(prefix = "/forms", endpoint = "desk-import-undo")]
pub async fn post_desk_import_undo(
    #[server(default)] key: String,
    #[server(default)] import: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, import.parse::<ImportId>()?);
    let undone = async {
        let by = request.coordinator()?;
        Ok(store::import::undo(&request.db, key, id, words::REASON, by).await?)
    };
    match undone.await {
        Ok(_) => see_other(&paths::desk_import(id)),
        Err(error) => {
            let way = paths::desk_import_undo(id);
            Attempt::default().comes_back(&request, FORM, &way, error).await
        }
    }
}
