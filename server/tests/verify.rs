//! `yinyao verify` as somebody runs it who has nothing but the published files.

use std::process::{Command, Output};

use domain::draw::{Amendment, FrozenList, OfferingNumber, Record};

use crate::support::Folder;

const LIST: &str = "yinyao-draw\t1\nseed\t10\t掷骰子十次\noffering\t1\t1\t书法班\n\
    application\t00000001\t1\t1:1:first:-\napplication\t00000002\t1\t1:2:first:-\n";

/// The program in a folder with the two files, without any setting.
fn verify(folder: &Folder, list: &str, record: &str) -> Output {
    std::fs::write(folder.path().join("list.txt"), list).unwrap();
    std::fs::write(folder.path().join("record.txt"), record).unwrap();
    run(folder, &["verify", "list.txt", "record.txt"])
}

fn run(folder: &Folder, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yinyao"));
    program.args(words).current_dir(folder.path()).env_clear().output().unwrap()
}

#[track_caller]
fn ends(output: &Output, code: i32, words: &[&str]) {
    let told = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text)).concat();
    assert_eq!(output.status.code(), Some(code), "{told}");
    words.iter().for_each(|words| assert!(told.contains(words), "{words} is missing in: {told}"));
}

#[test]
fn anyone_verifies_a_draw_from_the_published_files() {
    let folder = Folder::new();
    let list: FrozenList = LIST.parse().unwrap();
    let record = Record::of(&list, "3516241636".parse().unwrap(), []).unwrap().to_string();
    ends(&verify(&folder, LIST, &record), 0, &[&record, "相符", "It agrees", "掷骰子十次"]);
    let [one, other] = ["00000001", "00000002"];
    let swapped = record.replace(one, "x").replace(other, one).replace('x', other);
    ends(&verify(&folder, LIST, &swapped), 1, &["不相符：结果第4行", "line 4 of the record"]);
    let more = LIST.replace("\t1\t书法班", "\t2\t书法班");
    ends(&verify(&folder, &more, &record), 1, &["不是用这份名单抽的", "another list"]);
    ends(&verify(&folder, "", &record), 2, &["名单第1行不是抽签名单", "Line 1 of the list"]);
    ends(&verify(&folder, LIST, ""), 2, &["不是抽签的结果", "not one of a draw"]);
    ends(&run(&folder, &["verify", "list.txt"]), 2, &["yinyao verify"]);
    ends(&run(&folder, &["verify", "list.txt", "away.txt"]), 2, &["读不了文件“away.txt”"]);
}

#[test]
fn the_amendment_that_somebody_has_kept_belongs_to_list_and_record() {
    let folder = Folder::new();
    let text =
        LIST.replace("application\t00000001", "offering\t2\t1\t合唱班\napplication\t00000001");
    let list: FrozenList = text.parse().unwrap();
    let off = [OfferingNumber(2)];
    let amendment = Amendment::to(&list, off).unwrap();
    let record = |without: &[OfferingNumber]| {
        let seed = "3516241636".parse().unwrap();
        Record::of(&list, seed, without.iter().copied()).unwrap().to_string()
    };
    let with = |amendment: &str, record: &str| {
        std::fs::write(folder.path().join("amendment.txt"), amendment).unwrap();
        std::fs::write(folder.path().join("list.txt"), &text).unwrap();
        std::fs::write(folder.path().join("record.txt"), record).unwrap();
        run(&folder, &["verify", "list.txt", "amendment.txt", "record.txt"])
    };
    let (kept, digest) = (amendment.to_string(), amendment.digest().to_string());
    ends(&with(&kept, &record(&off)), 0, &["相符", "取消了1项", &digest]);
    ends(&verify(&folder, &text, &record(&off)), 0, &["相符", &digest]);
    ends(&with(&kept, &record(&[])), 1, &["和变动说明上的不一样", "than the amendment says"]);
    let renamed = kept.replace("合唱班", "国画班");
    ends(&with(&renamed, &record(&off)), 2, &["变动说明第3行", "Line 3 of the amendment"]);
    let of_other = kept.replace(&list.digest().to_string(), &"0".repeat(64));
    ends(&with(&of_other, &record(&off)), 1, &["变动说明不是这份名单的", "another list"]);
}

#[test]
fn whoever_asks_for_help_reads_which_commands_there_are() {
    let folder = Folder::new();
    for words in [&["--help"][..], &["help"], &["-h"], &["verify", "--help"], &["serve", "--help"]]
    {
        let told = run(&folder, words);
        let all =
            ["yinyao serve", "yinyao migrate", "yinyao seed", "yinyao verify list.txt record.txt"];
        ends(&told, 0, &all);
        assert!(told.stderr.is_empty(), "{words:?}");
    }
}
