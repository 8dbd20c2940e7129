//! The stages of an offering, as a coordinator types them.

use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::stage::{ForWhom, Rule, RuleShare, StageRefusal};
use domain::text::trimmed;
use jiff::Timestamp;

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed;
use crate::wording::Sentence;
use crate::wording::not_a_day::not_a_day;
use crate::wording::refusal::refusal_sentence;
use crate::wording::stage::desk as words;

/// The rule and the former class, as typed.
pub(super) fn read(attempt: &mut Attempt) -> Result<(Rule, Option<OfferingId>), AppError> {
    let follows = attempt.value("follows").to_owned();
    let former = match follows.as_str() {
        "" => None,
        id => Some(id.parse::<OfferingId>().map_err(|_| AppError::BadForm)?),
    };
    let from =
        attempt.read("from", beginning, |why| not_a_day(words::FROM, why, words::NOT_A_MOMENT));
    let most = attempt.read("most", places, |_| words::NOT_A_NUMBER.into());
    let newcomers = share(attempt, ForWhom::Newcomers, "newcomers", "newcomers_until");
    let district = share(attempt, ForWhom::District, "district", "district_until");
    let (from, most) = (from?, most?);
    if from.is_some() && former.is_none() {
        attempt.note("follows", words::FORMER_MISSING);
    }
    if from.is_none() && most.is_some() {
        attempt.note("from", words::FROM_MISSING);
    }
    let shares: Vec<RuleShare> = newcomers?.into_iter().chain(district?).collect();
    if !attempt.errors().is_empty() {
        return Err(AppError::ToBeChanged);
    }
    let rule = Rule { returning_from: from, returning_places: most.unwrap_or(0), shares };
    Ok((rule, former.filter(|_| from.is_some())))
}

/// One share; nothing where no number was typed.
fn share(
    attempt: &mut Attempt,
    for_whom: ForWhom,
    number: &'static str,
    until: &'static str,
) -> Result<Option<RuleShare>, AppError> {
    let number = attempt.read(number, places, |_| words::NOT_A_NUMBER.into());
    let label = match for_whom {
        ForWhom::Newcomers => words::NEWCOMERS_UNTIL,
        ForWhom::District => words::DISTRICT_UNTIL,
    };
    let at = attempt.read(until, end, |why| not_a_day(label, why, words::NOT_A_MOMENT));
    match (number?, at?) {
        (None, _) => Ok(None),
        (Some(places), Some(until)) => Ok(Some(RuleShare { for_whom, places, until })),
        (Some(_), None) => {
            attempt.note(until, words::UNTIL_MISSING);
            Ok(None)
        }
    }
}

/// A no of the rules, at the field that it is about.
pub(super) fn told(attempt: &mut Attempt, rule: &Rule, error: AppError) -> AppError {
    let AppError::Refused(refusal @ Refusal::Stage(why)) = error else { return error };
    let first = rule.shares.first().map(|share| share.for_whom);
    let field = match (why, first) {
        (StageRefusal::NotAFormerClass, _) => "follows",
        (StageRefusal::ReturningTooLate { .. }, _) => "from",
        (StageRefusal::ReleasedOutsideWindow { .. }, Some(ForWhom::District)) => "district_until",
        (StageRefusal::ReleasedOutsideWindow { .. }, _) => "newcomers_until",
        (StageRefusal::MoreKeptThanPlaces { .. }, Some(ForWhom::District)) => "district",
        (StageRefusal::MoreKeptThanPlaces { .. }, _) => "newcomers",
        _ => "",
    };
    attempt.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    AppError::ToBeChanged
}

fn beginning(typed: &str) -> Result<Option<Timestamp>, typed::NotADay> {
    if trimmed(typed).is_empty() { Ok(None) } else { typed::beginning(typed).map(Some) }
}

/// A day alone is kept to its last minute.
fn end(typed: &str) -> Result<Option<Timestamp>, typed::NotADay> {
    if trimmed(typed).is_empty() { Ok(None) } else { typed::end(typed).map(Some) }
}

/// None at all is the same as nothing typed.
fn places(typed: &str) -> Result<Option<u32>, typed::NotANumber> {
    Ok(typed::number_if_any(typed, 0..=999)?.filter(|places| *places > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::desk::stages::FIELDS;

    fn typed(follows: &str, from: &str, newcomers: &str, until: &str) -> Attempt {
        let values = [follows, from, "", newcomers, until, "", ""];
        Attempt::at(FIELDS.into_iter().zip(values))
    }

    #[test]
    fn what_is_left_empty_is_no_stage() {
        let (rule, former) = read(&mut typed("", "", "", "")).unwrap();
        assert!(rule.is_empty() && former.is_none());
        let class = crate::components::example::an_offering().id.to_string();
        let (rule, former) = read(&mut typed(&class, "", "５", "2026-12-5")).unwrap();
        assert_eq!((rule.returning_from, former, rule.shares[0].places), (None, None, 5));
        assert_eq!(words::typed_until(rule.shares[0].until), "2026-12-05");
        let (rule, former) = read(&mut typed(&class, "2026-12-1 8:00", "0", "")).unwrap();
        assert_eq!(rule.returning_from.map(words::typed), Some("2026-12-01 08:00".to_owned()));
        assert!(former.is_some() && rule.shares.is_empty());
    }

    #[test]
    fn each_mistake_is_told_at_its_field() {
        for (follows, from, newcomers, until, field) in [
            ("", "2026-12-1", "", "", "follows"),
            ("", "明天", "", "", "from"),
            ("", "", "很多", "", "newcomers"),
            ("", "", "3", "", "newcomers_until"),
            ("", "", "3", "下周", "newcomers_until"),
        ] {
            let mut attempt = typed(follows, from, newcomers, until);
            assert!(read(&mut attempt).is_err());
            assert!(attempt.error(field).is_some(), "{field}");
        }
    }
}
