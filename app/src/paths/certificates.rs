//! The addresses of certificates. The code by which one is checked stands in the address of its scan alone, which fills in the field.

use domain::certificate::CheckCode;
use domain::id::{CertificateId, OfferingId, PersonId};

use super::members::desk_member;

/// My certificates, and making one.
pub const MY_CERTIFICATES: &str = "/me/certificates";

/// Where anybody checks one.
pub const CHECK: &str = "/certificates/check";

/// In the address: the code that was scanned.
pub const SCANNED: &str = "code";

/// The same with a code filled in, as it is scanned from paper: it tells nobody anything before somebody presses the button, and
/// counts like a typed one.
pub fn check_scanned(code: &CheckCode) -> String {
    format!("{CHECK}?{SCANNED}={}", code.as_str())
}

/// One of my own.
pub fn certificate(id: CertificateId) -> String {
    format!("/certificates/{id}")
}

/// The same as a file.
pub fn certificate_file(id: CertificateId) -> String {
    format!("/certificates/{id}/certificate.pdf")
}

/// Those of a member, and making one.
pub fn desk_certificates(person: PersonId) -> String {
    format!("{}/certificates", desk_member(person))
}

/// One that the desk's institution has made.
pub fn desk_certificate(id: CertificateId) -> String {
    format!("/desk/certificates/{id}")
}

/// The same as a file.
pub fn desk_certificate_file(id: CertificateId) -> String {
    format!("/desk/certificates/{id}/certificate.pdf")
}

/// Those of a whole class as one file.
pub fn desk_class_certificates_file(class: OfferingId) -> String {
    format!("/desk/offerings/{class}/certificates.pdf")
}

/// Taking it back.
pub fn desk_revocation(id: CertificateId) -> String {
    format!("/desk/certificates/{id}/revocation")
}
