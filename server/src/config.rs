//! What the operator decides, read once from the environment. A value that cannot be meant stops the start.

use std::env;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use domain::person::Telephone;

use crate::stop::Stop;

mod gateways;

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
    /// `YINYAO_SMS_GATEWAY` and `YINYAO_VOICE_GATEWAY`: how codes are sent; none in a demonstration.
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
        let address = address(variable("YINYAO_ADDRESS")?)?;
        let public = variable("YINYAO_PUBLIC_ADDRESS")?;
        let message = variable("YINYAO_SMS_GATEWAY")?;
        let usual = address.ip().is_loopback() && public.is_none() && message.is_none();
        let demonstration = demonstration(variable("YINYAO_DEMONSTRATION")?, usual)?;
        let (database, new_folder) =
            database(variable("YINYAO_DATABASE")?, variable("YINYAO_DATA")?)?;
        Ok(Self {
            address,
            database,
            new_folder,
            help_telephone: help_telephone(variable("YINYAO_HELP_TELEPHONE")?, demonstration)?,
            public_address: public_address(public, address)?,
            gateways: gateways::read(message, variable("YINYAO_VOICE_GATEWAY")?, demonstration)?,
            trusted_proxy: trusted_proxy(variable("YINYAO_TRUSTED_PROXY")?)?,
            province: province(variable("SEED")?, demonstration)?,
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

fn address(told: Option<String>) -> Result<SocketAddr, Stop> {
    let told = told.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    told.parse().map_err(|_| {
        Stop::new(
            "YINYAO_ADDRESS",
            format!("要写成 127.0.0.1:3000 这样（地址和端口），现在是“{told}”"),
            format!("an address and a port are needed, like 127.0.0.1:3000; it is {told:?}"),
        )
    })
}

fn demonstration(told: Option<String>, usual: bool) -> Result<bool, Stop> {
    match told.as_deref() {
        None => Ok(usual),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => Err(Stop::new(
            "YINYAO_DEMONSTRATION",
            format!("只能写 on 或 off，现在是“{other}”"),
            format!("it is on or off, not {other:?}"),
        )),
    }
}

fn database(
    told: Option<String>,
    folder: Option<String>,
) -> Result<(String, Option<PathBuf>), Stop> {
    let usual_folder = folder.is_none();
    let folder = PathBuf::from(folder.unwrap_or_else(|| "data".to_owned()));
    // Also beside YINYAO_DATABASE: a folder that is named is meant.
    if !usual_folder && !folder.is_dir() {
        let path = folder.display();
        return Err(Stop::new(
            "YINYAO_DATA",
            format!("文件夹 {path} 不存在，请先建好"),
            format!("the folder {path} does not exist: make it first"),
        ));
    }
    let Some(told) = told else {
        let file = folder.join("yinyao.db");
        return Ok((format!("sqlite:{}", file.display()), usual_folder.then_some(folder)));
    };
    if is_database(&told) {
        Ok((told, None))
    } else {
        Err(Stop::new(
            "YINYAO_DATABASE",
            "要写成 sqlite:文件 或 postgres://用户@主机/库名",
            "it begins with sqlite: and a file, or with postgres:// and a server",
        ))
    }
}

/// A kind of database that is known, and which one it is.
fn is_database(told: &str) -> bool {
    let schemes = ["sqlite://", "sqlite:", "postgres://", "postgresql://"];
    schemes.iter().find_map(|scheme| told.strip_prefix(scheme)).is_some_and(|rest| !rest.is_empty())
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

fn public_address(told: Option<String>, address: SocketAddr) -> Result<String, Stop> {
    let Some(told) = told else { return Ok(format!("http://{address}")) };
    let sound = told.parse::<http::Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some()
            && uri.path() == "/"
            && uri.query().is_none()
    });
    if sound {
        Ok(told.trim_end_matches('/').to_owned())
    } else {
        Err(Stop::new(
            "YINYAO_PUBLIC_ADDRESS",
            format!("要写成 https://yinyao.example 这样，后面不带路径，现在是“{told}”"),
            format!("it is like https://yinyao.example, without a path; it is {told:?}"),
        ))
    }
}

fn trusted_proxy(told: Option<String>) -> Result<Option<IpAddr>, Stop> {
    let read = |told: String| {
        told.parse().map_err(|_| {
            Stop::new(
                "YINYAO_TRUSTED_PROXY",
                format!("要写代理服务器的IP地址，例如 192.0.2.10，现在是“{told}”"),
                format!("it is the address of the proxy, like 192.0.2.10; it is {told:?}"),
            )
        })
    };
    told.map(read).transpose()
}

fn province(told: Option<String>, demonstration: bool) -> Result<bool, Stop> {
    match told.as_deref() {
        None => Ok(false),
        Some("province") if demonstration => Ok(true),
        Some("province") => Err(Stop::new(
            "SEED",
            "全省规模的数据只用来演示：请去掉 SEED，或写 YINYAO_DEMONSTRATION=on",
            "the province is made up and for a demonstration alone: leave SEED out, or set YINYAO_DEMONSTRATION=on",
        )),
        Some(other) => Err(Stop::new(
            "SEED",
            format!("只能写 province（全省规模的数据），现在是“{other}”"),
            format!("it is province (data at full size) or absent, not {other:?}"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, Stop> {
        let find = |name| {
            variables.iter().find(|(found, _)| *found == name).map(|(_, value)| (*value).to_owned())
        };
        Config::read(|name| Ok(find(name)))
    }

    fn setting(variables: &[(&str, &str)]) -> &'static str {
        read(variables).expect_err("a value that cannot be meant").setting
    }

    #[test]
    fn without_settings_it_is_a_demonstration_on_this_machine() {
        let config = read(&[]).unwrap();
        assert_eq!(config.address.to_string(), "127.0.0.1:3000");
        assert_eq!(config.database, "sqlite:data/yinyao.db");
        assert_eq!(config.new_folder.as_deref(), Some(std::path::Path::new("data")));
        assert!(config.is_demonstration() && !config.secure_cookies() && !config.province);
    }

    #[test]
    fn others_are_served_only_with_a_gateway_for_messages() {
        assert_eq!(
            setting(&[
                ("YINYAO_ADDRESS", "0.0.0.0:80"),
                ("YINYAO_HELP_TELEPHONE", "0791-88880000")
            ]),
            "YINYAO_SMS_GATEWAY"
        );
        let public = ("YINYAO_PUBLIC_ADDRESS", "https://yinyao.example/");
        assert_eq!(setting(&[public]), "YINYAO_HELP_TELEPHONE");
        let gateway = ("YINYAO_SMS_GATEWAY", "https://sms.example/?to={mobile}&code={code}");
        let config = read(&[public, gateway, ("YINYAO_HELP_TELEPHONE", "0791-88880000")]).unwrap();
        assert!(config.secure_cookies() && !config.is_demonstration());
        assert_eq!(config.public_address, "https://yinyao.example");
        assert_eq!(setting(&[gateway, ("YINYAO_DEMONSTRATION", "on")]), "YINYAO_DEMONSTRATION");
    }

    #[test]
    fn a_value_that_cannot_be_meant_is_told_by_its_name() {
        for (name, value) in [
            ("YINYAO_ADDRESS", "localhost"),
            ("YINYAO_DATABASE", "mysql://a"),
            ("YINYAO_DATA", "/no/such/folder"),
            ("YINYAO_DEMONSTRATION", "yes"),
            ("YINYAO_HELP_TELEPHONE", "12"),
            ("YINYAO_VOICE_GATEWAY", "https://voice.example/"),
            ("YINYAO_TRUSTED_PROXY", "proxy.example"),
            ("YINYAO_TRUSTED_PROXY", "192.0.2.0/24"),
            ("SEED", "county"),
        ] {
            assert_eq!(setting(&[(name, value)]), name);
        }
        assert_eq!(
            setting(&[("YINYAO_PUBLIC_ADDRESS", "yinyao.example"), ("YINYAO_DEMONSTRATION", "on")]),
            "YINYAO_PUBLIC_ADDRESS"
        );
        assert_eq!(
            setting(&[
                ("YINYAO_SMS_GATEWAY", "https://sms.example/"),
                ("YINYAO_HELP_TELEPHONE", "0791-88880000")
            ]),
            "YINYAO_SMS_GATEWAY"
        );
    }

    #[test]
    fn a_password_in_a_setting_is_never_repeated() {
        let stop =
            read(&[("YINYAO_DATABASE", "postgre://yinyao:secret@db")]).expect_err("no such scheme");
        assert!(!stop.to_string().contains("secret"));
        assert!(stop.to_string().contains("YINYAO_DATABASE"));
    }
    #[test]
    fn a_kind_of_database_without_a_name_is_no_database() {
        for told in ["sqlite:", "sqlite://", "postgres://", "postgresql://", "mysql://db/yinyao"] {
            assert_eq!(setting(&[("YINYAO_DATABASE", told)]), "YINYAO_DATABASE", "{told}");
        }
        for told in ["sqlite:yinyao.db", "sqlite:///srv/yinyao.db", "postgres://yinyao@db/yinyao"] {
            assert_eq!(read(&[("YINYAO_DATABASE", told)]).unwrap().database, told);
        }
    }

    #[test]
    fn a_folder_that_is_named_must_be_there_whatever_the_database() {
        let database = ("YINYAO_DATABASE", "postgres://yinyao@db/yinyao");
        assert_eq!(setting(&[database, ("YINYAO_DATA", "/no/such/folder")]), "YINYAO_DATA");
        assert!(read(&[database, ("YINYAO_DATA", "/tmp")]).is_ok());
    }

    #[test]
    fn a_demonstration_calls_nobody() {
        let voice = ("YINYAO_VOICE_GATEWAY", "https://voice.example/?to={mobile}&code={code}");
        assert_eq!(setting(&[voice]), "YINYAO_VOICE_GATEWAY");
        assert_eq!(setting(&[voice, ("YINYAO_DEMONSTRATION", "on")]), "YINYAO_VOICE_GATEWAY");
        let message = ("YINYAO_SMS_GATEWAY", "https://sms.example/?to={mobile}&code={code}");
        let telephone = ("YINYAO_HELP_TELEPHONE", "0791-88880000");
        let gateways = read(&[voice, message, telephone]).unwrap().gateways;
        assert!(gateways.is_some_and(|gateways| gateways.voice.is_some()));
    }

    #[test]
    fn the_province_is_for_a_demonstration_alone() {
        let province = ("SEED", "province");
        assert!(read(&[province]).unwrap().province);
        let real = [
            ("YINYAO_SMS_GATEWAY", "https://sms.example/?to={mobile}&code={code}"),
            ("YINYAO_HELP_TELEPHONE", "0791-88880000"),
            province,
        ];
        assert_eq!(setting(&real), "SEED");
    }

    #[test]
    fn a_proxy_is_named_by_its_address() {
        assert_eq!(read(&[]).unwrap().trusted_proxy, None);
        let told = read(&[("YINYAO_TRUSTED_PROXY", "2001:db8::10")]).unwrap().trusted_proxy;
        assert_eq!(told, Some("2001:db8::10".parse().unwrap()));
    }
}
