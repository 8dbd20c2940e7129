//! The configuration, read from variables that are told.

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
        setting(&[("YINYAO_ADDRESS", "0.0.0.0:80"), ("YINYAO_HELP_TELEPHONE", "0791-88880000")]),
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
