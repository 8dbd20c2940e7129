//! How somebody wants to read: text size and contrast.

/// 字号: one of three sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 大.
    #[default]
    Standard,
    /// 更大.
    Larger,
    /// 最大.
    Largest,
}

impl TextSize {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Larger, Self::Largest];

    /// The value of the cookie and of `data-text-size`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// Reads a cookie; anything unknown is the standard size.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.code() == code).unwrap_or_default()
    }
}

/// 对比, once chosen; before that the device decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// 标准.
    Standard,
    /// 高对比.
    High,
}

impl Contrast {
    /// The value of the cookie and of `data-contrast`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::High => "high",
        }
    }

    /// Reads a cookie; anything unknown means that nothing was chosen.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Standard, Self::High].into_iter().find(|contrast| contrast.code() == code)
    }
}
