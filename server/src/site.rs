//! What every route needs: the database, the installation, the senders, and where the browser's files lie.

use std::net::IpAddr;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::build_mark::file_hash;
use app::password::PasswordCheck;
use app::request::Installation;
use app::sender::Sender;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use store::Db;

use crate::config::Config;
use crate::kept_pages::KeptPages;
use crate::password::Passwords;
use crate::sender::demonstration::DemonstrationSender;
use crate::sender::gateway::GatewaySender;
use crate::turns::Turns;

/// The state of the router. Clones share everything: each layer around a request has one.
#[derive(Clone)]
pub struct Site(Arc<Parts>);

impl Deref for Site {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What a site consists of.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Facts that pages show.
    pub installation: Arc<Installation>,
    /// How codes are sent.
    pub sender: Arc<dyn Sender>,
    /// How passwords are compared.
    pub passwords: Passwords,
    /// Where Leptos finds the browser's files.
    pub options: LeptosOptions,
    /// A proxy on another machine that is believed when it tells where a request comes from.
    pub trusted_proxy: Option<IpAddr>,
    /// Pages for readers who are not signed in.
    pub kept_pages: KeptPages,
    /// Whose page is made next.
    pub turns: Turns,
    stopping: Arc<AtomicBool>,
    away: Arc<AtomicBool>,
}

impl Parts {
    fn new(
        db: Db,
        installation: Installation,
        sender: Arc<dyn Sender>,
        options: LeptosOptions,
    ) -> Self {
        let turns = Turns::of(&installation);
        Self {
            db,
            installation: Arc::new(installation),
            sender,
            passwords: Passwords::default(),
            options,
            trusted_proxy: None,
            kept_pages: KeptPages::default(),
            turns,
            stopping: Arc::default(),
            away: Arc::default(),
        }
    }
}

impl FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        site.options.clone()
    }
}

impl Site {
    /// The site of a configuration.
    pub fn new(config: &Config, db: Db) -> Self {
        let installation = Installation {
            help_telephone: config.help_telephone.clone(),
            demonstration: config.is_demonstration(),
            secure_cookies: config.secure_cookies(),
            public_address: config.public_address.clone(),
        };
        let sender: Arc<dyn Sender> = match &config.gateways {
            Some(gateways) => Arc::new(GatewaySender::new(gateways.clone())),
            None => Arc::new(DemonstrationSender(db.clone())),
        };
        let trusted_proxy = config.trusted_proxy;
        let parts = Parts::new(db, installation, sender, options());
        Self(Arc::new(Parts { trusted_proxy, ..parts }))
    }

    /// The same site with some parts changed, for tests.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = Parts::clone(self);
        change(&mut parts);
        Self(Arc::new(parts))
    }

    /// A site put together by hand, for tests.
    pub fn of_parts(
        db: Db,
        installation: Installation,
        sender: Arc<dyn Sender>,
        options: LeptosOptions,
    ) -> Self {
        Self(Arc::new(Parts::new(db, installation, sender, options)))
    }

    /// The comparison of passwords, for pages.
    pub fn password_check(&self) -> Arc<dyn PasswordCheck> {
        Arc::new(self.passwords.clone())
    }

    /// No new requests are wanted: the program is being stopped.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// From now on it is being stopped.
    pub fn begin_stopping(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// The database did not answer when it was last looked for.
    pub fn is_database_away(&self) -> bool {
        self.away.load(Ordering::Relaxed)
    }

    /// Looks whether the database answers.
    pub async fn look_for_database(&self) {
        let away = !self.db.answers().await;
        if away != self.away.swap(away, Ordering::Relaxed) {
            tracing::warn!(away, "the database went away or came back");
        }
    }

    /// The address of the style sheet.
    pub fn style_sheet(&self) -> String {
        let (folder, name) = (&self.options.site_pkg_dir, &self.options.output_name);
        match file_hash("css").filter(|_| self.options.hash_files) {
            Some(hash) => format!("/{folder}/{name}.{hash}.css"),
            None => format!("/{folder}/{name}.css"),
        }
    }
}

/// Leptos' own settings: as the environment has them, otherwise what a build of this project makes.
pub fn options() -> LeptosOptions {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let root = set("LEPTOS_SITE_ROOT").map_or_else(site_root, PathBuf::from);
    let hashed = set("LEPTOS_HASH_FILES").is_none_or(|on| on == "true");
    LeptosOptions::builder()
        .output_name(set("LEPTOS_OUTPUT_NAME").unwrap_or_else(|| "yinyao".to_owned()))
        .site_root(root.to_string_lossy().into_owned())
        .site_pkg_dir(set("LEPTOS_SITE_PKG_DIR").unwrap_or_else(|| "pkg".to_owned()))
        // Leptos panics if names are to be hashed and nobody says how.
        .hash_files(hashed && file_hash("css").is_some())
        .build()
}

/// Beside the folder of the executable, so that it does not matter where the program is started.
fn site_root() -> PathBuf {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).map(|folder| folder.join("../site"));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}
