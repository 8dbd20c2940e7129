//! How a code or a text reaches a telephone. The implementations are the server's.

use std::future::Future;
use std::pin::Pin;

use domain::person::Mobile;
use domain::sign_in::Code;

/// The message could not be handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the message was not sent")]
pub struct NotSent;

/// By which way a code travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// 短信.
    Message,
    /// 语音电话: a voice reads the digits.
    VoiceCall,
}

/// What a sender answers with.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send + 'a>>;

/// Sends codes and texts to telephones.
pub trait Sender: Send + Sync {
    /// Hands the code over to be sent. Never logs it.
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, channel: Channel) -> Sending<'a>;

    /// Hands a text over to be sent. Never logs it, nor the number.
    fn send_text<'a>(&'a self, _: &'a Mobile, _: &'a str) -> Sending<'a> {
        Box::pin(async { Err(NotSent) })
    }

    /// Texts can be sent; where not, what waits in the outbox is not taken, and people are called as if there were none.
    fn can_send_texts(&self) -> bool {
        false
    }

    /// A voice can call as well: the page offers it.
    fn can_call(&self) -> bool {
        true
    }

    /// Messages do not really go out: the page shows the code in a marked box.
    fn is_demonstration(&self) -> bool {
        false
    }
}
