//! 谁收到了: how an announcement has reached somebody so far.

/// How it stands with one of those whom it was for. What is nearest to knowing that they know it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reached {
    /// They have put it away on their own pages: they have read it.
    Seen,
    /// A message has gone out.
    Sent,
    /// 电话或信: somebody has told them.
    Told,
    /// A message waits to be sent.
    Waiting,
    /// It stands on their own pages alone, as they want it.
    OnPages,
    /// No message reached them, and nobody has told them yet.
    ToTell,
}

impl Reached {
    /// All, those who know it first.
    pub const ALL: [Self; 6] =
        [Self::Seen, Self::Sent, Self::Told, Self::Waiting, Self::OnPages, Self::ToTell];

    /// The word in addresses, and of the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Sent => "sent",
            Self::Told => "told",
            Self::Waiting => "waiting",
            Self::OnPages => "on_pages",
            Self::ToTell => "to_tell",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_again_by_its_word() {
        for one in Reached::ALL {
            assert_eq!(Reached::from_code(one.code()), Some(one));
        }
        assert_eq!(Reached::from_code("everybody"), None);
    }
}
