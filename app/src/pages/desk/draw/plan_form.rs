//! What was typed about a draw, read into its plan. Every mistake is noted at its field.

use domain::draw::{DIGITS_AT_LEAST, DIGITS_AT_MOST, SeedPlan};
use domain::id::OfferingId;
use domain::offering::{Offering, Window};
use domain::text::{is_hidden, trimmed};
use jiff::Timestamp;
use store::draw::{NewDraw, NewDrawOffering};

use super::choice::AT_MOST;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed;
use crate::wording::Words;
use crate::wording::desk::draw::plan as words;

/// The fields that each plan has, in the order of the form.
pub(super) const FIELDS: [&str; 6] =
    ["name", "opens_at", "closes_at", "most_wanted", "source", "digits"];

/// The id of the field that says how many places of an offering are for newcomers.
pub(super) fn newcomers_id(index: usize) -> String {
    format!("newcomers-{index}")
}

/// The hidden list of offerings beside which numbers are typed: our own page writes it.
pub(super) fn listed(ids: &str) -> Result<Vec<OfferingId>, AppError> {
    let ids = ids.split(',').filter(|id| !id.is_empty()).take(AT_MOST);
    Ok(ids.map(str::parse).collect::<Result<_, _>>()?)
}

/// Reads the plan for these offerings.
pub(super) fn plan(
    attempt: &mut Attempt,
    offerings: &[Offering],
    now: Timestamp,
) -> Result<NewDraw, AppError> {
    let name = attempt.read(
        "name",
        |typed| line(typed, 40, words::NAME_MISSING, words::NAME_TOO_LONG),
        |wrong| wrong.into(),
    );
    let opens_at =
        attempt.read("opens_at", |typed| opening(typed, now), |_| words::not_a_moment(now));
    let closes_at = attempt.read("closes_at", typed::end, |_| words::not_a_moment(now));
    let most_wanted = attempt.read(
        "most_wanted",
        |typed| typed::number(typed, 1..=20),
        |_| words::NOT_A_NUMBER.into(),
    );
    let source = attempt.read(
        "source",
        |typed| line(typed, 80, words::SOURCE_MISSING, words::SOURCE_TOO_LONG),
        |wrong| wrong.into(),
    );
    let digits = attempt.read("digits", digits, |_| words::DIGITS_WRONG.into());
    let newcomers: Vec<Result<NewDrawOffering, AppError>> = offerings
        .iter()
        .enumerate()
        .map(|(index, offering)| newcomers(attempt, index, offering))
        .collect();
    let window = window(attempt, opens_at, closes_at, now);
    Ok(NewDraw {
        name: name?,
        window: window?,
        most_wanted: most_wanted?,
        seed: SeedPlan { source: source?, digits: digits? },
        offerings: newcomers.into_iter().collect::<Result<_, _>>()?,
    })
}

/// One line that everybody sees as it is.
pub(super) fn line(typed: &str, most: usize, missing: Words, long: Words) -> Result<String, Words> {
    let plain = typed.replace(is_hidden, " ");
    let plain = trimmed(&plain);
    match plain.chars().count() {
        0 => Err(missing),
        count if count > most => Err(long),
        _ => Ok(plain.to_owned()),
    }
}

fn digits(typed: &str) -> Result<u32, typed::NotANumber> {
    let bound = |digits: usize| u32::try_from(digits).unwrap_or(u32::MAX);
    typed::number(typed, bound(DIGITS_AT_LEAST)..=bound(DIGITS_AT_MOST))
}

fn opening(typed: &str, now: Timestamp) -> Result<Timestamp, typed::NotADay> {
    if trimmed(typed).is_empty() { Ok(now) } else { typed::beginning(typed) }
}

fn newcomers(
    attempt: &mut Attempt,
    index: usize,
    offering: &Offering,
) -> Result<NewDrawOffering, AppError> {
    let places = offering.places.capacity.unwrap_or_default();
    let read = |typed: &str| Ok(typed::number_if_any(typed, 0..=places)?.unwrap_or(0));
    let field = newcomers_id(index);
    let newcomer_places =
        attempt.read(&field, read, |_: typed::NotANumber| words::too_many_newcomers(places))?;
    Ok(NewDrawOffering { offering: offering.id, newcomer_places })
}

fn window(
    attempt: &mut Attempt,
    opens_at: Result<Timestamp, AppError>,
    closes_at: Result<Timestamp, AppError>,
    now: Timestamp,
) -> Result<Window, AppError> {
    let window = Window { opens_at: opens_at?, closes_at: closes_at? };
    if window.closes_at <= window.opens_at || window.closes_at <= now {
        attempt.note("closes_at", words::CLOSES_FIRST);
        return Err(AppError::ToBeChanged);
    }
    Ok(window)
}

#[cfg(test)]
mod tests {
    use domain::calendar::{instant, start_of};
    use jiff::civil::date;

    use super::*;
    use crate::components::example;

    const TYPED: [&str; 6] =
        ["书法班摇号。", "", "2026年12月5日下午5点", "２", "掷骰子十次\u{200b}，按先后记", " 10 "];

    fn now() -> Timestamp {
        instant(date(2026, 11, 28).at(9, 0, 0, 0))
    }

    fn read(values: [&str; 6], newcomers: &str) -> (Attempt, Result<NewDraw, AppError>) {
        let values = FIELDS.into_iter().zip(values).chain([("newcomers-0", newcomers)]);
        let mut attempt = Attempt::at(values);
        let plan = plan(&mut attempt, &[example::an_offering()], now());
        (attempt, plan)
    }

    #[test]
    fn a_plan_is_read_as_it_is_typed() {
        let (_, plan) = read(TYPED, "");
        let plan = plan.unwrap();
        assert_eq!((plan.name.as_str(), plan.most_wanted), ("书法班摇号", 2));
        let closes_at = instant(date(2026, 12, 5).at(17, 0, 0, 0));
        assert_eq!(plan.window, Window { opens_at: now(), closes_at });
        assert_eq!(plan.seed, SeedPlan { digits: 10, source: "掷骰子十次 ，按先后记".into() });
        assert_eq!(plan.offerings[0].newcomer_places, 0);
        let whole_day = [TYPED[0], TYPED[1], "2026-12-5", TYPED[3], TYPED[4], TYPED[5]];
        assert_eq!(read(whole_day, "1").1.unwrap().window.closes_at, start_of(date(2026, 12, 6)));
    }

    #[test]
    fn every_mistake_is_told_at_once_at_its_field() {
        let (attempt, plan) = read(["", "下周", "明天", "0", " ", "7"], "99999");
        assert_eq!(plan.unwrap_err(), AppError::ToBeChanged);
        let fields: Vec<_> = attempt.errors().iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, [&FIELDS[..], &["newcomers-0"]].concat());
        let past = [TYPED[0], "", "2026-11-1", TYPED[3], TYPED[4], TYPED[5]];
        assert!(read(past, "").0.error("closes_at").is_some());
        let reversed = [TYPED[0], "2026-12-9", TYPED[2], TYPED[3], TYPED[4], TYPED[5]];
        assert!(read(reversed, "").0.error("closes_at").is_some());
    }
}
