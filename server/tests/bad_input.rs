//! Whatever is sent: a clear answer, never a fault of ours, and nothing echoed that a browser would run.

use std::collections::BTreeMap;

use http::Method;

use crate::support::routes::{filled, pages, server_functions};
use crate::support::{
    Answer, Browser, Centre, Contents, Database, NOT_A_FORM, Yinyao, yinyao, yinyao_on,
};

/// Every name that a field of any form has.
const FIELDS: [&str; 25] = [
    "key",
    "offering",
    "sign_up",
    "import",
    "notice",
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
    "text_size",
    "language",
    "from_here",
];
/// Fields of which one at a time is wrong.
const ALONE: [&str; 10] = [
    "offering",
    "sign_up",
    "import",
    "name",
    "mobile",
    "born_on",
    "reason",
    "contact",
    "telephone",
    "emergency_telephone",
];
const MARKUP: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
const UNKNOWN: &str = "019abc00-0000-7000-8000-000000000001";

/// What no field expects.
fn values() -> Vec<(&'static str, String)> {
    vec![
        ("empty", String::new()),
        ("blank", " \u{3000}\t".into()),
        ("long", "字".repeat(10_000)),
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

fn forms() -> Vec<String> {
    let posts =
        server_functions().into_iter().filter(|(method, _)| method == "POST").map(|(_, path)| path);
    posts.chain(["/comfort".to_owned()]).collect()
}

async fn browsers(yinyao: &Yinyao, centre: &Centre) -> Vec<Browser> {
    vec![yinyao.browser(), centre.chen(yinyao).await, centre.desk_a(yinyao).await]
}

#[track_caller]
fn is_clear(what: &str, answer: &Answer) {
    assert!(!answer.status.is_server_error(), "{what}: {} {}", answer.status, answer.main());
    assert!(
        !answer.body.contains(MARKUP) && !answer.body.contains("<script>alert"),
        "{what} echoes markup"
    );
    assert!(
        !answer.location().contains("__err") && !answer.location().contains("evil.example"),
        "{what}: {}",
        answer.location()
    );
    assert!(answer.headers.get("evil").is_none());
    let explained = answer.is_page() || answer.status == 303 || !answer.status.is_client_error();
    assert!(explained, "{what}: {} without a page", answer.status);
}

/// Sends forms to one service and looks into its database after each.
struct Watch {
    contents: Contents,
    seen: BTreeMap<String, String>,
    refused: u32,
}

impl Watch {
    async fn over(yinyao: &Yinyao) -> Self {
        let contents = Contents::of(yinyao).await;
        Self { seen: contents.now().await, contents, refused: 0 }
    }

    /// The answer is clear, and so is the page to which it leads. A form that is refused has changed nothing, and its
    /// page shows again what was typed.
    async fn sends(
        &mut self,
        what: &str,
        mut browser: Browser,
        form: &str,
        fields: &[(&str, &str)],
    ) {
        let answer = browser.post(form, fields).await;
        is_clear(what, &answer);
        let mut page = None;
        if answer.status == 303 {
            let led_to = browser.get(answer.location()).await;
            is_clear(&format!("{what}, then {}", answer.location()), &led_to);
            page = Some(led_to);
        }
        let status = page.as_ref().map_or(answer.status, |page| page.status);
        let now = self.contents.now().await;
        if status.is_client_error() || answer.location().contains("sign-in?return_to=") {
            self.refused += 1;
            let changed: Vec<_> =
                now.iter().filter(|(what, told)| self.seen.get(*what) != Some(told)).collect();
            assert!(changed.is_empty(), "{what} was refused and changed {changed:?}");
        }
        self.seen = now;
        // The page of this very form: one that asks for something else first has nothing to show of it.
        let action = format!("action=\"{form}\"");
        let again = |page: &Answer| page.status == 422 && page.main().contains(&action);
        let shown = page.filter(again).map(|page| page.typed());
        for (name, shown) in shown.unwrap_or_default() {
            let Some((_, typed)) = fields.iter().find(|(field, _)| *field == name) else {
                continue;
            };
            assert_eq!(shown, typed.replace('\0', ""), "{what}: {name} was typed");
        }
    }
}

async fn every_field_is_filled(yinyao: &Yinyao, centre: &Centre) {
    let mut watch = Watch::over(yinyao).await;
    for browser in browsers(yinyao, centre).await {
        watch.seen = watch.contents.now().await;
        for form in forms() {
            for (name, value) in values() {
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
    let browsers = browsers(&yinyao, &centre).await;
    let mut watch = Watch::over(&yinyao).await;
    for browser in browsers.into_iter().skip(1) {
        for form in forms().into_iter().filter(|form| !form.contains("sign-out")) {
            for (name, value) in values() {
                for wrong in ALONE {
                    let key = store::form_key::new().to_string();
                    let mut fields = vec![
                        ("key", key.as_str()),
                        ("offering", offering.as_str()),
                        ("sign_up", &sign_up),
                        ("import", &import),
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
                    ];
                    fields.retain(|(field, _)| *field != wrong);
                    fields.push((wrong, &value));
                    let what = format!("{form}: {wrong} is {name}");
                    watch.sends(&what, browser.clone(), &form, &fields).await;
                }
            }
        }
    }
    assert!(watch.refused > 2_000, "{} forms were refused", watch.refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_and_questions_meet_the_same_answers_on_postgresql() {
    let database = Database::new().await;
    let yinyao = yinyao_on(&database).await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    every_field_is_filled(&yinyao, &centre).await;
    every_question_is_asked(&yinyao, &centre).await;
    yinyao.db.close().await;
    database.remove().await;
}

#[tokio::test]
async fn no_body_that_is_no_form_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let form = Some("application/x-www-form-urlencoded");
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies: Vec<(&str, Option<&str>, Vec<u8>)> = vec![
        ("nothing", form, Vec::new()),
        ("nothing without a type", None, Vec::new()),
        ("JSON", Some(NOT_A_FORM), b"{\"key\": 1}".to_vec()),
        ("deep JSON", Some(NOT_A_FORM), deep.into_bytes()),
        ("no UTF-8", form, b"name=%ff%fe&reason=\xff\xfe".to_vec()),
        ("broken escapes", form, b"name=%&reason=%zz&=&&a".to_vec()),
        ("nested names", form, b"key[a][b][c]=1&name[0]=x&name[1]=y&offering[]=z".to_vec()),
        ("unknown fields", form, b"admin=1&role=coordinator&person=x".to_vec()),
        (
            "a field twice",
            form,
            b"name=a&name=b&key=a&key=b&offering=1&offering=2&code=1&code=2".to_vec(),
        ),
        ("a thousand fields", form, "a=1&".repeat(1_000).into_bytes()),
        (
            "a form with a file",
            Some("multipart/form-data; boundary=x"),
            b"--x\r\n\r\n--x--".to_vec(),
        ),
        ("an unknown type", Some("x/y; charset=\"utf-7"), b"a=b".to_vec()),
    ];
    for browser in browsers(&yinyao, &centre).await {
        for path in forms() {
            for (name, kind, body) in &bodies {
                for accept in ["text/html", "*/*", ""] {
                    let mut browser = browser.clone().with("accept", accept);
                    let answer = browser.send(Method::POST, &path, *kind, body.clone()).await;
                    is_clear(&format!("{path} with {name}, accepting {accept:?}"), &answer);
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_a_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let body = [b"name=".to_vec(), vec![b'x'; 1 << 20]].concat();
    let chen = centre.chen(&yinyao).await;
    for path in forms() {
        let mut browser = chen.clone();
        let answer = browser
            .send(Method::POST, &path, Some("application/x-www-form-urlencoded"), body.clone())
            .await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (413, true), "{path}");
        answer.says("送来的内容太多了");
        answer.says("0791-0123-4567");
        let english = browser
            .with("cookie", "language=en")
            .send(Method::POST, &path, None, body.clone())
            .await;
        assert_eq!(english.status, 413, "{path}");
    }
}

#[tokio::test]
async fn the_wrong_way_of_asking_is_answered_with_a_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut wrong: Vec<(Method, String)> =
        forms().into_iter().map(|path| (Method::GET, path)).collect();
    for path in pages() {
        let path = filled(&path, &centre);
        // A plan is handed in to the address of its page.
        let methods = [Method::POST, Method::PUT, Method::DELETE, Method::PATCH];
        wrong.extend(
            methods
                .into_iter()
                .filter(|method| *method != Method::POST || path != "/desk/import")
                .map(|method| (method, path.clone())),
        );
    }
    for (method, path) in wrong {
        let answer = yinyao.browser().send(method.clone(), &path, None, Vec::new()).await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (405, true), "{method} {path}");
        assert!(!answer.header("allow").is_empty(), "{method} {path}");
        answer.says("0791-0123-4567");
    }
    for (method, path) in [
        (Method::POST, "/forms/nothing"),
        (Method::GET, "/forms/nothing"),
        (Method::POST, "/nothing"),
    ] {
        let answer = yinyao.browser().send(method.clone(), path, None, Vec::new()).await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (404, true), "{method} {path}");
        answer.says("没有找到这一页");
    }
}

#[tokio::test]
async fn no_address_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let odd = [
        "nothing",
        UNKNOWN,
        "%00",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%E9%93%B6%E6%9D%8F",
        "..%2F..%2Fetc",
        "%ff",
        "-1",
        "a%20b",
    ];
    for browser in browsers(&yinyao, &centre).await {
        for path in pages().iter().filter(|path| path.contains("{id}")) {
            for id in odd {
                let path = path.replace("{id}", id);
                let answer = browser.clone().get(&path).await;
                is_clear(&path, &answer);
                assert!(
                    answer.status == 404 || answer.status == 303 || answer.status == 403,
                    "{path}: {}",
                    answer.status
                );
            }
        }
    }
}

#[tokio::test]
async fn no_query_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    every_question_is_asked(&yinyao, &centre).await;
}

async fn every_question_is_asked(yinyao: &Yinyao, centre: &Centre) {
    let long = "%E5%AD%97".repeat(400);
    let names = [
        "q",
        "page",
        "area",
        "institution",
        "weekday",
        "part",
        "subject",
        "free",
        "again",
        "return_to",
        "sent",
        "kind",
        "words",
        "offering",
        "show",
    ];
    let values = [
        "",
        "0",
        "-1",
        "99999999999999999999",
        "%00",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%ff%fe",
        "%27%20or%201=1",
        &long,
    ];
    for browser in browsers(yinyao, centre).await {
        for path in pages() {
            let path = filled(&path, centre);
            for value in values {
                let query: Vec<String> =
                    names.iter().map(|name| format!("{name}={value}")).collect();
                let asked = format!("{path}?{}", query.join("&"));
                let answer = browser.clone().get(&asked).await;
                is_clear(
                    &format!("{path}?…={}", value.chars().take(30).collect::<String>()),
                    &answer,
                );
            }
            for query in ["again", "&&&=&", "%", "a[b]=c"] {
                is_clear(query, &browser.clone().get(&format!("{path}?{query}")).await);
            }
        }
        for read in [
            "/read/suggestions",
            "/read/places",
            "/read/suggestions?kind=class",
            "/read/places?offering=x",
            "/read/suggestions?kind=%00&words=%ff",
        ] {
            let answer = browser.clone().with("accept", "*/*").get(read).await;
            assert!(!answer.status.is_server_error(), "{read}");
        }
    }
}

#[tokio::test]
async fn no_cookie_makes_us_fail() {
    let yinyao = yinyao().await;
    let long = "x".repeat(5_000);
    for value in ["", "x", "\"", "a=b", "%00", long.as_str(), "'; drop table sign_in; --"] {
        for name in ["yinyao", "yinyao-visitor", "text_size", "contrast", "language"] {
            let mut browser = yinyao.browser();
            browser.cookies.insert(name.into(), value.into());
            let answer = browser.get("/").await;
            assert_eq!(answer.status, 200, "{name}={value}");
        }
    }
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
