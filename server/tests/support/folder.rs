//! A folder of a test's own, gone when the test ends.

use std::path::{Path, PathBuf};

use store::Db;
use tokio::sync::OnceCell;

/// A database file in which every migration was run, for all tests of this program: each writes its own copy.
static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();

pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path =
            std::env::temp_dir().join(format!("yinyao-server-test-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// With a database that has every table and nobody in it.
    pub async fn with_tables() -> Self {
        let folder = Self::new();
        let file = FILE.get_or_init(async || {
            let first = Self::new();
            Db::open(&first.database()).await.unwrap().close().await;
            assert!(!first.0.join("yinyao.db-wal").exists(), "all of it is in one file");
            std::fs::read(first.0.join("yinyao.db")).unwrap()
        });
        std::fs::write(folder.0.join("yinyao.db"), file.await).unwrap();
        folder
    }

    /// The address of its database.
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.0.join("yinyao.db").display())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
