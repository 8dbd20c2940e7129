//! What stays whole, and where headings break.

use super::*;

fn texts(text: &str) -> Vec<&str> {
    split(text).into_iter().map(|piece| piece.text).collect()
}

fn kept(text: &str) -> Vec<&str> {
    split(text)
        .into_iter()
        .filter(|piece| piece.kept != Kept::Not)
        .map(|piece| piece.text)
        .collect()
}

#[test]
fn dates_times_counts_and_weekdays_stay_whole() {
    assert_eq!(texts("楷书一年级（1）班"), ["楷书", "一年级（1）班"]);
    assert_eq!(texts("每周二上午9:00–10:30"), ["每周二上午9:00–10:30"]);
    assert_eq!(split("每周一、周四上午9:00")[0].kept, Kept::Long("每周一、周四上午".len()));
    assert_eq!(texts("每周一，上午9:00"), ["每周一，", "上午9:00"]);
    assert_eq!(texts("周二上午11:30–下午1:00，周三"), ["周二上午11:30–", "下午1:00，", "周三"]);
    assert_eq!(
        texts("2026年10月13日到2027年1月12日，共14次"),
        ["2026年", "10月13日", "到2027年1月12日，", "共14次"]
    );
    assert_eq!(kept("3月5日（星期四）上午9:30开始"), ["3月5日", "（星期四）", "上午9:30"]);
    assert_eq!(kept("今天是2026年11月24日，星期二。"), ["2026年", "11月24日，", "星期二。"]);
    assert_eq!(kept("12月18日（星期五）上午9:00止"), ["12月18日", "（星期五）", "上午9:00止"]);
    assert_eq!(kept("已报4人，共55个名额"), ["4人，", "共55个名额"]);
    assert_eq!(kept("活动中心2楼，走200米，第3次课"), ["2楼，", "200米，", "第3次课"]);
    assert_eq!(texts("智能手机一年级（1）班"), ["智能手机", "一年级（1）班"]);
    assert_eq!(kept("活动中心，302书画室，3楼"), ["302书画室，", "3楼"]);
    assert_eq!(kept("上午11:30–中午12:00"), ["上午11:30–", "中午12:00"]);
    for whole in [
        "中午",
        "乒乓球下午场",
        "Room 302, at 3",
        "an unusually-long word",
        "（一个很长的括号里的话）",
        "共同学习",
        "2026年秋季学期",
    ] {
        assert!(kept(whole).is_empty(), "{whole}");
    }
    assert!(split("").is_empty());
}

#[test]
fn headings_break_at_their_phrases() {
    assert_eq!(phrases("您的手机号码是多少？"), ["您的手机号码", "是多少？"]);
    assert_eq!(phrases("短信里的6位数字是什么？"), ["短信里的", "6位数字", "是什么？"]);
    assert_eq!(phrases("请核对，然后提交"), ["请核对，", "然后提交"]);
    assert_eq!(phrases("2026年11月活动安排"), ["2026年11月", "活动安排"]);
    assert_eq!(phrases("11月3日见"), ["11月3日见"]);
    assert_eq!(phrases("没收到验证码？"), ["没收到验证码？"]);
    assert_eq!(
        phrases("银杏区老年大学 红谷滩校区，302书画室，3楼"),
        ["银杏区老年大学 ", "红谷滩校区，", "302书画室，", "3楼"]
    );
    assert_eq!(phrases("What is your name?"), ["What is your name?"]);
    assert_eq!(phrases("确定退掉“楷书班”吗？"), ["确定退掉", "“楷书班”吗？"]);
    assert_eq!(phrases("确定退掉“楷书二年级班”吗？"), ["确定退掉", "“楷书", "二年级班”吗？"]);
    assert_eq!(phrases("让手机、平板念给您听"), ["让手机、", "平板", "念给您听"]);
    assert_eq!(phrases("让手机日历跟着更新"), ["让手机日历", "跟着更新"]);
    assert_eq!(phrases("有1处需要修改"), ["有1处", "需要修改"]);
    assert_eq!(phrases("Give up “楷书班”?"), ["Give up “楷书班”?"]);
}

#[test]
fn english_days_times_and_sign_ups_stay_whole() {
    assert_eq!(
        kept("Tuesday 23 March 2027, 9:00\u{a0}am to 11:00\u{a0}am"),
        ["23 March", "9:00\u{a0}am to 11:00\u{a0}am"]
    );
    assert_eq!(texts("Monday, 9:00 am."), ["Monday, ", "9:00 am."]);
    assert_eq!(kept("13 October 2026 to 12 January 2027"), ["13 October", "12 January"]);
    assert_eq!(kept("See my sign-ups, and sign up"), ["sign-ups,"]);
    for broken in ["2026 March", "9:00", "12:3 am", "-up", "3 Marches"] {
        assert!(kept(broken).len() < 2, "{broken}");
    }
}
