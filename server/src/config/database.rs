//! Which database, and the folder in which it lies if nothing else is said.

use std::path::PathBuf;

use crate::stop::Stop;

/// The database, and the folder to be made for it if that is the usual one.
pub(super) fn read(
    told: Option<String>,
    folder: Option<String>,
) -> Result<(String, Option<PathBuf>), Stop> {
    let usual_folder = folder.is_none();
    let folder = PathBuf::from(folder.unwrap_or_else(|| "data".to_owned()));
    // Also beside YINYAO_DATABASE: a folder that is named is meant.
    if !usual_folder && !folder.is_dir() {
        let path = folder.display();
        return Err(Stop::new(
            "YINYAO_DATA",
            format!("文件夹 {path} 不存在，请先建好"),
            format!("the folder {path} does not exist: make it first"),
        ));
    }
    let Some(told) = told else {
        let file = folder.join("yinyao.db");
        return Ok((format!("sqlite:{}", file.display()), usual_folder.then_some(folder)));
    };
    if is_database(&told) {
        Ok((told, None))
    } else {
        Err(Stop::new(
            "YINYAO_DATABASE",
            "要写成 sqlite:文件 或 postgres://用户@主机/库名",
            "it begins with sqlite: and a file, or with postgres:// and a server",
        ))
    }
}

/// A kind of database that is known, and which one it is.
fn is_database(told: &str) -> bool {
    let schemes = ["sqlite://", "sqlite:", "postgres://", "postgresql://"];
    schemes.iter().find_map(|scheme| told.strip_prefix(scheme)).is_some_and(|rest| !rest.is_empty())
}
