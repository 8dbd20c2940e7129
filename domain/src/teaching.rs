//! 任课: who teaches, where several do it together. A class tells its teachers in one text, as offices write them: 魏桂、单桂英.

use crate::plan::{UNSETTLED, is_settled};
use crate::text::folded;

/// What stands between the names of those who teach together, as offices type it.
pub(crate) const BETWEEN: [char; 6] = ['、', '，', ',', '；', ';', '/'];

/// The names of those who teach together, each by itself; whoever is not settled yet (待定) is nobody.
pub fn names_of(teachers: &str) -> impl Iterator<Item = &str> {
    teachers.split(BETWEEN).map(str::trim).filter(|name| is_settled(name))
}

/// Whoever teaches both, as the first tells the name; nobody where nobody does.
pub fn shared<'a>(teachers: &'a str, others: &str) -> Option<&'a str> {
    names_of(teachers).find(|name| names_of(others).any(|other| folded(other) == folded(name)))
}

/// Whether somebody of this name, or one of several, is among those who teach.
pub fn teaches(teachers: &str, name: &str) -> bool {
    shared(teachers, name).is_some()
}

/// The same teachers with one in another's place. Where the first is none of them, or is empty, the other alone teaches; where
/// the other teaches already, they are named once.
#[must_use]
pub fn instead(teachers: &str, of: &str, other: &str) -> String {
    if !teaches(teachers, of) {
        return other.to_owned();
    }
    let mut names: Vec<&str> = Vec::new();
    for name in names_of(teachers) {
        let name = if folded(name) == folded(of) { other } else { name };
        if !name.is_empty() && names.iter().all(|one| folded(one) != folded(name)) {
            names.push(name);
        }
    }
    names.join("、")
}

/// What a class says of its teacher while nobody is settled.
pub const NOBODY_YET: &str = UNSETTLED[0];

/// Nobody who teaches is settled yet.
pub fn is_nobody(teachers: &str) -> bool {
    names_of(teachers).next().is_none()
}

/// Who teaches once somebody has left: the other in their place, or those who taught with them, or nobody yet. Where nobody taught,
/// the other does.
pub fn handed_on(teachers: &str, leaves: &str, other: &str) -> String {
    let left = instead(teachers, leaves, other);
    if is_nobody(&left) { NOBODY_YET.to_owned() } else { left }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_of_those_who_teach_together_teaches() {
        for teachers in ["魏桂、单桂英", "魏桂，单桂英", "魏桂, 单桂英", " 单桂英 、魏桂 "]
        {
            assert!(teaches(teachers, "魏桂") && teaches(teachers, "单桂英"), "{teachers}");
            assert!(!teaches(teachers, "单桂") && !teaches(teachers, ""), "{teachers}");
        }
        assert_eq!(shared("魏桂、单桂英", "方美、单桂英"), Some("单桂英"));
        assert!(!teaches("待定", "待定") && !teaches("", "魏桂"));
    }

    #[test]
    fn one_of_several_is_put_in_the_place_of_another() {
        assert_eq!(instead("魏桂、单桂英", "单桂英", "方美"), "魏桂、方美");
        assert_eq!(instead("魏桂、单桂英", "单桂英", "魏桂"), "魏桂");
        assert_eq!(instead("魏桂、单桂英", "单桂英", ""), "魏桂");
        assert_eq!(instead("魏桂", "", "方美"), "方美");
        assert_eq!(instead("", "", "方美"), "方美");
    }

    #[test]
    fn what_somebody_leaves_is_the_others_or_nobodys_yet() {
        assert_eq!(handed_on("魏桂", "魏桂", "方美"), "方美");
        assert_eq!(handed_on("魏桂", "魏桂", ""), NOBODY_YET);
        assert_eq!(handed_on("魏桂、单桂英", "魏桂", ""), "单桂英");
        assert_eq!(handed_on("魏桂、单桂英", "魏桂", "方美"), "方美、单桂英");
        assert_eq!(handed_on(NOBODY_YET, "", "方美"), "方美");
        assert!(is_nobody(NOBODY_YET) && is_nobody("") && !is_nobody("魏桂"));
    }

    proptest! {
        /// Whoever is put in somebody's place teaches, that one no longer, and all others as before.
        #[test]
        fn nobody_else_is_touched(names in proptest::collection::btree_set("[甲乙丙丁戊]{2,3}", 2..5)) {
            let names: Vec<String> = names.into_iter().collect();
            let after = instead(&names.join("、"), &names[0], "方美");
            prop_assert!(teaches(&after, "方美") && !teaches(&after, &names[0]));
            for name in &names[1..] {
                prop_assert!(teaches(&after, name));
            }
        }
    }
}
