//! Two coordinators with the same form before them: the second sees what the first has changed, loses nothing typed, and may then
//! have it their way.

use crate::support::{Answer, Browser, Centre, yinyao};

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// What two coordinators send from a page that both have opened: what the second had typed, how what stands is told, and what
/// tells that it was kept.
struct Form<'a> {
    page: &'a str,
    name: &'a str,
    hidden: &'a [(&'a str, &'a str)],
    first: &'a [(&'a str, &'a str)],
    second: &'a [(&'a str, &'a str)],
    stands: &'a str,
    typed: &'a str,
    kept: &'a str,
}

async fn second_loses_nothing(desk: &mut Browser, other: &mut Browser, form: &Form<'_>) {
    let seen = desk.get(form.page).await.hidden("seen");
    assert_eq!(other.get(form.page).await.hidden("seen"), seen, "{}", form.page);
    let sent = async |browser: &mut Browser, seen: &str, typed: &[(&str, &str)]| {
        let all = [&[("seen", seen)], form.hidden, typed].concat();
        sends(browser, form.name, &all).await
    };
    let kept = sent(desk, &seen, form.first).await;
    kept.tells(form.kept);
    let late = sent(other, &seen, form.second).await;
    assert_eq!(late.status, 422, "{}", form.page);
    late.tells("刚才有人改过");
    late.tells("现在是这样");
    late.tells(form.stands);
    for told in ["原来：", "现在：", "改的）", "您写的："] {
        late.tells(told);
    }
    late.says(form.typed);
    let now = late.hidden("seen");
    assert_ne!(now, seen);
    sent(other, &now, form.second).await.tells(form.kept);
}

#[tokio::test]
async fn the_second_coordinator_sees_what_the_first_has_changed_and_loses_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut other) = (centre.desk_a(&yinyao).await, centre.desk_a(&yinyao).await);
    let offering = centre.calligraphy.to_string();
    let stages = format!("/desk/offerings/{offering}/stages");
    let forms = [
        Form {
            page: "/desk/limits",
            name: "desk-limits",
            hidden: &[],
            first: &[("classes", "2"), ("shifts", "")],
            second: &[("classes", "7"), ("shifts", "4")],
            stands: "2",
            typed: "value=\"7\"",
            kept: "已经保存",
        },
        Form {
            page: "/desk/fees/settings",
            name: "desk-fee-terms",
            hidden: &[],
            first: &[("days", "3"), ("counter", "一楼报名处")],
            second: &[("days", "9"), ("counter", "二楼财务室")],
            stands: "一楼报名处",
            typed: "value=\"二楼财务室\"",
            kept: "已经保存",
        },
        Form {
            page: "/desk/templates/session_cancelled/letter",
            name: "desk-template",
            hidden: &[("event", "session_cancelled"), ("way", "letter"), ("act", "save")],
            first: &[("text", "〔课程〕〔时间〕停课。〔原因〕")],
            second: &[("text", "〔课程〕〔时间〕不上课。〔原因〕")],
            stands: "〔课程〕〔时间〕停课。〔原因〕",
            typed: "〔课程〕〔时间〕不上课。〔原因〕",
            kept: "〔课程〕",
        },
        Form {
            page: &stages,
            name: "desk-stages",
            hidden: &[("offering", &offering)],
            first: &[("newcomers", "2"), ("newcomers_until", "2026-12-5")],
            second: &[("newcomers", "3"), ("newcomers_until", "2026-12-6")],
            stands: "2026-12-05",
            typed: "value=\"2026-12-6\"",
            kept: "保存",
        },
        Form {
            page: "/desk/messages",
            name: "desk-reminders",
            hidden: &[],
            first: &[("reminded", "every")],
            second: &[("reminded", "nothing")],
            stands: "提醒哪些",
            typed: "value=\"nothing\" checked",
            kept: "记下了。",
        },
    ];
    for form in &forms {
        second_loses_nothing(&mut desk, &mut other, form).await;
    }
}

#[tokio::test]
async fn how_a_member_is_told_is_not_written_over_unseen() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut other) = (centre.desk_a(&yinyao).await, centre.desk_a(&yinyao).await);
    centre.chen(&yinyao).await.signs_up(centre.calligraphy).await;
    let person = centre.chen.to_string();
    let form = Form {
        page: &format!("/desk/members/{person}/told"),
        name: "desk-told",
        hidden: &[("person", &person)],
        first: &[("way", "telephone")],
        second: &[("way", "pages")],
        stands: "打电话",
        typed: "value=\"pages\" checked",
        kept: "通知方式改好了。",
    };
    second_loses_nothing(&mut desk, &mut other, &form).await;
}

/// What the form of the sending hours tells that it has shown.
fn seen_of_hours(page: &Answer) -> String {
    let (_, form) = page.main().split_once("/forms/desk-sending-hours").expect("the form");
    let (_, seen) = form.split_once("name=\"seen\" value=\"").expect("what was seen");
    seen.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn whoever_sets_the_sending_hours_second_is_told() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut other) = (centre.desk_a(&yinyao).await, centre.desk_a(&yinyao).await);
    let seen = seen_of_hours(&desk.get("/desk/messages").await);
    let hours = |from: &'static str, to: &'static str| [("from", from), ("to", to)];
    let first = [&[("seen", seen.as_str())], &hours("9:00", "19:00")[..]].concat();
    let told = sends(&mut desk, "desk-sending-hours", &first).await;
    assert_eq!(told.status, 200, "{}", told.main());
    let second = [&[("seen", seen.as_str())], &hours("10:00", "17:00")[..]].concat();
    let late = sends(&mut other, "desk-sending-hours", &second).await;
    assert_eq!(late.status, 422);
    late.tells("刚才有人改过");
    late.tells("到上午9:00不发");
    let now = seen_of_hours(&late);
    let again = [&[("seen", now.as_str())], &hours("10:00", "17:00")[..]].concat();
    sends(&mut other, "desk-sending-hours", &again).await.tells("到上午10:00不发");
}
