//! The gateways that send codes and texts.

use crate::sender::gateway::Template;
use crate::stop::Stop;

/// The addresses that send codes and texts.
#[derive(Clone, Debug)]
pub struct Gateways {
    /// 短信.
    pub message: Template,
    /// 语音电话, if there is such a gateway.
    pub voice: Option<Template>,
    /// 短信 of a text, if there is such a gateway.
    pub texts: Option<Template>,
}

/// The gateways, as far as they are told. Messages need one, except in a demonstration.
pub(super) fn read(
    message: Option<String>,
    voice: Option<String>,
    texts: Option<String>,
    demonstration: bool,
) -> Result<Option<Gateways>, Stop> {
    if demonstration && message.is_none() && voice.is_some() {
        return Err(Stop::new(
            "YINYAO_VOICE_GATEWAY",
            "演示不打电话：请去掉 YINYAO_VOICE_GATEWAY，或者也写上 YINYAO_SMS_GATEWAY",
            "a demonstration calls nobody: leave YINYAO_VOICE_GATEWAY out, or set YINYAO_SMS_GATEWAY as well",
        ));
    }
    let voice = voice.map(|voice| template("YINYAO_VOICE_GATEWAY", &voice)).transpose()?;
    if demonstration && texts.is_some() {
        return Err(Stop::new(
            "YINYAO_TEXT_GATEWAY",
            "演示不发短信：请去掉 YINYAO_TEXT_GATEWAY",
            "a demonstration sends no messages: leave YINYAO_TEXT_GATEWAY out",
        ));
    }
    let texts = texts.map(|texts| for_texts(&texts)).transpose()?;
    match (message, demonstration) {
        (None, true) => Ok(None),
        (Some(message), false) => {
            Ok(Some(Gateways { message: template("YINYAO_SMS_GATEWAY", &message)?, voice, texts }))
        }
        (Some(_), true) => Err(Stop::new(
            "YINYAO_DEMONSTRATION",
            "演示不发短信：请去掉 YINYAO_SMS_GATEWAY，或写 off",
            "a demonstration sends no messages: leave YINYAO_SMS_GATEWAY out, or turn it off",
        )),
        (None, false) => Err(Stop::new(
            "YINYAO_SMS_GATEWAY",
            "要写短信网关的网址，例如 https://sms.example/send?to={mobile}&code={code}；只是演示，请写 YINYAO_DEMONSTRATION=on",
            "the address of the message gateway is needed, like https://sms.example/send?to={mobile}&code={code}; \
             for a demonstration set YINYAO_DEMONSTRATION=on",
        )),
    }
}

fn template(setting: &'static str, told: &str) -> Result<Template, Stop> {
    Template::parse(told).map_err(|_| {
        Stop::new(
            setting,
            "要写一个网址，里面有 {mobile} 和 {code}，例如 https://sms.example/send?to={mobile}&code={code}",
            "it is an address with {mobile} and {code} in it, like https://sms.example/send?to={mobile}&code={code}",
        )
    })
}

fn for_texts(told: &str) -> Result<Template, Stop> {
    Template::for_texts(told).map_err(|_| {
        Stop::new(
            "YINYAO_TEXT_GATEWAY",
            "要写一个网址，里面有 {mobile} 和 {text}，例如 https://sms.example/send?to={mobile}&text={text}",
            "it is an address with {mobile} and {text} in it, like https://sms.example/send?to={mobile}&text={text}",
        )
    })
}
