//! Lists in and out, tried on the files of offices and on files that mean harm.

mod hostile;
mod kept_by_offices;
mod made;
mod many_forms;
mod written;

/// A file of the demonstration province.
fn demonstration(name: &str) -> Vec<u8> {
    file(&format!("../server/demonstration/{name}"))
}

/// A file beside this crate.
fn file(path: &str) -> Vec<u8> {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
