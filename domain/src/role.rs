//! 岗位: what somebody who signs in at a desk may see and do there.

use serde::{Deserialize, Serialize};

/// What somebody does at a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// 负责人: everything, and says who else may sign in.
    Head,
    /// 管理员: runs offerings, people and fees.
    #[default]
    Coordinator,
    /// 老师: the registers of their own classes.
    Teacher,
    /// 签到员: marks who has arrived, and nothing else.
    Door,
    /// 审计员: reads the log, the cash book and lists, and changes nothing.
    Auditor,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Running offerings: all pages of the desk but those below.
    Run,
    /// Saying who may sign in.
    Accounts,
    /// Marking who has arrived, at any session of the institution.
    CheckIn,
    /// The registers of one's own classes.
    Teach,
    /// Reading the log, the cash book, receipts and lists, without changing any of it.
    Inspect,
}

impl Role {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Head, Self::Coordinator, Self::Teacher, Self::Door, Self::Auditor];

    /// Whether it may be done. What is named nowhere is refused.
    pub const fn may(self, task: Task) -> bool {
        match self {
            Self::Head => true,
            Self::Coordinator => !matches!(task, Task::Accounts),
            Self::Teacher => matches!(task, Task::Teach),
            Self::Door => matches!(task, Task::CheckIn),
            Self::Auditor => matches!(task, Task::Inspect),
        }
    }

    /// Whether they change anything at all. The store asks, too: a form that forgot to is refused there.
    pub const fn changes_things(self) -> bool {
        !matches!(self, Self::Auditor)
    }

    /// The word kept in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Coordinator => "coordinator",
            Self::Teacher => "teacher",
            Self::Door => "door",
            Self::Auditor => "auditor",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The fewest characters of a password: long before it is odd (NIST SP 800-63B, 3.1.1.2: at least 8 with another factor, and
/// no rules of composition; one that opens everybody's particulars alone shall be longer).
pub const SHORTEST_PASSWORD: usize = 10;

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer than [`SHORTEST_PASSWORD`] characters.
    TooShort,
    /// It holds the name that one signs in with, or is one character again and again.
    TooEasy,
}

/// Whether a password may be set for whoever signs in by this name.
pub fn judge_password(password: &str, sign_in_name: &str) -> Result<(), PasswordFault> {
    let count = password.chars().count();
    let first = password.chars().next();
    if count < SHORTEST_PASSWORD {
        return Err(PasswordFault::TooShort);
    }
    let same = password.chars().all(|c| Some(c) == first);
    let holds = !sign_in_name.is_empty()
        && password.to_lowercase().contains(&sign_in_name.to_lowercase())
        && count < SHORTEST_PASSWORD + sign_in_name.chars().count();
    if same || holds { Err(PasswordFault::TooEasy) } else { Ok(()) }
}

/// The name that one signs in with: 2 to 30 letters, digits, Chinese characters or - _ . without blanks.
pub fn parse_sign_in_name(typed: &str) -> Option<String> {
    let name = crate::text::narrow(crate::text::trimmed(typed)).to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    ((2..=30).contains(&name.chars().count()) && name.chars().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_may_what_is_theirs_and_the_head_everything() {
        const TASKS: [Task; 5] =
            [Task::Run, Task::Accounts, Task::CheckIn, Task::Teach, Task::Inspect];
        let allowed = |role: Role| TASKS.map(|task| role.may(task));
        assert_eq!(allowed(Role::Head), [true; 5]);
        assert_eq!(allowed(Role::Coordinator), [true, false, true, true, true]);
        assert_eq!(allowed(Role::Teacher), [false, false, false, true, false]);
        assert_eq!(allowed(Role::Door), [false, false, true, false, false]);
        assert_eq!(allowed(Role::Auditor), [false, false, false, false, true]);
        assert!(Role::ALL.iter().all(|role| role.changes_things() != (*role == Role::Auditor)));
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
    }

    #[test]
    fn a_password_is_long_and_not_the_name() {
        assert_eq!(judge_password("yinxing-18", "daxue"), Ok(()));
        assert_eq!(judge_password("银杏树下三个人喝茶", "daxue"), Err(PasswordFault::TooShort));
        assert_eq!(judge_password("银杏树下三个人在喝茶", "daxue"), Ok(()));
        assert_eq!(judge_password("0000000000", "daxue"), Err(PasswordFault::TooEasy));
        assert_eq!(judge_password("Daxue12345", "daxue"), Err(PasswordFault::TooEasy));
    }

    #[test]
    fn a_name_to_sign_in_with_is_short_and_plain() {
        assert_eq!(parse_sign_in_name(" Ｗei-1。").as_deref(), Some("wei-1"));
        assert_eq!(parse_sign_in_name("魏桂枝").as_deref(), Some("魏桂枝"));
        assert_eq!(parse_sign_in_name("a b"), None);
        assert_eq!(parse_sign_in_name("魏"), None);
    }
}
