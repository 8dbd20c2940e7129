//! `yinyao verify LIST [AMENDMENT] RECORD`: draws a published draw again and says whether the record is what follows.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use app::wording::{Sentence, draw as words};
use domain::draw::{FrozenList, Record, Unverified};

/// Reads the files, draws, and tells the reader in both languages. Ends with 0 if the record is right, 1 if it is not, 2
/// if there is nothing to compare. Needs no setting, no database and no network.
pub fn verify(files: &[OsString]) -> ExitCode {
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        match fs::read_to_string(file) {
            Ok(text) => texts.push(text),
            Err(_) => return refuse(2, &words::unreadable_file(&file.to_string_lossy())),
        }
    }
    let (list, amendment, record) = match texts.as_slice() {
        [list, record] => (list, None, record),
        [list, amendment, record] => (list, Some(amendment.as_str()), record),
        _ => return refuse(2, &Sentence::from(words::HOW_TO_VERIFY)),
    };
    let list: FrozenList = match list.parse() {
        Ok(list) => list,
        Err(fault) => return refuse(2, &words::unreadable(fault)),
    };
    match Record::verified_with(&list, amendment, record) {
        Ok(drawn) => {
            let told = words::verified(&list, &drawn);
            // Somebody who has read enough may have closed the pipe.
            let _ = writeln!(io::stdout(), "{drawn}\n{}\n\n{}", told.chinese, told.english);
            ExitCode::SUCCESS
        }
        Err(
            fault @ (Unverified::Differs { .. }
            | Unverified::OtherList { .. }
            | Unverified::AmendsOtherList { .. }
            | Unverified::OtherAmendment),
        ) => refuse(1, &words::unverified(&fault)),
        Err(fault) => refuse(2, &words::unverified(&fault)),
    }
}

fn refuse(code: u8, told: &Sentence) -> ExitCode {
    let _ = writeln!(io::stderr(), "{}\n{}", told.chinese, told.english);
    ExitCode::from(code)
}
