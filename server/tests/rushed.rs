//! A rush through HTTP against the program itself: one server on a SQLite file, two on one PostgreSQL.

use crate::support::{Crowd, Database, Folder, Program, history, size};

/// The same seed makes the same people do the same things.
const SEED: u64 = 20_261_128;

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_on_one_server_with_a_file_breaks_no_promise() {
    let folder = Folder::new();
    let database = format!("sqlite:{}", folder.path().join("yinyao.db").display());
    let crowd = Crowd::before(&database, 20, size(200, 3000)).await;
    let server = Program::start(folder.path(), &database);
    rushes(&crowd, "SQLite", vec![server]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_on_two_servers_with_one_postgresql_breaks_no_promise() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 20, size(200, 3000)).await;
    let servers = [(); 2].map(|()| Program::start(folder.path(), &database.address));
    rushes(&crowd, "two servers, PostgreSQL", servers.into()).await;
    database.remove().await;
}

async fn rushes(crowd: &Crowd, on: &str, servers: Vec<Program>) {
    let web = crowd.web(&servers.iter().collect::<Vec<_>>(), SEED);
    let history = history();
    crowd.rush(&web, &history, crowd.visitors(SEED)).await.unwrap();
    for server in servers {
        assert!(server.stop().0.success());
    }
    let what = format!("a rush, {on}");
    let (contents, _) = crowd.checked(&what, 0, &history).await;
    assert_eq!(contents.held(crowd.classes[0]), 20, "the dearest is full");
    assert_eq!(contents.held(crowd.closed), 0);
    let statuses = web.statuses();
    assert_eq!(statuses.keys().collect::<Vec<_>>(), [&303], "{:?}", web.unexpected());
}
