//! 服务时长: how long each volunteer helped at a shift, typed where it is not the whole of it, and confirmed.

use std::collections::BTreeMap;

use domain::id::{PersonId, SessionId};
use domain::listing::{HoursColumn, Order};
use domain::service::{Minutes, may_confirm};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::service::{Confirmed, ServiceLine};

use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{FieldError, described_by};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::row_fields::{person_of, row_field, rows_sent};
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{desk_hours, desk_hours_ordered, desk_register};
use crate::request::{request, see_other};
use crate::wording::attendance::{hours as words, refused};
use crate::wording::desk::list::{NAME, STATE};
use crate::wording::session::desk::which_session;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-hours";

/// What is kept of it is typed row by row.
pub const KEPT: Kept = (FORM, &[]);

/// What is typed row by row.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    rows_sent(sent, "hours").map(|(person, typed)| (field(person), typed.to_owned())).collect()
}

/// The id of a person's field.
fn field(person: &str) -> String {
    format!("hours-{person}")
}

/// Everybody who was there, each with a field.
#[component]
pub fn HoursPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path::<SessionId>(), order_in_query());
    let say = request.say();
    let saved: Option<u32> = use_query_map()
        .with_untracked(|query| query.get("saved"))
        .and_then(|saved| saved.parse().ok());
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let (offering, one) = store::session::session_at_desk(&request.db, id, by).await?;
        let offering = own_offering(&request, offering).await?;
        let lines = store::service::hours(&request.db, id, by).await?;
        let attempt = request.attempt(FORM).await?;
        let which = which_session(request.language, one.session.span);
        let shift = Minutes::of_shift(one.session.span);
        let nobody = lines.is_empty();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_register(id)>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {saved.map(|people| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::saved(request.language, people)}</p></NoticeBox>
            })}
            <p class="lead"><span class="line"><Phrases text=offering.name/></span><span class="line"><Phrases text=which/></span></p>
            {if nobody {
                view! {
                    <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                        <a class="button" href=desk_register(id)>{say(words::BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else if let Err(not_over) = may_confirm(one.session.span, request.now) {
                view! { <p>{refused(request.language, &not_over)}</p> }.into_any()
            } else {
                view! { <Fields session=id lines=lines order=order shift=shift attempt=attempt/> }.into_any()
            }}
        })
    })
}

#[component]
fn Fields(
    session: SessionId,
    lines: Vec<ServiceLine>,
    order: Order<HoursColumn>,
    shift: Minutes,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let mut lines = lines;
    put_in_order(&mut lines, order);
    let rows: Vec<_> = lines.into_iter().map(|line| (line, attempt.clone())).collect();
    let heads = Heads { order, address: |order| desk_hours_ordered(session, order) };
    let row_of_heads = view! {
        {heads.sorted(HoursColumn::Name, NAME)}
        <th scope="col">{say(words::TITLE)}</th>
        {heads.sorted(HoursColumn::Confirmed, STATE)}
    };
    view! {
        <p>{say(words::LEAD)}</p>
        <Form action="/forms/desk-hours" attempt=attempt is_question=true>
            <input type="hidden" name="session" value=session.to_string()/>
            <p class="field__hint" id="hours-hint">{say(words::HINT)}</p>
            // Made within the form, whose attempt their errors are found in.
            <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>
                {rows.into_iter().map(|(line, attempt)| view! { <Row line=line shift=shift attempt=attempt/> }).collect_view()}
            </SortedTable>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::CONFIRM)}</button>
            </div>
        </Form>
    }
}

/// They come by name. All are in the page, so that one button confirms all.
fn put_in_order(lines: &mut [ServiceLine], order: Order<HoursColumn>) {
    match order.column {
        HoursColumn::Name if order.is_descending => lines.reverse(),
        HoursColumn::Name => {}
        HoursColumn::Confirmed => order.sort(lines, |line| line.confirmed),
    }
}

#[component]
fn Row(line: ServiceLine, shift: Minutes, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let id = line.person.id.to_string();
    let field = field(&id);
    let stands = line.confirmed.unwrap_or(shift).typed();
    let value = if attempt.is_back() { attempt.value(&field).to_owned() } else { stands };
    let is_wrong = attempt.error(&field).is_some();
    let described = [Some("hours-hint".to_owned()), described_by(&field, false, is_wrong)];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let state = line.confirmed.map(|_| say(words::CONFIRMED));
    view! {
        <tr>
            <th scope="row"><label class="field__label" for=field.clone()>{name_of(&request, &line.person)}</label></th>
            <td>
                <div class=if is_wrong { "field field--error" } else { "field" }>
                    <FieldError name=field.clone()/>
                    <input class="field__input field__input--short" id=field name=row_field("hours", &id) type="text"
                        autocomplete="off" spellcheck="false" value=value
                        aria-invalid=is_wrong.then_some("true") aria-describedby=described.join(" ")/>
                </div>
            </td>
            <td class="table__short">{state}</td>
        </tr>
    }
}

/// Confirms what was typed.
#[server(prefix = "/forms", endpoint = "desk-hours")]
pub async fn post_desk_hours(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] hours: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let request = request();
    let (key, session): (_, SessionId) = (form_key(&key)?, session.parse()?);
    let known = hours.iter().filter_map(|(row, typed)| Some((field(person_of(row)?), typed)));
    let typed: Vec<_> = known.collect();
    let mut attempt =
        Attempt::at(typed.iter().map(|(field, typed)| (field.as_str(), typed.as_str())));
    let done = async {
        let by = request.coordinator()?;
        let minutes = read(&mut attempt, &hours)?;
        let confirmed = Confirmed { session, minutes };
        Ok(store::service::confirm(&request.db, key, confirmed, by).await?)
    };
    match done.await {
        Ok(people) => see_other(&format!("{}?saved={people}", desk_hours(session))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_hours(session), error).await,
    }
}

/// Every length, or all that is wrong.
fn read(
    attempt: &mut Attempt,
    hours: &BTreeMap<String, String>,
) -> Result<Vec<(PersonId, Minutes)>, AppError> {
    let read = |row: &String| {
        let person = person_of(row).ok_or(AppError::BadForm)?;
        let person_id = person.parse::<PersonId>()?;
        let wrong = |fault| words::no_length(fault).into();
        Ok((person_id, attempt.read(&field(person), Minutes::parse, wrong)))
    };
    let read = hours.keys().map(read).collect::<Result<Vec<_>, AppError>>()?;
    read.into_iter().map(|(person, minutes)| Ok((person, minutes?))).collect()
}
