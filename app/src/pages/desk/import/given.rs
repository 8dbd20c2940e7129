//! How the places of a whole plan are given: chosen before it is confirmed, or published.

use domain::offering::Allocation;
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::pages::helping::fields::{Choice, Choices};
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::approval::HOW_GIVEN;
use crate::wording::desk::ways as words;

/// The field.
pub(in crate::pages::desk) const FIELD: &str = "given";

/// In order, unless something else is chosen; what is drawn is chosen when it is there.
#[component]
pub(in crate::pages::desk) fn GivenChoice(
    /// When what is to be drawn is chosen.
    #[prop(default = words::DRAWN_LATER)]
    drawn_later: Words,
) -> impl IntoView {
    let say = request().say();
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let chosen = Allocation::from_code(attempt.value(FIELD)).unwrap_or_default();
    let row = move |one: Allocation, text| {
        let id = match one {
            Allocation::InOrder => FIELD.to_owned(),
            _ => format!("{FIELD}-{}", one.code()),
        };
        let text = say(text).to_owned();
        view! { <Choice input="radio" name=FIELD id=id value=one.code() is_chosen=chosen == one text=text/> }
    };
    let rows = [(Allocation::InOrder, words::IN_ORDER), (Allocation::Approval, words::BY_APPROVAL)]
        .map(|(one, text)| row(one, text));
    view! {
        <Choices name=FIELD legend=HOW_GIVEN hint=Some(drawn_later)>
            {rows.collect_view()}
        </Choices>
        <div class="button-row">
            <a class="button button--link" href=paths::DESK_DRAWS>{say(words::TO_DRAWS)}</a>
        </div>
    }
}

/// Reads what was chosen; a form without the choice gives in order.
pub(in crate::pages::desk) fn read_given(attempt: &mut Attempt) -> Result<Allocation, AppError> {
    let read = |typed: &str| match Allocation::from_code(typed) {
        Some(Allocation::Draw) => Err(()),
        None if typed.is_empty() => Ok(Allocation::InOrder),
        None => Err(()),
        Some(given) => Ok(given),
    };
    attempt.read(FIELD, read, |()| words::CHOOSE_HOW.into())
}
