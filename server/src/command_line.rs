//! `yinyao help`: which commands there are, each with an example.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::serving::HELP;

/// Whether a word asks for help, as programs are asked behind any command.
pub fn asks_for_help(word: &OsStr) -> bool {
    ["--help", "-h"].into_iter().any(|one| word == one)
}

/// Tells the commands in both languages. Needs no setting, no database and no network.
pub fn help() -> ExitCode {
    // Somebody who has read enough may have closed the pipe.
    let _ = writeln!(io::stdout(), "{}", HELP.join("\n\n"));
    ExitCode::SUCCESS
}
