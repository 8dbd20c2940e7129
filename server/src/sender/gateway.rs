//! Sending by HTTP: a gateway's address with the number and the code or the text put in.

use std::time::Duration;

use app::sender::{Channel, NotSent, Sender, Sending};
use domain::person::Mobile;
use domain::sign_in::Code;

use crate::config::Gateways;

/// An address with `{mobile}` and `{code}`, or `{text}`, in it. It may hold a key, so it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Template {
    address: String,
    place: &'static str,
}

impl std::fmt::Debug for Template {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Template").finish_non_exhaustive()
    }
}

/// Not an address of http or https, or one of the two places is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a template")]
pub struct InvalidTemplate;

impl Template {
    /// Reads an address with places for a number and a code in it.
    pub fn parse(told: &str) -> Result<Self, InvalidTemplate> {
        Self::with_place(told, "{code}")
    }

    /// Reads an address with places for a number and a text in it.
    pub fn for_texts(told: &str) -> Result<Self, InvalidTemplate> {
        Self::with_place(told, "{text}")
    }

    fn with_place(told: &str, place: &'static str) -> Result<Self, InvalidTemplate> {
        let template = Self { address: told.to_owned(), place };
        let uri: http::Uri =
            template.filled("13800000000", "000000").parse().map_err(|_| InvalidTemplate)?;
        let sound = matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some();
        let complete = told.contains("{mobile}") && told.contains(place);
        if sound && complete { Ok(template) } else { Err(InvalidTemplate) }
    }

    /// The address for one message.
    fn filled(&self, mobile: &str, told: &str) -> String {
        self.address.replace("{mobile}", &escaped(mobile)).replace(self.place, &escaped(told))
    }
}

fn escaped(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    value
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Sends through gateways that are asked by GET and answer 2xx when they have taken the message.
pub struct GatewaySender {
    gateways: Gateways,
    agent: ureq::Agent,
}

/// How long a gateway may take: somebody waits for the page.
const PATIENCE: Duration = Duration::from_secs(8);

impl GatewaySender {
    /// A sender through these gateways.
    pub fn new(gateways: Gateways) -> Self {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .build()
            .into();
        Self { gateways, agent }
    }

    fn hand_over(&self, address: Option<String>) -> Sending<'static> {
        let agent = self.agent.clone();
        Box::pin(async move {
            let address = address.ok_or(NotSent)?;
            let asked = tokio::task::spawn_blocking(move || ask(&agent, &address));
            asked.await.unwrap_or(Err(NotSent))
        })
    }
}

impl Sender for GatewaySender {
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, channel: Channel) -> Sending<'a> {
        let template = match channel {
            Channel::Message => Some(&self.gateways.message),
            Channel::VoiceCall => self.gateways.voice.as_ref(),
        };
        self.hand_over(template.map(|template| template.filled(mobile.as_str(), code.as_str())))
    }

    fn send_text<'a>(&'a self, mobile: &'a Mobile, text: &'a str) -> Sending<'a> {
        let template = self.gateways.texts.as_ref();
        self.hand_over(template.map(|template| template.filled(mobile.as_str(), text)))
    }

    fn can_send_texts(&self) -> bool {
        self.gateways.texts.is_some()
    }

    fn can_call(&self) -> bool {
        self.gateways.voice.is_some()
    }
}

/// Asks the gateway once. The address holds the code or the text: neither it nor an error that may quote it is logged.
fn ask(agent: &ureq::Agent, address: &str) -> Result<(), NotSent> {
    match agent.get(address).call() {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => {
            tracing::warn!(
                status = answer.status().as_u16(),
                "the gateway did not take the message"
            );
            Err(NotSent)
        }
        Err(ureq::Error::StatusCode(status)) => {
            tracing::warn!(status, "the gateway did not take the message");
            Err(NotSent)
        }
        Err(_) => {
            tracing::warn!("the gateway was not reached");
            Err(NotSent)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_an_address_with_both_places() {
        let template =
            Template::parse("https://sms.example/send?to=%2B86{mobile}&text=code+{code}").unwrap();
        assert_eq!(
            template.filled("138 0", "12&3"),
            "https://sms.example/send?to=%2B86138%200&text=code+12%263"
        );
        for wrong in [
            "",
            "sms.example/{mobile}/{code}",
            "https://sms.example/{mobile}",
            "ftp://a/{mobile}{code}",
        ] {
            assert_eq!(Template::parse(wrong), Err(InvalidTemplate), "{wrong}");
        }
        assert!(!format!("{template:?}").contains("sms"));
    }
}
