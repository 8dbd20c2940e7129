//! `yinyao verify LIST RECORD`: draws a published draw again and says whether the record is what follows.

use std::fs;
use std::process::ExitCode;

use domain::draw::{Record, Unverified};

const USAGE: &str = "yinyao verify 名单文件 结果文件\nyinyao verify LIST RECORD";

/// Reads both files, draws, and tells the reader in both languages. Ends with 0 if the record is right, 1 if it is not, 2
/// if there is nothing to compare. Needs no setting, no database and no network.
pub fn verify(files: &[String]) -> ExitCode {
    let [list, record] = files else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let texts = [list, record].map(|file| {
        let read = fs::read_to_string(file);
        read.map_err(|error| eprintln!("读不了 {file}。Cannot read {file}: {error}."))
    });
    let [Ok(list), Ok(record)] = texts else { return ExitCode::from(2) };
    match Record::verified(&list, &record) {
        Ok(drawn) => {
            print!("{drawn}");
            println!("相符：用这份名单和这串数字重新抽，结果一模一样。");
            println!("Verified: this list and this seed give exactly this record.");
            ExitCode::SUCCESS
        }
        Err(fault @ (Unverified::Differs { .. } | Unverified::OtherList { .. })) => {
            eprintln!("{}\nNot verified: {fault}.", in_chinese(&fault));
            ExitCode::from(1)
        }
        Err(fault) => {
            eprintln!("{}\nCannot verify: {fault}.", in_chinese(&fault));
            ExitCode::from(2)
        }
    }
}

fn in_chinese(fault: &Unverified) -> String {
    match fault {
        Unverified::List(at) => format!("名单第{}行读不懂，或者改动过。", at.line),
        Unverified::NotARecord => "结果文件不是公开摇号的结果，或者版本不同。".to_owned(),
        Unverified::Seed(_) => "结果文件里的数字串不对。".to_owned(),
        Unverified::OtherList { .. } => {
            "不相符：结果不是用这份名单抽的，或者名单改动过。".to_owned()
        }
        Unverified::Differs { line, said, found } => {
            format!("不相符：结果第{line}行写的是“{said}”，重新抽出来的是“{found}”。")
        }
    }
}
