//! What stood before a change and what stands after it, as a few named values.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $code:literal),* $(,)?) => {
        /// What a value is of. Its word is kept in the database.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field { $($(#[$doc])* #[serde(rename = $code)] $name),* }

        impl Field {
            /// All of them, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word kept in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

fields! {
    /// How an offering, a sign-up, a booking, a draw or a message stands: a word of its own table.
    State "state",
    /// What something is called.
    Name "name",
    /// From which second on one may sign up.
    OpensAt "opens_at",
    /// From which second on no more.
    ClosesAt "closes_at",
    /// How many places there are.
    Places "places",
    /// How places are given: a word.
    Allocation "allocation",
    /// From which second on former members may continue.
    ReturningFrom "returning_from",
    /// For how many of them; 0 for all.
    ReturningPlaces "returning_places",
    /// The class that is followed: an offering's key.
    Follows "follows",
    /// Places kept for newcomers.
    NewcomerPlaces "newcomer_places",
    /// Until which second.
    NewcomersUntil "newcomers_until",
    /// Places kept for the district.
    DistrictPlaces "district_places",
    /// Until which second.
    DistrictUntil "district_until",
    /// Who calls those who did not come: a person's key.
    Liaison "liaison",
    /// The second at which a session, a booking or a closure begins.
    StartsAt "starts_at",
    /// The second at which it ends.
    EndsAt "ends_at",
    /// The room: its key.
    Room "room",
    /// 排队: the second from which on somebody waits for a room, where that is not when they asked.
    InLineSince "in_line_since",
    /// It does not take place: yes.
    Cancelled "cancelled",
    /// Who teaches in the teacher's place.
    Substitute "substitute",
    /// Who teaches it.
    Teacher "teacher",
    /// A session that makes up for it begins at this second.
    MadeUpAt "made_up_at",
    /// What somebody has instead: an offering's key.
    Instead "instead",
    /// What they had before it: an offering's key.
    InsteadOf "instead_of",
    /// The last day to pay.
    PayBy "pay_by",
    /// It is paid: yes.
    Paid "paid",
    /// A receipt's number.
    Receipt "receipt",
    /// Money, in fen.
    Amount "amount",
    /// A day.
    Day "day",
    /// The first day of a term.
    StartsOn "starts_on",
    /// Its last day.
    EndsOn "ends_on",
    /// What was counted in the drawer, in fen.
    Counted "counted",
    /// What came of a call: a word.
    Outcome "outcome",
    /// How many people, marks, rows or offerings.
    Number "number",
    /// How many who had a place or waited do not any more: they could not have it again.
    NotBack "not_back",
    /// On which floor.
    Floor "floor",
    /// How one finds it.
    Directions "directions",
    /// How many people it holds.
    Capacity "capacity",
    /// What stands in it.
    Equipment "equipment",
    /// What whoever borrows it brings.
    Bring "bring",
    /// Whether one gets in without steps: a word.
    StepFree "step_free",
    /// At which weekly times a planned class meets, see [`crate::calendar::slots_written`].
    WeeklyTimes "weekly_times",
    /// Classes that were published: their keys, each with its weekly times, see [`each_written`].
    Classes "classes",
    /// Of them those that stay published when the others are taken back: their keys.
    StayPublished "stay_published",
    /// For how many minutes at most one may have it.
    LongestMinutes "longest_minutes",
    /// How many days ahead.
    DaysAhead "days_ahead",
    /// Who may have it: a word.
    Lending "lending",
    /// When it may be had: weekday 1 to 7, then minutes of the day: `1 540-690`, by spaces and semicolons.
    Hours "hours",
    /// From which second on a room is not used.
    RetiredAt "retired_at",
    /// A closure was taken back, an account or a consent has ended, a class is out of the plan: yes.
    Ended "ended",
    /// What somebody may do at the desk: a word.
    Role "role",
    /// Whose classes are a teacher's own.
    Teaches "teaches",
    /// Classes of one person at most.
    MostClasses "most_classes",
    /// Shifts of one person at most.
    MostShifts "most_shifts",
    /// Bookings of one club or person at most.
    MostBookings "most_bookings",
    /// Days to pay in.
    FeeDays "fee_days",
    /// Where one pays.
    FeeCounter "fee_counter",
    /// Of which sessions people are reminded: a word.
    Reminded "reminded",
    /// From which minute of the day on messages go out.
    SendsFrom "sends_from",
    /// Until which minute.
    SendsTo "sends_to",
    /// What is told by a message of the institution's own wording: a word.
    Event "event",
    /// By which way: a word.
    Channel "channel",
    /// The wording itself.
    Text "text",
    /// How several people are marked, see [`each_written`]: words.
    Marks "marks",
    /// How many minutes each of several people helped, see [`each_written`].
    Served "served",
    /// A card's number.
    Card "card",
    /// How somebody wants to be told: a word.
    OwnWay "own_way",
    /// 出生日期: a day.
    BornOn "born_on",
    /// A mobile number, of which the middle is not told.
    Mobile "mobile",
    /// Whom to call.
    EmergencyContact "emergency_contact",
    /// Their number, of which the middle is not told.
    ContactTelephone "contact_telephone",
    /// Where their letters go. The log tells that it was changed, and never which it is.
    Address "address",
    /// The department of a class.
    Department "department",
    /// The course of a class.
    Course "course",
    /// What an offering costs, in fen.
    Fee "fee",
    /// The youngest age.
    AgeFrom "age_from",
    /// The oldest age.
    AgeTo "age_to",
    /// Who else may come, in words.
    Conditions "conditions",
    /// What one's health has to allow.
    Health "health",
    /// Whom an activity is for.
    Audience "audience",
    /// What one has to be able to do.
    Skills "skills",
    /// Which number to call about an offering.
    Telephone "telephone",
    /// Who answers there.
    Contact "contact",
    /// What else is said of it.
    Note "note",
}

/// Named values. What is empty is left out.
pub type Facts = BTreeMap<Field, String>;

/// What several people have, in one value: `key value;key value`, and a `-` where one has nothing.
pub fn each_written<K: Display, T: Display>(
    each: impl IntoIterator<Item = (K, Option<T>)>,
) -> String {
    let one = |(key, value): (K, Option<T>)| match value {
        Some(value) => format!("{key} {value}"),
        None => format!("{key} -"),
    };
    each.into_iter().map(one).collect::<Vec<_>>().join(";")
}

/// Reads [`each_written`].
pub fn each_read(kept: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let one = |one| str::rsplit_once(one, ' ');
    kept.split(';').filter_map(one).map(|(key, value)| (key, Some(value).filter(|one| *one != "-")))
}

/// One value that is not what it was; nothing where there was or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of what.
    pub field: Field,
    /// What stood before.
    pub before: Option<String>,
    /// What stands after.
    pub after: Option<String>,
}

/// What differs, in the order of [`Field`].
pub fn differences(before: &Facts, after: &Facts) -> Vec<Difference> {
    let differs = |field: &&Field| before.get(field) != after.get(field);
    let difference = |field: &Field| Difference {
        field: *field,
        before: before.get(field).cloned(),
        after: after.get(field).cloned(),
    };
    Field::ALL.iter().filter(differs).map(difference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_of_several_has_is_read_again() {
        let each = [("陈淑芬", Some("present")), ("John Smith", None)];
        assert_eq!(each_written(each), "陈淑芬 present;John Smith -");
        assert_eq!(each_read(&each_written(each)).collect::<Vec<_>>(), each);
        assert_eq!(each_read("").count(), 0);
    }

    #[test]
    fn only_what_is_not_what_it_was_is_told() {
        let before = Facts::from([(Field::State, "open".into()), (Field::ClosesAt, "7".into())]);
        let after = Facts::from([(Field::State, "closed".into()), (Field::ClosesAt, "7".into())]);
        let [only] = &differences(&before, &after)[..] else { panic!() };
        assert_eq!((only.field, only.after.as_deref()), (Field::State, Some("closed")));
        assert_eq!(differences(&after, &Facts::new()).len(), 2);
        assert!(differences(&after, &after).is_empty());
    }
}
