//! 证明: what may be certified of somebody, certificates as they were made, revoking one, and checking a code.

mod certifiable;
mod check;
mod issue;
mod of_class;
mod read;
mod revoke;

pub use certifiable::{Certifiable, ClassAttended, ServiceOf, certifiable};
pub use check::{check, with_code};
pub use issue::{Issuer, ToCertify, issue};
pub use of_class::{OfClass, certificates_of_class, issue_for_class};
pub use read::{Certificate, Revoked, at_desk, certificates_of, mine, my_certificate};
pub use revoke::revoke;
