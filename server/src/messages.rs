//! 短信: sends what waits in the outbox.

use app::sender::Sender;
use app::wording::outbox::text;
use store::Db;
use store::outbox::{is_not_sent, is_sent, take};

/// Sends every message whose turn it is, one after the other, and notes what came of each. In Chinese: which language a
/// person reads is known to their browser alone.
pub async fn send_due(db: &Db, sender: &dyn Sender) -> store::Result<()> {
    let mut noted = Ok(());
    for message in take(db).await? {
        let result = match sender.send_text(&message.mobile, &text(&message)).await {
            Ok(()) => is_sent(db, message.id, message.tries).await,
            Err(_) => is_not_sent(db, message.id, message.tries).await,
        };
        // What could not be noted of one holds nobody else's message up.
        noted = noted.and(result);
    }
    noted
}
