//! A whole service without a socket: a real SQLite file, the real router, a clock that stands still, and browsers
//! that keep their cookies. Only messages to telephones are recorded in place of being sent.

mod answer;
mod browser;
pub mod centre;
mod cluster;
mod contents;
mod crowd;
mod draw;
mod folder;
mod in_use;
#[path = "../../../app/src/sheet/tests/made.rs"]
pub mod made;
mod others;
mod porter;
mod postgres;
mod program;
mod readers;
mod recording;
pub mod routes;
pub mod samples;
mod servers;
mod web;

pub use answer::Answer;
pub use browser::{Browser, NOT_A_FORM};
pub use centre::{Centre, PASSWORD, PLAN, TERM, institution};
pub use cluster::Cluster;
pub use contents::Contents;
pub use crowd::{Crowd, desk, history, on_each_engine, sessions_at, size};
pub use folder::Folder;
pub use others::Others;
pub use postgres::Database;
pub use program::Program;
pub use recording::{Disk, Recording, Unsynced};
pub use servers::Servers;
pub use web::{Told, Web, ask, ready_again};

use std::path::Path;
use std::sync::{Arc, Mutex};

use app::request::Installation;
use app::sender::{Channel, Sender, Sending};
use axum::Router;
use domain::calendar::instant;
use domain::person::Mobile;
use domain::sign_in::Code;
use jiff::Timestamp;
use jiff::civil::date;
use leptos::config::LeptosOptions;
use server::site::Site;
use store::db::Clock;
use store::{Bug, Db};

/// What would have been sent: to which number, which code, by which way.
pub type Sent = Arc<Mutex<Vec<(Mobile, String, Channel)>>>;

/// The service with everything around it.
pub struct Yinyao {
    pub db: Db,
    /// Of the database.
    pub address: String,
    pub clock: Clock,
    pub sent: Sent,
    pub site: Site,
    pub router: Router,
    /// Kept until the test ends.
    _folder: Folder,
}

/// Tuesday, 24 November 2026, 9:00 in China.
pub fn tuesday() -> Timestamp {
    instant(date(2026, 11, 24).at(9, 0, 0, 0))
}

/// A service with an empty database.
pub async fn yinyao() -> Yinyao {
    yinyao_at("http://yinyao.test").await
}

/// The same, reached by others under this address.
pub async fn yinyao_at(public_address: &str) -> Yinyao {
    let folder = Folder::with_tables().await;
    let database = folder.database();
    service(public_address, &database, folder).await
}

/// The same on another database.
pub async fn yinyao_on(database: &Database) -> Yinyao {
    service("http://yinyao.test", &database.address, Folder::new()).await
}

/// The same with a fault on purpose, for tests of the tests.
pub async fn yinyao_with(bug: Bug) -> Yinyao {
    let folder = Folder::with_tables().await;
    let database = folder.database();
    let db = Db::open_with(&database, bug).await.unwrap();
    service_on(db, "http://yinyao.test", &database, folder)
}

async fn service(public_address: &str, database: &str, folder: Folder) -> Yinyao {
    let db = Db::open(database).await.unwrap();
    service_on(db, public_address, database, folder)
}

fn service_on(db: Db, public_address: &str, database: &str, folder: Folder) -> Yinyao {
    let clock = Clock::stopped(tuesday());
    let db = db.at(clock.clone());
    let sent = Sent::default();
    let installation = Installation {
        help_telephone: "0791-0123-4567".into(),
        demonstration: false,
        secure_cookies: public_address.starts_with("https://"),
        public_address: public_address.into(),
    };
    let sender = Arc::new(Recorder(sent.clone()));
    let site = Site::of_parts(db.clone(), installation, sender, options(&folder));
    let router = server::router::router(site.clone());
    Yinyao { db, address: database.into(), clock, sent, site, router, _folder: folder }
}

/// A built site: a style sheet, a compressed script, a picture.
fn options(folder: &Folder) -> LeptosOptions {
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::create_dir_all(site.join("manual")).unwrap();
    std::fs::write(site.join("pkg/yinyao.css"), "body { color: black; }").unwrap();
    std::fs::write(site.join("pkg/yinyao.js"), "export {};").unwrap();
    std::fs::write(site.join("pkg/yinyao.js.br"), "not really compressed").unwrap();
    std::fs::write(site.join("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .unwrap();
    std::fs::write(site.join("manual/first.txt"), "first").unwrap();
    for file in ["service-worker.js", "manifest.webmanifest"] {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        std::fs::copy(public.join(file), site.join(file)).unwrap();
    }
    LeptosOptions::builder()
        .output_name("yinyao")
        .site_root(site.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .build()
}

struct Recorder(Sent);

impl Sender for Recorder {
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, channel: Channel) -> Sending<'a> {
        self.0.lock().unwrap().push((mobile.clone(), code.as_str().to_owned(), channel));
        Box::pin(async { Ok(()) })
    }
}

impl Yinyao {
    /// A browser that nobody has used yet.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The last code sent to anybody.
    pub fn last_code(&self) -> String {
        self.sent.lock().unwrap().last().expect("a code was sent").1.clone()
    }
}
