//! 合并: two records side by side, which one stays, and which particulars.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar::day;
use domain::id::PersonId;
use domain::member::CardNumber;
use domain::member::merge::{Chosen, Side};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::member::Member;
use store::merge::{MayMerge, Merging};

use super::born;
use super::merged::MERGED;
use super::twins::PairButton;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::telephone::shown;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::page;
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::list::{BIRTHDAY, EMERGENCY, TELEPHONE};
use crate::wording::desk::members::CARD;
use crate::wording::desk::merge as words;
use crate::wording::when::day as day_words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-merge";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["name_from", "mobile_from", "born_from", "contact_from", "reason"]);

/// Both records of the address. To be read before the first `await`.
fn in_query() -> Option<(PersonId, PersonId)> {
    use_query_map().with_untracked(|query| {
        let id = |name| query.get(name)?.parse().ok();
        Some((id("keep")?, id("other")?))
    })
}

/// What one record says of one thing, so that two can be compared.
struct Compared {
    term: Words,
    kept: String,
    other: String,
}

/// Both side by side. Who is no member of the institution is not found.
#[component]
pub fn MergePage() -> impl IntoView {
    let (request, pair) = (request(), in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let (keep, other) = pair.ok_or(AppError::NotFound)?;
        let both = store::merge::may_merge(&request.db, keep, other, by).await?;
        let attempt = request.attempt(FORM).await?;
        let rows = compared(&request, &both);
        let double = words::double(request.language, &both.double);
        let choices = choices(&request, &rows);
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::DESK_TWINS>{say(words::TWINS)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::LEAD)}</p>
            <SideBySide rows=rows/>
            <div class="button-row">
                <a class="button" href=ways::desk_merge(other, keep)>{say(words::TURN_ROUND)}</a>
            </div>
            {(!double.is_empty()).then(|| view! {
                <NoticeBox kind=BoxKind::Warning>
                    <p>{say(words::ENDS)}</p>
                    {double.into_iter().map(|(name, lines)| view! {
                        <p>
                            <b class="line">{name}</b>
                            {lines.into_iter().map(|line| view! { <span class="line"><Phrases text=line/></span> }).collect_view()}
                        </p>
                    }).collect_view()}
                </NoticeBox>
            })}
            <Form action="/forms/desk-merge" attempt=attempt is_question=true>
                <input type="hidden" name="keep" value=keep.to_string()/>
                <input type="hidden" name="other" value=other.to_string()/>
                {choices.into_iter().map(|(name, legend, choices, proposed)| view! {
                    <Choices name=name legend=say(legend) choices=choices proposed=proposed/>
                }).collect_view()}
                <Field name="reason" label=say(words::REASON) hint=say(words::REASON_HINT)/>
                <p>
                    <span class="line">{say(words::NUMBERS_STAY)}</span>
                    <span class="line">{say(words::ELSEWHERE)}</span>
                    <span class="line">{say(words::UNDO_TOLD)}</span>
                </p>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::MERGE)}</button>
                    <a class="button button--link" href=ways::DESK_TWINS>{say(words::NOT_NOW)}</a>
                </div>
            </Form>
            <section class="section" aria-labelledby="apart">
                <h2 id="apart">{say(words::TWO_PEOPLE)}</h2>
                <p>{say(words::APART_LINE)}</p>
                <PairButton action="/forms/desk-twins-apart" pair=(keep, other) words=say(words::APART).to_owned()/>
            </section>
        })
    })
}

/// Line by line; the first four are those that one chooses from, in the order of [`CHOICES`].
fn compared(request: &Request, both: &MayMerge) -> Vec<Compared> {
    let language = request.language;
    let of = |term, told: &dyn Fn(&Member) -> String| Compared {
        term,
        kept: told(&both.kept),
        other: told(&both.other),
    };
    let contact = |member: &Member| {
        let who = member.person.emergency_contact.clone();
        let number = member.person.emergency_telephone.as_deref().map(shown);
        who.into_iter().chain(number).collect::<Vec<_>>().join(" ")
    };
    let mobile = |member: &Member| {
        member.person.mobile.as_ref().map(|mobile| mobile.spaced()).unwrap_or_default()
    };
    vec![
        of(words::NAME, &|member| name_of(request, &member.person)),
        of(TELEPHONE, &mobile),
        of(BIRTHDAY, &|member| born(request, member).unwrap_or_default()),
        of(EMERGENCY, &contact),
        of(CARD, &|member| member.card.map(CardNumber::printed).unwrap_or_default()),
        of(words::SINCE, &|member| day_words(language, day(member.since))),
    ]
}

/// The fields that ask which of two stays.
const CHOICES: [(&str, Words); 4] = [
    ("name_from", words::WHICH_NAME),
    ("mobile_from", words::WHICH_MOBILE),
    ("born_from", words::WHICH_BIRTHDAY),
    ("contact_from", words::WHICH_CONTACT),
];

type Choice = (&'static str, Words, Vec<(String, String)>, String);

/// Asked is only what differs; what one of them does not tell is proposed from the other.
fn choices(request: &Request, rows: &[Compared]) -> Vec<Choice> {
    let not_told = request.say()(words::NOT_TOLD);
    let told = |text: &str| if text.is_empty() { not_told.to_owned() } else { text.to_owned() };
    let asked = CHOICES.into_iter().zip(rows).filter(|(_, row)| row.kept != row.other);
    let choice = |((name, legend), row): ((&'static str, Words), &Compared)| {
        let proposed = if row.kept.is_empty() { Side::Other } else { Side::Kept };
        let choices = vec![
            (Side::Kept.code().to_owned(), told(&row.kept)),
            (Side::Other.code().to_owned(), told(&row.other)),
        ];
        (name, legend, choices, proposed.code().to_owned())
    };
    asked.map(choice).collect()
}

#[component]
fn SideBySide(rows: Vec<Compared>) -> impl IntoView {
    let say = request().say();
    let rows = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{say(row.term)}</th>
                <td data-label=say(words::KEPT)>{row.kept}</td>
                <td data-label=say(words::GOES)>{row.other}</td>
            </tr>
        }
    });
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::TITLE)>
            <table class="table">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{say(words::KEPT)}</th>
                        <th scope="col">{say(words::GOES)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// Makes the two one.
#[server(prefix = "/forms", endpoint = "desk-merge")]
pub async fn post_desk_merge(
    #[server(default)] key: String,
    #[server(default)] keep: String,
    #[server(default)] other: String,
    #[server(default)] name_from: String,
    #[server(default)] mobile_from: String,
    #[server(default)] born_from: String,
    #[server(default)] contact_from: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let (kept, other) = (keep.parse::<PersonId>()?, other.parse::<PersonId>()?);
    let mut attempt = Attempt::at([
        ("name_from", name_from.as_str()),
        ("mobile_from", mobile_from.as_str()),
        ("born_from", born_from.as_str()),
        ("contact_from", contact_from.as_str()),
        ("reason", reason.as_str()),
    ]);
    let merged = async {
        let by = request.coordinator()?;
        let mut side = |field| attempt.read(field, side, |wrong| wrong.into());
        let (name, mobile) = (side("name_from"), side("mobile_from"));
        let (born_on, contact) = (side("born_from"), side("contact_from"));
        let reason = attempt.reason("reason", words::REASON_MISSING);
        let chosen = Chosen { name: name?, mobile: mobile?, born_on: born_on?, contact: contact? };
        let new = Merging { kept, other, chosen, reason: reason? };
        Ok(store::merge::merge(&request.db, key, new, by).await?)
    };
    match merged.await {
        Ok(_) => see_other(&format!("{}?{MERGED}", ways::desk_member(kept))),
        Err(error) => {
            attempt.comes_back(&request, FORM, &ways::desk_merge(kept, other), error).await
        }
    }
}

/// Which record; where both say the same nothing was asked.
fn side(typed: &str) -> Result<Side, Words> {
    if typed.is_empty() {
        Ok(Side::Kept)
    } else {
        Side::from_code(typed).ok_or(words::CHOICE_MISSING)
    }
}
