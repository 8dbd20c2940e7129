//! A province at full size, made up for measuring: people, branches, institutions, offerings and sign-ups.
//! Nobody in it exists. The same number always makes the same province.

mod institutions;
mod offerings;
mod people;

use crate::db::Db;
use crate::error::Result;

/// Retired Party members of the province.
pub const PEOPLE: u32 = 235_400;
/// Their branches.
pub const BRANCHES: u32 = 6_015;
/// Universities, centres and teams.
pub const INSTITUTIONS: u32 = 100;
/// Classes, activities and shifts.
pub const OFFERINGS: u32 = 10_000;
/// Sign-ups: thirty for each offering.
pub const SIGN_UPS: u32 = 300_000;

/// How far the filling has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows made so far.
    pub done: u32,
    /// Rows to make.
    pub of: u32,
}

/// How much of everything is made; the whole province unless a test asks for less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// One row in so many.
    pub divisor: u32,
}

impl Size {
    /// All of it.
    pub const WHOLE: Self = Self { divisor: 1 };

    fn of(self, whole: u32) -> u32 {
        (whole / self.divisor).max(1)
    }
}

/// Fills a database that knows the areas and nothing else.
pub async fn fill(db: &Db, size: Size, mut progress: impl FnMut(Progress) + Send) -> Result<()> {
    let of = [PEOPLE, BRANCHES, OFFERINGS, SIGN_UPS].into_iter().map(|whole| size.of(whole)).sum();
    let mut done = 0;
    let mut tell = |more: u32| {
        done += more;
        progress(Progress { done, of });
    };
    let institutions = institutions::fill(db, size).await?;
    let branches = people::fill_branches(db, size).await?;
    tell(size.of(BRANCHES));
    let people = people::fill(db, size, &branches, &mut tell).await?;
    let offerings = offerings::fill(db, size, &institutions, &mut tell).await?;
    offerings::fill_sign_ups(db, size, &offerings, &people, &mut tell).await
}
