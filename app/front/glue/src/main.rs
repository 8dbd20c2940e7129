//! Writes the script through which a browser loads and calls a program compiled for it: what the command `wasm-bindgen`
//! does, without the parts of it that test and download, and of the version that Cargo.lock names.
//!
//! `glue PROGRAM FOLDER NAME` writes `NAME.js` and `NAME_bg.wasm` into the folder.

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next =
        || arguments.next().context("Wanted: the program for the browser, a folder, a name.");
    let (program, folder, name) = (next()?, next()?, next()?);
    let mut made = Bindgen::new();
    // The script finds the program beside itself, unless it is told where.
    made.input_path(program)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        .out_name(&name);
    made.generate(folder)
}
