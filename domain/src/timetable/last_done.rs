//! What was done last with a planned class, as it is told to whoever did it.

/// Each has its own sentence, and its own name for the button that takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDone {
    /// It is new.
    Added,
    /// Something of it is another.
    Changed,
    /// It was taken out of the plan.
    TakenOut,
    /// It was taken back that it is there at all.
    NotThereAnyMore,
    /// It stands as it stood before the last change.
    PutBack,
}

impl LastDone {
    /// By the word that is kept of a change, and whether the class is out of the plan since.
    pub fn of(act: &str, is_removed: bool) -> Self {
        match (act, is_removed) {
            ("add" | "copy", _) => Self::Added,
            ("remove", _) => Self::TakenOut,
            ("put_back", true) => Self::NotThereAnyMore,
            ("put_back", false) => Self::PutBack,
            _ => Self::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_is_not_told_as_changed() {
        assert_eq!(LastDone::of("add", false), LastDone::Added);
        assert_eq!(LastDone::of("copy", false), LastDone::Added);
        assert_eq!(LastDone::of("change", false), LastDone::Changed);
        assert_eq!(LastDone::of("remove", true), LastDone::TakenOut);
        assert_eq!(LastDone::of("put_back", true), LastDone::NotThereAnyMore);
        assert_eq!(LastDone::of("put_back", false), LastDone::PutBack);
    }
}
