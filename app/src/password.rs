//! How a coordinator's password is compared with its hash. The implementation is the server's.

use std::future::Future;
use std::pin::Pin;

/// What a comparison answers with.
pub type Checking<'a> = Pin<Box<dyn Future<Output = bool> + Send + 'a>>;

/// The hash to be kept of a password; nothing if none could be made.
pub type Hashing<'a> = Pin<Box<dyn Future<Output = Option<String>> + Send + 'a>>;

/// Compares passwords. Slow on purpose, so it never runs inside a unit of writing.
pub trait PasswordCheck: Send + Sync {
    /// Whether the password typed is the one behind this argon2id hash. Without a hash, because
    /// nobody has that name, it takes as long and answers no: the time tells nothing about names.
    fn matches<'a>(&'a self, typed: &'a str, hash: Option<&'a str>) -> Checking<'a>;

    /// The argon2id hash of a new password, with a salt of its own.
    fn hash<'a>(&'a self, typed: &'a str) -> Hashing<'a>;
}
