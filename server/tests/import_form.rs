//! The form beside a plan: what each of its fields does not take is told there and kept, and nothing is stored.

use app::wording::Words;
use app::wording::desk::import_form as words;
use app::wording::person::TELEPHONE_NOT_SOUND;

use crate::support::{Answer, Browser, Centre, Contents, PLAN, yinyao};

/// A plan that announces nothing: all has to be typed.
const BARE: &str = "系别,专业,班级名称,年级,上课时间,教室,任课教师,招生人数,其中原班续报,学费（元/学期）,备注\r\n\
    书画系,楷书,楷书夜班,一年级,周二晚上18:30-20:00,301,魏桂,40,0,200,\r\n";

/// Every field as it should be.
const SOUND: [(&str, &str); 9] = [
    ("campus", "红谷滩校区"),
    ("term_name", "2028年春季学期"),
    ("term_starts_on", "2028-2-21"),
    ("term_ends_on", "2028年5月27日"),
    ("opens_at", "2028-1-10 8:30"),
    ("closes_at", "2028-2-18"),
    ("age_from", "50岁"),
    ("age_to", "８０"),
    ("telephone", "0791-0000-0101"),
];

/// The form with some fields otherwise.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let typed = |name: &str| changes.iter().find(|(changed, _)| *changed == name);
    SOUND.iter().map(|field| *typed(field.0).unwrap_or(field)).collect()
}

async fn handed_in(desk: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let answer = desk.upload("/desk/import", "plan.csv", BARE.as_bytes(), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    desk.get(answer.location()).await
}

const NO_SUCH_DAY: Words = Words("没有这一天，2028年2月只有29天", "there is no such day");
const NO_SUCH_TIME: Words = Words("没有这个时刻，请看看几点几分", "there is no such time");

#[tokio::test]
async fn each_field_says_what_it_does_not_take_and_keeps_what_was_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let contents = Contents::of(&yinyao).await;
    let before = contents.now().await;
    let long = "学".repeat(41);
    let cases: [(&str, &str, Words); 30] = [
        ("campus", &long, words::CAMPUS_ODD),
        ("campus", "红谷滩<b>校区", words::CAMPUS_ODD),
        ("term_name", "", words::TERM_NAME_MISSING),
        ("term_name", &long, words::TERM_NAME_ODD),
        ("term_name", "春季<b>学期", words::TERM_NAME_ODD),
        ("term_name", "春季\u{7}学期", words::TERM_NAME_ODD),
        ("term_starts_on", "", words::DAY_MISSING),
        ("term_starts_on", "明天", words::NOT_A_DAY),
        ("term_starts_on", "2028-2-30", NO_SUCH_DAY),
        ("term_starts_on", "2028-2-21 9:00", words::NOT_A_DAY),
        ("term_ends_on", "", words::DAY_MISSING),
        ("term_ends_on", "五月", words::NOT_A_DAY),
        ("term_ends_on", "2028-2-20", words::TERM_REVERSED),
        ("term_ends_on", "2029-5-27", words::TERM_TOO_LONG),
        // A Monday: a class that meets on Tuesdays never does.
        ("term_ends_on", "2028-2-21", words::TERM_TOO_SHORT),
        ("opens_at", "", words::DAY_MISSING),
        ("opens_at", "早上九点", words::NOT_A_MOMENT),
        ("opens_at", "2028-1-10 25:00", NO_SUCH_TIME),
        ("closes_at", "", words::DAY_MISSING),
        ("closes_at", "<i>2028-2-18</i>", words::NOT_A_MOMENT),
        ("closes_at", "2028-1-9", words::WINDOW_REVERSED),
        ("closes_at", "2028-1-10 8:30", words::WINDOW_REVERSED),
        ("age_from", "五十", words::NOT_AN_AGE),
        ("age_from", "-1", words::NOT_AN_AGE),
        ("age_from", "121", words::NOT_AN_AGE),
        ("age_to", "老年人", words::NOT_AN_AGE),
        ("age_to", "1e2", words::NOT_AN_AGE),
        ("age_to", "49", words::AGES_REVERSED),
        ("telephone", "12", TELEPHONE_NOT_SOUND),
        ("telephone", "王老师", TELEPHONE_NOT_SOUND),
    ];
    for (field, typed, sentence) in cases {
        let fields = with(&[(field, typed)]);
        let page = handed_in(&mut desk, &fields).await;
        assert_eq!(page.status, 422, "{field}: {typed}");
        page.tells("有1处需要修改");
        page.says(&format!("id=\"{field}-error\""));
        let text = page.text();
        assert_eq!(text.matches(sentence.0).count(), 2, "{field}: {typed} {text}");
        let kept = page.typed();
        for (name, typed) in &fields {
            assert_eq!(kept.get(*name).map(String::as_str), Some(*typed), "{field}: {name}");
        }
        assert!(!page.body.contains("<b>学期") && !page.body.contains("<i>2028"));
    }
    assert_eq!(contents.now().await, before, "nothing is stored");
    let sound = handed_in(&mut desk, &with(&[])).await;
    assert_eq!(sound.status, 200, "{}", sound.main());
    sound.says("楷书夜班");
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let wrong = with(&SOUND.map(|(name, _)| (name, "？")));
    let page = handed_in(&mut desk, &wrong).await;
    assert_eq!(page.status, 422);
    // A question mark is a name for a campus and for a term; the other seven are wrong.
    page.tells("有7处需要修改");
    assert!(page.typed().values().all(|kept| kept == "？"), "{:?}", page.typed());
}

#[tokio::test]
async fn what_the_plan_announces_need_not_be_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let empty = SOUND.map(|(name, _)| (name, ""));
    let answer = desk.upload("/desk/import", "plan.xlsx", PLAN, &empty).await;
    let preview = desk.get(answer.location()).await;
    assert_eq!(preview.status, 200, "{}", preview.main());
    for told in
        ["红谷滩校区", "2026年秋季学期", "2026年10月12日", "2026年9月14日", "50岁到80岁可以报"]
    {
        preview.tells(told);
    }
}
