//! Which of the three an offering is, what only one kind has, and how one comes to it.

use serde::{Deserialize, Serialize};

use crate::institution::InstitutionKind;

/// Which of the three it is. The kinds mirror the institutions that hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfferingKind {
    /// 班级: a course run in one term.
    Class,
    /// 活动: what a centre holds.
    Activity,
    /// 服务时段: a stretch of volunteer work.
    Shift,
}

impl OfferingKind {
    /// All three, in the order of the doors.
    pub const ALL: [Self; 3] = [Self::Class, Self::Activity, Self::Shift];

    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Activity => "activity",
            Self::Shift => "shift",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of institution behind whose door it stands.
    pub const fn held_by(self) -> InstitutionKind {
        match self {
            Self::Class => InstitutionKind::SeniorUniversity,
            Self::Activity => InstitutionKind::ActivityCentre,
            Self::Shift => InstitutionKind::VolunteerTeam,
        }
    }

    /// Those that an institution of this kind may hold.
    pub fn all_held_by(institution: InstitutionKind) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |kind| kind.may_be_held_by(institution))
    }

    /// Whether an institution of this kind may hold it. Classes need a term and departments, which universities alone
    /// have; a university has its lectures and festivals, too; and everybody needs volunteers.
    pub const fn may_be_held_by(self, institution: InstitutionKind) -> bool {
        use InstitutionKind::{ActivityCentre, SeniorUniversity};
        match self {
            Self::Class => matches!(institution, SeniorUniversity),
            Self::Activity => matches!(institution, SeniorUniversity | ActivityCentre),
            Self::Shift => true,
        }
    }
}

/// How one comes to an offering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Admission {
    /// 报名: one needs a place.
    SignUp,
    /// 直接参加: one simply comes.
    DropIn,
    /// 团内通知: for members of a group, whom it tells itself.
    MembersOnly,
}

impl Admission {
    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::DropIn => "drop_in",
            Self::MembersOnly => "members_only",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SignUp, Self::DropIn, Self::MembersOnly]
            .into_iter()
            .find(|admission| admission.code() == code)
    }
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KindFacts {
    /// Of a class.
    Class {
        /// 书画系.
        department: String,
        /// 任课教师.
        teacher: String,
        /// 2026年秋季学期.
        term: String,
    },
    /// Of an activity.
    Activity {
        /// 参加对象, as the centre says it.
        audience: String,
    },
    /// Of a shift.
    Shift {
        /// 服务队.
        team: String,
        /// 技能要求.
        skills: String,
        /// 体力: 轻, 中, 重.
        effort: Effort,
    },
}

/// Physical effort of a shift (体力).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effort {
    /// 轻.
    Light,
    /// 中.
    Medium,
    /// 重.
    Heavy,
}

impl Effort {
    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Medium => "medium",
            Self::Heavy => "heavy",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Light, Self::Medium, Self::Heavy].into_iter().find(|effort| effort.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use InstitutionKind::{ActivityCentre, SeniorUniversity, VolunteerTeam};

    #[test]
    fn a_university_holds_all_three_a_centre_two_and_a_team_its_shifts() {
        let holds = |institution| OfferingKind::ALL.map(|kind| kind.may_be_held_by(institution));
        assert_eq!(holds(SeniorUniversity), [true, true, true]);
        assert_eq!(holds(ActivityCentre), [false, true, true]);
        assert_eq!(holds(VolunteerTeam), [false, false, true]);
        for kind in OfferingKind::ALL {
            assert!(kind.may_be_held_by(kind.held_by()), "{kind:?}");
        }
    }
}
