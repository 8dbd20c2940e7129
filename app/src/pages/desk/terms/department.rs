//! 系别改名: a department is called otherwise.

use domain::id::DepartmentId;
use domain::log::{About, Field as LogField};
use leptos::prelude::*;
use store::Seen;
use store::timetable::{DepartmentAtDesk, rename_department};

use super::sound_name;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::{id_in_path, page};
use crate::paths::terms::{DESK_TERMS, desk_department};
use crate::request::{request, see_other};
use crate::wording::timetable as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-department";

const FIELDS: [&str; 2] = ["name", SEEN];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: it was just renamed.
const RENAMED: &str = "renamed";

/// The departments of an institution, each with the way to its name; nothing where it has none.
#[component]
pub(super) fn Departments(departments: Vec<DepartmentAtDesk>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!departments.is_empty()).then(|| {
        let lines = departments.into_iter().map(|one| {
            let classes = words::classes_of(language, one.classes);
            view! {
                <li>
                    <a class="button button--link" href=desk_department(one.id)>{one.name}</a>
                    " "<Phrases text=classes/>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="departments">
                <h2 id="departments">{say(words::DEPARTMENTS)}</h2>
                <ul class="session-history">{lines.collect_view()}</ul>
            </section>
        }
    })
}

/// Its name as it stands. Another institution's department is not found.
#[component]
pub fn DepartmentPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<DepartmentId>());
    let (say, now) = (request.say(), request.now);
    let is_renamed = request.has_query(RENAMED);
    page(async move {
        let id = id?;
        let name = store::timetable::department(&request.db, id, request.coordinator()?).await?;
        let attempt = request.attempt(FORM).await?;
        let seen = Seen::of(&name)?;
        let attempt =
            if attempt.is_back() { attempt } else { Attempt::at([("name", name.as_str())]) };
        let typed = attempt.value("name");
        let rows = vec![Stands::line(words::DEPARTMENT, &[LogField::Name], name.clone(), typed)];
        let changed = changed_since(&request, &attempt, SEEN, About::Department(id)).await?;
        let last = last_change(&request, About::Department(id)).await?;
        let plain = Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::RENAME_DEPARTMENT) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_TERMS>{say(words::BACK)}</a>
            {is_renamed.then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DEPARTMENT_IS_RENAMED)}</p></NoticeBox>
            })}
            <h1 tabindex="-1">{say(words::RENAME_DEPARTMENT)}</h1>
            <LastChange entry=last/>
            <p class="lead"><Phrases text=name/></p>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=rows changed=changed/>
            <p>{say(words::RENAME_DEPARTMENT_LEAD)}</p>
            <Form action="/forms/desk-department" attempt=attempt is_question=true>
                <input type="hidden" name="department" value=id.to_string()/>
                <input type="hidden" name=SEEN value=seen.told_at(now)/>
                <Field name="name" label=say(words::DEPARTMENT) kind=plain/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_RENAME_DEPARTMENT)}</button>
                </div>
            </Form>
        })
    })
}

/// Renames it, and shows it as it is called now.
#[server(prefix = "/forms", endpoint = "desk-department")]
pub async fn post_desk_department(
    #[server(default)] key: String,
    #[server(default)] department: String,
    #[server(default)] name: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, DepartmentId) = (form_key(&key)?, department.parse()?);
    let sent = [name, seen];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(sent.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        store::timetable::department(&request.db, id, by).await?;
        let name = attempt.read("name", sound_name, |()| words::DEPARTMENT_NAME_WRONG.into())?;
        let seen = Seen::as_sent(attempt.value(SEEN));
        Ok(rename_department(&request.db, key, (id, seen), &name, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{RENAMED}", desk_department(id))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_department(id), error).await,
    }
}
