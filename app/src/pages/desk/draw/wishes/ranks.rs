//! First wish, second wish: a list to choose from for each.

use domain::id::OfferingId;
use domain::offering::Offering;
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::{FieldError, described_by};
use crate::error::AppError;
use crate::request::{Request, request};
use crate::wording::desk::draw::counter as words;
use crate::wording::offering::when_line;

/// So many wishes are asked for.
pub(super) const RANKS_AT_MOST: usize = 8;

/// The id of the list for a rank, from 0.
pub(super) fn wish_id(index: usize) -> String {
    format!("wish-{index}")
}

/// The lists, no more than there are offerings.
#[component]
pub(super) fn Ranks(
    /// What can be wished for.
    offerings: Vec<Offering>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let ranks = offerings.len().min(RANKS_AT_MOST);
    let fields =
        (0..ranks).map(|index| field(&request, &attempt, index, &offerings)).collect_view();
    view! {
        <h2>{say(words::WISHES)}</h2>
        {fields}
    }
}

fn field(
    request: &Request,
    attempt: &Attempt,
    index: usize,
    offerings: &[Offering],
) -> impl IntoView + use<> {
    let (language, id) = (request.language, wish_id(index));
    let invalid = attempt.error(&id).map(|_| "true");
    let chosen = attempt.value(&id).to_owned();
    let option = |offering: &Offering| {
        let value = offering.id.to_string();
        let is_chosen = value == chosen;
        let words = format!("{} {}", offering.name, when_line(language, offering));
        view! { <option value=value selected=is_chosen>{words}</option> }
    };
    let options = offerings.iter().map(option).collect_view();
    view! {
        <div class=if invalid.is_some() { "field field--error" } else { "field" }>
            <label class="field__label" for=id.clone()>{words::rank(language, index + 1)}</label>
            <FieldError name=id.clone()/>
            <select class="field__input" id=id.clone() name=format!("wishes[{index}]")
                aria-invalid=invalid aria-describedby=described_by(&id, false, invalid.is_some())>
                <option value="">{request.say()(words::NO_WISH)}</option>
                {options}
            </select>
        </div>
    }
}

/// What was chosen, in order; ranks left empty are passed over.
pub(super) fn read(
    attempt: &mut Attempt,
    offerings: &[Offering],
) -> Result<Vec<OfferingId>, AppError> {
    let mut chosen: Vec<OfferingId> = Vec::new();
    let mut is_sound = true;
    for index in 0..RANKS_AT_MOST {
        let id = wish_id(index);
        let typed = attempt.value(&id).to_owned();
        if typed.is_empty() {
            continue;
        }
        match typed.parse() {
            Ok(one) if chosen.contains(&one) => {
                attempt.note(&id, words::TWICE);
                is_sound = false;
            }
            Ok(one) if offerings.iter().any(|offering| offering.id == one) => chosen.push(one),
            // Our own page lists no others: one was taken out of the draw meanwhile, or it is forged.
            _ => {
                attempt.note(&id, words::NO_OFFERING);
                is_sound = false;
            }
        }
    }
    if chosen.is_empty() && is_sound {
        attempt.note(&wish_id(0), words::NO_OFFERING);
        is_sound = false;
    }
    if is_sound { Ok(chosen) } else { Err(AppError::ToBeChanged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::example::{a_key, an_offering};

    fn two() -> [Offering; 2] {
        [1, 2].map(|number| Offering { id: a_key(number), ..an_offering() })
    }

    fn read_of(typed: &[(usize, String)]) -> (Attempt, Result<Vec<OfferingId>, AppError>) {
        let ids: Vec<_> =
            typed.iter().map(|(index, one)| (wish_id(*index), one.as_str())).collect();
        let mut attempt = Attempt::at(ids.iter().map(|(id, one)| (id.as_str(), *one)));
        let chosen = read(&mut attempt, &two());
        (attempt, chosen)
    }

    #[test]
    fn a_rank_left_empty_is_passed_over() {
        let [one, other] = two().map(|offering| offering.id);
        let (_, chosen) =
            read_of(&[(0, other.to_string()), (1, String::new()), (2, one.to_string())]);
        assert_eq!(chosen, Ok(vec![other, one]));
    }

    #[test]
    fn none_at_all_twice_the_same_and_a_stranger_are_told_where_they_stand() {
        let [one, _] = two().map(|offering| offering.id);
        let (attempt, chosen) = read_of(&[]);
        assert!(chosen.is_err() && attempt.error("wish-0").is_some());
        let (attempt, chosen) = read_of(&[(0, one.to_string()), (1, one.to_string())]);
        assert!(chosen.is_err() && attempt.error("wish-1").is_some());
        let (attempt, chosen) = read_of(&[(0, a_key::<OfferingId>(9).to_string())]);
        assert!(chosen.is_err() && attempt.errors().len() == 1);
    }
}
