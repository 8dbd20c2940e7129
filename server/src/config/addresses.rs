//! Where the program listens, how others reach it, and which proxy is believed.

use std::net::{IpAddr, SocketAddr};

use crate::stop::Stop;

/// Where it listens.
pub(super) fn listening(told: Option<String>) -> Result<SocketAddr, Stop> {
    let told = told.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    told.parse().map_err(|_| {
        Stop::new(
            "YINYAO_ADDRESS",
            format!("要写成 127.0.0.1:3000 这样（地址和端口），现在是“{told}”"),
            format!("an address and a port are needed, like 127.0.0.1:3000; it is {told:?}"),
        )
    })
}

/// How others reach it: without a path, since pages are at the root.
pub(super) fn public(told: Option<String>, address: SocketAddr) -> Result<String, Stop> {
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

/// The proxy on another machine that is believed.
pub(super) fn trusted_proxy(told: Option<String>) -> Result<Option<IpAddr>, Stop> {
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
