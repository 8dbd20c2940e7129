//! `yinyao verify LIST RECORD`: draws a published draw again and says whether the record is what follows.

use std::fs;
use std::process::ExitCode;

use app::wording::{Sentence, draw as words};
use domain::draw::{Record, Unverified};

/// Reads both files, draws, and tells the reader in both languages. Ends with 0 if the record is right, 1 if it is not, 2
/// if there is nothing to compare. Needs no setting, no database and no network.
pub fn verify(files: &[String]) -> ExitCode {
    let [list, record] = files else {
        return refuse(2, &Sentence::from(words::HOW_TO_VERIFY));
    };
    let [list, record] = match [list, record].map(fs::read_to_string) {
        [Ok(list), Ok(record)] => [list, record],
        [Err(_), _] => return refuse(2, &words::unreadable_file(list)),
        [_, Err(_)] => return refuse(2, &words::unreadable_file(record)),
    };
    match Record::verified(&list, &record) {
        Ok(drawn) => {
            let told = Sentence::from(words::VERIFIED);
            println!("{drawn}{}\n{}", told.chinese, told.english);
            ExitCode::SUCCESS
        }
        Err(fault @ (Unverified::Differs { .. } | Unverified::OtherList { .. })) => {
            refuse(1, &words::unverified(&fault))
        }
        Err(fault) => refuse(2, &words::unverified(&fault)),
    }
}

fn refuse(code: u8, told: &Sentence) -> ExitCode {
    eprintln!("{}\n{}", told.chinese, told.english);
    ExitCode::from(code)
}
