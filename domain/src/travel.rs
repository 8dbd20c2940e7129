//! 路上的时间: whether somebody who leaves one place can be at the next in time.

use jiff::{SignedDuration, Timestamp};

use crate::calendar::Span;
use crate::id::OfferingId;

/// Where something meets, as far as the way to it is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The same word for the same house: an institution or one campus of it; for a shift its meeting place.
    pub house: String,
    /// The same word for the same room; nothing where none is told.
    pub venue: Option<String>,
    /// Code of the county, GB/T 2260: its first four digits are the city's.
    pub area: String,
}

/// One session somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Of what.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// When.
    pub span: Span,
    /// Where.
    pub place: Whereabouts,
}

/// Two stops that lie too near in time for the way between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    /// What the person has there already.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// When the earlier of the two ends.
    pub ends_at: Timestamp,
    /// When the later begins.
    pub begins_at: Timestamp,
    /// How long the way takes, in minutes.
    pub minutes: u32,
    /// How often that is so between the two, this time included.
    pub times: usize,
}

/// Minutes that an old person should have from one place to the other. Our own estimate, on the safe side, for people who
/// walk slowly and take the bus: another room 10, another house of the same county 40, of the same city 70, beyond it 120.
pub fn minutes_between(one: &Whereabouts, other: &Whereabouts) -> u32 {
    let same_city = one.area.get(..4) == other.area.get(..4);
    match (one.house == other.house, one.venue == other.venue) {
        (true, true) => 0,
        (true, false) => 10,
        _ if one.area == other.area => 40,
        _ if same_city => 70,
        _ => 120,
    }
}

/// The same for a teacher of one institution, from campus to campus: nothing where one of them is not told. Rooms of one house
/// are left to the break between two lessons.
pub fn between_campuses(one: &str, other: &str) -> u32 {
    let at =
        |campus: &str| Whereabouts { house: campus.to_owned(), venue: None, area: String::new() };
    if one.is_empty() || other.is_empty() || one == other {
        return 0;
    }
    minutes_between(&at(one), &at(other))
}

/// The first session of `wanted` that the person would be late for, or would have to leave something early for. What
/// overlaps is a clash and no matter of the way.
pub fn tight(wanted: &[Stop], engaged: &[Stop]) -> Option<Tight> {
    let pairs = wanted.iter().flat_map(|one| engaged.iter().map(move |other| (one, other)));
    let tight = pairs.filter_map(|(one, other)| {
        let (first, second) =
            if one.span.from < other.span.from { (one, other) } else { (other, one) };
        let minutes = minutes_between(&one.place, &other.place);
        let (ends_at, begins_at) = (first.span.to, second.span.from);
        let gap = begins_at.duration_since(ends_at);
        let is_tight = !gap.is_negative() && gap < SignedDuration::from_mins(i64::from(minutes));
        is_tight.then(|| Tight {
            offering: other.offering,
            name: other.name.clone(),
            ends_at,
            begins_at,
            minutes,
            times: 1,
        })
    });
    let all: Vec<Tight> = tight.collect();
    let first = all.iter().min_by_key(|tight| tight.ends_at)?;
    let times = all.iter().filter(|tight| tight.offering == first.offering).count();
    Some(Tight { times, ..first.clone() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;

    fn place(house: &str, venue: &str, area: &str) -> Whereabouts {
        Whereabouts { house: house.into(), venue: Some(venue.into()), area: area.into() }
    }

    fn stop(from: (i8, i8), to: (i8, i8), place: Whereabouts) -> Stop {
        let at = |(hour, minute)| time(hour, minute, 0, 0);
        let span = Span::on(date(2026, 12, 1), at(from), at(to));
        Stop { offering: OfferingId(Uuid::from_u128(1)), name: "合唱".into(), span, place }
    }

    #[test]
    fn the_way_grows_from_room_to_room_to_the_next_city() {
        let here = place("university", "302", "360113");
        let minutes = |house, venue, area| minutes_between(&here, &place(house, venue, area));
        assert_eq!(minutes("university", "302", "360113"), 0);
        assert_eq!(minutes("university", "205", "360113"), 10);
        assert_eq!(minutes("centre", "302", "360113"), 40);
        assert_eq!(minutes("centre", "302", "360102"), 70);
        assert_eq!(minutes("centre", "302", "360402"), 120);
    }

    #[test]
    fn a_teacher_needs_time_from_campus_to_campus() {
        assert_eq!(between_campuses("红谷滩校区", "东湖校区"), 40);
        assert_eq!(between_campuses("红谷滩校区", "红谷滩校区"), 0);
        assert_eq!(between_campuses("", "东湖校区"), 0, "where the other is, nobody knows");
    }

    #[test]
    fn whoever_has_too_little_time_for_the_way_is_told_both_before_and_after() {
        let (here, there) = (place("university", "302", "360113"), place("centre", "1", "360113"));
        let choir = stop((9, 0), (10, 30), there);
        let told = |from, to| tight(&[stop(from, to, here.clone())], std::slice::from_ref(&choir));
        assert_eq!(told((10, 30), (12, 0)).map(|tight| tight.minutes), Some(40));
        assert!(told((11, 9), (12, 0)).is_some() && told((11, 10), (12, 0)).is_none());
        assert!(told((7, 0), (8, 30)).is_some() && told((7, 0), (8, 20)).is_none());
        let weeks = [(10, 40), (10, 50)].map(|from| stop(from, (12, 0), here.clone()));
        let often = tight(&weeks, std::slice::from_ref(&choir)).map(|tight| tight.times);
        assert_eq!(often, Some(2));
        // A clash is told as one.
        assert_eq!(told((10, 0), (11, 0)), None);
    }
}
