//! The demonstration's sender: nothing goes out, the page shows the code in a marked box.

use app::sender::{Channel, NotSent, Sender, Sending};
use domain::person::Mobile;
use domain::sign_in::Code;
use store::Db;

/// Keeps what would have been sent.
#[derive(Clone, Debug)]
pub struct DemonstrationSender(pub Db);

impl Sender for DemonstrationSender {
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, _: Channel) -> Sending<'a> {
        Box::pin(async move {
            store::sign_in::keep_demonstration_message(&self.0, mobile, code).await.map_err(
                |error| {
                    tracing::warn!(%error, "a demonstration message was not kept");
                    NotSent
                },
            )
        })
    }

    fn is_demonstration(&self) -> bool {
        true
    }
}
