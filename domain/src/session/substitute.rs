//! 代课: who could teach in somebody's place, who was asked, and what they said.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Around;
use crate::plan::is_settled;
use crate::teaching::teaches;

/// Whoever has said no within so long is asked after others.
pub const LATELY: SignedDuration = SignedDuration::from_hours(60 * 24);

/// What became of asking somebody to teach one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Invited {
    /// They have not answered.
    Asked,
    /// They come.
    Yes,
    /// They cannot.
    No,
}

impl Invited {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Yes, Self::No];

    /// The word kept in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A teacher of the institution who is free at the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Substitute {
    /// Who.
    pub teacher: String,
    /// They teach the same course.
    pub same_course: bool,
    /// They teach the same subject.
    pub same_subject: bool,
    /// For how many sessions they have been a substitute.
    pub times: u32,
    /// For how many other sessions they were asked.
    pub asked: u32,
    /// How often they said yes to that.
    pub said_yes: u32,
    /// They said no not long ago.
    pub said_no_lately: bool,
    /// What became of asking them for this session; nothing where nobody has.
    pub invited: Option<Invited>,
    /// Their number, as it stands on their account; empty where none does.
    pub telephone: String,
}

impl Substitute {
    /// Counts that they were asked for another session, and what they said.
    pub fn note_asked(&mut self, said: Invited, at: Timestamp, now: Timestamp) {
        self.asked += 1;
        match said {
            Invited::Asked => {}
            Invited::Yes => self.said_yes += 1,
            Invited::No => self.said_no_lately |= at + LATELY > now,
        }
    }

    /// Whoever ranks least is asked first.
    const fn rank(&self) -> (u8, bool, bool, bool, u32, u32, u32) {
        let answer = match self.invited {
            Some(Invited::Yes) => 0,
            None | Some(Invited::Asked) => 1,
            Some(Invited::No) => 2,
        };
        (
            answer,
            !self.same_course,
            !self.same_subject,
            self.said_no_lately,
            u32::MAX - self.times,
            u32::MAX - self.said_yes,
            // Of two who have never come the one who was not troubled yet.
            self.asked,
        )
    }
}

/// Who is asked first: who has said yes already, then who teaches the same course, then the same subject; among those whoever has
/// not said no lately, then who was a substitute more often, then who said yes more often. Whoever cannot come this time stands
/// last. Left out are whoever does nothing of it, who teaches it as it is, and who teaches something else then.
pub fn ranked(mut found: Vec<Substitute>, taught_by: &str, around: &Around) -> Vec<Substitute> {
    found.retain(|one| {
        let was_asked = one.invited.is_some() || one.said_yes > 0;
        let fits = one.same_course || one.same_subject || one.times > 0 || was_asked;
        let is_another = is_settled(&one.teacher) && !teaches(taught_by, &one.teacher);
        fits && is_another && around.leaves_teacher_free(&one.teacher)
    });
    found.sort_by(|one, other| {
        one.rank().cmp(&other.rank()).then_with(|| one.teacher.cmp(&other.teacher))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teacher(name: &str, same_course: bool, same_subject: bool, times: u32) -> Substitute {
        let teacher = name.into();
        Substitute { teacher, same_course, same_subject, times, ..Substitute::default() }
    }

    fn names(found: Vec<Substitute>, taught_by: &str) -> Vec<String> {
        let found = ranked(found, taught_by, &Around::default());
        found.into_iter().map(|one| one.teacher).collect()
    }

    #[test]
    fn the_same_course_comes_first_then_the_subject_then_who_has_done_it_before() {
        let found = vec![
            teacher("甲", false, false, 0),
            teacher("乙", false, false, 9),
            teacher("丙", false, true, 0),
            teacher("丁", false, true, 3),
            teacher("戊", true, true, 0),
            teacher("己", true, true, 1),
            teacher("庚", true, true, 5),
            teacher("待定", true, true, 0),
        ];
        assert_eq!(names(found, "庚"), ["己", "戊", "丁", "丙", "乙"]);
    }

    #[test]
    fn nobody_stands_in_for_their_own_hour() {
        let found = ["甲", "乙", "丙"].map(|name| teacher(name, true, true, 0)).to_vec();
        assert_eq!(names(found, "甲、乙"), ["丙"]);
    }

    #[test]
    fn past_invitations_decide_among_those_of_one_subject() {
        let of_subject = |name: &str| teacher(name, false, true, 0);
        let found = vec![
            Substitute { said_no_lately: true, times: 9, ..of_subject("甲") },
            Substitute { asked: 3, ..of_subject("乙") },
            Substitute { asked: 3, said_yes: 2, ..of_subject("丙") },
            of_subject("丁"),
            Substitute { said_no_lately: true, ..teacher("戊", true, true, 0) },
            Substitute { asked: 1, said_yes: 1, ..teacher("己", false, false, 0) },
            Substitute { asked: 1, ..teacher("庚", false, false, 0) },
        ];
        // Who teaches the course is asked first all the same; who was asked once in vain is none of them.
        assert_eq!(names(found, ""), ["戊", "丙", "丁", "乙", "甲", "己"]);
    }

    #[test]
    fn what_they_said_of_this_session_counts_more_than_anything() {
        let said = |name: &str, said| Substitute {
            invited: Some(said),
            ..teacher(name, said == Invited::No, false, 0)
        };
        let found = vec![
            said("甲", Invited::No),
            teacher("乙", true, true, 0),
            said("丙", Invited::Asked),
            said("丁", Invited::Yes),
        ];
        assert_eq!(names(found, ""), ["丁", "乙", "丙", "甲"]);
    }

    #[test]
    fn a_no_is_forgotten_after_a_while_and_a_yes_is_not() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let noted = |said, before: SignedDuration| {
            let mut one = Substitute::default();
            one.note_asked(said, now - before, now);
            (one.asked, one.said_yes, one.said_no_lately)
        };
        let (short, long) = (LATELY - SignedDuration::from_secs(1), LATELY);
        assert_eq!(noted(Invited::No, short), (1, 0, true));
        assert_eq!(noted(Invited::No, long), (1, 0, false));
        assert_eq!(noted(Invited::Yes, long), (1, 1, false));
        assert_eq!(noted(Invited::Asked, short), (1, 0, false));
        for said in Invited::ALL {
            assert_eq!(Invited::from_code(said.code()), Some(said));
        }
        assert_eq!(Invited::from_code("maybe"), None);
    }
}
