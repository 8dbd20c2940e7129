//! The addresses of those who may sign in at a desk.

use domain::id::PersonId;

/// Who may sign in at the institution's desk.
pub const DESK_ACCOUNTS: &str = "/desk/accounts";

/// The same list as a file; `form` is the end of its name.
pub fn desk_accounts_file(form: &str) -> String {
    format!("{DESK_ACCOUNTS}.{form}")
}

/// Where one changes one's own password.
pub const DESK_PASSWORD: &str = "/desk/password";

/// What somebody does who does one thing at a desk.
pub const DESK_MINE: &str = "/desk/mine";

/// Where somebody is given another role.
pub fn desk_account_role(person: PersonId) -> String {
    format!("{DESK_ACCOUNTS}/{person}/role")
}

/// Where somebody is given a new password.
pub fn desk_account(person: PersonId) -> String {
    format!("{DESK_ACCOUNTS}/{person}")
}
