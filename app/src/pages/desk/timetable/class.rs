//! All that is planned of one class: adding, changing, and taking it out.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::{FormKey, PlanClassId, TermId, VenueId};
use domain::refusal::Refusal;
use domain::text::{folded, trimmed};
use domain::timetable::{Draft, DraftClass, TimetableRefusal};
use leptos::prelude::*;
use store::timetable::{add, change, planned, remove, taken_out_of, timetable};

use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::post_button::PostButton;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::terms::{DESK_TERMS, desk_plan, desk_plan_changed, desk_plan_new, desk_planned};
use crate::planning::drafted::{FIELDS, read_class, typed};
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::problem::problem;
use crate::wording::refusal::NOW;
use crate::wording::timetable as words;

use super::Rows;
use crate::pages::desk::suggested::{DEPARTMENTS, ROOMS, SUBJECTS, Suggested, TEACHERS};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-plan-class";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Adds a class to a term.
#[component]
pub fn NewPlannedPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<TermId>());
    let say = request.say();
    page(async move {
        let id = id?;
        let timetable = timetable(&request.db, id, request.coordinator()?).await?;
        let (attempt, suggested) = (request.attempt(FORM).await?, Suggested::of(&request).await?);
        Ok(view! {
            <PageTitle text=say(words::ADD_CLASS) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_plan(id)>{say(words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{say(words::ADD_CLASS)}</h1>
            <p class="lead">{timetable.term.name}</p>
            <ClassForm field="term" value=id.to_string() attempt=attempt suggested=suggested/>
        })
    })
}

/// Changes what is planned of a class. Whoever comes second sees what is written now beside what they have typed.
#[component]
pub fn PlannedPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PlanClassId>());
    let say = request.say();
    page(async move {
        let (term, class, published) = planned(&request.db, id?, request.coordinator()?).await?;
        let (attempt, suggested) = (request.attempt(FORM).await?, Suggested::of(&request).await?);
        let which = format!("{} {}", class.id, class.revision);
        let stands = standing(&class);
        let is_back = attempt.is_back();
        let was_changed = is_back && attempt.value(WHICH) != which;
        let attempt = if is_back { attempt } else { stands };
        let name = class.draft.class.name.clone();
        Ok(view! {
            <PageTitle text=say(words::CLASS_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_plan(term)>{say(words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{say(words::CLASS_TITLE)}</h1>
            <p class="lead">{name}</p>
            {match published {
                Some(offering) => view! {
                    <p>{say(words::IS_OUT)}</p>
                    <div class="button-row"><a class="button" href=paths::desk_offering(offering)>{say(words::SEE_IT)}</a></div>
                }
                .into_any(),
                None => view! {
                    {was_changed.then(|| view! { <Now class=class/> })}
                    <ClassForm field=WHICH value=which.clone() attempt=attempt suggested=suggested/>
                    <PostButton action="/forms/desk-plan-remove" name=WHICH value=which words=say(words::REMOVE)/>
                }
                .into_any(),
            }}
        })
    })
}

/// The hidden field that tells which class, and how it was seen.
const WHICH: &str = "planned";

/// What is planned now, as it would have been typed.
fn standing(class: &DraftClass) -> Attempt {
    let values = typed(&class.draft.class);
    Attempt::at(FIELDS.into_iter().zip(values.iter().map(String::as_str)))
}

/// What is planned now, for whoever has seen it otherwise.
#[component]
fn Now(class: DraftClass) -> impl IntoView {
    let say = request().say();
    let [department, subject, name, grade, slots, room, teacher, places, _, fee, note, campus] =
        typed(&class.draft.class);
    let rows = vec![
        (words::NAME, vec![name, grade]),
        (words::SUBJECT, vec![department, subject]),
        (words::SLOTS, vec![slots]),
        (words::CAMPUS, vec![campus]),
        (words::ROOM, vec![room]),
        (words::TEACHER, vec![teacher]),
        (words::PLACES, vec![places]),
        (words::FEE, vec![fee]),
        (words::NOTE, vec![note]),
    ];
    view! {
        <section class="section" aria-labelledby="now">
            <h2 id="now">{say(NOW)}</h2>
            <Definitions rows=rows/>
        </section>
    }
}

#[component]
fn ClassForm(
    /// The hidden field that tells term or class.
    field: &'static str,
    value: String,
    attempt: Attempt,
    /// What may be meant.
    suggested: Suggested,
) -> impl IntoView {
    let say = request().say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let among = |list| Kind { suggestions: Some(list), ..Kind::default() };
    let short = move || Kind { width: Width::Short, ..plain() };
    view! {
        <Form action="/forms/desk-plan-class" attempt=attempt is_question=true>
            <input type="hidden" name=field value=value/>
            <div class="field-grid">
                <Field name="department" label=say(words::DEPARTMENT) kind=among(DEPARTMENTS)/>
                <Field name="subject" label=say(words::SUBJECT) kind=among(SUBJECTS)/>
            </div>
            <Field name="name" label=say(words::NAME) kind=plain()/>
            <Field name="grade" label=say(words::GRADE) kind=short()/>
            <Field name="slots" label=say(words::SLOTS) hint=say(words::SLOTS_HINT) kind=plain()/>
            <Field name="campus" label=say(words::CAMPUS) hint=say(words::CAMPUS_HINT) kind=plain()/>
            <Field name="room" label=say(words::ROOM) hint=say(words::ROOM_HINT) kind=among(ROOMS)/>
            <Field name="teacher" label=say(words::WHO_TEACHES) hint=say(words::TEACHER_HINT) kind=among(TEACHERS)/>
            <div class="field-grid">
                <Field name="places" label=say(words::PLACES) kind=short()/>
                <Field name="returning" label=say(words::RETURNING) kind=short()/>
            </div>
            <Field name="fee" label=say(words::FEE) hint=say(words::FEE_HINT) kind=short()/>
            <Field name="note" label=say(words::NOTE) kind=plain()/>
            {suggested.lists()}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::KEEP)}</button>
            </div>
        </Form>
    }
}

/// Adds a class, or changes one as it was seen.
#[server(prefix = "/forms", endpoint = "desk-plan-class")]
pub async fn post_desk_plan_class(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] planned: String,
    #[server(default)] department: String,
    #[server(default)] subject: String,
    #[server(default)] name: String,
    #[server(default)] grade: String,
    #[server(default)] slots: String,
    #[server(default)] room: String,
    #[server(default)] teacher: String,
    #[server(default)] places: String,
    #[server(default)] returning: String,
    #[server(default)] fee: String,
    #[server(default)] note: String,
    #[server(default)] campus: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let target = Target::parse(&term, &planned)?;
    let typed = [
        department, subject, name, grade, slots, room, teacher, places, returning, fee, note,
        campus,
    ];
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain([(WHICH, planned.as_str())]));
    let mut page = target.page();
    match kept(&request, &mut attempt, &mut page, key, target).await {
        Ok(made) => see_other(&desk_plan_changed(made.term, Rows::default().code(), made.class)),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// What the form is about.
#[derive(Clone, Copy)]
enum Target {
    New(TermId),
    Old(PlanClassId, i64),
}

impl Target {
    fn parse(term: &str, planned: &str) -> Result<Self, AppError> {
        if planned.is_empty() {
            return Ok(Self::New(term.parse()?));
        }
        let (class, revision) = planned.split_once(' ').ok_or(AppError::BadForm)?;
        Ok(Self::Old(class.parse()?, revision.parse().map_err(|_| AppError::BadForm)?))
    }

    fn page(self) -> String {
        match self {
            Self::New(term) => desk_plan_new(term),
            Self::Old(class, _) => desk_planned(class),
        }
    }
}

async fn kept(
    request: &Request,
    attempt: &mut Attempt,
    page: &mut String,
    key: FormKey,
    target: Target,
) -> Result<store::timetable::Change, AppError> {
    let (db, by) = (&request.db, request.coordinator()?);
    let (term, follows) = match target {
        Target::New(term) => (term, None),
        Target::Old(class, _) => {
            if let Some(term) = taken_out_of(db, class, by).await? {
                // What was typed is not lost: from there it is added again.
                *page = desk_plan_new(term);
                return Err(AppError::Refused(Refusal::Timetable(TimetableRefusal::TakenOut)));
            }
            let (term, class, _) = planned(db, class, by).await?;
            (term, class.draft.follows)
        }
    };
    let timetable = timetable(db, term, by).await?;
    let rooms: Vec<(VenueId, String)> =
        timetable.rooms.iter().map(|room| (room.venue.id, folded(&room.venue.name))).collect();
    let known = |typed: &str| match trimmed(typed) {
        "" => Ok(None),
        name => {
            let found = rooms.iter().find(|(_, room)| *room == folded(name));
            found.map(|(id, _)| Some(*id)).ok_or(words::ROOM_UNKNOWN)
        }
    };
    let room = attempt.read("room", known, Into::into);
    let class = read_class(FIELDS.map(|field| attempt.value(field))).map_err(|wrong| {
        for (field, reason) in wrong {
            attempt.note(field, Sentence::of(|language| problem(&reason, language)));
        }
        AppError::ToBeChanged
    });
    let mut draft = Draft { class: class?, room: room?, follows };
    if let Some(campus) = draft.room.and_then(|room| timetable.campus_of.get(&room)) {
        let told = &mut draft.class.campus;
        if !told.is_empty() && folded(told) != folded(campus) {
            attempt
                .note("campus", Sentence::of(|language| words::room_elsewhere(language, campus)));
            return Err(AppError::ToBeChanged);
        }
        told.clone_from(campus);
    }
    Ok(match target {
        Target::New(term) => add(db, key, term, &draft, by).await?,
        Target::Old(class, revision) => change(db, key, (class, revision), &draft, by).await?,
    })
}

/// Takes a class out of the plan, as it was seen.
#[server(prefix = "/forms", endpoint = "desk-plan-remove")]
pub async fn post_desk_plan_remove(
    #[server(default)] key: String,
    #[server(default)] planned: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let Target::Old(class, revision) = Target::parse("", &planned)? else {
        return Err(AppError::BadForm);
    };
    let outcome = async {
        let by = request.coordinator()?;
        Ok(remove(&request.db, key, (class, revision), by).await?)
    };
    match outcome.await {
        Ok(made) => see_other(&desk_plan_changed(made.term, Rows::default().code(), made.class)),
        Err(error @ AppError::SignInNeeded) => {
            Attempt::default().comes_back(&request, FORM, DESK_TERMS, error).await
        }
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &desk_planned(class), error).await
        }
    }
}
