//! The names of the fields of all forms.

use std::sync::LazyLock;

use super::forms;

/// Every name that a field of any form has.
pub(super) const FIELDS: [&str; 175] = [
    "key",
    "announce",
    "export",
    "offering",
    "sign_up",
    "import",
    "notice",
    "message",
    "entry",
    "topic",
    "expected",
    "return_to",
    "closes_at",
    "mobile",
    "code",
    "channel",
    "name",
    "password",
    "born_year",
    "born_month",
    "born_day",
    "born_on",
    "contact",
    "telephone",
    "emergency_contact",
    "emergency_telephone",
    "reason",
    "draw",
    "offerings",
    "opens_at",
    "most_wanted",
    "source",
    "digits",
    "newcomers[0]",
    "ranks[0]",
    "wanted",
    "seed",
    "circumstances",
    "text_size",
    "language",
    "from_here",
    "order",
    "act",
    "given_up",
    "instead",
    "classes",
    "shifts",
    "how_much",
    "class",
    "activity",
    "shift",
    "lasts",
    "relation",
    "given",
    "helper_name",
    "helper_mobile",
    "consent",
    "q",
    "days",
    "counter",
    "receipt",
    "receipt_id",
    "certificate",
    "certified",
    "feed",
    "keep",
    "name_from",
    "mobile_from",
    "born_from",
    "contact_from",
    "merge",
    "amount",
    "way",
    "counted",
    "stays",
    "day",
    "pay_by",
    "paid",
    "session",
    "what",
    "revision",
    "on",
    "from",
    "to",
    "venue",
    "teacher",
    "other",
    "person",
    "whom",
    "text",
    "looked_at",
    "reminded",
    "sign_in_name",
    "role",
    "teaches",
    "new_password",
    "marks[of-0]",
    "codes",
    "shown",
    "all",
    "scanned",
    "at",
    "said",
    "hours[of-0]",
    "outcome",
    "until",
    "note",
    "room",
    "booking",
    "reach",
    "bookings",
    "objection",
    "answer",
    "closure",
    "people",
    "every",
    "whose",
    "group",
    "waits",
    "capacity",
    "floor",
    "equipment",
    "directions",
    "step_free",
    "lending",
    "longest",
    "ahead",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "back",
    "one",
    "most",
    "newcomers_until",
    "district_until",
    "about",
    "pair",
    "whole",
    "follows",
    "whole_term",
    "term",
    "district",
    "newcomers",
    "area",
    "term_name",
    "term_starts_on",
    "term_ends_on",
    "planned",
    "by",
    "weekday",
    "look",
    "change",
    "department",
    "subject",
    "grade",
    "slots",
    "places",
    "campus",
    "returning",
    "fee",
    "years",
    "returning_from",
    "age_from",
    "age_to",
    "query",
    "filter",
    "kind",
    "differing",
    "columns[0]",
    "event",
    "feed_of",
];

/// The names of a form's own fields, as the function that takes it names them: what it does not read cannot be wrong. Of what
/// stands row by row there is no single one.
pub(super) fn fields_of(form: &str) -> Vec<String> {
    let endpoint = form.trim_start_matches("/forms/");
    let marked = format!("endpoint = \"{endpoint}\"");
    let source = SOURCES.iter().find(|source| source.contains(&marked));
    let Some((_, after)) = source.and_then(|source| source.split_once(&marked)) else {
        return Vec::new();
    };
    let (named, _) = after.split_once("-> Result").unwrap_or_default();
    let fields = named.split("#[server(default)]").skip(1).filter_map(|field| {
        let (name, kind) = field.split_once(':')?;
        kind.trim_start().starts_with("String").then(|| name.trim().to_owned())
    });
    fields.filter(|name| name != "key").collect()
}

/// The pages' source text.
static SOURCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut sources = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("../app/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                sources.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
});

#[test]
fn the_fields_of_every_form_are_known() {
    let known: usize = forms().iter().map(|form| fields_of(form).len()).sum();
    assert!(known > 150, "{known} fields");
    assert_eq!(fields_of("/forms/desk-cancel"), ["offering", "reason"]);
    for name in forms().iter().flat_map(|form| fields_of(form)) {
        assert!(FIELDS.contains(&name.as_str()), "{name} is filled by no test");
    }
}
