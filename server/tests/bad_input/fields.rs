//! What is typed into the fields of forms: all of them wrong, one of them wrong, and all shown again as text.

use std::sync::LazyLock;

use super::watch::Watch;
use super::{MARKUP, UNKNOWN, browsers, forms, is_clear};
use crate::support::{Centre, Yinyao, yinyao};

/// Every name that a field of any form has.
const FIELDS: &[&str] = &[
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
    "weeks",
    "audience",
    "skills",
    "effort",
    "conditions",
    "health",
    "team",
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
    "address",
    "address_asked",
    "reason",
    "told_why",
    "draw",
    "offerings",
    "opens_at",
    "most_wanted",
    "source",
    "digits",
    "newcomers[0]",
    "district[0]",
    "ranks[0]",
    "wanted",
    "seed",
    "fell_at",
    "looked_fee",
    "circumstances",
    "text_size",
    "language",
    "from_here",
    "order",
    "act",
    "given_up",
    "keeps",
    "instead",
    "classes",
    "who",
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
    "asked",
    "asked_other",
    "said",
    "person",
    "whom",
    "text",
    "looked_at",
    "looked_for",
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
    "sent",
    "tap",
    "said",
    "hours[of-0]",
    "teachers[of-0]",
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
    "bring",
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
    "trial",
    "in_trial",
    "by",
    "weekday",
    "was",
    "look",
    "seen",
    "instead_of",
    "change",
    "department",
    "subject",
    "grade",
    "slots",
    "slots_2",
    "slots_3",
    "on_2",
    "from_2",
    "to_2",
    "on_3",
    "from_3",
    "to_3",
    "places",
    "campus",
    "returning",
    "fee",
    "years",
    "first",
    "returning_from",
    "age_from",
    "age_to",
    "query",
    "list",
    "filter",
    "kind",
    "past",
    "differing",
    "columns[0]",
    "event",
    "feed_of",
];
/// What no field expects; the longest has so many characters.
fn values(longest: usize) -> Vec<(&'static str, String)> {
    vec![
        ("empty", String::new()),
        ("blank", " \u{3000}\t".into()),
        ("long", "字".repeat(longest)),
        ("full-width", "１２３４５６７８９０１".into()),
        ("controls", "\0\u{1}\u{7}\u{1b}[31m\u{202e}\u{200b}".into()),
        ("markup", MARKUP.into()),
        ("an unknown id", UNKNOWN.into()),
        ("SQL", "'; drop table person; --".into()),
        ("a formula", "=HYPERLINK(\"http://evil.example\")".into()),
        ("a path", "../../../../etc/passwd".into()),
        ("rare characters", "𬀩㛃䶮👵🏽".into()),
        ("a number", "-1e999".into()),
        ("line ends", "a\r\nSet-Cookie: evil=1".into()),
    ]
}

/// The names of a form's own fields, as the function that takes it names them: what it does not read cannot be wrong. Of what
/// stands row by row there is no single one.
fn fields_of(form: &str) -> Vec<String> {
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

pub async fn every_field_is_filled(yinyao: &Yinyao, centre: &Centre) {
    let mut watch = Watch::over(yinyao).await;
    for browser in browsers(yinyao, centre).await {
        watch.seen = watch.contents.now().await;
        for form in forms() {
            // All fields together are less than what is refused as too large (see bodies.rs).
            for (name, value) in values(500) {
                let fields: Vec<_> = FIELDS.iter().map(|field| (*field, value.as_str())).collect();
                watch.sends(&format!("{form} with {name}"), browser.clone(), &form, &fields).await;
            }
        }
    }
    assert!(watch.refused > 500, "{} forms were refused", watch.refused);
    watch.contents.close().await;
}

#[tokio::test]
async fn no_field_of_any_form_can_be_filled_so_that_we_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    every_field_is_filled(&yinyao, &centre).await;
}

#[tokio::test]
async fn no_field_alone_can_be_filled_so_that_we_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let (offering, sign_up) = (centre.calligraphy.to_string(), centre.sign_up.unwrap().to_string());
    let import = centre.import.unwrap().to_string();
    let (draw, choir) = (centre.draw.unwrap().to_string(), centre.choir.to_string());
    let (wished, order) = (centre.wished.unwrap().to_string(), centre.taiji.to_string());
    let browsers = browsers(&yinyao, &centre).await;
    let mut watch = Watch::over(&yinyao).await;
    for browser in browsers.into_iter().skip(1) {
        for form in forms().into_iter().filter(|form| !form.contains("sign-out")) {
            let own = fields_of(&form);
            for (name, value) in values(10_000) {
                for wrong in &own {
                    let key = store::form_key::new().to_string();
                    let mut fields = vec![
                        ("key", key.as_str()),
                        ("offering", offering.as_str()),
                        ("sign_up", &sign_up),
                        ("import", &import),
                        ("draw", if form.contains("desk") { &draw } else { &wished }),
                        ("order", &order),
                        ("name", "李桂兰"),
                        ("mobile", "19900000055"),
                        ("born_on", "1955-03-08"),
                        ("born_year", "1955"),
                        ("born_month", "3"),
                        ("born_day", "8"),
                        ("reason", "换班"),
                        ("contact", "女儿"),
                        ("telephone", "19900000056"),
                        ("emergency_telephone", "19900000056"),
                        ("offerings", &choir),
                        ("closes_at", "2026-12-20"),
                        ("most_wanted", "1"),
                        ("source", "骰子"),
                        ("digits", "10"),
                        ("newcomers[0]", "1"),
                        ("district[0]", "1"),
                        ("ranks[0]", &choir),
                        ("wanted", "1"),
                        ("seed", "3516241636"),
                        ("fell_at", "2026-12-1 9:00"),
                        ("circumstances", "一楼大厅"),
                    ];
                    fields.retain(|(field, _)| field != wrong);
                    fields.push((wrong.as_str(), &value));
                    let what = format!("{form}: {wrong} is {name}");
                    watch.sends(&what, browser.clone(), &form, &fields).await;
                }
            }
        }
    }
    assert!(watch.refused > 2_000, "{} forms were refused", watch.refused);
}

#[tokio::test]
async fn what_was_typed_is_kept_and_shown_as_text() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (key, offering) = (store::form_key::new().to_string(), centre.calligraphy.to_string());
    let fields = [
        ("key", key.as_str()),
        ("offering", &offering),
        ("name", MARKUP),
        ("mobile", "123"),
        ("born_on", "三月初八"),
    ];
    let page = desk.post_and_follow("/forms/desk-add", &fields).await;
    assert_eq!(page.status, 422);
    page.says("&lt;script&gt;");
    page.says("value=\"123\"");
    page.says("value=\"三月初八\"");
    is_clear("the form again", &page);
    let mut somebody = centre.desk_a(&yinyao).await;
    let other = somebody.get(&format!("/desk/offerings/{offering}/add?again")).await;
    assert!(!other.body.contains("三月初八"), "typed in another browser");
}
