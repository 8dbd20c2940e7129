//! What a desk has settled of a room holds for every time that is asked for: counted again by quarters of an hour, without the rule.

use jiff::ToSpan;
use proptest::prelude::*;

use super::properties::any_span;
use super::*;

/// When a room opens and closes on each day of the week, Monday first, in quarters of an hour as somebody may have typed it: what
/// follows each other or overlaps, and what ends when it begins.
type Typed = Vec<Vec<(i8, i8)>>;

fn any_hours() -> impl Strategy<Value = Typed> {
    let opening = (0_i8..60, 0_i8..60).prop_map(|(from, lasts)| (from, (from + lasts).min(95)));
    let week = prop::collection::vec(prop::collection::vec(opening, 0..3), 7);
    // Every third room has told no hours at all.
    prop_oneof![1 => Just(vec![Vec::new(); 7]), 2 => week]
}

fn clock(quarter: i8) -> jiff::civil::Time {
    time(quarter / 4, quarter % 4 * 15, 0, 0)
}

fn rules(typed: &Typed, longest: Option<u32>, ahead: Option<u32>, lending: Lending) -> RoomRules {
    let hours = WEEK.into_iter().zip(typed).fold(Hours::default(), |hours, (weekday, typed)| {
        hours.with(weekday, typed.iter().map(|(from, to)| (clock(*from), clock(*to))).collect())
    });
    RoomRules { longest_minutes: longest, days_ahead: ahead, lending, hours }
}

/// The openings of that weekday which are any, and whether somebody has told hours for any day.
fn told_on(typed: &Typed, on: Date) -> (Vec<(i8, i8)>, bool) {
    let is_any = |(from, to): &&(i8, i8)| from < to;
    let place = WEEK.iter().position(|weekday| *weekday == on.weekday()).unwrap();
    let here = typed[place].iter().filter(is_any).copied().collect();
    (here, typed.iter().flatten().any(|one| is_any(&one)))
}

/// Each quarter of the span lies in one of the openings.
fn is_open(openings: &[(i8, i8)], span: Span) -> bool {
    let quarter = |at| {
        let at = civil(at).time();
        at.hour() * 4 + at.minute() / 15
    };
    (quarter(span.from)..quarter(span.to))
        .all(|at| openings.iter().any(|(from, to)| (*from..*to).contains(&at)))
}

proptest! {
    /// What is accepted breaks no rule, and what is refused is refused for a rule that it breaks, with what that rule says.
    #[test]
    fn whatever_a_room_allows_is_kept_to_and_a_no_names_what_is_broken(
        typed in any_hours(),
        longest in prop::option::of(15_u32..300),
        ahead in prop::option::of(0_u32..16),
        lending in prop::sample::select(Lending::ALL.to_vec()),
        asked in prop::collection::vec(any_span(), 1..40),
    ) {
        let rules = rules(&typed, longest, ahead, lending);
        let room = Room { rules, ..room(1) };
        let mut around = Around::default();
        let today = day(now());
        for span in asked {
            let on = day(span.from);
            let lasts = u32::try_from(span.to.duration_since(span.from).as_mins()).unwrap();
            let (openings, hours_are_told) = told_on(&typed, on);
            let is_shut = hours_are_told && !is_open(&openings, span);
            let is_too_long = longest.is_some_and(|most| lasts > most);
            let latest = ahead.map(|days| today.checked_add(i64::from(days).days()).unwrap());
            let is_too_far = latest.is_some_and(|latest| on > latest);
            let in_the_way = around.taken.iter().any(|one| one.span.overlaps(&span));
            let breaks = is_too_long || is_too_far || is_shut || in_the_way;
            match ask(&room, &around, span) {
                Ok(()) => {
                    prop_assert!(!breaks, "{span:?} was accepted");
                    around.taken.push(taken(&room, span));
                }
                Err(BookingRefusal::TooLong { most }) => {
                    prop_assert!(is_too_long);
                    prop_assert_eq!(Some(most), longest);
                }
                Err(BookingRefusal::TooFarAhead { latest: told }) => {
                    prop_assert!(is_too_far);
                    prop_assert_eq!(Some(told), latest);
                }
                Err(BookingRefusal::NotThatDay { day }) => {
                    prop_assert!(hours_are_told && openings.is_empty());
                    prop_assert_eq!(day, on);
                }
                Err(BookingRefusal::OutsideHours { open }) => {
                    prop_assert!(is_shut && !openings.is_empty());
                    prop_assert_eq!(open, room.rules.hours.on(on.weekday()));
                }
                Err(BookingRefusal::Taken { span: other, .. }) => {
                    prop_assert!(in_the_way && other.overlaps(&span));
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    }

    /// A club waits for a yes exactly where the room wants one; the staff never do.
    #[test]
    fn only_a_club_waits_for_a_yes_and_only_where_the_room_wants_one(
        typed in any_hours(),
        lending in prop::sample::select(Lending::ALL.to_vec()),
    ) {
        let rules = rules(&typed, None, None, lending);
        let expected = match lending {
            Lending::ByApproval => BookingState::Requested,
            Lending::AtDesk | Lending::AtOnce => BookingState::Confirmed,
        };
        prop_assert_eq!(rules.state_of(Whose::Club), expected);
        prop_assert_eq!(rules.state_of(Whose::Staff), BookingState::Confirmed);
    }

    /// The hours of a day are kept apart and in order, whatever was typed, and each of them is open.
    #[test]
    fn the_hours_of_a_day_are_in_order_and_lie_apart(typed in any_hours()) {
        let rules = rules(&typed, None, None, Lending::AtDesk);
        for (weekday, typed) in WEEK.into_iter().zip(&typed) {
            let open = rules.hours.on(weekday);
            prop_assert!(open.iter().all(|(opens, closes)| opens < closes));
            prop_assert!(open.windows(2).all(|two| two[0].1 < two[1].0));
            let is_kept = |(from, to): &(i8, i8)| {
                from >= to || open.iter().any(|(opens, closes)| *opens <= clock(*from) && clock(*to) <= *closes)
            };
            prop_assert!(typed.iter().all(is_kept));
        }
    }
}
