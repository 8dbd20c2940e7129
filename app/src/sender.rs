//! How a code reaches a telephone. The implementations are the server's.

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

/// Sends codes to telephones.
pub trait Sender: Send + Sync {
    /// Hands the code over to be sent. Never logs it.
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, channel: Channel) -> Sending<'a>;

    /// A voice can call as well: the page offers it.
    fn can_call(&self) -> bool {
        true
    }

    /// Messages do not really go out: the page shows the code in a marked box.
    fn is_demonstration(&self) -> bool {
        false
    }
}
