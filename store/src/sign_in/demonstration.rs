//! What a demonstration would have sent, to be shown in a marked box on the page. Empty in real use.

use domain::person::Mobile;
use domain::sign_in::{CODE_LIVES, Code};
use uuid::Uuid;

use crate::db::Db;
use crate::error::Result;

/// Keeps a code that a demonstration would have sent.
pub async fn keep_demonstration_message(db: &Db, mobile: &Mobile, code: &Code) -> Result<()> {
    let facts = (Uuid::now_v7(), mobile.clone(), code.clone());
    db.write(facts, |tx, (id, mobile, code), now| {
        Box::pin(async move {
            let sql = "insert into demonstration_message (id, mobile, code, at) \
                       values ($1, $2, $3, $4)";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(mobile.as_str())
                .bind(code.as_str())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// The last code that a demonstration would have sent to the number, while it is good.
pub async fn demonstration_message(db: &Db, mobile: &Mobile) -> Result<Option<String>> {
    let sql = "select code from demonstration_message where mobile = $1 and at > $2 \
               order by at desc, id desc limit 1";
    let code = sqlx::query_scalar(sql)
        .bind(mobile.as_str())
        .bind(db.now().as_second() - CODE_LIVES.as_secs())
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    Ok(code)
}
