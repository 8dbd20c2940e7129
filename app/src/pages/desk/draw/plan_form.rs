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
use crate::wording::desk::draw::plan as words;
use crate::wording::not_a_day::not_a_day;
use crate::wording::{Sentence, Words};

/// The fields that each plan has, in the order of the form.
pub(super) const FIELDS: [&str; 7] =
    ["name", "opens_at", "closes_at", "most_wanted", "source", "digits", DISTRICT_UNTIL];

/// Until when places are kept for people of the own district.
pub(super) const DISTRICT_UNTIL: &str = "district_until";

/// The id of the field that says how many places of an offering are for newcomers.
pub(super) fn newcomers_id(index: usize) -> String {
    format!("newcomers-{index}")
}

/// The id of the field that says how many places of an offering are for people of the own district.
pub(super) fn district_id(index: usize) -> String {
    format!("district-{index}")
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
    let not_a_moment =
        |label| move |why: typed::NotADay| not_a_day(label, why, words::not_a_moment(now));
    let opens_at =
        attempt.read("opens_at", |typed| opening(typed, now), not_a_moment(words::OPENS_AT));
    let closes_at = attempt.read("closes_at", typed::end, not_a_moment(words::CLOSES_AT));
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
    let district_until =
        attempt.read(DISTRICT_UNTIL, end_if_any, not_a_moment(words::DISTRICT_UNTIL));
    let reserved: Vec<Result<NewDrawOffering, AppError>> = offerings
        .iter()
        .enumerate()
        .map(|(index, offering)| reserved(attempt, index, offering))
        .collect();
    let window = window(attempt, opens_at, closes_at, now);
    Ok(NewDraw {
        name: name?,
        window: window?,
        most_wanted: most_wanted?,
        seed: SeedPlan { source: source?, digits: digits? },
        district_until: district_until?,
        offerings: reserved.into_iter().collect::<Result<_, _>>()?,
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

fn end_if_any(typed: &str) -> Result<Option<Timestamp>, typed::NotADay> {
    if trimmed(typed).is_empty() { Ok(None) } else { typed::end(typed).map(Some) }
}

/// How many places of an offering can be reserved: those that nobody has. What is told beside a field and what is taken in it
/// are the same.
pub(super) fn free_to_reserve(offering: &Offering) -> u32 {
    offering.places.capacity.map_or(0, |_| offering.places.unheld())
}

fn reserved(
    attempt: &mut Attempt,
    index: usize,
    offering: &Offering,
) -> Result<NewDrawOffering, AppError> {
    let places = free_to_reserve(offering);
    let mut read = |field: &str, most: u32, told: Sentence| {
        let number = |typed: &str| Ok(typed::number_if_any(typed, 0..=most)?.unwrap_or(0));
        attempt.read(field, number, |_: typed::NotANumber| told)
    };
    let newcomers = read(&newcomers_id(index), places, words::too_many_newcomers(places));
    let left = places.saturating_sub(*newcomers.as_ref().unwrap_or(&0));
    let district = read(&district_id(index), left, words::too_many_of_district(left));
    let (newcomer_places, district_places) = (newcomers?, district?);
    Ok(NewDrawOffering { offering: offering.id, newcomer_places, district_places })
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

    const TYPED: [&str; 7] = [
        "书法班摇号。",
        "",
        "2026年12月5日下午5点",
        "２",
        "掷骰子十次\u{200b}，按先后记",
        " 10 ",
        "2026-12-9",
    ];

    fn now() -> Timestamp {
        instant(date(2026, 11, 28).at(9, 0, 0, 0))
    }

    fn read(values: [&str; 7], newcomers: &str) -> (Attempt, Result<NewDraw, AppError>) {
        let district = [("newcomers-0", newcomers), ("district-0", "1")];
        let values = FIELDS.into_iter().zip(values).chain(district);
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
        let one = &plan.offerings[0];
        assert_eq!((one.newcomer_places, one.district_places), (0, 1));
        assert_eq!(plan.district_until, Some(start_of(date(2026, 12, 10))));
        let whole_day = [TYPED[0], TYPED[1], "2026-12-5", TYPED[3], TYPED[4], TYPED[5], ""];
        assert_eq!(read(whole_day, "1").1.unwrap().district_until, None);
        assert_eq!(read(whole_day, "1").1.unwrap().window.closes_at, start_of(date(2026, 12, 6)));
    }

    #[test]
    fn every_mistake_is_told_at_once_at_its_field() {
        let (attempt, plan) = read(["", "下周", "明天", "0", " ", "7", "后天"], "99999");
        assert_eq!(plan.unwrap_err(), AppError::ToBeChanged);
        let fields: Vec<_> = attempt.errors().iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, [&FIELDS[..], &["newcomers-0"]].concat());
        let past = [TYPED[0], "", "2026-11-1", TYPED[3], TYPED[4], TYPED[5], ""];
        assert!(read(past, "").0.error("closes_at").is_some());
        let reversed = [TYPED[0], "2026-12-9", TYPED[2], TYPED[3], TYPED[4], TYPED[5], ""];
        assert!(read(reversed, "").0.error("closes_at").is_some());
        let all = example::an_offering().places.unheld().to_string();
        assert!(read(TYPED, &all).0.error("district-0").is_some(), "no place is left for them");
    }
}
