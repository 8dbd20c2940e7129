//! The addresses of certificates. The code by which one is checked stands in none of them.

use domain::id::{CertificateId, PersonId};

use super::members::desk_member;

/// My certificates, and making one.
pub const MY_CERTIFICATES: &str = "/me/certificates";

/// Where anybody checks one.
pub const CHECK: &str = "/certificates/check";

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

/// Taking it back.
pub fn desk_revocation(id: CertificateId) -> String {
    format!("/desk/certificates/{id}/revocation")
}
