//! Where the person lives: some places are kept for the people of a district.

use domain::institution::{Area, AreaCode};
use domain::text::trimmed;
use leptos::prelude::*;

use super::my_particulars::{saved, way_back};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::{return_to_in_query, with_return};
use crate::paths::stages::MY_AREA;
use crate::request::{request, see_other};
use crate::wording::Sentence;
use crate::wording::person::SAVE;
use crate::wording::sign_in::PREVIOUS;
use crate::wording::stage::area as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "area";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["area"]);

/// One question: which city or county; empty if the person does not tell.
#[component]
pub fn MyAreaPage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.id;
        let attempt = request.attempt(FORM).await?;
        let areas = store::institution::areas(&request.db).await?;
        let mine = store::person::area(&request.db, person).await?;
        let value = areas.iter().find(|area| Some(&area.code) == mine.as_ref());
        let value = value.map(|area| area.name.clone()).unwrap_or_default();
        let way_back = way_back(&return_to).to_owned();
        let kind = Kind { autocomplete: Some("off"), is_question: true, ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::WHICH) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way_back.clone()>{say(PREVIOUS)}</a>
            <Form action="/forms/save-area" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=way_back/>
                <Field name="area" label=say(words::WHICH) hint=words::hint(request.language, &areas) value=value kind=kind/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// Keeps where the person lives, and goes back to the page that asked for it.
#[server(prefix = "/forms", endpoint = "save-area")]
pub async fn post_area(
    #[server(default)] area: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = way_back(&return_to);
    let mut attempt = Attempt::at([("area", area.as_str())]);
    let outcome = async {
        let person = request.person()?.id;
        let areas = store::institution::areas(&request.db).await?;
        let unknown = |()| Sentence::of(|language| words::unknown(language, &areas));
        let area = attempt.read("area", |typed| named(&areas, typed), unknown)?;
        Ok(store::person::save_area(&request.db, person, area.as_ref()).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&saved(return_to)),
        Err(error) => {
            attempt.comes_back(&request, FORM, &with_return(MY_AREA, return_to), error).await
        }
    }
}

/// The area of this name, with or without the city before it or its last character; nothing typed is nothing told.
fn named(areas: &[Area], typed: &str) -> Result<Option<AreaCode>, ()> {
    let typed = trimmed(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let is_called = |name: &str| {
        let short = name.char_indices().next_back().map_or(name, |(last, _)| &name[..last]);
        typed == name || typed == short || typed.ends_with(name)
    };
    let found: Vec<&Area> = areas.iter().filter(|area| is_called(&area.name)).collect();
    let longest = found.iter().map(|area| area.name.chars().count()).max();
    let mut best = found.iter().filter(|area| Some(area.name.chars().count()) == longest);
    match (best.next(), best.next()) {
        (Some(area), None) => Ok(Some(area.code.clone())),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_read_by_its_name() {
        let area =
            |code, name: &str| Area { code: AreaCode::parse(code).unwrap(), name: name.into() };
        let areas = [
            area("360100", "南昌市"),
            area("360113", "红谷滩区"),
            area("360121", "南昌县"),
            area("360102", "东湖区"),
        ];
        let code =
            |typed| named(&areas, typed).map(|code| code.map(|code| code.as_str().to_owned()));
        assert_eq!(code(" 红谷滩区 "), Ok(Some("360113".into())));
        assert_eq!(code("红谷滩"), Ok(Some("360113".into())));
        assert_eq!(code("南昌市红谷滩区"), Ok(Some("360113".into())));
        assert_eq!(code("南昌市"), Ok(Some("360100".into())));
        assert_eq!((code("南昌"), code("上海"), code("区")), (Err(()), Err(()), Err(())));
        assert_eq!(code("\u{3000}"), Ok(None));
    }
}
