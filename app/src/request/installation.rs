//! What the operator has decided about this installation, as far as pages and cookies need it.

/// Facts of this installation that pages show.
#[derive(Clone, Debug)]
pub struct Installation {
    /// The telephone of the help line, as it is read: 0791-0123-4567.
    pub help_telephone: String,
    /// Names and messages are made up, and every page says so.
    pub demonstration: bool,
    /// Cookies travel over TLS alone (`__Host-`); off on plain http.
    pub secure_cookies: bool,
    /// The address under which others reach it, for calendars: https://yinyao.example.
    pub public_address: String,
}

impl Installation {
    /// Others reach it under its address: one of this machine alone leads nobody anywhere, and is printed on nothing that people
    /// take home.
    pub fn is_reached_by_others(&self) -> bool {
        let host = self.public_address.split_once("://").map_or("", |(_, host)| host);
        !["127.", "localhost", "[::1]"].into_iter().any(|own| host.starts_with(own))
    }

    /// The name of the cookie that says who is signed in.
    pub const fn sign_in_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-yinyao" } else { "yinyao" }
    }

    /// The name of the cookie that tells one browser from another before anybody signs in.
    pub const fn visitor_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-yinyao-visitor" } else { "yinyao-visitor" }
    }

    /// The name of the cookie that keeps somebody acting for somebody else.
    pub const fn acting_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-yinyao-acting" } else { "yinyao-acting" }
    }

    /// A cookie of ours, for so many seconds; 0 takes it away.
    pub fn cookie(&self, name: &str, value: &str, seconds: i64) -> String {
        let secure = if self.secure_cookies { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }
}
