//! 刚才有人改过: what somebody else has changed while a form was being filled in, field by field: what stood when the form was
//! shown, what stands now and who has changed it, and what was typed.

use domain::language::Language;
use domain::log::{About, Field};
use jiff::civil::Date;
use leptos::prelude::*;
use store::Seen;
use store::log::Entry;

use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::planning::typed as planning;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::log::told;
use crate::wording::refusal as words;
use crate::wording::when::day;

/// The name of the hidden field that tells what was seen.
pub const SEEN: &str = "seen";

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Stands {
    /// What it is called there.
    pub label: Words,
    /// What the log calls it; more than one where they are typed into one field.
    pub of: &'static [Field],
    /// What stands now, in words.
    pub now: Vec<String>,
    /// What was typed, in the same words.
    pub typed: String,
}

impl Stands {
    /// One that is written as it is shown.
    pub fn line(label: Words, of: &'static [Field], now: String, typed: &str) -> Self {
        Self { label, of, now: vec![now], typed: typed.trim().to_owned() }
    }

    /// A day, written as the log writes it; what was typed as well, where it is one.
    pub fn day(
        language: Language,
        label: Words,
        of: &'static [Field],
        now: Date,
        typed: &str,
    ) -> Self {
        let typed = planning::day(typed).map_or_else(|_| typed.to_owned(), |on| day(language, on));
        Self::line(label, of, day(language, now), &typed)
    }
}

/// What was changed of a thing since the form was shown that has come back, as its hidden field tells; nothing where it comes
/// fresh.
pub async fn changed_since(
    request: &Request,
    attempt: &Attempt,
    field: &str,
    about: About,
) -> Result<Vec<Entry>, AppError> {
    match Seen::shown_at(attempt.value(field)) {
        Some(shown) if attempt.is_back() => {
            Ok(store::log::since(&request.db, about, shown, request.coordinator()?).await?)
        }
        _ => Ok(Vec::new()),
    }
}

/// Nothing where the form comes fresh, or nobody has changed anything since it was shown.
#[component]
pub fn StandsNow(
    /// What came back.
    attempt: Attempt,
    /// What stands.
    now: Seen,
    /// The same field by field.
    rows: Vec<Stands>,
    /// What was changed meanwhile.
    changed: Vec<Entry>,
) -> impl IntoView {
    let is_another = attempt.is_back() && now.is_another(attempt.value(SEEN));
    is_another.then(|| view! { <Meanwhile rows=rows changed=changed/> })
}

/// What was changed meanwhile.
#[component]
pub fn Meanwhile(
    /// Each field of the form.
    rows: Vec<Stands>,
    /// What was changed; where the log tells of none, every field is told.
    changed: Vec<Entry>,
) -> impl IntoView {
    let request = request();
    let is_changed = |row: &Stands| !changes_of(row, &changed).is_empty();
    let is_known = rows.iter().any(is_changed);
    let told = rows.into_iter().filter(|row| !is_known || is_changed(row));
    let told = told.map(|row| (row.label, lines(&request, &row, &changed))).collect();
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <p class="notice__title">{request.say()(words::NOW)}</p>
            <Definitions rows=told/>
            <p>{request.say()(words::TYPED_IS_KEPT)}</p>
        </NoticeBox>
    }
}

/// Entries that have changed this field, the first one first.
fn changes_of<'a>(row: &Stands, changed: &'a [Entry]) -> Vec<&'a Entry> {
    let differs = |entry: &Entry| {
        row.of.iter().any(|field| entry.stood.get(field) != entry.stands.get(field))
    };
    changed.iter().filter(|entry| differs(entry)).collect()
}

/// 原来, 现在, 您写的. Where somebody lives the log does not say.
fn lines(request: &Request, row: &Stands, changed: &[Entry]) -> Vec<String> {
    let language = request.language;
    let now = row.now.iter().filter(|line| !line.trim().is_empty()).cloned().collect::<Vec<_>>();
    let now = now.join("、");
    let changes = changes_of(row, changed);
    let was = |entry: &&Entry| {
        let stood = |field: &Field| entry.stood.get(field).map(String::as_str);
        let each = row.of.iter().map(|field| told(language, entry.about, *field, stood(field)));
        each.collect::<Vec<_>>().join("、")
    };
    let is_told = !row.of.contains(&Field::Address);
    let was = changes.first().filter(|_| is_told).map(|entry| words::was(language, &was(entry)));
    let stands = words::is_now(language, &now, changes.last().copied());
    let typed = words::was_typed(language, &row.typed, row.typed == now);
    was.into_iter().chain([stands, typed]).collect()
}
