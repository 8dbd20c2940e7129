//! Which wish each offering is: the first, the second, or none, as a number beside its name.

use domain::id::OfferingId;
use domain::offering::Offering;
use leptos::prelude::*;

use super::super::choice::AT_MOST;
use super::super::number_field::NumberField;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed;
use crate::request::request;
use crate::wording::desk::draw::counter as words;
use crate::wording::offering::when_line;

/// So many wishes one may make.
const WISHES_AT_MOST: u32 = 20;

/// The id of the field for an offering.
pub(super) fn rank_id(offering: OfferingId) -> String {
    format!("rank-{offering}")
}

/// What is kept of the fields that stand beside each offering, under the ids of those fields.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    let of = |name: &str| sent.iter().find(|(found, _)| found == name).map(|(_, typed)| typed);
    let listed = of("offerings").map(String::as_str).unwrap_or_default();
    let ids = listed.split(',').filter_map(|id| id.parse::<OfferingId>().ok());
    let kept = ids
        .take(AT_MOST)
        .enumerate()
        .filter_map(|(at, id)| Some((rank_id(id), of(&format!("ranks[{at}]"))?.clone())));
    kept.collect()
}

/// A field for each offering; which they are goes along, since one may be taken out of the draw meanwhile.
#[component]
pub(super) fn Ranks(
    /// What can be wished for.
    offerings: Vec<Offering>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let ids: Vec<String> = offerings.iter().map(|one| one.id.to_string()).collect();
    let field = |(index, offering): (usize, Offering)| {
        let (id, name) = (rank_id(offering.id), format!("ranks[{index}]"));
        let lines = vec![when_line(language, &offering)];
        view! { <NumberField id=id name=name label=offering.name lines=lines/> }
    };
    view! {
        <h2>{say(words::WISHES)}</h2>
        <p>{say(words::RANKS_HINT)}</p>
        <input type="hidden" name="offerings" value=ids.join(",")/>
        {offerings.into_iter().enumerate().map(field).collect_view()}
    }
}

/// What is wished for, the dearest first; what is left empty is no wish.
pub(super) fn read(
    attempt: &mut Attempt,
    offerings: &[Offering],
) -> Result<Vec<OfferingId>, AppError> {
    let mut chosen: Vec<(u32, OfferingId)> = Vec::new();
    let mut is_sound = true;
    for offering in offerings {
        let id = rank_id(offering.id);
        if attempt.value(&id).trim().is_empty() {
            continue;
        }
        let is_new = |rank: &u32| !chosen.iter().any(|(taken, _)| taken == rank);
        let wrong = match typed::number(attempt.value(&id), 1..=WISHES_AT_MOST) {
            Ok(rank) if is_new(&rank) => {
                chosen.push((rank, offering.id));
                continue;
            }
            Ok(_) => words::TWICE,
            Err(typed::NotANumber) => words::NOT_A_RANK,
        };
        attempt.note(&id, wrong);
        is_sound = false;
    }
    if let (true, true, Some(first)) = (chosen.is_empty(), is_sound, offerings.first()) {
        attempt.note(&rank_id(first.id), words::NO_OFFERING);
    }
    if !is_sound || chosen.is_empty() {
        return Err(AppError::ToBeChanged);
    }
    chosen.sort_unstable_by_key(|(rank, _)| *rank);
    Ok(chosen.into_iter().map(|(_, offering)| offering).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::example::{a_key, an_offering};

    fn three() -> [Offering; 3] {
        [1, 2, 3].map(|number| Offering { id: a_key(number), ..an_offering() })
    }

    fn read_of(typed: [&str; 3]) -> (Attempt, Result<Vec<OfferingId>, AppError>) {
        let ids = three().map(|one| rank_id(one.id));
        let mut attempt = Attempt::at(ids.iter().map(String::as_str).zip(typed));
        let chosen = read(&mut attempt, &three());
        (attempt, chosen)
    }

    #[test]
    fn wishes_stand_in_the_order_of_their_numbers() {
        let [one, _, three] = three().map(|offering| offering.id);
        assert_eq!(read_of(["２", " ", "1"]).1, Ok(vec![three, one]));
        // A number left out is no mistake.
        assert_eq!(read_of(["5", "", "3"]).1, Ok(vec![three, one]));
    }

    #[test]
    fn none_at_all_twice_the_same_and_what_is_no_number_are_told_where_they_stand() {
        let told = |typed| {
            let (attempt, chosen) = read_of(typed);
            assert!(chosen.is_err());
            let fields = attempt.errors().iter().map(|error| error.field.clone());
            fields.collect::<Vec<_>>()
        };
        let [one, two, three] = three().map(|offering| rank_id(offering.id));
        assert_eq!(told(["", "", ""]), [one.as_str()]);
        assert_eq!(told(["1", "1", ""]), [two.as_str()]);
        assert_eq!(told(["第一", "0", "21"]), [one, two, three]);
    }
}
