//! Whatever a coordinator writes is in the log, and nothing that stands in it is changed: read from the program's own text.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Functions that a coordinator calls, that write, and are no change of anything, each with why.
const NOT_LOGGED: [(&str, &str); 3] = [
    ("begin", "an import is only under way: what it changes is logged when it is taken over"),
    ("prepare", "a plan was read and waits: what it changes is logged when it is confirmed"),
    ("sign_in_at_desk", "a sign-in changes nothing, and has a row of its own"),
];

/// Every text of the program but this one, which shows what is wrong.
fn sources() -> Vec<(PathBuf, String)> {
    let (mut folders, mut found) =
        (vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs" || end == "sql")
                && !path.ends_with("log/complete.rs")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// The functions of a text that take a coordinator and write without the log.
fn unlogged(text: &str) -> Vec<String> {
    let (mut signature, mut in_signature, mut found) = (String::new(), false, Vec::new());
    for line in text.lines() {
        if line.contains("fn ") && !line.trim_start().starts_with("//") {
            (signature, in_signature) = (String::new(), true);
        }
        if in_signature {
            signature.push_str(line);
            in_signature = !line.contains('{');
        }
        let writes = ["db.write(", "db.write_once(", "db.write_keyed("];
        let writes = writes.iter().any(|call| line.contains(call));
        if writes && signature.contains("&Coordinator") {
            let name = signature.split("fn ").nth(1).unwrap_or_default();
            found.push(name.split(['(', '<']).next().unwrap_or_default().to_owned());
        }
    }
    found
}

#[test]
fn what_a_coordinator_writes_is_in_the_log() {
    let mut found: Vec<String> = sources().iter().flat_map(|(_, text)| unlogged(text)).collect();
    found.sort();
    let known: Vec<_> = NOT_LOGGED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, known, "use Db::desk or Db::desk_once, or say why not");
}

#[test]
fn a_function_that_forgets_the_log_is_found() {
    let text = "pub async fn set_it(\n    db: &Db,\n    by: &Coordinator,\n) -> Result<()> {\n    \
                db.write_once(key, \"set\", facts, |tx| todo)\n}\n\
                pub async fn mine(db: &Db, person: PersonId) {\n    db.write(person, |tx| x)\n}\n";
    assert_eq!(unlogged(text), ["set_it"]);
}

#[test]
fn no_statement_changes_or_deletes_an_entry() {
    for (path, text) in sources() {
        for change in ["update log_entry", "delete from log_entry"] {
            assert!(!text.contains(change), "{}", path.display());
        }
    }
}

/// The acts of which a text makes an entry: they are handed to `Doing`, chosen for it in a branch, or written by the clock. What only
/// looks at an act, as what is put back or read does, is none of it.
fn done_in(path: &Path, text: &str) -> Vec<String> {
    let is_log = path.components().any(|part| part.as_os_str() == "log");
    let chooses = !is_log && text.contains("Doing::");
    let by_the_clock = path.ends_with("log/write.rs");
    let mut done = Vec::new();
    for (at, found) in text.match_indices("Act::") {
        let before = text[..at].trim_end_matches("Log").trim_end();
        let handed_on = before.strip_suffix('(').is_some_and(|before| {
            let name = |c: char| c.is_ascii_lowercase() || c == '_';
            before.trim_end_matches(name).ends_with("Doing::")
        });
        let chosen = chooses && (before.ends_with("=>") || before.ends_with('{'));
        if handed_on || chosen || (by_the_clock && before.ends_with("act:")) {
            let after = &text[at + found.len()..];
            let name: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
            // `Act::X =>` is what a branch asks for, not what it does.
            if !after[name.len()..].trim_start().starts_with("=>") {
                done.push(name);
            }
        }
    }
    done
}

#[test]
fn every_act_is_done_somewhere() {
    let done: HashSet<String> =
        sources().iter().flat_map(|(path, text)| done_in(path, text)).collect();
    for act in domain::log::Act::ALL {
        assert!(done.contains(&format!("{act:?}")), "nothing does {act:?}");
    }
}

#[test]
fn an_act_that_is_only_looked_at_is_not_done() {
    let looks = "match entry.act {\n    Act::Care => back(),\n    _ if act == Act::Call => x,\n}\n\
                 matches!(act, Act::Remove | Act::Approve); query.bind(Act::TurnAway.code());\n\
                 // by Act::Close\nlet doing = Doing::beside(\n    Act::Open, by);\n";
    assert_eq!(done_in(Path::new("src/offering/x.rs"), looks), ["Open"]);
    let chosen =
        "let act = if on { Act::TakeOn } else { LogAct::NameLiaison };\nDoing::to(act, by)";
    assert_eq!(done_in(Path::new("src/x.rs"), chosen), ["TakeOn", "NameLiaison"]);
    assert!(done_in(Path::new("src/log/put_back.rs"), chosen).is_empty());
    let clock = "New { act: Act::PassOn, by: None }";
    assert_eq!(done_in(Path::new("src/log/write.rs"), clock), ["PassOn"]);
    assert!(done_in(Path::new("src/log/read.rs"), clock).is_empty());
}
