//! `yinyao verify LIST RECORD`: draws a published draw again and says whether the record is what follows.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use app::wording::{Sentence, draw as words};
use domain::draw::{FrozenList, Record, Unverified};

/// Reads both files, draws, and tells the reader in both languages. Ends with 0 if the record is right, 1 if it is not, 2
/// if there is nothing to compare. Needs no setting, no database and no network.
pub fn verify(files: &[OsString]) -> ExitCode {
    let [list, record] = files else {
        return refuse(2, &Sentence::from(words::HOW_TO_VERIFY));
    };
    let unreadable = |file: &OsString| words::unreadable_file(&file.to_string_lossy());
    let [list, record] = match [list, record].map(fs::read_to_string) {
        [Ok(list), Ok(record)] => [list, record],
        [Err(_), _] => return refuse(2, &unreadable(list)),
        [_, Err(_)] => return refuse(2, &unreadable(record)),
    };
    let list: FrozenList = match list.parse() {
        Ok(list) => list,
        Err(fault) => return refuse(2, &words::unreadable(fault)),
    };
    match Record::verified(&list, &record) {
        Ok(drawn) => {
            let told = words::verified(&list, &drawn);
            // Somebody who has read enough may have closed the pipe.
            let _ = writeln!(io::stdout(), "{drawn}\n{}\n\n{}", told.chinese, told.english);
            ExitCode::SUCCESS
        }
        Err(fault @ (Unverified::Differs { .. } | Unverified::OtherList { .. })) => {
            refuse(1, &words::unverified(&fault))
        }
        Err(fault) => refuse(2, &words::unverified(&fault)),
    }
}

fn refuse(code: u8, told: &Sentence) -> ExitCode {
    let _ = writeln!(io::stderr(), "{}\n{}", told.chinese, told.english);
    ExitCode::from(code)
}
