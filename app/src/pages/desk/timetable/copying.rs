//! 照上学期排: what the next term would be, and of each class whether it moves up a year, looked at first; then one button.

use std::collections::BTreeSet;

use domain::id::{OfferingId, TermId};
use domain::timetable::{Copied, Copying, MovesUp, NewDraft};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::timetable::{CopyAsked, TermAtDesk, copy, look_at_copy, terms};

use crate::address::marked;
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::named_table::NamedTable;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::terms::{desk_plan, desk_plan_by, desk_plan_copy, desk_plan_copy_from};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::timetable as words;
use crate::wording::when::weekly;

use super::Rows;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-plan-copy";

/// What is kept of it, with what is ticked.
pub const KEPT: Kept = (FORM, &[LOOKED]);

/// What may be asked for: courses of so many years.
const YEARS: [usize; 2] = [2, 3];

/// The box that is ticked where new first years are to be opened, and what it sends.
const FIRST: &str = "first";
const TICKED: &str = "yes";

/// Whether classes move up, where nothing else is ticked for one: what the address says.
const UP: &str = "up";
const STAY: &str = "no";

/// From which term, and how: new first years are opened where nobody was asked. To be read before the first `await`.
fn in_query() -> (Option<TermId>, CopyAsked) {
    use_query_map().with_untracked(|query| {
        let from = query.get("from").and_then(|id| id.parse().ok());
        let opens_first_years =
            query.get("years").is_none() || query.get(FIRST).is_some_and(|told| told == TICKED);
        let years = query.get("years").and_then(|years| read_years(&years));
        let moves_up = match query.get(UP).as_deref() {
            Some(TICKED) => Some(MovesUp::All),
            Some(STAY) => Some(MovesUp::Nobody),
            _ => None,
        };
        (from, CopyAsked { years, opens_first_years, moves_up })
    })
}

fn read_years(typed: &str) -> Option<usize> {
    typed.parse().ok().filter(|years| YEARS.contains(years))
}

/// Those that are ticked, by the keys of the classes that they come from.
fn ticked<'a>(chosen: impl IntoIterator<Item = &'a str>) -> Result<MovesUp, AppError> {
    let read = |id: &str| id.parse::<OfferingId>().map_err(|_| AppError::BadForm);
    Ok(MovesUp::These(chosen.into_iter().map(read).collect::<Result<BTreeSet<_>, _>>()?))
}

/// The last term before this one unless another is asked for.
#[component]
pub fn CopyPage() -> impl IntoView {
    let (request, id, (from, mut asked)) = (request(), id_in_path::<TermId>(), in_query());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let all = terms(&request.db, by).await?;
        let this = all.iter().find(|one| one.id == id).ok_or(AppError::NotFound)?.clone();
        let earlier: Vec<TermAtDesk> =
            all.into_iter().filter(|one| one.term.starts_on < this.term.starts_on).collect();
        let from = match from {
            Some(from) if earlier.iter().any(|one| one.id == from) => Some(from),
            Some(_) => return Err(AppError::NotFound),
            None => earlier.first().map(|one| one.id),
        };
        let attempt = request.attempt(FORM).await?;
        if attempt.is_back() {
            asked.moves_up = Some(ticked(attempt.value(CHOSEN).split_whitespace())?);
        }
        let looked = match from {
            Some(from) => {
                let (copied, how) = look_at_copy(&request.db, (from, id), asked, by).await?;
                Some((from, copied, how))
            }
            None => None,
        };
        Ok(view! {
            <PageTitle text=say(words::COPY) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_plan(id)>{say(words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{say(words::COPY)}</h1>
            <p class="lead">{this.term.name}</p>
            {match looked {
                None => view! { <p>{say(words::NO_EARLIER)}</p> }.into_any(),
                Some((from, copied, how)) => view! {
                    <Asking term=id earlier=earlier from=from how=how.clone()/>
                    <Looked term=id from=from how=how copied=copied attempt=attempt/>
                }
                .into_any(),
            }}
        })
    })
}

/// Which term, and how many years; its answer is this page.
#[component]
fn Asking(term: TermId, earlier: Vec<TermAtDesk>, from: TermId, how: Copying) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Copying { years, opens_first_years: opens, moves_up } = how;
    let ups = [(TICKED, words::MOVE_UP), (STAY, words::STAY)];
    let ups = ups.map(|(sent, words)| (sent.to_owned(), say(words).to_owned()));
    let up = match moves_up {
        MovesUp::All => TICKED,
        MovesUp::Nobody => STAY,
        // One by one, below.
        MovesUp::These(_) => "",
    };
    let terms = earlier.into_iter().map(|one| (one.id.to_string(), one.term.name)).collect();
    let told = YEARS.map(|years| (years.to_string(), words::years(language, years)));
    view! {
        <form class="form" method="get" action=desk_plan_copy(term)>
            <Choices name="from" legend=say(words::FROM_WHICH) choices=terms proposed=from.to_string()/>
            <Choices name=UP legend=say(words::UP) choices=ups.into() proposed=up/>
            <Choices name="years" legend=say(words::YEARS) choices=told.into() proposed=years.to_string()/>
            <div class="choice">
                <input class="choice__input" type="checkbox" name=FIRST id=FIRST value=TICKED checked=opens/>
                <label class="choice__label" for=FIRST>
                    <span>
                        <span class="line">{say(words::OPEN_FIRST_YEARS)}</span>
                        <span class="line draw-choices__when">{say(words::OPEN_FIRST_YEARS_HINT)}</span>
                    </span>
                </label>
            </div>
            <div class="button-row"><button class="button" type="submit">{say(words::LOOK_AT_COPY)}</button></div>
        </form>
    }
}

/// What would be planned and what would be left out, of each class whether it moves up, with the button that does it.
#[component]
fn Looked(
    term: TermId,
    from: TermId,
    how: Copying,
    copied: Copied,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = copied.classes.iter().map(|new| row(&request, new)).collect_view();
    let any = !copied.classes.is_empty();
    let begin = copied.classes.iter().filter(|new| new.draft.follows.is_none()).count();
    let count = words::would_be(request.language, copied.classes.len(), begin);
    let left = copied.left.into_iter().map(|(name, why)| {
        let told = words::room_told(request.language, &name, say(words::left_out(why)));
        view! { <li>{told}</li> }
    });
    let left: Vec<_> = left.collect();
    let headings = [
        words::TO_CLASS,
        words::FROM_CLASS,
        words::MOVES_UP,
        words::WHEN,
        words::ROOM,
        words::TEACHER,
    ];
    view! {
        {any.then(|| view! {
            <section class="section" aria-labelledby="would-be">
                <h2 id="would-be">{say(words::WOULD_BE)}</h2>
                <p>{count}</p>
                <Form action="/forms/desk-plan-copy" attempt=attempt is_question=true>
                    <NamedTable named_by="would-be" headings=headings.to_vec()>{rows}</NamedTable>
                    <input type="hidden" name="term" value=term.to_string()/>
                    <input type="hidden" name="from" value=from.to_string()/>
                    <input type="hidden" name="years" value=how.years/>
                    {how.opens_first_years.then(|| view! { <input type="hidden" name=FIRST value=TICKED/> })}
                    <LookButtons look=say(words::LOOK_AT_TICKS) does=Some(say(words::DO_COPY))/>
                </Form>
            </section>
        })}
        {(!left.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="left-out">
                <h2 id="left-out">{say(words::LEFT_OUT)}</h2>
                <ul class="session-history">{left}</ul>
            </section>
        })}
    }
}

fn row(request: &Request, new: &NewDraft) -> impl IntoView + use<> {
    let say = request.say();
    let class = &new.draft.class;
    let begins = new.draft.follows.is_none();
    let open = |settled: &str, open: Words| match settled {
        "" => say(open).to_owned(),
        settled => settled.to_owned(),
    };
    let (room, teacher) =
        (open(&class.room, words::NO_ROOM), open(&class.teacher, words::NO_TEACHER));
    view! {
        <tr>
            <th scope="row">
                {class.name.clone()}
                {begins.then(|| view! { <span class="line">{say(words::NEW_BEGINS)}</span> })}
            </th>
            <td data-label=say(words::FROM_CLASS)>{new.from_name.clone()}</td>
            <td data-label=say(words::MOVES_UP)>{tick(request, new)}</td>
            <td><Phrases text=weekly(request.language, &class.slots)/></td>
            <td data-label=say(words::ROOM)>{room}</td>
            <td data-label=say(words::TEACHER)>{teacher}</td>
        </tr>
    }
}

/// Whether it moves up; nothing where that is no question.
fn tick(request: &Request, new: &NewDraft) -> impl IntoView + use<> {
    let (id, label) = (new.from.to_string(), request.say()(words::MOVE_UP));
    let name = new.from_name.clone();
    new.moves_up.map(|moves_up| {
        let field = format!("up-{id}");
        view! {
            <div class="choice">
                <input class="choice__input" type="checkbox" name=format!("{CHOSEN}[]") id=field.clone() value=id checked=moves_up/>
                <label class="choice__label" for=field>
                    <span>{label}<span class="visually-hidden">" "{name}</span></span>
                </label>
            </div>
        }
    })
}

/// Looks again at what is ticked, or plans it.
#[server(prefix = "/forms", endpoint = "desk-plan-copy")]
pub async fn post_desk_plan_copy(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] from: String,
    #[server(default)] years: String,
    #[server(default)] first: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, term, from) = (form_key(&key)?, term.parse()?, from.parse()?);
    let years = read_years(&years).ok_or(AppError::BadForm)?;
    let moves_up = ticked(chosen.iter().map(String::as_str))?;
    let how = Copying { years, opens_first_years: first == TICKED, moves_up };
    let (looks, look) = pressed(look);
    let chosen = chosen.join(" ");
    let attempt = Attempt::at([(LOOKED, look.as_str()), (CHOSEN, chosen.as_str())]);
    let page = desk_plan_copy_from(term, from, years);
    let page = if how.opens_first_years { marked(&page, "first=yes") } else { page };
    let outcome = async {
        let by = request.coordinator()?;
        if looks {
            return Ok(None);
        }
        Ok(Some(copy(&request.db, key, (from, term), how, by).await?))
    };
    match outcome.await {
        Ok(Some(count)) => {
            see_other(&format!("{}&copied={count}", desk_plan_by(term, Rows::default().code())))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
