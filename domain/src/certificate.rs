//! 证明: papers about what somebody has learned or done, the code by which anybody may check one, and what may be certified.

use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::start_of;
use crate::sign_in::Limit;

pub use code::{CODES, CheckCode, InvalidCheckCode};
pub use masked::masked;

mod code;
mod masked;

/// Codes that no certificate has, from one address, before a pause: enough for an office with a stack of papers, and never enough
/// to find one of a thousand million million by chance.
pub const UNKNOWN_CODES_PER_ADDRESS: Limit =
    Limit { count: 30, within: SignedDuration::from_mins(30) };

/// 证明编号: each institution counts its own, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CertificateNumber(pub u32);

impl CertificateNumber {
    /// As it is printed: 000123.
    pub fn printed(self) -> String {
        format!("{:06}", self.0)
    }
}

/// What a certificate says: the facts as they were when it was made, which never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Of whom, by their whole name.
    pub name: String,
    /// Who certifies it.
    pub institution: String,
    /// What of.
    pub what: Certified,
}

/// What is certified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certified {
    /// 学习证明: how often somebody came to a class.
    Attendance {
        /// Its name.
        class: String,
        /// The term.
        term: String,
        /// The first and the last session of theirs that has been held.
        days: (Date, Date),
        /// How often.
        attended: Attended,
    },
    /// 志愿服务时长证明: how long somebody helped.
    Service {
        /// The first and the last day that are counted.
        days: (Date, Date),
        /// Team by team.
        teams: Vec<Served>,
    },
}

impl Certified {
    /// The word kept in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Attendance { .. } => "attendance",
            Self::Service { .. } => "service",
        }
    }
}

/// How often somebody came to a class, of the sessions that were held while they had a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// Sessions that were held.
    pub held: u32,
    /// Of those, the ones at which the register says how the person stands.
    pub marked: u32,
    /// Of those, the ones at which they were there.
    pub attended: u32,
}

impl Attended {
    /// Only what a register says is certified: sessions that were held, and at least one to which the person came.
    pub const fn may_be_certified(self) -> Result<(), CertificateRefusal> {
        if self.held == 0 {
            Err(CertificateRefusal::NotBegun)
        } else if self.marked == 0 {
            Err(CertificateRefusal::NoRegister)
        } else if self.attended == 0 {
            Err(CertificateRefusal::NeverThere)
        } else {
            Ok(())
        }
    }
}

/// How long somebody helped one team, as a coordinator confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    /// Its name.
    pub team: String,
    /// At how many shifts.
    pub times: u32,
    /// How many minutes in all.
    pub minutes: u32,
}

/// Hours of these days, of these teams: some must be confirmed.
pub fn may_certify_service(teams: &[Served]) -> Result<(), CertificateRefusal> {
    if total(teams) > 0 { Ok(()) } else { Err(CertificateRefusal::NothingConfirmed) }
}

/// Days that may be asked for: in their order. What is still to come was refused when it was read.
pub fn may_span(from: Date, to: Date) -> Result<(), CertificateRefusal> {
    if from <= to { Ok(()) } else { Err(CertificateRefusal::BackToFront) }
}

/// How many minutes in all.
pub fn total(teams: &[Served]) -> u32 {
    teams.iter().map(|team| team.minutes).sum()
}

/// The seconds at which days begin and end, for the sessions between them.
pub fn seconds_of((from, to): (Date, Date)) -> (i64, i64) {
    let start = |day| start_of(day).as_second();
    (start(from), to.tomorrow().map_or(i64::MAX, start))
}

/// Why there is no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CertificateRefusal {
    /// The person has told no name.
    #[error("no name")]
    NoName,
    /// None of the class's sessions has been held yet.
    #[error("not begun")]
    NotBegun,
    /// No register says anything of the person.
    #[error("no register")]
    NoRegister,
    /// By the registers they were never there.
    #[error("never there")]
    NeverThere,
    /// No hours of these days are confirmed.
    #[error("nothing confirmed")]
    NothingConfirmed,
    /// The last day comes before the first.
    #[error("back to front")]
    BackToFront,
    /// It was taken back before.
    #[error("revoked already")]
    RevokedAlready,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_registers_say_is_certified() {
        let told = |held, marked, attended| Attended { held, marked, attended }.may_be_certified();
        assert_eq!(told(0, 0, 0), Err(CertificateRefusal::NotBegun));
        assert_eq!(told(3, 0, 0), Err(CertificateRefusal::NoRegister));
        assert_eq!(told(3, 2, 0), Err(CertificateRefusal::NeverThere));
        assert_eq!(told(3, 2, 1), Ok(()));
    }

    #[test]
    fn hours_count_once_they_are_confirmed() {
        let team = |minutes| Served { team: "银龄助老队".into(), times: 1, minutes };
        assert_eq!(may_certify_service(&[]), Err(CertificateRefusal::NothingConfirmed));
        assert_eq!(may_certify_service(&[team(0)]), Err(CertificateRefusal::NothingConfirmed));
        assert_eq!(may_certify_service(&[team(90), team(30)]), Ok(()));
        assert_eq!(total(&[team(90), team(30)]), 120);
    }

    #[test]
    fn both_days_are_counted_as_a_whole() {
        let day = jiff::civil::date(2026, 12, 1);
        let (from, to) = seconds_of((day, day));
        assert_eq!(to - from, 24 * 60 * 60);
        assert_eq!(from, start_of(day).as_second());
        assert_eq!(may_span(day, day), Ok(()));
        assert_eq!(
            may_span(day, jiff::civil::date(2026, 11, 30)),
            Err(CertificateRefusal::BackToFront)
        );
    }
}
