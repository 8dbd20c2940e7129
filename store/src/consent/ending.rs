//! 到期: a consent that ends by its date is not ended without a word: both are told some days before, and when it is over.

use domain::consent::{Consent, EndNews, NEAR, end_news};
use domain::notice::NoticeKind;
use jiff::Timestamp;

use super::record::lock;
use super::tell::{tell, tell_helper};
use super::{columns, consent_from};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;

/// So many are told of in one go: the rest comes with the next.
const AT_ONCE: i64 = 200;

/// Tells person and helper of consents whose end by date is near or has come, each once; answers of how many. For a job: as often
/// as one likes, on as many servers as there are.
pub async fn tell_of_ends(db: &Db) -> Result<usize> {
    let now = db.now();
    let near = now + NEAR;
    let sql = concat!(
        "select ",
        columns!(),
        " from consent k where k.ended_at is null and k.until_at <= $1 and k.until_at > $2 \
         and k.end_told < case when k.until_at <= $3 then 2 else 1 end \
         order by k.until_at, k.id limit $4"
    );
    // What ended longer ago is no news by any rule, and is not even read.
    let query = sqlx::query(sql).bind(near.as_second()).bind((now - NEAR).as_second());
    let query = query.bind(now.as_second()).bind(AT_ONCE);
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let mut told = 0;
    for row in &rows {
        let consent = consent_from(row)?;
        if end_news(&consent, now).is_some() && tell_of_one(db, consent).await? {
            told += 1;
        }
    }
    Ok(told)
}

/// Under the consent's lock: another server may have told it, or somebody has just ended it.
async fn tell_of_one(db: &Db, consent: Consent) -> Result<bool> {
    db.write(consent.id, |tx, id, now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let consent = lock(tx, *id).await?;
            match end_news(&consent, now) {
                Some(news) if is_first(tx, &consent, news).await? => {
                    tell_both(tx, &consent, news, now).await?;
                    Ok(true)
                }
                _ => Ok(false),
            }
        })
    })
    .await
}

/// Writes down that this is told; answers whether it was not before.
async fn is_first(tx: &mut Tx, consent: &Consent, news: EndNews) -> Result<bool> {
    let sql = "update consent set end_told = $2 where id = $1 and end_told < $2";
    let query = sqlx::query(sql).bind(consent.id.to_string()).bind(news.code());
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

async fn tell_both(tx: &mut Tx, consent: &Consent, news: EndNews, now: Timestamp) -> Result<()> {
    let last_day = consent.last_day();
    let (person, helper) = match news {
        EndNews::Near => {
            (NoticeKind::HelperEnds { last_day }, NoticeKind::HelpingEnds { last_day })
        }
        EndNews::Over => (NoticeKind::HelperTimeOver, NoticeKind::HelpingTimeOver),
    };
    tell(tx, person, consent, now).await?;
    tell_helper(tx, helper, consent, now).await
}
