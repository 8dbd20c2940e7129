//! What the operator decides, read once from the environment. A value that cannot be meant stops the start.

use std::env;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use domain::person::Telephone;

use crate::stop::Stop;

mod addresses;
mod database;
mod gateways;
mod purpose;

pub use gateways::Gateways;

/// Where the program answers, what it keeps where, and how it sends.
#[derive(Clone, Debug)]
pub struct Config {
    /// `YINYAO_ADDRESS`: where it listens; 127.0.0.1:3000 if nothing is said.
    pub address: SocketAddr,
    /// `YINYAO_DATABASE`: `sqlite:FILE` or `postgres://…`; a file in the data folder if nothing is said.
    pub database: String,
    /// The data folder to be made, if it is the default one and the database lies in it.
    pub new_folder: Option<PathBuf>,
    /// `YINYAO_HELP_TELEPHONE`: the number on every page. Needed, except in a demonstration.
    pub help_telephone: String,
    /// `YINYAO_PUBLIC_ADDRESS`: how others reach it. With https:// cookies travel over TLS alone.
    pub public_address: String,
    /// `YINYAO_SMS_GATEWAY`, `YINYAO_VOICE_GATEWAY`, `YINYAO_TEXT_GATEWAY`: how codes and texts are sent; none in a demonstration.
    pub gateways: Option<Gateways>,
    /// `YINYAO_TRUSTED_PROXY`: the address of a proxy on another machine that tells where requests come from. One on
    /// this machine is believed anyway.
    pub trusted_proxy: Option<IpAddr>,
    /// `SEED=province`: a new database gets the whole province instead of the demonstration.
    pub province: bool,
}

const DEMONSTRATION_TELEPHONE: &str = "0791-0123-4567";

impl Config {
    /// Reads the variables of the process.
    pub fn from_environment() -> Result<Self, Stop> {
        Self::read(|name| match env::var_os(name) {
            None => Ok(None),
            Some(value) => value.into_string().map(Some).map_err(|_| {
                Stop::new(
                    "YINYAO_*",
                    format!("{name} 里有不是UTF-8的字符"),
                    format!("{name} is not UTF-8"),
                )
            }),
        })
    }

    /// Reads variables from anywhere; an empty one counts as absent.
    pub fn read(
        variable: impl Fn(&'static str) -> Result<Option<String>, Stop>,
    ) -> Result<Self, Stop> {
        let variable = |name| {
            Ok(variable(name)?
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty()))
        };
        let address = addresses::listening(variable("YINYAO_ADDRESS")?)?;
        let public = variable("YINYAO_PUBLIC_ADDRESS")?;
        let message = variable("YINYAO_SMS_GATEWAY")?;
        let usual = address.ip().is_loopback() && public.is_none() && message.is_none();
        let demonstration = purpose::demonstration(variable("YINYAO_DEMONSTRATION")?, usual)?;
        let (database, new_folder) =
            database::read(variable("YINYAO_DATABASE")?, variable("YINYAO_DATA")?)?;
        Ok(Self {
            address,
            database,
            new_folder,
            help_telephone: help_telephone(variable("YINYAO_HELP_TELEPHONE")?, demonstration)?,
            public_address: addresses::public(public, address)?,
            gateways: gateways::read(
                message,
                variable("YINYAO_VOICE_GATEWAY")?,
                variable("YINYAO_TEXT_GATEWAY")?,
                demonstration,
            )?,
            trusted_proxy: addresses::trusted_proxy(variable("YINYAO_TRUSTED_PROXY")?)?,
            province: purpose::province(variable("SEED")?, demonstration)?,
        })
    }

    /// Names and messages are made up, and codes are shown on the page.
    pub const fn is_demonstration(&self) -> bool {
        self.gateways.is_none()
    }

    /// Cookies travel over TLS alone.
    pub fn secure_cookies(&self) -> bool {
        self.public_address.starts_with("https://")
    }
}

fn help_telephone(told: Option<String>, demonstration: bool) -> Result<String, Stop> {
    let example = "要写一个电话号码，例如 0791-8888-0000，每一页上都有它";
    let in_english = "a telephone number is needed, like 0791-8888-0000; it stands on every page";
    match told {
        Some(told) if Telephone::parse(&told).is_ok() => Ok(told),
        None if demonstration => Ok(DEMONSTRATION_TELEPHONE.to_owned()),
        _ => Err(Stop::new("YINYAO_HELP_TELEPHONE", example, in_english)),
    }
}

#[cfg(test)]
mod tests;
