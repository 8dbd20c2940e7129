//! Tables that have grown are counted anew, so that PostgreSQL goes on planning well.

use sqlx::{AnyPool, Executor};

use crate::support::*;

#[tokio::test]
async fn a_table_that_has_grown_is_counted_once() {
    on_each_engine(async |town| {
        let is_counted = town.address.starts_with("postgres");
        town.renew_statistics().await.unwrap();
        let pool = AnyPool::connect(&town.address).await.unwrap();
        let mut connection = pool.acquire().await.unwrap();
        let rows = "insert into write_probe (id, at) with recursive number (n) as \
                    (select 1 union all select n + 1 from number where n < 1000) \
                    select 'row ' || n, n from number";
        connection.execute(rows).await.unwrap();
        if is_counted {
            // What has changed is told when this ends, not within a second.
            connection.execute("select pg_stat_force_next_flush()").await.unwrap();
        }
        assert_eq!(town.renew_statistics().await.unwrap(), 0, "this program has written nothing");
        town.is_ready().await.unwrap();
        assert_eq!(town.renew_statistics().await.unwrap(), usize::from(is_counted));
        if is_counted {
            let known =
                "select cast(reltuples as bigint) from pg_class where relname = 'write_probe'";
            let known: i64 = sqlx::query_scalar(known).fetch_one(&mut *connection).await.unwrap();
            assert!((1000..=1001).contains(&known), "{known} rows are known");
        }
        town.is_ready().await.unwrap();
        assert_eq!(town.renew_statistics().await.unwrap(), 0, "one row more is nothing new");
        drop(connection);
        pool.close().await;
    })
    .await;
}
