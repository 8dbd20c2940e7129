//! 代课: who could teach in somebody's place.

use super::Around;
use crate::plan::is_settled;
use crate::teaching::teaches;

/// A teacher of the institution who is free at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// Who.
    pub teacher: String,
    /// They teach the same course.
    pub same_course: bool,
    /// They teach the same subject.
    pub same_subject: bool,
    /// For how many sessions they have been a substitute.
    pub times: u32,
}

/// Who is asked first: who teaches the same course, then the same subject, then who was a substitute more often. Left out are
/// whoever does none of the three, who teaches it as it is, and who teaches something else then.
pub fn ranked(mut found: Vec<Substitute>, taught_by: &str, around: &Around) -> Vec<Substitute> {
    found.retain(|one| {
        let fits = one.same_course || one.same_subject || one.times > 0;
        let is_another = is_settled(&one.teacher) && !teaches(taught_by, &one.teacher);
        fits && is_another && around.leaves_teacher_free(&one.teacher)
    });
    found.sort_by(|one, other| {
        let rank = |one: &Substitute| (!one.same_course, !one.same_subject, u32::MAX - one.times);
        rank(one).cmp(&rank(other)).then_with(|| one.teacher.cmp(&other.teacher))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teacher(name: &str, same_course: bool, same_subject: bool, times: u32) -> Substitute {
        Substitute { teacher: name.into(), same_course, same_subject, times }
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
        let names: Vec<_> =
            ranked(found, "庚", &Around::default()).into_iter().map(|one| one.teacher).collect();
        assert_eq!(names, ["己", "戊", "丁", "丙", "乙"]);
    }

    #[test]
    fn nobody_stands_in_for_their_own_hour() {
        let found = ["甲", "乙", "丙"].map(|name| teacher(name, true, true, 0)).to_vec();
        let names: Vec<_> = ranked(found, "甲、乙", &Around::default())
            .into_iter()
            .map(|one| one.teacher)
            .collect();
        assert_eq!(names, ["丙"]);
    }
}
